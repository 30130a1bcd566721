// 衆目評価 on the table: points are dragged off by their tag, and hands counted in the ring menu.
#include <doctest/doctest.h>

#include <algorithm>

#include "ops/weigh.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using base::Id;
using base::Vec2;
using input::Phase;

namespace {

/// One pixel a millimetre.
struct Table : support::ToolsDesk {
  tools::Toolbox table{desk};

  Table() : ToolsDesk(1) {
    camera.window_px = {1000, 600};
    desk.bar_px = 40;
    table.set_messages(base::Messages());
  }
  void begin(const Weighing& how) {
    REQUIRE(doc.apply_all(ops::begin_weighing(desk.board(), how)).ok());
  }
  void give(const std::string& seat, Id target) {
    REQUIRE(doc.apply_all(ops::give_points(desk.board(), seat, "", target, ids, 0)).ok());
  }
  void finger(Phase phase, Vec2 map) {
    table.feed({1, phase, camera.to_px(map), clock.now_s(), 0, input::Pointer::finger});
    clock.advance(0.02);
    table.tick(clock.now_s());
  }
  void wait(double s) {
    clock.advance(s);
    table.tick(clock.now_s());
  }
  void drag(Vec2 from, Vec2 to) {
    wait(1);
    finger(Phase::down, from);
    for (int n = 1; n <= 5; ++n) {
      wait(0.1);
      finger(Phase::move, from + (to - from) * (n / 5.0));
    }
    wait(0.3);
    finger(Phase::up, to);
  }
  Vec2 button(const std::string& name) {
    for (const desk::Button& b : table.buttons())
      if (b.name == name) return desk.to_map(b.place.centre);
    FAIL("no button " << name);
    return {};
  }
  Vec2 tag(Id id) { return button("points-" + id.str()); }
  int points(Id id) {
    const auto got = scene.points_of(id);
    return got ? got->points : 0;
  }
};

}  // namespace

TEST_CASE(
    "point tags: dragged off the last one is back at its seat; onto something else it is there") {
  Table t;
  const Id one = t.card({-150, 0}, "one"), two = t.card({150, 0}, "two");
  t.begin({Manner::stickers, 5});
  t.give("1", one);
  t.give("2", one);
  t.drag(t.tag(one), {0, -150});
  CHECK(t.points(one) == 1);
  CHECK(stickers_left(t.desk.board(), "2") == 5);
  t.drag(t.tag(one), {150, 0});
  CHECK(t.points(one) == 0);
  CHECK(t.points(two) == 1);
  t.doc.undo();
  CHECK(t.points(one) == 1);
  // The card itself has not moved.
  CHECK(t.desk.board().cards.at(one).pos == Vec2{-150, 0});
}

TEST_CASE("point tags: what is secret or counted cannot be dragged off") {
  Table t;
  const Id one = t.card({-150, 0}, "one");
  t.begin({Manner::stickers, 5});
  t.give("1", one);
  REQUIRE(t.doc.apply_all(ops::show_points(t.desk.board(), t.ids, 0)).ok());
  for (const desk::Button& b : t.table.buttons()) CHECK_FALSE(b.name.starts_with("points-"));
}

TEST_CASE("ring menu: raised hands are counted up and down, and the menu stays") {
  Table t;
  const Id one = t.card({0, 0}, "one");
  t.begin({Manner::hands, 5});
  t.finger(Phase::down, {10, 10});
  t.wait(0.6);
  t.finger(Phase::up, {10, 10});
  const auto tap = [&](const char* name) {
    t.wait(0.6);
    const Vec2 at = t.button(name);
    t.finger(Phase::down, at);
    t.finger(Phase::up, at);
  };
  tap("menu-hand-more");
  tap("menu-hand-more");
  tap("menu-hand-more");
  CHECK(t.points(one) == 3);
  tap("menu-hand-less");
  CHECK(t.points(one) == 2);
  CHECK(t.table.menus().any_open());
}
