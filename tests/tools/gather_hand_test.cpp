// Cards gathered by hand: resting on one another, let go where islands meet, moved together.
#include <doctest/doctest.h>

#include "model/invariants.h"
#include "tools/mover.h"
#include "tools/together.h"
#include "tools/tools_desk.h"

using namespace model;
using desk::ItemKind;
using desk::ItemRef;
using input::GestureKind;

namespace {

struct Table : support::ToolsDesk {
  tools::Together together{desk};
  tools::Mover mover{desk, together};
  /// As the last action does.
  void join(const std::vector<Id>& cards) { together.join(cards, doc.next_undo()->id); }

  Table() : ToolsDesk(4) {}
  void gesture(GestureKind kind, Id card, Vec2 by = {}, Vec2 velocity_mm_s = {}) {
    input::Gesture g;
    g.kind = kind;
    g.delta_px = by * camera.scale;
    g.velocity_px_s = velocity_mm_s * camera.scale;
    g.time_s = clock.now_s();
    mover.on_gesture(g, ItemRef{ItemKind::card, card});
  }
  void drag(Id card, Vec2 by) {
    gesture(GestureKind::press, card);
    gesture(GestureKind::drag_begin, card, by);
  }
  bool wait(double s) {
    bool moving = false;
    for (; s > 1e-9; s -= 0.01) {
      clock.advance(0.01);
      moving = mover.tick(clock.now_s());
    }
    return moving;
  }
  void let_go(Id card) {
    gesture(GestureKind::drag_end, card);
    wait(2);
    REQUIRE(broken_invariants(doc.session()).empty());
    REQUIRE_FALSE(scene.holds_anything());
  }
  /// How many frames and parts of frames are drawn, and whether all are closed.
  std::pair<int, bool> frames() {
    desk::Overlay overlay;
    mover.draw(overlay);
    int n = 0;
    bool closed = true;
    for (const auto& entry : overlay.under.entries)
      if (const auto* stroke = std::get_if<canvas::Stroke>(&entry.item)) {
        ++n;
        closed = closed && stroke->closed;
      }
    return {n, closed};
  }
  Vec2 pos(Id card) const { return board().cards.at(card).pos; }
  Id island_of(Id card) const { return board().cards.at(card).island; }
};

}  // namespace

TEST_CASE("rest: let go on another card before it has rested there, a card simply lies there") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({150, 0});
  t.drag(b, {-130, 5});
  t.wait(0.3);
  t.let_go(b);
  CHECK(t.board().islands.empty());
  CHECK(base::distance(t.pos(b), {20, 5}) < 0.01);
  CHECK(t.pos(a) == Vec2{0, 0});
}

TEST_CASE(
    "rest: frames grow round both cards, close when the moment has come, and keep their word") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({150, 0});
  t.drag(b, {-130, 5});
  CHECK(t.frames().first == 0);
  CHECK(t.wait(0.25));
  CHECK(t.frames() == std::pair{8, false});
  SUBCASE("rested") {
    CHECK_FALSE(t.wait(0.3));
    CHECK(t.frames() == std::pair{2, true});
    t.gesture(GestureKind::drag, b, {-10, 0});  // still on it
    CHECK(t.frames() == std::pair{2, true});
    t.let_go(b);
    CHECK_FALSE(t.island_of(a).nil());
    CHECK(t.island_of(a) == t.island_of(b));
  }
  SUBCASE("moved on before") {
    t.gesture(GestureKind::drag, b, {-20, 0});
    t.wait(0.3);
    CHECK_FALSE(t.frames().second);
    t.gesture(GestureKind::drag, b, {0, 90});
    CHECK(t.frames().first == 0);
    t.wait(1);
    t.let_go(b);
    CHECK(t.board().islands.empty());
  }
  SUBCASE("rested, then taken off it") {
    t.wait(0.3);
    t.gesture(GestureKind::drag, b, {0, 90});
    CHECK(t.frames().first == 0);
    t.let_go(b);
    CHECK(t.board().islands.empty());
  }
  SUBCASE("the other one goes away meanwhile") {
    t.wait(0.3);
    REQUIRE(t.doc.apply_all(ops::card_to_tray(t.board(), a)).ok());
    t.wait(0.02);
    t.let_go(b);
    CHECK(t.board().islands.empty());
  }
}

TEST_CASE("rest: a shaking finger rests, one that creeps on does not") {
  for (const double step : {0.8, 3.2}) {
    Table t;
    const Id a = t.card({0, 0}), b = t.card({150, 0});
    t.drag(b, {-150, 5});
    for (int i = 0; i < 12; ++i) {
      t.wait(0.05);
      t.gesture(GestureKind::drag, b, {i % 2 == 0 || step > 1 ? step : -step, 0});
    }
    t.let_go(b);
    CHECK(t.island_of(a).nil() == (step > 1));
  }
}

TEST_CASE("mover: let go where two islands meet, the one takes it that showed so") {
  for (double x = -60; x <= 60; x += 7.5)
    for (const double y : {-24.0, 0.0, 20.0, 1000.0}) {
      Table t;
      const Id one = t.island({t.card({-90, 0}), t.card({-90, 60}), t.card({-10, 30})});
      const Id two = t.island({t.card({90, 0}), t.card({90, 60}), t.card({12, 34})});
      const Id card = t.card({0, -120});
      // Far below it is held beyond the table's edge, and comes back into sight.
      t.drag(card, Vec2{x, y} - Vec2{0, -120});
      t.wait(0.05);
      const Id shown = t.scene.island_at({x, y});
      desk::Overlay overlay;
      t.mover.draw(overlay);
      CHECK(overlay.under.entries.empty() == shown.nil());
      t.let_go(card);
      CHECK(t.island_of(card) == shown);
      CHECK(t.board().islands.size() == 2);
      CHECK((shown.nil() || shown == one || shown == two));
    }
}

TEST_CASE("together: one of them dragged, all go along and are let go as one action, once") {
  Table t;
  const Id a = t.card({-100, 0}), b = t.card({0, 0}), c = t.card({0, 70}), d = t.card({150, 70});
  t.join({a, b, c});
  CHECK(t.together.mates_of(b) == std::vector<Id>{a, c});
  desk::Overlay overlay;
  t.together.draw(overlay);
  CHECK(overlay.under.entries.size() == 3);
  t.drag(b, {30, -60});
  CHECK(base::distance(t.scene.pose_of({ItemKind::card, c})->apply(t.pos(c)), {30, 10}) < 0.01);
  t.let_go(b);
  CHECK(base::distance(t.pos(a), {-70, -60}) < 0.01);
  CHECK(base::distance(t.pos(b), {30, -60}) < 0.01);
  CHECK(base::distance(t.pos(c), {30, 10}) < 0.01);
  CHECK(t.pos(d) == Vec2{150, 70});
  t.doc.undo();
  CHECK(t.pos(a) == Vec2{-100, 0});
  CHECK(t.pos(b) == Vec2{0, 0});
  CHECK(t.pos(c) == Vec2{0, 70});
  CHECK(t.together.mates_of(b).empty());
  t.drag(b, {30, -60});
  t.let_go(b);
  CHECK(t.pos(a) == Vec2{-100, 0});
}

TEST_CASE("together: turned they turn about the finger; dropped into an island all of them join") {
  Table t;
  const Id a = t.card({-200, -80}), b = t.card({-110, -80});
  const Id island = t.island({t.card({80, 40}), t.card({160, 40}), t.card({120, 100})});
  t.join({a, b});
  t.drag(a, {280, 120});
  t.let_go(a);
  CHECK(t.island_of(a) == island);
  CHECK(t.island_of(b) == island);
  CHECK(cards_in(t.board(), island).size() == 5);
  t.doc.undo();
  CHECK(t.island_of(a).nil());
  CHECK(t.pos(b) == Vec2{-110, -80});
}

TEST_CASE(
    "together: what is in another hand stays there, a palm puts all back, the tray takes one") {
  Table t;
  const Id a = t.card({-100, 0}), b = t.card({0, 0}), c = t.card({0, 70});
  t.join({a, b, c});
  SUBCASE("another hand") {
    t.drag(a, {-50, 0});
    t.gesture(GestureKind::press, c);
    t.gesture(GestureKind::drag_begin, c, {10, 40});
    t.gesture(GestureKind::drag_end, a);
    t.let_go(c);
    CHECK(base::distance(t.pos(b), {-50, 0}) < 0.01);
    CHECK(base::distance(t.pos(c), {-40, 110}) < 0.01);
  }
  SUBCASE("a palm") {
    t.drag(a, {-50, 0});
    t.gesture(GestureKind::cancelled, a);
    CHECK_FALSE(t.scene.holds_anything());
    CHECK(t.pos(b) == Vec2{0, 0});
    CHECK(t.together.mates_of(a).size() == 2);
  }
  SUBCASE("the tray") {
    REQUIRE(t.doc.apply_all(ops::card_to_tray(t.board(), b)).ok());
    CHECK(t.together.mates_of(a) == std::vector<Id>{c});
    t.drag(a, {-50, 0});
    REQUIRE(t.doc.apply_all(ops::card_to_tray(t.board(), c)).ok());
    t.let_go(a);
    CHECK(base::distance(t.pos(a), {-150, 0}) < 0.01);
  }
  SUBCASE("thrown they stop at the edge, as they lie to one another") {
    t.gesture(GestureKind::press, a);
    t.gesture(GestureKind::drag_begin, a, {10, 0});
    t.gesture(GestureKind::drag_end, a, {}, {9000, 0});
    t.wait(2);
    CHECK(base::distance(t.pos(b) - t.pos(a), {100, 0}) < 0.01);
    CHECK(shape_of(t.board().cards.at(b)).bounds().max.x <= t.desk.table().max.x + 0.01);
    CHECK(t.pos(a).x > 50);
  }
}
