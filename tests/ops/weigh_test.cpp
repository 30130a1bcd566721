// 衆目評価: what seats and a counting hand may give, and how it ends.
#include "ops/weigh.h"

#include <doctest/doctest.h>

#include <set>

#include "ops/build.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/session_text.h"

using namespace ops;
using model::Manner;
using model::Weighing;
using support::session_text;

namespace {

struct Weighed {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  Document doc{support::small_session(ids)};
  Id board_id = doc.session().boards.begin()->first;
  Id one = lay("one"), two = lay("two"), away;

  explicit Weighed(Weighing wish = {Manner::stickers, 3}) { begin(wish); }
  const model::Board& board() const { return doc.session().boards.at(board_id); }
  Id lay(const std::string& text) {
    model::Card c;
    c.id = ids.next();
    c.text = text;
    REQUIRE(doc.apply(Add<model::Card>{board_id, c}, doc.new_action()).ok());
    return c.id;
  }
  void begin(const Weighing& wish) { REQUIRE(doc.apply_all(begin_weighing(board(), wish)).ok()); }
  void give(const std::string& seat, Id target) {
    REQUIRE_FALSE(why_no_points(board(), seat, target));
    const Ops ops = give_points(board(), seat, "", target, ids, clock.wall());
    for (const Op& op : ops)
      REQUIRE(
          (is_secret(board(), ops) ? doc.apply_aside(op) : doc.apply(op, doc.new_action())).ok());
    clock.advance(1);
  }
  int points(Id target) {
    const auto all = model::points_by_target(board());
    const auto it = all.find(target);
    return it == all.end() ? 0 : it->second;
  }
};

}  // namespace

TEST_CASE(
    "weigh: a seat gives as many stickers as it has, and one to a thing unless told otherwise") {
  Weighed w;
  CHECK(model::stickers_left(w.board(), "1") == 3);
  w.give("1", w.one);
  CHECK(why_no_points(w.board(), "1", w.one) == NoPoints::only_once);
  w.give("1", w.two);
  w.give("2", w.one);
  CHECK(model::stickers_left(w.board(), "1") == 1);
  CHECK(w.points(w.one) == 2);
  w.give("1", w.lay("three"));
  CHECK(why_no_points(w.board(), "1", w.lay("four")) == NoPoints::none_left);
  CHECK(why_no_points(w.board(), "2", w.ids.next()) == NoPoints::gone);

  Weighed several({Manner::stickers, 3, true});
  for (int n = 0; n < 3; ++n) several.give("1", several.one);
  CHECK(several.points(several.one) == 3);
}

TEST_CASE("weigh: what was given last is taken back first, until it is counted") {
  Weighed w;
  w.give("1", w.one);
  w.give("1", w.two);
  REQUIRE(w.doc.apply_all(take_points_back(w.board(), "1")).ok());
  CHECK(w.points(w.two) == 0);
  CHECK(w.points(w.one) == 1);
  w.give("2", w.one);
  REQUIRE(w.doc.apply_all(take_points_off(w.board(), w.one)).ok());
  CHECK(model::stickers_left(w.board(), "2") == 3);
  REQUIRE(w.doc.apply_all(show_points(w.board(), w.ids, w.clock.wall())).ok());
  CHECK(take_points_back(w.board(), "1").empty());
  CHECK(why_no_points(w.board(), "2", w.two) == NoPoints::not_now);
  REQUIRE(w.doc.apply_all(go_on_weighing(w.board())).ok());
  CHECK(take_points_back(w.board(), "1").size() == 1);
}

TEST_CASE("weigh: numbers from the highest down, each once, and one taken back comes again") {
  Weighed w({Manner::scale, 3});
  w.give("1", w.one);
  CHECK(w.points(w.one) == 3);
  CHECK(why_no_points(w.board(), "1", w.one) == NoPoints::only_once);
  w.give("1", w.two);
  CHECK(w.points(w.two) == 2);
  REQUIRE(w.doc.apply_all(take_points_off(w.board(), w.one)).ok());
  CHECK(model::next_points(w.board(), "1") == 3);
}

TEST_CASE("weigh: secret points are in no sum until they are shown, and then nobody's") {
  Weighed w({Manner::stickers, 3, false, true});
  w.give("1", w.one);
  w.give("2", w.one);
  w.give("2", w.two);
  CHECK(w.points(w.one) == 0);
  CHECK(model::ranks_of(w.board()).empty());
  CHECK(take_points_off(w.board(), w.one).empty());
  CHECK(model::stickers_left(w.board(), "2") == 1);
  const std::string before = session_text(w.doc.session());
  w.clock.advance(60);
  REQUIRE(w.doc.apply_all(show_points(w.board(), w.ids, w.clock.wall())).ok());
  CHECK(w.points(w.one) == 2);
  std::set<base::WallTime> times;
  for (const auto& [id, vote] : w.board().votes) {
    CHECK(vote.seat.empty());
    CHECK(vote.who.empty());
    CHECK_FALSE(vote.secret);
    times.insert(vote.made);
  }
  CHECK(times.size() == 1);
  w.doc.undo();
  CHECK(session_text(w.doc.session()) == before);
  CHECK(model::stickers_left(w.board(), "2") == 1);
}

TEST_CASE("weigh: equal points share a rank, and the next one is left out") {
  Weighed w;
  const Id three = w.lay("three");
  w.give("1", w.one);
  w.give("2", w.two);
  w.give("1", three);
  w.give("2", three);
  const auto ranks = model::ranks_of(w.board());
  REQUIRE(ranks.size() == 3);
  CHECK(ranks[0].target == three);
  CHECK(ranks[0].rank == 1);
  CHECK(ranks[1].rank == 2);
  CHECK(ranks[2].rank == 2);
}

TEST_CASE("weigh: what is put into the tray gives its points back, and can have none there") {
  Weighed w;
  w.give("1", w.one);
  REQUIRE(w.doc.apply_all(card_to_tray(w.board(), w.one)).ok());
  CHECK(w.board().votes.empty());
  CHECK(model::stickers_left(w.board(), "1") == 3);
  CHECK(why_no_points(w.board(), "1", w.one) == NoPoints::in_tray);
  w.doc.undo();
  CHECK(w.points(w.one) == 1);
  // Counted they stay, and count for nothing until it is back.
  REQUIRE(w.doc.apply_all(show_points(w.board(), w.ids, w.clock.wall())).ok());
  REQUIRE(w.doc.apply_all(card_to_tray(w.board(), w.one)).ok());
  CHECK(w.board().votes.size() == 1);
  CHECK(model::ranks_of(w.board()).empty());
}

TEST_CASE("weigh: hands are counted up and down, never below none") {
  Weighed w({Manner::hands, 3, false, true});
  CHECK_FALSE(w.board().weighing.secret);
  CHECK(why_no_points(w.board(), "1", w.one) == NoPoints::not_now);
  const auto count = [&](int by) {
    const Ops ops = count_hand(w.board(), w.one, by, w.ids, w.clock.wall());
    if (!ops.empty()) REQUIRE(w.doc.apply_all(ops).ok());
    return hands_on(w.board(), w.one);
  };
  CHECK(count(-1) == 0);
  CHECK(count(1) == 1);
  CHECK(count(1) == 2);
  CHECK(count(-1) == 1);
  CHECK(count(-1) == 0);
  CHECK(w.board().votes.empty());
  CHECK(count_hand(w.board(), w.ids.next(), 1, w.ids, w.clock.wall()).empty());
}

TEST_CASE("weigh: beginning anew and giving up are each one step that undo takes back") {
  Weighed w;
  w.give("1", w.one);
  REQUIRE(w.doc.apply_all(color_by_rank(w.board(), true)).ok());
  const std::string before = session_text(w.doc.session());
  w.begin({Manner::scale, 99});
  CHECK(w.board().votes.empty());
  CHECK(w.board().weighing.points == model::kMostPoints);
  CHECK_FALSE(w.board().weighing.by_rank);
  w.doc.undo();
  CHECK(session_text(w.doc.session()) == before);
  REQUIRE(w.doc.apply_all(drop_weighing(w.board())).ok());
  CHECK(w.board().weighing == Weighing{});
  w.doc.undo();
  CHECK(session_text(w.doc.session()) == before);
}
