#include "pages/go_to_step.h"

#include <cmath>

#include "base/log.h"
#include "ops/agenda.h"
#include "ops/op.h"
#include "pages/show_board.h"
#include "pages/use_tool.h"

namespace pages {

namespace {

void apply(Surroundings& around, Sitting& sitting, const ops::Ops& ops) {
  for (const ops::Op& op : ops)
    if (const auto done = sitting.open->doc().apply_aside(op); !done)
      base::log_warning("the step could not be changed: " + done.error().text());
  around.due.panels = true;
}

void show_question(Surroundings& around, Sitting& sitting, base::Id question) {
  for (const model::Board* board : sitting.open->session().boards_in_order())
    if (board->question == question) return show_board(around, sitting, board->id);
}

}  // namespace

void go_to_step(Surroundings& around, Sitting& sitting, const model::AgendaStep& step) {
  const base::Id question = step.question;
  const int round = ops::gathering(sitting.open->session(), step);
  apply(around, sitting,
        ops::begin_step(sitting.open->session(), step.id, around.clock.wall()));
  if (!question.nil() && sitting.board().question != question)
    show_question(around, sitting, question);
  // Gathered once more on the same board; nobody who comes back to the step begins another round.
  if (sitting.board().question == question && sitting.board().round < round)
    begin_next_round(sitting);
}

void set_step_clock(Surroundings& around, Sitting& sitting, double left_s, bool paused) {
  apply(around, sitting,
        ops::set_clock(sitting.open->session(), int(std::ceil(left_s - 1e-6)), paused,
                       around.clock.wall()));
}

}  // namespace pages
