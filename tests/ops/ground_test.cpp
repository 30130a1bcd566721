#include "ops/ground.h"

#include <doctest/doctest.h>

#include "ops/agenda.h"
#include "ops/document.h"
#include "ops/evening.h"
#include "ops/op.h"
#include "support/manual_clock.h"

using model::AgendaStep;
using model::Step;

namespace {

model::Ground three() {
  model::Ground g;
  g.columns = {{"市の役割"}, {"いっしょに"}, {"市民の役割"}};
  g.size = ops::ground_size(g);
  return g;
}

AgendaStep planned(Step step, int minutes) {
  AgendaStep out;
  out.step = step;
  out.minutes = minutes;
  return out;
}

struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{[this] {
    model::Session s;
    s.id = ids.next();
    model::Board b;
    b.id = ids.next();
    s.boards.emplace(b.id, b);
    return s;
  }()};

  const model::Session& s() const { return doc.session(); }
  const model::Board& board() const { return *s().boards_in_order().front(); }
  void apply(const ops::Ops& all) {
    REQUIRE_FALSE(all.empty());
    const auto done = doc.apply_all(all);
    REQUIRE_MESSAGE(done.ok(), done.error().text());
  }
  void lay(base::Vec2 pos) {
    model::Card card;
    card.id = ids.next();
    card.pos = pos;
    apply({ops::Add<model::Card>{board().id, card}});
  }
  base::Id ask(const std::string& question) {
    apply(ops::add_board(s(), ids));
    const base::Id board = s().boards_in_order().back()->id;
    apply(ops::write_question(s(), board, question, ids));
    return s().board(board)->question;
  }
  std::vector<Step> steps_of(base::Id question) const {
    std::vector<Step> out;
    for (const AgendaStep* step : s().agenda_in_order())
      if (step->question == question) out.push_back(step->step);
    return out;
  }
};

const ops::Plan kPlan{{planned(Step::opening, 5)},
                      {planned(Step::write, 10), planned(Step::gather, 15)},
                      {planned(Step::present, 10)}};

}  // namespace

TEST_CASE("ground: thirty cards have room in each of three fields, beside one another") {
  const model::Ground g = three();
  for (const model::GroundField field : model::fields_of(g)) {
    const base::Rect area = model::area_of(g, field);
    const int across = int(area.width() / (model::kCardSize.w + 4)),
              down = int(area.height() / (model::kCardSize.h + 4));
    CHECK(across * down >= 30);
  }
}

TEST_CASE("ground: it is put under a board, and taken off, as one action") {
  Table t;
  t.apply(ops::put_ground(t.board(), three()));
  CHECK(t.board().ground == three());
  CHECK(ops::put_ground(t.board(), three()).empty());
  t.apply(ops::put_ground(t.board(), {}));
  CHECK_FALSE(model::has_ground(t.board()));
  REQUIRE(t.doc.undo());
  CHECK(t.board().ground == three());
}

TEST_CASE("ground: under cards that lie there already it reaches as far as they do") {
  Table t;
  CHECK(ops::ground_under(t.board(), three()).middle == base::Vec2{0, 0});
  t.lay({3000, 100});
  t.lay({1000, 500});
  const model::Ground g = ops::ground_under(t.board(), three());
  for (const auto& [id, card] : t.board().cards) CHECK(model::area_of(g).contains(card.pos));
  CHECK(g.size.w >= three().size.w);
  CHECK(g.size.h >= three().size.h);
}

TEST_CASE("ground: a zone gets another name; a part that is not there gets none") {
  using Kind = model::GroundPart::Kind;
  Table t;
  CHECK(ops::name_ground(t.board(), {Kind::column, 0}, "市").empty());
  t.apply(ops::put_ground(t.board(), three()));
  t.apply(ops::name_ground(t.board(), {Kind::column, 1}, "みんなで"));
  CHECK(t.board().ground.columns[1].name == "みんなで");
  CHECK(ops::name_ground(t.board(), {Kind::column, 1}, "みんなで").empty());
  CHECK(ops::name_ground(t.board(), {Kind::column, 3}, "x").empty());
}

TEST_CASE(
    "ground: a plan puts its own under boards that have none or no card, and leaves the others "
    "theirs") {
  Table t;
  ops::Plan plan = kPlan;
  plan.ground = three();
  t.apply(ops::take_plan(t.s(), plan, t.ids));
  CHECK(t.board().ground.columns == three().columns);
  t.apply(ops::name_ground(t.board(), {}, "OURS"));
  t.lay({0, 0});
  t.apply(ops::take_plan(t.s(), plan, t.ids));
  CHECK(t.board().ground.columns[0].name == "OURS");
  t.apply(ops::take_plan(t.s(), kPlan, t.ids));
  CHECK(model::has_ground(t.board()));
}

TEST_CASE("ground: a board added later has what lies under all others") {
  Table t;
  t.apply(ops::add_board(t.s(), t.ids));
  CHECK_FALSE(model::has_ground(*t.s().boards_in_order().back()));
  for (const model::Board* board : t.s().boards_in_order())
    t.apply(ops::put_ground(*board, three()));
  t.apply(ops::add_board(t.s(), t.ids));
  CHECK(t.s().boards_in_order().back()->ground == three());
}

TEST_CASE(
    "agenda: a question asked later has the steps of the one before it, before the evening's end") {
  Table t;
  t.apply(ops::write_question(t.s(), t.board().id, "なぜ？", t.ids));
  t.apply(ops::take_plan(t.s(), kPlan, t.ids));
  const base::Id second = t.ask("どうやって？");
  CHECK(t.steps_of(second) == std::vector<Step>{Step::write, Step::gather});
  const auto all = t.s().agenda_in_order();
  REQUIRE(all.size() == 6);
  CHECK(all[0]->step == Step::opening);
  CHECK(all[3]->question == second);
  CHECK(all[4]->minutes == 15);
  CHECK(all[5]->step == Step::present);
  CHECK(t.steps_of(t.ask("だれが？")).size() == 2);
  t.apply(ops::write_question(t.s(), t.board().id, "なぜ、いま？", t.ids));
  CHECK(t.s().agenda.size() == 8);
}

TEST_CASE("agenda: steps planned for a question yet to come are its own once it is asked") {
  Table t;
  t.apply(ops::write_question(t.s(), t.board().id, "なぜ？", t.ids));
  t.apply(ops::add_board(t.s(), t.ids));
  t.apply(ops::take_plan(t.s(), kPlan, t.ids));
  REQUIRE(t.s().agenda.size() == 6);
  const base::Id board = t.s().boards_in_order().back()->id;
  t.apply(ops::write_question(t.s(), board, "どうやって？", t.ids));
  CHECK(t.s().agenda.size() == 6);
  CHECK(t.steps_of(t.s().board(board)->question) == std::vector<Step>{Step::write, Step::gather});
}

TEST_CASE("agenda: where none leads, a question asked later has no steps") {
  Table t;
  t.ask("なぜ？");
  CHECK(t.s().agenda.empty());
}
