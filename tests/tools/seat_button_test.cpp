// The button beside what is written on the table: where it lies, and what a tap on it does.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "desk/claim.h"
#include "ops/build.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using desk::ItemKind;
using desk::ItemRef;

namespace {

struct Written {
  std::optional<ItemRef> thing;
  Vec2 px;
};

/// A table of 1000 × 560 mm above its bar, one pixel a millimetre, with seats that take everything.
struct Room : support::ToolsDesk, desk::TakesToSeats {
  tools::Toolbox table{desk};
  std::vector<Written> asked;
  bool takes = true;

  Room() : ToolsDesk(1) {
    camera.window_px = {1000, 600};
    desk.bar_px = 40;
    desk.to_seats = this;
    table.set_messages(base::Messages());
  }
  bool take_card(Id, Vec2) override { return false; }
  bool write(std::optional<ItemRef> thing, const base::TurnedRect& there) override {
    asked.push_back({thing, there.centre * camera.px_per_mm});
    return takes;
  }
  Id card(Vec2 pos, double turn = 0) { return ToolsDesk::card(pos, "card", turn); }
  void gesture(input::GestureKind kind, Vec2 px) {
    input::Gesture g;
    g.kind = kind;
    g.pos_px = px;
    tools::TouchedThing button;
    button.tool = &table.seat_button();
    table.on_gesture(g, button);
  }
  struct Place {
    Vec2 centre_px;
    double size_px = 0, turn = 0;
  };
  std::optional<Place> place() {
    const auto b = table.seat_button().button();
    if (!b) return {};
    const double mm = camera.px_per_mm;
    return Place{b->place.centre * mm, b->place.size.w * mm, b->place.turn};
  }
  void tap_button() {
    const auto there = place();
    REQUIRE(there);
    REQUIRE(table.touched(there->centre_px).tool == &table.seat_button());
    gesture(input::GestureKind::press, there->centre_px);
    gesture(input::GestureKind::release, there->centre_px);
  }
  base::Rect window() const { return {{0, 0}, {1000, 560}}; }
};

}  // namespace

TEST_CASE("seat button: it is there while something is written, and not longer") {
  Room r;
  const Id id = r.card({0, 0});
  CHECK_FALSE(r.place());
  r.table.editor().begin({ItemKind::card, id});
  const auto there = r.place();
  REQUIRE(there);
  CHECK(there->size_px >= 12);
  CHECK(there->centre_px.x > r.camera.to_px({kCardSize.w / 2, 0}).x);
  r.table.editor().finish();
  CHECK_FALSE(r.place());
  r.table.editor().begin({ItemKind::card, id});
  r.desk.to_seats = nullptr;
  CHECK_FALSE(r.place());
}

TEST_CASE(
    "seat button: turned as the thing, inside the window and under no seat, wherever that is") {
  const double pi = std::numbers::pi;
  for (const double turn : {0.0, pi / 2, pi, -pi / 2, 0.4})
    for (const Vec2 pos : {Vec2{0, 0}, {460, 240}, {-470, -280}, {470, -270}, {-480, 250}}) {
      CAPTURE(turn);
      CAPTURE(pos.x);
      Room r;
      r.desk.covered_px = {
          {{417, 412}, {583, 560}}, {{0, 200}, {148, 366}}, {{417, 0}, {583, 148}}};
      r.table.editor().begin({ItemKind::card, r.card(pos, turn)});
      const auto there = r.place();
      REQUIRE(there);
      CHECK(std::abs(base::normal_angle(there->turn - turn)) < 1e-4);
      const base::Rect disc =
          base::Rect::around(there->centre_px, {there->size_px, there->size_px});
      CHECK(r.window().common(disc) == disc);
      for (const base::Rect& seat : r.desk.covered_px) CHECK_FALSE(seat.intersects(disc));
      const base::TurnedRect shape = shape_of(r.board().cards.begin()->second);
      CHECK_FALSE(shape.contains(r.camera.to_map(there->centre_px), there->size_px / 2 - 0.01));
    }
}

TEST_CASE("seat button: where seats cover the whole table there is none") {
  Room r;
  r.table.editor().begin({ItemKind::card, r.card({0, 0})});
  r.desk.covered_px = {{{0, 0}, {1000, 600}}};
  CHECK_FALSE(r.place());
}

TEST_CASE(
    "seat button: a tap hands the thing to a seat and ends the editor, what was typed stays") {
  Room r;
  const Id a = r.card({0, 0}), b = r.card({100, 0});
  const auto made = ops::make_island(r.board(), {a, b}, {}, 0, r.ids, 0);
  REQUIRE(r.doc.apply_all(made.ops).ok());
  r.scene.show(&r.board());
  r.table.editor().begin({ItemKind::island, made.id});
  r.table.editor().type("Half");
  r.tap_button();
  REQUIRE(r.asked.size() == 1);
  CHECK(r.asked[0].thing == ItemRef{ItemKind::plate, made.id});
  CHECK_FALSE(r.table.editor().active());
  CHECK(r.board().islands.at(made.id).plate == "Half");
}

TEST_CASE("seat button: an empty card just made is not taken along, and leaves nothing behind") {
  Room r;
  r.table.new_card();
  REQUIRE(r.board().cards.size() == 1);
  r.tap_button();
  REQUIRE(r.asked.size() == 1);
  CHECK_FALSE(r.asked[0].thing);
  CHECK(r.board().cards.empty());
  // With a letter on it, it is.
  r.table.new_card();
  r.table.editor().type("x");
  r.tap_button();
  REQUIRE(r.asked.size() == 2);
  CHECK(r.asked[1].thing == ItemRef{ItemKind::card, r.board().cards.begin()->first});
  CHECK(r.board().cards.size() == 1);
}

TEST_CASE(
    "seat button: lifted beside it or taken for a palm it does nothing; refused, one goes on") {
  Room r;
  r.table.editor().begin({ItemKind::card, r.card({0, 0})});
  const Vec2 there = r.place()->centre_px;
  r.gesture(input::GestureKind::press, there);
  r.gesture(input::GestureKind::drag_end, there + Vec2{40, 0});
  r.gesture(input::GestureKind::press, there);
  r.gesture(input::GestureKind::cancelled, there);
  CHECK(r.asked.empty());
  r.takes = false;
  r.tap_button();
  CHECK(r.asked.size() == 1);
  CHECK(r.table.editor().active());
}

namespace {

/// Nobody has used a keyboard of the machine's.
struct FingersOnly : Room {
  FingersOnly() { table.editor().set_keys_there(false); }
  void tap(input::GestureKind kind, ItemRef item, input::Pointer with = input::Pointer::finger) {
    input::Gesture g;
    g.kind = kind;
    g.pointer = with;
    const auto& map = board();
    g.pos_px = camera.to_px(item.kind == ItemKind::card ? map.cards.at(item.id).pos
                                                        : map.islands.at(item.id).plate_pos);
    table.on_gesture(g, {item});
  }
  Id island() {
    const auto made = ops::make_island(board(), {card({0, 0}), card({100, 0})}, {}, 0, ids, 0);
    REQUIRE(doc.apply_all(made.ops).ok());
    scene.show(&board());
    return made.id;
  }
};

}  // namespace

TEST_CASE("editor: with fingers alone a double tap sends a card to a seat at once") {
  FingersOnly r;
  const ItemRef card{ItemKind::card, r.card({30, 20}, 0.5)};
  r.tap(input::GestureKind::tap, card);
  CHECK(r.asked.empty());
  r.tap(input::GestureKind::double_tap, card);
  REQUIRE(r.asked.size() == 1);
  CHECK(r.asked[0].thing == card);
  CHECK(base::distance(r.asked[0].px, r.camera.to_px({30, 20})) < 0.01);
  CHECK_FALSE(r.table.editor().active());
  CHECK(r.desk.written.empty());
  SUBCASE("with a mouse or a keyboard it is written in place") {
    r.tap(input::GestureKind::double_tap, card, input::Pointer::mouse);
    CHECK(r.table.editor().active());
    r.table.editor().finish();
    r.table.editor().set_keys_there(true);
    r.tap(input::GestureKind::double_tap, card);
    CHECK(r.table.editor().active());
    CHECK(r.asked.size() == 1);
  }
  SUBCASE("where no seat takes it, in place, too") {
    r.takes = false;
    r.tap(input::GestureKind::double_tap, card);
    CHECK(r.asked.size() == 2);
    CHECK(r.table.editor().active());
  }
  SUBCASE("where somebody writes on it already, nobody else does, which is said") {
    desk::Claim other(r.desk);
    other.take(card.id);
    r.tap(input::GestureKind::double_tap, card);
    CHECK(r.asked.size() == 1);
    CHECK_FALSE(r.table.editor().active());
    CHECK(r.desk.notices.take().size() == 1);
  }
  SUBCASE("where nothing may be changed nothing happens") {
    r.desk.read_only = true;
    r.tap(input::GestureKind::double_tap, card);
    CHECK(r.asked.size() == 1);
    CHECK_FALSE(r.table.editor().active());
  }
}

TEST_CASE("editor: with fingers alone one tap on an empty plate, or its menu, leads to a seat") {
  FingersOnly r;
  const Id island = r.island();
  const ItemRef plate{ItemKind::plate, island}, thing{ItemKind::island, island};
  r.tap(input::GestureKind::tap, thing);
  REQUIRE(r.asked.size() == 1);
  CHECK(r.asked[0].thing == plate);
  // The second of two quick taps asks for nothing more.
  desk::Claim seat(r.desk);
  seat.take(island);
  r.tap(input::GestureKind::double_tap, thing);
  CHECK(r.asked.size() == 1);
  CHECK(r.desk.notices.take().empty());
  seat.drop();
  tools::carry_out({.does = tools::MenuChoice::Does::edit}, thing, {}, r.desk, r.table.editor());
  CHECK(r.asked.size() == 2);
  CHECK(r.asked[1].thing == plate);
}
