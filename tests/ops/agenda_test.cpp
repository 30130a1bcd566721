#include "ops/agenda.h"

#include <doctest/doctest.h>

#include "model/invariants.h"
#include "ops/document.h"
#include "ops/evening.h"
#include "support/manual_clock.h"

using model::AgendaStep;
using model::Step;

namespace {

AgendaStep planned(Step step, int minutes) {
  AgendaStep out;
  out.step = step;
  out.minutes = minutes;
  return out;
}

/// Two questions, each with a board, and a plan of six steps for them.
struct Evening {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{[this] {
    model::Session s;
    s.id = ids.next();
    for (int n = 0; n < 2; ++n) {
      model::Question q;
      q.id = ids.next();
      q.order = n;
      model::Board b;
      b.id = ids.next();
      b.order = n;
      b.question = q.id;
      s.questions.emplace(q.id, q);
      s.boards.emplace(b.id, b);
    }
    return s;
  }()};

  Evening() {
    const ops::Plan plan{{planned(Step::opening, 5)},
                         {planned(Step::write, 10), planned(Step::gather, 15)},
                         {planned(Step::present, 0)}};
    REQUIRE(doc.apply_all(ops::take_plan(doc.session(), plan, ids)).ok());
  }
  const model::Session& s() const { return doc.session(); }
  void aside(const ops::Ops& all) {
    for (const ops::Op& op : all) REQUIRE(doc.apply_aside(op).ok());
  }
  void next() { aside(ops::begin_step(s(), ops::step_beside(s(), 1)->id, clock.wall())); }
};

}  // namespace

TEST_CASE("agenda: a plan gives each question its steps, between those of the whole evening") {
  Evening e;
  std::vector<Step> steps;
  for (const AgendaStep* step : e.s().agenda_in_order()) steps.push_back(step->step);
  CHECK(steps == std::vector{Step::opening, Step::write, Step::gather, Step::write, Step::gather,
                             Step::present});
  const auto all = e.s().agenda_in_order();
  const auto boards = e.s().boards_in_order();
  CHECK(all[0]->question.nil());
  CHECK(all[2]->question == boards[0]->question);
  CHECK(all[3]->question == boards[1]->question);
  CHECK(ops::step_now(e.s()) == nullptr);
  CHECK(model::broken_invariants(e.s()).empty());
  // It is one step of undo.
  CHECK(e.doc.undo());
  CHECK(e.s().agenda.empty());
  CHECK(ops::step_beside(e.s(), 1) == nullptr);
}

TEST_CASE("agenda: next and back lead from step to step, and no farther") {
  Evening e;
  CHECK(ops::step_beside(e.s(), -1) == nullptr);
  for (int n = 0; n < 6; ++n) e.next();
  CHECK(ops::step_now(e.s())->step == Step::present);
  CHECK(ops::step_beside(e.s(), 1) == nullptr);
  CHECK(ops::step_beside(e.s(), -1)->step == Step::gather);
  // The boards remember where their tables stand, but never at what is no step of the method.
  for (const auto& [id, board] : e.s().boards) CHECK(board.step == Step::gather);
}

TEST_CASE("agenda: undo takes back what was planned, never where the evening is") {
  Evening e;
  e.next();
  e.next();
  CHECK(e.doc.undo());  // the plan
  CHECK(e.s().agenda.empty());
  CHECK(ops::step_now(e.s()) == nullptr);
  CHECK(ops::left_s(e.s(), e.clock.wall()) == 0);
  CHECK(e.doc.redo());
  CHECK(ops::step_now(e.s())->step == Step::write);
  CHECK(model::broken_invariants(e.s()).empty());
}

TEST_CASE("agenda: the clock of a step runs, stands still and is given more") {
  Evening e;
  e.next();
  CHECK(ops::left_s(e.s(), e.clock.wall()) == 300);
  e.clock.advance(60);
  CHECK(ops::left_s(e.s(), e.clock.wall()) == 240);
  e.aside(ops::set_clock(e.s(), 240, true, e.clock.wall()));
  e.clock.advance(1000);
  CHECK(ops::left_s(e.s(), e.clock.wall()) == 240);
  e.aside(ops::set_clock(e.s(), 240 + 60, false, e.clock.wall()));
  CHECK(ops::left_s(e.s(), e.clock.wall()) == 300);
  e.clock.advance(10000);
  CHECK(ops::left_s(e.s(), e.clock.wall()) == 0);
}

TEST_CASE("agenda: a clock set back gives nobody more than the step had") {
  Evening e;
  e.next();
  CHECK(ops::left_s(e.s(), e.clock.wall() - 3600 * 1000) == 300);
  CHECK(ops::left_s(e.s(), 0) == 300);
}

TEST_CASE("agenda: a plan taken anew replaces the one before, and the evening is at none") {
  Evening e;
  e.next();
  REQUIRE(e.doc.apply_all(ops::take_plan(e.s(), {{}, {planned(Step::write, 3)}, {}}, e.ids)).ok());
  CHECK(e.s().agenda.size() == 2);
  CHECK(ops::step_now(e.s()) == nullptr);
  REQUIRE(e.doc.apply_all(ops::take_plan(e.s(), {}, e.ids)).ok());
  CHECK(e.s().agenda.empty());
  CHECK(e.doc.undo());
  CHECK(e.doc.undo());
  CHECK(e.s().agenda.size() == 6);
  CHECK(ops::step_now(e.s())->step == Step::opening);
}

TEST_CASE("agenda: a question that goes takes its steps with it") {
  Evening e;
  const base::Id second = e.s().boards_in_order()[1]->id;
  REQUIRE(e.doc.apply_all(ops::remove_board(e.s(), second)).ok());
  CHECK(e.s().agenda.size() == 4);
  CHECK(model::broken_invariants(e.s()).empty());
  CHECK(e.doc.undo());
  CHECK(e.s().agenda.size() == 6);
}

TEST_CASE(
    "agenda: a step of minutes beyond all evenings, or of a question that is not there, is "
    "refused") {
  Evening e;
  AgendaStep step = planned(Step::write, model::kMaxMinutes + 1);
  step.id = e.ids.next();
  CHECK_FALSE(e.doc.apply_all({ops::Add<AgendaStep>{{}, step}}).ok());
  step.minutes = 1;
  step.question = e.ids.next();
  CHECK_FALSE(e.doc.apply_all({ops::Add<AgendaStep>{{}, step}}).ok());
  step.question = {};
  CHECK(e.doc.apply_all({ops::Add<AgendaStep>{{}, step}}).ok());
  CHECK(ops::begin_step(e.s(), e.ids.next(), 0).empty());
}

TEST_CASE("agenda: what lies by itself is counted: outermost islands, and cards in none") {
  support::ManualClock clock;
  base::IdSource ids(clock, 7);
  model::Board board;
  const auto island = [&](base::Id parent) {
    model::Island i;
    i.id = ids.next();
    i.parent = parent;
    board.islands.emplace(i.id, i);
    return i.id;
  };
  const auto card = [&](base::Id in, model::Place place) {
    model::Card c;
    c.id = ids.next();
    c.island = in;
    c.place = place;
    board.cards.emplace(c.id, c);
  };
  const base::Id outer = island({}), inner = island(outer);
  card(inner, model::Place::table);
  card({}, model::Place::table);
  card({}, model::Place::tray);
  CHECK(ops::bundles(board) == 2);
}
