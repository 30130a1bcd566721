#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "canvas/shape.h"
#include "model/invariants.h"
#include "support/session_text.h"
#include "tools/tools_desk.h"
#include "tools/turn_memory.h"

using namespace model;
using desk::ItemKind;
using tools::TurnMemory;

namespace {
constexpr double kQuarter = std::numbers::pi / 2;

struct Room : support::ToolsDesk {
  Room() : ToolsDesk(4) {}
  double turn_of(Id id) const { return board().cards.at(id).turn; }
  Id card(Vec2 pos, double turn = 0) { return ToolsDesk::card(pos, "", turn); }
  void set_turn(Id id, double turn) {
    REQUIRE(
        doc.apply_all({ops::Change<Card>{desk.board_id, id, Patch<Card>{}.set<&Card::turn>(turn)}})
            .ok());
  }
};
}  // namespace

TEST_CASE("turn to me: and back gives every card and plate the turn and place it had") {
  Room r;
  const Id a = r.card({0, 0}, 0.3), b = r.card({80, 0}, -1.2);
  const Id inner = r.island({a, b});
  const Id outer = r.island({r.card({0, 200}, 3)}, {inner});
  const std::string before = support::session_text(r.doc.session());
  TurnMemory memory;
  CHECK_FALSE(memory.can_turn_back(r.board(), outer));
  REQUIRE(memory.turn(r.desk, outer, kQuarter));
  CHECK(r.turn_of(a) == doctest::Approx(kQuarter));
  CHECK(r.board().islands.at(outer).plate_turn == doctest::Approx(kQuarter));
  CHECK(memory.can_turn_back(r.board(), outer));
  REQUIRE(memory.back(r.desk, outer));
  CHECK(support::session_text(r.doc.session()) == before);
  CHECK_FALSE(memory.can_turn_back(r.board(), outer));
  CHECK_FALSE(memory.back(r.desk, outer));
}

TEST_CASE("turn to me: the island's line follows its cards") {
  Room r;
  const Id i = r.island({r.card({0, 0}), r.card({0, 54})});
  const double wide = canvas::bounds_of(*r.scene.outline(i)).width();
  TurnMemory memory;
  REQUIRE(memory.turn(r.desk, i, std::numbers::pi));
  const base::Rect half = canvas::bounds_of(*r.scene.outline(i));
  CHECK(half.width() == doctest::Approx(wide));
  CHECK(half.max.y > 54 + 25 + 20);  // the plate lies at the other end
  REQUIRE(memory.turn(r.desk, i, kQuarter));
  CHECK(canvas::bounds_of(*r.scene.outline(i)).contains(r.board().islands.at(i).plate_pos));
  CHECK(canvas::bounds_of(*r.scene.outline(i)).width() != doctest::Approx(wide));
}

TEST_CASE("turn to me: is one step of undo, and so is the way back") {
  Room r;
  const Id a = r.card({0, 0}, 0.5), b = r.card({100, 0}, 1);
  TurnMemory memory;
  REQUIRE(memory.turn(r.desk, {}, -kQuarter));
  REQUIRE(memory.back(r.desk, {}));
  REQUIRE(r.doc.undo());
  CHECK(r.turn_of(a) == doctest::Approx(-kQuarter));
  CHECK(r.turn_of(b) == doctest::Approx(-kQuarter));
  CHECK(memory.can_turn_back(r.board(), {}));  // it faces as it was set again
  REQUIRE(r.doc.undo());
  CHECK(r.turn_of(a) == doctest::Approx(0.5));
  CHECK_FALSE(memory.can_turn_back(r.board(), {}));
}

TEST_CASE(
    "turn to me: cards of a tight grid make room, in the same step; back they lie as before") {
  Room r;
  std::vector<Id> cards;
  for (int y = 0; y < 3; ++y)
    for (int x = 0; x < 3; ++x) cards.push_back(r.card({80.0 * x - 80, 54.0 * y - 54}));
  const Id island = r.island({cards[0], cards[3], cards[6]});
  const std::string before = support::session_text(r.doc.session());
  const auto lie_apart = [&] {
    for (const Id a : cards)
      for (const Id b : cards)
        if (a < b && shape_of(r.board().cards.at(a))
                         .bounds()
                         .intersects(shape_of(r.board().cards.at(b)).bounds()))
          return false;
    return true;
  };
  TurnMemory memory;
  REQUIRE(memory.turn(r.desk, {}, kQuarter));
  CHECK(lie_apart());
  CHECK(r.board().cards.at(cards[3]).island == island);
  CHECK(r.board().cards.at(cards[4]).island.nil());
  REQUIRE(memory.back(r.desk, {}));
  CHECK(support::session_text(r.doc.session()) == before);
  REQUIRE(r.doc.undo());
  CHECK(lie_apart());
  REQUIRE(r.doc.undo());
  CHECK(support::session_text(r.doc.session()) == before);
  // Twice to different sides: back is where they were at first.
  REQUIRE(memory.turn(r.desk, {}, kQuarter));
  REQUIRE(memory.turn(r.desk, {}, std::numbers::pi));
  CHECK(lie_apart());
  REQUIRE(memory.back(r.desk, {}));
  CHECK(support::session_text(r.doc.session()) == before);
}

TEST_CASE("turn to me: a card laid elsewhere since stays there, and only turns back") {
  Room r;
  const Id a = r.card({0, 0}), b = r.card({0, 54});
  TurnMemory memory;
  REQUIRE(memory.turn(r.desk, {}, kQuarter));
  REQUIRE(r.board().cards.at(b).pos != Vec2{0, 54});
  REQUIRE(r.doc.apply_all(ops::place_card(r.board(), b, {{200, 30}, kQuarter, {}})).ok());
  REQUIRE(memory.back(r.desk, {}));
  CHECK(r.board().cards.at(a).pos == Vec2{0, 0});
  CHECK(r.board().cards.at(b).pos == Vec2{200, 30});
  CHECK(r.turn_of(b) == 0);
}

TEST_CASE("turn to me: what somebody has turned since stays as they have it") {
  Room r;
  const Id a = r.card({0, 0}, 0.5), b = r.card({100, 0}, 1);
  TurnMemory mine, yours;
  REQUIRE(mine.turn(r.desk, {}, kQuarter));
  r.set_turn(a, 2);
  REQUIRE(mine.back(r.desk, {}));
  CHECK(r.turn_of(a) == 2);
  CHECK(r.turn_of(b) == 1);

  REQUIRE(mine.turn(r.desk, {}, kQuarter));
  REQUIRE(yours.turn(r.desk, {}, -kQuarter));
  CHECK_FALSE(mine.back(r.desk, {}));  // they face you now
  REQUIRE(yours.back(r.desk, {}));
  CHECK(r.turn_of(a) == doctest::Approx(kQuarter));
  REQUIRE(mine.back(r.desk, {}));
  CHECK(r.turn_of(a) == 2);
}

TEST_CASE("turn to me: twice to different sides goes back to the first turn") {
  Room r;
  const Id a = r.card({0, 0}, 0.5);
  TurnMemory memory;
  REQUIRE(memory.turn(r.desk, {}, kQuarter));
  const Id later = r.card({200, 0}, 0.25);
  REQUIRE(memory.turn(r.desk, {}, std::numbers::pi));
  CHECK(std::abs(r.turn_of(later)) == doctest::Approx(std::numbers::pi));
  REQUIRE(memory.back(r.desk, {}));
  CHECK(r.turn_of(a) == 0.5);
  CHECK(r.turn_of(later) == 0.25);
}

TEST_CASE("turn to me: back for one island leaves the rest, and a card dragged out with it") {
  Room r;
  const Id a = r.card({0, 0}, 0.5), b = r.card({80, 0}, 1), c = r.card({400, 0}, -1);
  const Id i = r.island({a, b, r.card({0, 80}, kQuarter)});
  TurnMemory memory;
  REQUIRE(memory.turn(r.desk, {}, kQuarter));
  REQUIRE(r.doc.apply_all(ops::place_card(r.board(), b, {{400, 200}, kQuarter, {}})).ok());
  REQUIRE(memory.back(r.desk, i));
  CHECK(r.turn_of(a) == 0.5);
  CHECK(r.turn_of(b) == doctest::Approx(kQuarter));
  CHECK(r.turn_of(c) == doctest::Approx(kQuarter));
  REQUIRE(memory.back(r.desk, {}));
  CHECK(r.turn_of(b) == 1);
  CHECK(r.turn_of(c) == -1);
}

TEST_CASE("turn to me: cards gone or in the tray in the meantime are passed over") {
  Room r;
  const Id gone = r.card({0, 0}, 0.5), tray = r.card({80, 0}, 1), stays = r.card({200, 0}, 2);
  TurnMemory memory;
  REQUIRE(memory.turn(r.desk, {}, 0));
  REQUIRE(r.doc.apply_all({ops::Remove<Card>{r.desk.board_id, gone}}).ok());
  REQUIRE(r.doc.apply_all(ops::card_to_tray(r.board(), tray)).ok());
  REQUIRE(memory.back(r.desk, {}));
  CHECK(r.turn_of(tray) == 0);
  CHECK(r.turn_of(stays) == 2);
}

TEST_CASE("turn to me: a table that is only looked at turns nothing and remembers nothing") {
  Room r;
  const Id a = r.card({0, 0}, 0.5);
  TurnMemory memory;
  r.desk.read_only = true;
  CHECK_FALSE(memory.turn(r.desk, {}, 1));
  r.desk.read_only = false;
  r.set_turn(a, 1);
  CHECK_FALSE(memory.can_turn_back(r.board(), {}));
  CHECK_FALSE(memory.turn(r.desk, {}, 1));  // faces that way already
  CHECK_FALSE(memory.turn(r.desk, r.ids.next(), 2));
}

TEST_CASE("desk: things face the nearest seat, and where there are none the nearest edge") {
  Room r;
  const double w = r.camera.window_px.w, h = r.camera.window_px.h;
  const auto facing = [&](double x, double y) { return r.desk.facing(r.camera.to_map({x, y})); };
  // One at the bottom, one at the top, one at the right; nobody sits at the left.
  r.desk.seats = {{{w * 0.1, h}, 0}, {{w * 0.9, 0}, std::numbers::pi}, {{w, h * 0.6}, -kQuarter}};
  CHECK(facing(w * 0.05, h * 0.5) == 0);  // nearest edge: the left one
  CHECK(facing(w * 0.97, h * 0.02) == doctest::Approx(std::numbers::pi));
  CHECK(facing(w * 0.8, h * 0.98) == doctest::Approx(-kQuarter));
  r.desk.mount = desk::Mount::wall;
  CHECK(facing(w * 0.97, h * 0.02) == 0);
  r.desk.mount = desk::Mount::table;
  r.desk.seats.clear();
  CHECK(facing(w * 0.05, h * 0.5) == doctest::Approx(kQuarter));
}

TEST_CASE("desk: a seat is found where it is seen, whatever the view shows of the map") {
  Room r;
  const double w = r.camera.window_px.w, h = r.camera.window_px.h;
  r.desk.seats = {{{w / 2, h}, 0}, {{w / 2, 0}, std::numbers::pi}};
  const Vec2 place = r.camera.to_map({w / 2, h * 0.9});
  CHECK(r.desk.facing(place) == 0);
  r.camera.scale *= 2;
  r.camera.centre = place - Vec2{0, -20};
  CHECK(std::abs(r.desk.facing(r.camera.to_map({w / 2, h * 0.1}))) ==
        doctest::Approx(std::numbers::pi));
}
