#include "pages/step_clock.h"

#include <algorithm>

#include "ops/agenda.h"

namespace pages {

double StepClock::left_s(const model::Session& session, const base::Clock& clock) {
  const model::AgendaStep* step = ops::step_now(session);
  const Set now{step ? step->id : base::Id{}, session.step_began, session.step_left_s,
                session.step_paused};
  if (now != set_) {
    set_ = now;
    since_s_ = clock.now_s();
    left_then_s_ = ops::left_s(session, clock.wall());
  }
  return now.paused ? left_then_s_ : std::max(0.0, left_then_s_ - (clock.now_s() - since_s_));
}

}  // namespace pages
