// choose: what a tap on a face, a number or a choice of the questionnaire does, at seats and on the sheet alike. Pure.
#pragma once

#include <set>

#include "model/session.h"

namespace ops {

/// Chooses `value`, or takes it back where it was chosen; of all but several choices only one stays. True: it is
/// chosen now.
bool choose(std::set<int>& values, model::InquiryKind kind, int value);

}  // namespace ops
