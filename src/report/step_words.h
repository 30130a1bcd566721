// What a step of the evening is called and asks of the people, in plain words: on the rail and at the
// seats, and in the report.
#pragma once

#include <string>

#include "base/messages.h"
#include "model/session.h"

namespace report {

/// One word: 書く.
const char* step_name(const base::Messages& tr, model::Step step);
/// One sentence, what to do now: the step's own where the agenda has no other words for it.
std::string step_sentence(const base::Messages& tr, const model::AgendaStep& step);
/// The same of the evening's last step, with what has been made.
std::string closing_sentence(const base::Messages& tr, const model::Session& session,
                             const model::AgendaStep& step);

}  // namespace report
