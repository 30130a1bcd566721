// The evening's agenda as ops: what is planned, and where the evening is. What is planned is an action
// like any other; where the evening is goes beside the history (Document::apply_aside): no undo
// meant for a card turns the clock back, next and back do. Pure; times are handed in.
#pragma once

#include <vector>

#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

/// What a template asks for: steps before the questions, of each of them, and after them, and what lies
/// under the cards of each board. Ids, orders and questions of these are nobody's yet.
struct Plan {
  std::vector<model::AgendaStep> begin, each, end;
  model::Ground ground{};  // without columns: none
};

/// The whole agenda is this one from now on, and its first step is still to come. An empty plan: there
/// is none any more. Its ground comes under the boards that have none, or no card yet.
Ops take_plan(const model::Session&, const Plan&, base::IdSource&);

/// A question asked later has the steps of the last one before it that has any, behind those; where the
/// plan has some for a question yet to come, these. None where it has its own, or no agenda leads.
Ops plan_question(const model::Session&, const model::Question&, base::IdSource&);

/// The step under way; null: none.
const model::AgendaStep* step_now(const model::Session&);
/// The one so many places further (`by` −1 or 1), the first where none is under way; null: none.
const model::AgendaStep* step_beside(const model::Session&, int by);
/// The how manieth time its question's cards are gathered in this step; 0: it is no such step.
int gathering(const model::Session&, const model::AgendaStep&);
/// What is left of the step under way, s; never less than 0, nor more than there was: a clock set back
/// gives nobody more time.
int left_s(const model::Session&, base::WallTime now);

/// This step is under way from now on, with all of its minutes, and the boards of its question stand
/// at it.
Ops begin_step(const model::Session&, base::Id step, base::WallTime now);
/// So much is left of it now, s, and its clock goes on or stands still.
Ops set_clock(const model::Session&, int left_s, bool paused, base::WallTime now);

/// What still lies by itself on the board: its outermost islands, and the cards in none.
int bundles(const model::Board&);

}  // namespace ops
