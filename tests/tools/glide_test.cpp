#include <doctest/doctest.h>

#include "canvas/scene.h"
#include "model/invariants.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using desk::ItemKind;
using desk::ItemRef;
using input::GestureKind;

namespace {

/// Gestures as the recogniser would give them, and time by hand.
struct Thrown : support::ToolsDesk {
  tools::Toolbox table{desk};

  Thrown() : ToolsDesk(4) { desk.bar_px = 40; }
  void gesture(GestureKind kind, ItemRef item, Vec2 delta_mm = {}, Vec2 velocity_mm_s = {}) {
    input::Gesture g;
    g.kind = kind;
    g.finger = 1;
    g.delta_px = delta_mm * camera.scale;
    g.velocity_px_s = velocity_mm_s * camera.scale;
    g.pos_px = camera.to_px({});
    g.time_s = clock.now_s();
    table.on_gesture(g, {item});
  }
  void flick(ItemRef item, Vec2 way, Vec2 velocity) {
    gesture(GestureKind::press, item);
    gesture(GestureKind::drag_begin, item, way);
    gesture(GestureKind::drag_end, item, {}, velocity);
  }
  void wait(double s) {
    for (; s > 1e-9; s -= 0.01) {
      clock.advance(0.01);
      table.tick(clock.now_s());
    }
  }
  Vec2 seen(Id card) {
    const Card& c = board().cards.at(card);
    const auto pose = scene.pose_of({ItemKind::card, card});
    return pose ? pose->apply(c.pos) : c.pos;
  }
};

}  // namespace

TEST_CASE("glide: what is let go lies at once where it will rest, and in its island") {
  Thrown t;
  const Id a = t.card({-150, 0}), b = t.card({120, 0}), c = t.card({120, 60});
  const Id island = t.island({b, c});
  const ItemRef card{ItemKind::card, a};
  t.flick(card, {60, 10}, {1300, 0});
  REQUIRE(t.scene.holds_anything());
  const Card there = t.board().cards.at(a);
  CHECK(there.island == island);
  CHECK(base::distance(t.seen(a), {-90, 10}) < 1);
  t.wait(2);
  CHECK_FALSE(t.scene.holds_anything());
  CHECK(t.board().cards.at(a).pos == there.pos);
  CHECK(t.board().cards.at(a).island == island);
}

TEST_CASE("glide: a card on its way counts for rings and drops as lying where it will rest") {
  Thrown t;
  const Id a = t.card({-150, 0});
  t.flick({ItemKind::card, a}, {10, 0}, {900, 0});
  const Vec2 rest = t.board().cards.at(a).pos;
  REQUIRE(t.scene.holds_anything());
  REQUIRE(base::distance(t.seen(a), rest) > 40);
  CHECK(t.scene.card_at(rest, {}) == a);
  const auto round = [&](Vec2 p) {
    return t.scene
        .enclosed_by({p + Vec2{-60, -50}, p + Vec2{60, -50}, p + Vec2{60, 50}, p + Vec2{-60, 50}})
        .cards;
  };
  CHECK(round(rest) == std::vector<Id>{a});
  CHECK(t.scene.hit(t.seen(a), 1) == ItemRef{ItemKind::card, a});
  // In a hand it is nobody's.
  t.gesture(GestureKind::press, {ItemKind::card, a});
  CHECK_FALSE(t.scene.card_at(rest, {}));
  CHECK(round(rest).empty());
}

TEST_CASE("glide: caught on its way it is where it is seen; undone on its way it turns back") {
  Thrown t;
  const Id a = t.card({-150, 0});
  const ItemRef card{ItemKind::card, a};
  t.flick(card, {10, 0}, {900, 0});
  t.wait(0.1);
  const Vec2 seen = t.seen(a);
  SUBCASE("caught") {
    t.gesture(GestureKind::press, card);
    t.wait(0.5);
    CHECK(base::distance(t.seen(a), seen) < 0.01);
    t.gesture(GestureKind::release, card);
    t.wait(2);
    CHECK(base::distance(t.board().cards.at(a).pos, seen) < 0.01);
  }
  SUBCASE("undone") {
    t.doc.undo();
    t.wait(0.01);
    CHECK(base::distance(t.seen(a), seen) < 20);
    CHECK(t.board().cards.at(a).pos == Vec2{-150, 0});
    t.wait(2);
    CHECK(t.seen(a) == Vec2{-150, 0});
  }
  SUBCASE("gone into the tray") {
    REQUIRE(t.desk.apply(ops::card_to_tray(t.board(), a)));
    t.wait(0.02);
  }
  SUBCASE("gone altogether") {
    t.doc.undo();
    t.doc.undo();
    CHECK(t.board().cards.empty());
    CHECK(t.scene.visible_items(t.desk.table()).empty());
    t.wait(0.02);
  }
  t.wait(1);
  CHECK_FALSE(t.scene.holds_anything());
}

TEST_CASE(
    "held: what was undone away under a finger is named by nobody, and comes back with redo") {
  Thrown t;
  const Id a = t.card({0, 0});
  const ItemRef card{ItemKind::card, a};
  t.gesture(GestureKind::press, card);
  t.gesture(GestureKind::drag_begin, card, {30, 0});
  REQUIRE(t.scene.visible_items(t.desk.table()) == std::vector<ItemRef>{card});
  t.doc.undo();
  CHECK(t.scene.visible_items(t.desk.table()).empty());
  CHECK_FALSE(t.scene.hit({30, 0}, 4));
  canvas::DrawList list;
  std::vector<base::Rect> bounds;
  t.scene.paint_held(4, list, bounds);
  CHECK(list.entries.empty());
  t.doc.redo();
  CHECK(t.scene.visible_items(t.desk.table()) == std::vector<ItemRef>{card});
  t.gesture(GestureKind::drag_end, card);
  CHECK(base::distance(t.board().cards.at(a).pos, {30, 0}) < 0.01);
}

TEST_CASE("island: turned so that the table has no room for it, it faces as before") {
  Thrown t;
  t.camera.window_px = {1600, 700};
  std::vector<Id> cards;
  for (const double x : {-140.0, -50.0, 40.0, 130.0}) cards.push_back(t.card({x, 20}));
  const Id island = t.island(cards);
  const ItemRef root{ItemKind::island, island};
  t.gesture(GestureKind::press, root);
  input::Gesture turn;
  turn.kind = GestureKind::turn;
  turn.turn_rad = 1.5;
  turn.pos_px = t.camera.to_px({});
  t.table.on_gesture(turn, {root});
  t.gesture(GestureKind::drag_end, root);
  t.wait(2);
  const ops::Sight sight = t.desk.sight();
  for (const Id c : cards) {
    CHECK(ops::whole_in_sight(sight, shape_of(t.board().cards.at(c)).bounds()));
    CHECK(t.board().cards.at(c).turn == doctest::Approx(0));
  }
  CHECK(ops::whole_in_sight(sight, plate_shape_of(t.board().islands.at(island)).bounds()));
}

TEST_CASE("mover: rested on a card at the table's edge, the two lie side by side in sight") {
  for (const Vec2 at : {Vec2{200, 0}, {-200, 0}, {0, 100}, {0, -100}, {200, 100}}) {
    Thrown t;
    const Vec2 edge = ops::kept_on(t.desk.sight(), at * 9, kCardSize);
    const Id a = t.card(edge), b = t.card({0, 0});
    const ItemRef card{ItemKind::card, b};
    t.gesture(GestureKind::press, card);
    t.gesture(GestureKind::drag_begin, card, edge + at * 0.04);
    t.wait(0.5);
    t.gesture(GestureKind::drag_end, card);
    t.wait(2);
    REQUIRE(t.board().islands.size() == 1);
    const base::Rect x = shape_of(t.board().cards.at(a)).bounds(),
                     y = shape_of(t.board().cards.at(b)).bounds();
    CHECK(ops::whole_in_sight(t.desk.sight(), x));
    CHECK(ops::whole_in_sight(t.desk.sight(), y));
    CHECK_FALSE(x.intersects(y));
    CHECK(ops::whole_in_sight(t.desk.sight(),
                              plate_shape_of(t.board().islands.begin()->second).bounds()));
    t.doc.undo();
    CHECK(t.board().islands.empty());
    CHECK(t.board().cards.at(b).pos == Vec2{0, 0});
  }
}

TEST_CASE("menu: opened with the mouse it closes by itself, too") {
  Thrown t;
  t.card({0, 0});
  t.table.open_menu(t.camera.to_px({0, 0}), t.clock.now_s());
  REQUIRE(t.table.menus().any_open());
  CHECK_FALSE(t.table.menus().slides(0));
  CHECK(t.table.next_deadline_s() < t.clock.now_s() + 60);
  t.wait(15);
  CHECK_FALSE(t.table.menus().any_open());
}

TEST_CASE("new cards: where panels cover the middle they lie beside it, few and all in sight") {
  Thrown t;
  t.desk.covered_px = {{t.camera.to_px({-100, -70}), t.camera.to_px({100, 130})}};
  t.table.new_card();
  t.table.editor().type("みんなで");
  t.table.editor().finish();
  t.table.paste_lines("一\n二\n三\n四\n五");
  CHECK(t.board().cards.size() == 6);
  for (const auto& [id, c] : t.board().cards) {
    CHECK(ops::whole_in_sight(t.desk.sight(), shape_of(c).bounds()));
    CHECK(ops::in_reach(t.desk.sight(), shape_of(c)));
  }
  t.doc.undo();
  CHECK(t.board().cards.size() == 1);
}

TEST_CASE("glide: where little is to move, what is thrown or laid elsewhere is there at once") {
  Thrown t;
  t.desk.motion = desk::Motion::reduced;
  const Id a = t.card({-150, 0});
  t.flick({ItemKind::card, a}, {10, 0}, {900, 0});
  CHECK_FALSE(t.scene.holds_anything());
  const Vec2 rest = t.board().cards.at(a).pos;
  CHECK(rest.x > -100);  // it goes as far as ever
  CHECK(base::distance(t.seen(a), rest) < 1e-9);
  const Id b = t.card({60, 60});
  t.desk.moved = {{{ItemKind::card, b}, {-60, -60}, 0}};
  t.wait(0.01);
  CHECK_FALSE(t.scene.holds_anything());
  CHECK(t.seen(b) == Vec2{60, 60});
  // A hand is followed all the same.
  t.gesture(GestureKind::press, {ItemKind::card, a});
  t.gesture(GestureKind::drag_begin, {ItemKind::card, a}, {5, 5});
  CHECK(base::distance(t.seen(a), rest + Vec2{5, 5}) < 0.01);
}
