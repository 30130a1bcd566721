// The evening's steps, gone to by the rail or because the hall asks for it.
#pragma once

#include "pages/sitting.h"

namespace pages {

/// The step becomes the one under way, and a board of its question is shown.
void go_to_step(Surroundings& around, Sitting& sitting, const model::AgendaStep& step);
/// So much is left of the step under way, s.
void set_step_clock(Surroundings& around, Sitting& sitting, double left_s, bool paused);

}  // namespace pages
