#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "model/invariants.h"
#include "tools/mover.h"
#include "tools/ring.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using desk::ItemKind;
using desk::ItemRef;
using EditKey = text::TextKey;

namespace {

/// A table with fingers: the router's part is played here, the recogniser is the real one.
struct Hands : support::ToolsDesk {
  tools::Toolbox table{desk};
  input::Recogniser recogniser{3.78};
  std::map<std::uint64_t, tools::TouchedThing> things;
  std::map<std::uint64_t, std::uint64_t> item_of_finger;

  Hands() : ToolsDesk(3.78) {}

  void give(const std::vector<input::Gesture>& gestures) {
    for (const auto& g : gestures)
      table.on_gesture(g, g.target.kind == input::Target::Kind::table ? tools::TouchedThing{}
                                                                      : things.at(g.target.key));
  }
  void sample(input::FingerId finger, input::Phase phase, Vec2 at) {
    const Vec2 px = camera.to_px(at);
    input::Target target;
    if (phase == input::Phase::down) {
      const auto thing = table.touched(px);
      if (thing.item) {
        target = {input::Target::Kind::item,
                  std::hash<base::Id>{}(thing.item->id) * 4 + std::uint64_t(thing.item->kind)};
        things[target.key] = thing;
      } else if (thing.tool) {
        target = {input::Target::Kind::other, thing.grip};
        things[target.key] = thing;
      }
    }
    std::vector<input::Gesture> out;
    recogniser.feed({finger, phase, px, clock.now_s(), 0, input::Pointer::finger}, target, out);
    give(out);
  }
  void wait(double s) {
    clock.advance(s);
    std::vector<input::Gesture> out;
    recogniser.tick(clock.now_s(), out);
    give(out);
    table.tick(clock.now_s());
  }
  void down(input::FingerId f, Vec2 at) {
    sample(f, input::Phase::down, at);
    wait(0.02);
  }
  void move(input::FingerId f, Vec2 at) {
    sample(f, input::Phase::move, at);
    wait(0.02);
  }
  void up(input::FingerId f, Vec2 at) {
    sample(f, input::Phase::up, at);
    wait(0.02);
  }
  /// Slowly, with a rest at the end: put down, not thrown.
  void drag(input::FingerId f, Vec2 from, Vec2 to, double rest_s = 0.2) {
    down(f, from);
    for (int i = 1; i <= 10; ++i) move(f, from + (to - from) * (i / 10.0));
    wait(rest_s);
    up(f, to);
  }
  void tap(input::FingerId f, Vec2 at) {
    down(f, at);
    up(f, at);
  }
  void settle() {
    for (int i = 0; i < 200; ++i) wait(0.02);
    REQUIRE(broken_invariants(doc.session()).empty());
    REQUIRE_FALSE(scene.holds_anything());
  }
};

double gap(Vec2 a, Vec2 b) { return base::distance(a, b); }

}  // namespace

TEST_CASE("mover: a dragged card lies where it was let go, as one step of undo") {
  Hands h;
  const Id a = h.card({0, 0});
  h.drag(1, {5, 5}, {105, 55});
  h.settle();
  CHECK(gap(h.board().cards.at(a).pos, {100, 50}) < 0.01);
  h.doc.undo();
  CHECK(h.board().cards.at(a).pos == Vec2{0, 0});
}

TEST_CASE("mover: ten fingers drag ten cards at once") {
  Hands h;
  std::vector<Id> cards;
  for (int i = 0; i < 10; ++i)
    cards.push_back(h.card({-220 + (i % 5) * 110.0, -90 + (i / 5) * 70.0}));
  h.camera.scale = 3.78;
  for (int i = 0; i < 10; ++i)
    h.sample(std::uint64_t(i + 1), input::Phase::down,
             h.board().cards.at(cards[std::size_t(i)]).pos);
  h.wait(0.02);
  for (int step = 1; step <= 10; ++step) {
    for (int i = 0; i < 10; ++i) {
      const Vec2 start{-220 + (i % 5) * 110.0, -90 + (i / 5) * 70.0};
      h.sample(std::uint64_t(i + 1), input::Phase::move, start + Vec2{0, step * 14.0});
    }
    h.wait(0.02);
  }
  h.wait(0.2);
  for (int i = 0; i < 10; ++i) {
    const Vec2 start{-220 + (i % 5) * 110.0, -90 + (i / 5) * 70.0};
    h.sample(std::uint64_t(i + 1), input::Phase::up, start + Vec2{0, 140});
  }
  h.settle();
  for (int i = 0; i < 10; ++i) {
    const Vec2 start{-220 + (i % 5) * 110.0, -90 + (i / 5) * 70.0};
    CHECK(std::abs(h.board().cards.at(cards[std::size_t(i)]).pos.x - start.x) < 0.01);
  }
}

TEST_CASE("mover: a second finger turns the card about the first, and its size stays") {
  Hands h;
  const Id a = h.card({0, 0});
  h.down(1, {-20, 0});
  h.down(2, {20, 0});
  for (int i = 1; i <= 18; ++i) {
    const double angle = i * 5 * std::numbers::pi / 180;
    h.move(2, Vec2{-20, 0} + base::turned({40, 0}, angle));
  }
  h.up(2, {-20, 40});
  h.wait(0.2);
  h.up(1, {-20, 0});
  h.settle();
  const Card& c = h.board().cards.at(a);
  CHECK(c.turn == doctest::Approx(std::numbers::pi / 2).epsilon(0.05));
  CHECK(gap(c.pos, {-20, 20}) < 2);
  CHECK(c.size == kCardSize);
}

TEST_CASE("mover: thrown, a card glides on and stops at the table's edge") {
  Hands h;
  const Id a = h.card({0, 0});
  h.down(1, {0, 0});
  for (int i = 1; i <= 8; ++i) h.move(1, {i * 40.0, 0});
  h.up(1, {320, 0});
  h.settle();
  const Vec2 at = h.board().cards.at(a).pos;
  const double edge = h.desk.table().max.x;
  CHECK(at.x == doctest::Approx(edge - kCardSize.w / 2).epsilon(0.001));
}

TEST_CASE("mover: thrown towards a seat, a card stops before it; put there by hand it stays") {
  Hands h;
  const double seat = 180, there = seat - kCardSize.w / 2;
  REQUIRE(h.desk.table().max.x > seat + 60);
  const Id a = h.card({0, 0});
  h.desk.covered_px = {{h.camera.to_px({seat, -1000}), h.camera.to_px({1000, 1000})}};
  h.down(1, {0, 0});
  for (int i = 1; i <= 5; ++i) h.move(1, {i * 25.0, 0});
  h.up(1, {125, 0});
  h.settle();
  const Vec2 at = h.board().cards.at(a).pos;
  CHECK(at.x <= there);
  CHECK(at.x > there - 5);
  h.drag(1, at, at + Vec2{50, 0});
  h.settle();
  CHECK(gap(h.board().cards.at(a).pos, at + Vec2{50, 0}) < 5);
}

TEST_CASE(
    "mover: let go with its edge on a seat, a thrown card comes back; one thrown off it goes on") {
  Hands h;
  const double seat = 150;
  const auto throw_it = [&](double from, double to) {
    const Id a = h.card({from, 0});
    h.down(1, {from, 0});
    for (int i = 1; i <= 5; ++i) h.move(1, {from + (to - from) * i / 5, 0});
    h.up(1, {to, 0});
    h.settle();
    return h.board().cards.at(a).pos.x;
  };
  h.desk.covered_px = {{h.camera.to_px({seat, -1000}), h.camera.to_px({1000, 1000})}};
  CHECK(throw_it(0, seat - 10) <= seat - kCardSize.w / 2);
  CHECK(throw_it(0, seat - 10) > seat - kCardSize.w / 2 - 30);
  CHECK(throw_it(seat + 30, seat - 100) < seat - 110);
}

TEST_CASE("mover: a gliding card can be caught") {
  Hands h;
  const Id a = h.card({-200, 0});
  h.down(1, {-200, 0});
  for (int i = 1; i <= 5; ++i) h.move(1, {-200 + i * 12.0, 0});
  h.up(1, {-140, 0});
  CHECK(h.scene.holds_anything());
  const auto pose = h.scene.pose_of({ItemKind::card, a});
  REQUIRE(pose);
  const Vec2 now = pose->apply(h.board().cards.at(a).pos);
  h.down(2, now);
  h.wait(0.3);
  h.up(2, now);
  h.settle();
  CHECK(gap(h.board().cards.at(a).pos, now) < 6);
}

TEST_CASE("mover: rested on another card the two are an island, side by side") {
  Hands h;
  const Id a = h.card({0, 0}), b = h.card({150, 0});
  h.drag(1, {150, 0}, {20, 5}, 0.5);
  h.settle();
  REQUIRE(h.board().islands.size() == 1);
  const Id island = h.board().islands.begin()->first;
  CHECK(h.board().cards.at(a).island == island);
  CHECK(h.board().cards.at(b).island == island);
  CHECK_FALSE(shape_of(h.board().cards.at(a))
                  .bounds()
                  .intersects(shape_of(h.board().cards.at(b)).bounds()));
  h.doc.undo();
  CHECK(h.board().islands.empty());
  CHECK(h.board().cards.at(b).pos == Vec2{150, 0});
}

TEST_CASE("mover: into an island and out of it again; a small move within keeps it in") {
  Hands h;
  const Id a = h.card({-100, 0}), b = h.card({-20, 0}), c = h.card({150, 60});
  const Id island = h.island({a, b});
  h.drag(1, {150, 60}, {-20, 20});
  h.settle();
  CHECK(h.board().cards.at(c).island == island);
  h.drag(1, h.board().cards.at(b).pos + Vec2{0, -10}, h.board().cards.at(b).pos + Vec2{8, -10});
  h.settle();
  CHECK(h.board().cards.at(b).island == island);
  // Where the other card does not cover it.
  h.drag(1, h.board().cards.at(c).pos + Vec2{0, 15}, {180, -75});
  h.settle();
  CHECK(h.board().cards.at(c).island.nil());
}

TEST_CASE(
    "mover: an island dragged by its plate takes its cards along, and nests where it is dropped") {
  Hands h;
  const Id a = h.card({-180, 0}, "A"), b = h.card({-100, 0}, "B");
  const Id small = h.island({a, b});
  const Id outer =
      h.island({h.card({120, 0}, "C"), h.card({120, 60}, "D"), h.card({200, 30}, "E")});
  const Vec2 plate = h.board().islands.at(small).plate_pos;
  const Vec2 before = h.board().cards.at(a).pos;
  h.drag(1, plate, plate + Vec2{20, 90});
  h.settle();
  CHECK(gap(h.board().cards.at(a).pos, before + Vec2{20, 90}) < 0.01);
  CHECK(h.board().islands.at(small).parent.nil());
  const Vec2 now = h.board().islands.at(small).plate_pos;
  h.drag(1, now, {140, 30});
  h.settle();
  CHECK(h.board().islands.at(small).parent == outer);
}

TEST_CASE("island: a double tap on its border brings it above what it overlaps, one more below") {
  Hands h;
  const Id a = h.card({0, 0}), b = h.card({100, 0});
  const Id island = h.island({a, b});
  const Id over = h.card({30, 20});
  const auto outline = h.scene.outline(island);
  REQUIRE(outline);
  Vec2 border{0, -1e9};  // its lowest point
  for (const Vec2 p : outline->rings.at(0))
    if (p.y > border.y) border = p;
  REQUIRE(h.table.touched(h.camera.to_px(border)).item == ItemRef{ItemKind::island, island});
  const auto z = [&](Id card) { return h.board().cards.at(card).z; };
  const auto double_tap = [&](Vec2 at) {
    h.wait(1);
    h.tap(1, at);
    h.tap(1, at);
  };
  double_tap(border);
  CHECK(z(a) > z(over));
  CHECK(z(b) > z(over));
  CHECK_FALSE(h.table.editor().active());
  double_tap(border);
  CHECK(z(a) < z(over));
  h.doc.undo();
  CHECK(z(a) > z(over));
  h.doc.undo();
  CHECK(z(a) < z(over));
  double_tap(h.board().islands.at(island).plate_pos);
  CHECK(h.table.editor().active());
  CHECK(z(a) < z(over));
  h.table.editor().finish();
  h.settle();
}

TEST_CASE("editor: a plate on which nothing stands is written by one tap, a written one by two") {
  Hands h;
  const Id a = h.card({-60, 0}), b = h.card({60, 0});
  const Id island = h.island({a, b});
  const auto plate = [&] { return h.board().islands.at(island).plate_pos; };
  h.tap(1, plate());
  REQUIRE(h.table.editor().active());
  CHECK(h.table.editor().thing() == ItemRef{ItemKind::plate, island});
  h.table.editor().type("緑");
  h.table.editor().finish();
  h.wait(1);
  h.tap(1, plate());
  CHECK_FALSE(h.table.editor().active());
  h.wait(1);
  h.desk.read_only = true;
  h.tap(1, plate());
  CHECK_FALSE(h.table.editor().active());
}

TEST_CASE("mover: a palm or an unplugged device puts the card back") {
  Hands h;
  const Id a = h.card({0, 0});
  h.down(1, {0, 0});
  h.move(1, {50, 0});
  std::vector<input::Gesture> out;
  h.recogniser.cancel_all(h.clock.now_s(), out);
  h.give(out);
  h.settle();
  CHECK(h.board().cards.at(a).pos == Vec2{0, 0});
}

TEST_CASE("mover: a card undone away under the finger harms nothing") {
  Hands h;
  h.card({0, 0});
  h.down(1, {0, 0});
  h.move(1, {30, 0});
  h.doc.undo();
  h.move(1, {60, 0});
  h.up(1, {60, 0});
  h.settle();
  CHECK(h.board().cards.empty());
}

TEST_CASE("mover: with a read-only session nothing moves") {
  Hands h;
  const Id a = h.card({0, 0});
  h.desk.read_only = true;
  h.drag(1, {0, 0}, {100, 0});
  h.settle();
  CHECK(h.board().cards.at(a).pos == Vec2{0, 0});
}

TEST_CASE(
    "ring: closed round cards it makes an island; an open line, and one round nothing or one card, "
    "do nothing") {
  Hands h;
  const Id a = h.card({-60, 0}), b = h.card({40, 0});
  h.card({400, 300});
  const auto circle = [&](Vec2 centre, double rx, double ry, double part) {
    h.down(1, centre + Vec2{rx, 0});
    for (int i = 1; i <= 40; ++i) {
      const double angle = 2 * std::numbers::pi * part * i / 40;
      h.move(1, centre + Vec2{rx * std::cos(angle), ry * std::sin(angle)});
    }
    h.up(1, centre + Vec2{rx * std::cos(2 * std::numbers::pi * part),
                          ry * std::sin(2 * std::numbers::pi * part)});
  };
  circle({-10, 0}, 140, 70, 0.6);
  CHECK(h.board().islands.empty());
  circle({-10, 110}, 120, 28, 1.0);
  CHECK(h.board().islands.empty());
  circle({40, 0}, 45, 40, 1.0);
  CHECK(h.board().islands.empty());  // round one card
  circle({-10, 0}, 140, 70, 0.97);
  REQUIRE(h.board().islands.size() == 1);
  CHECK(h.board().cards.at(a).island == h.board().islands.begin()->first);
  CHECK(h.board().cards.at(b).island == h.board().islands.begin()->first);
  h.wait(7);  // the list beside it is closed
  circle({-10, -10}, 150, 90, 1.0);
  CHECK(h.board().islands.size() == 1);  // the same again is no new island
  h.settle();
}

TEST_CASE("ring: the plate faces as most cards do, never askew between two sides") {
  constexpr double kQuarter = std::numbers::pi / 2;
  CHECK(tools::facing_of({}, 0.3) == 0.3);
  CHECK(tools::facing_of({0.1, -0.1, 0.06}, 3) == doctest::Approx(0.02).epsilon(0.01));
  CHECK(tools::facing_of({0, 0, kQuarter}, 3) == doctest::Approx(0));
  CHECK(tools::facing_of({0, kQuarter}, kQuarter) == doctest::Approx(kQuarter));
  CHECK(tools::facing_of({kQuarter, -kQuarter, -kQuarter + 0.1}, 0) ==
        doctest::Approx(-kQuarter + 0.05));
  const double upside = tools::facing_of({3.1, -3.1}, 0);
  CHECK(std::abs(upside) == doctest::Approx(std::numbers::pi));
}

TEST_CASE("ring: a line drawn there and back, and a zigzag, enclose nothing") {
  std::vector<tools::Vec2> back;
  for (int i = 0; i <= 20; ++i) back.push_back({i * 10.0, 0});
  for (int i = 20; i >= 0; --i) back.push_back({i * 10.0, 1});
  CHECK(tools::closed_part(back, 25).empty());
  std::vector<tools::Vec2> eight;
  for (int i = 0; i <= 60; ++i) {
    const double t = 2 * std::numbers::pi * i / 60;
    eight.push_back({200 * std::sin(t), 90 * std::sin(2 * t)});
  }
  CHECK_FALSE(tools::closed_part(eight, 25).empty());
}

TEST_CASE("view: two fingers move the map when it is free, and draw rings when it is locked") {
  Hands h;
  h.card({0, 0});
  const auto pinch = [&] {
    h.down(1, {-150, 100});
    h.down(2, {-50, 100});
    for (int i = 1; i <= 10; ++i) {
      h.sample(1, input::Phase::move,
               h.camera.to_map(h.camera.to_px({-150, 100}) + Vec2{-i * 4.0, 0}));
      h.move(2, h.camera.to_map(h.camera.to_px({-50, 100}) + Vec2{i * 4.0, 0}));
    }
    h.up(1, {-150, 100});
    h.up(2, {-50, 100});
  };
  const canvas::Camera before = h.camera;
  pinch();
  CHECK(h.camera == before);
  h.recogniser.set_view_free(true);
  pinch();
  CHECK_FALSE(h.camera == before);
  CHECK(h.camera.scale > before.scale);
  h.settle();
}

TEST_CASE("view: closer and farther about the middle of what is seen, step by step to the limits") {
  Hands h;
  h.card({0, 0});
  h.desk.bar_px = 100;
  tools::View& view = h.table.view();
  const Vec2 middle = h.desk.table().centre();
  const double before = h.camera.scale;
  view.zoom(1.25, h.clock.now_s());
  view.zoom(1.25, h.clock.now_s());  // the next tap comes before the first one has arrived
  h.wait(0.1);
  CHECK(h.camera.scale > before);
  CHECK(h.camera.scale < before * 1.5);
  h.wait(0.3);
  CHECK(h.camera.scale == doctest::Approx(before * 1.5625));
  CHECK(gap(h.desk.table().centre(), middle) < 0.01);
  for (int i = 0; view.can_zoom(1.25); ++i) {
    REQUIRE(i < 40);
    view.zoom(1.25, h.clock.now_s());
    h.wait(0.3);
  }
  CHECK(h.camera.zoom() == doctest::Approx(canvas::kMaxZoom));
  CHECK(view.can_zoom(0.8));
  for (int i = 0; view.can_zoom(0.8); ++i) {
    REQUIRE(i < 60);
    view.zoom(0.8, h.clock.now_s());
    h.wait(0.3);
  }
  CHECK(h.camera.zoom() == doctest::Approx(canvas::kMinZoom));
}

TEST_CASE("view: where little is to move it is at once where it goes, and stops with the hand") {
  Hands h;
  h.card({0, 0});
  h.desk.motion = desk::Motion::reduced;
  tools::View& view = h.table.view();
  const double before = h.camera.scale;
  view.zoom(1.25, h.clock.now_s());
  h.wait(0.01);
  CHECK(h.camera.scale == doctest::Approx(before * 1.25));
  CHECK_FALSE(view.moving());
  input::Gesture g;
  g.kind = input::GestureKind::view_begin;
  view.on_gesture(g, {});
  g.kind = input::GestureKind::view_end;
  g.velocity_px_s = {2000, 0};
  g.time_s = h.clock.now_s();
  view.on_gesture(g, {});
  const Vec2 there = h.camera.centre;
  h.wait(0.5);
  CHECK(h.camera.centre == there);
  h.desk.motion = desk::Motion::full;
  g.time_s = h.clock.now_s();
  view.on_gesture(g, {});
  h.wait(0.5);
  CHECK(gap(h.camera.centre, there) > 10);
}

TEST_CASE("editor: a new card takes what is typed, grows with it, and is one step of undo") {
  Hands h;
  h.table.new_card();
  REQUIRE(h.table.editor().active());
  std::string text;
  for (int i = 0; i < 12; ++i) {
    h.table.editor().type("地域の人が支え合い、");
    text += "地域の人が支え合い、";
  }
  h.table.editor().finish();
  REQUIRE(h.board().cards.size() == 1);
  const Card& c = h.board().cards.begin()->second;
  CHECK(c.text == text);
  CHECK(c.size.h > kCardSize.h);
  h.doc.undo();
  CHECK(h.board().cards.empty());
}

TEST_CASE("editor: a new card left empty goes away; double tap edits, escape ends") {
  Hands h;
  h.table.new_card();
  (void)h.table.editor().key(EditKey::escape, false);
  CHECK(h.board().cards.empty());
  const Id a = h.card({0, 0}, "まち");
  h.tap(1, {30, 20});
  h.tap(1, {30, 20});
  REQUIRE(h.table.editor().active());
  (void)h.table.editor().key(EditKey::end, false);
  h.table.editor().type("づくり");
  CHECK(h.board().cards.at(a).text == "まちづくり");
  (void)h.table.editor().key(EditKey::select_all, false);
  CHECK(h.table.editor().key(EditKey::cut, false) == "まちづくり");
  CHECK(h.board().cards.at(a).text.empty());
  (void)h.table.editor().key(EditKey::undo, false);
  CHECK(h.board().cards.at(a).text == "まちづくり");
  h.tap(1, {200, 120});  // a tap on the empty table
  CHECK_FALSE(h.table.editor().active());
}

TEST_CASE("editor: pasted lines become one card each, in a new card and without one") {
  Hands h;
  h.table.new_card();
  h.table.paste_lines("一枚目\n二枚目\n\n三枚目\n");
  h.table.editor().finish();
  CHECK(h.board().cards.size() == 3);
  h.table.paste_lines("四枚目\n五枚目");
  CHECK(h.board().cards.size() == 5);
  std::string many;
  for (int i = 0; i < 40; ++i) many += "意見 " + std::to_string(i) + "\n";
  h.table.paste_lines(many);
  CHECK(h.board().cards.size() == 45);
  CHECK(broken_invariants(h.doc.session()).empty());
  for (const auto& [ida, a] : h.board().cards)
    for (const auto& [idb, b] : h.board().cards)
      if (ida < idb) CHECK_FALSE(shape_of(a).bounds().intersects(shape_of(b).bounds()));
}

TEST_CASE("menu: a long press opens it, a tap chooses; sliding onto a button chooses too") {
  Hands h;
  const Id a = h.card({0, 0});
  const auto button = [&](const char* name) {
    for (const auto& b : h.table.buttons())
      if (b.name == name) return h.desk.to_map(b.place.centre);
    FAIL("no such button");
    return Vec2{};
  };
  h.down(1, {0, 0});
  h.wait(0.6);
  REQUIRE(h.table.menus().any_open());
  h.up(1, {0, 0});
  CHECK(h.table.menus().any_open());
  h.tap(2, button("menu-color"));
  h.tap(2, button("menu-green"));
  CHECK(h.board().cards.at(a).color == PaperColor::green);
  CHECK_FALSE(h.table.menus().any_open());

  h.down(3, {0, 0});
  h.wait(0.6);
  const Vec2 tray = button("menu-to-tray");
  for (int i = 1; i <= 8; ++i) h.move(3, tray * (i / 8.0));
  h.up(3, tray);
  CHECK(h.board().cards.at(a).place == Place::tray);
  h.table.take_from_tray(a);
  CHECK(h.board().cards.at(a).place == Place::table);
  h.settle();
}

TEST_CASE(
    "menu: lone wolf, dissolve and the line's removal do what they say; forgotten menus close") {
  Hands h;
  const Id a = h.card({-150, 0}), b = h.card({-60, 0}), c = h.card({150, 0});
  const Id island = h.island({a, b});
  Relation r{h.ids.next(), RelationKind::opposed, island, c, "", 0, {}};
  REQUIRE(h.doc.apply_all({ops::Add<Relation>{h.desk.board_id, r}}).ok());
  const auto choose = [&](Vec2 at, const char* name) {
    h.down(1, at);
    h.wait(0.6);
    h.up(1, at);
    bool found = false;
    for (const auto& button : h.table.buttons())
      if (button.name == name && !found) {
        found = true;
        h.tap(2, h.desk.to_map(button.place.centre));
        break;
      }
    CHECK(found);
  };
  choose(h.board().cards.at(c).pos, "menu-lone-wolf");
  CHECK(h.board().cards.at(c).alone == 1);
  const auto line = h.scene.relation_line(r.id);
  REQUIRE(line);
  choose((line->first + line->second) / 2, "menu-delete-line");
  CHECK(h.board().relations.empty());
  choose(h.board().islands.at(island).plate_pos, "menu-dissolve");
  CHECK(h.board().islands.empty());
  h.down(1, {-150, 0});
  h.wait(0.6);
  h.up(1, {-150, 0});
  CHECK(h.table.menus().any_open());
  h.wait(20);
  CHECK_FALSE(h.table.menus().any_open());
}

TEST_CASE(
    "menu: turned as its card or plate is, a line's as what it begins at; at a wall upright") {
  Hands h;
  const double top = h.desk.table().min.y + 40;
  const Id upright = h.card({0, top}), askew = h.card({150, top}, "斜め", 0.6),
           turned = h.card({-150, 60}, "逆", 3);
  const Id island = h.island({turned, h.card({-60, 60})});
  REQUIRE(h.doc
              .apply_all({ops::Change<Island>{h.desk.board_id, island,
                                              Patch<Island>{}.set<&Island::plate_turn>(-0.5)}})
              .ok());
  const auto turn_of_menu = [&](ItemRef thing, Vec2 at) {
    h.table.menus().close_all();
    h.table.menus().open(thing, h.camera.to_px(at), {}, h.clock.now_s());
    return h.table.buttons().at(0).place.turn;
  };
  CHECK(turn_of_menu({ItemKind::card, upright}, {0, top}) == 0);
  CHECK(turn_of_menu({ItemKind::card, askew}, {150, top}) == doctest::Approx(0.6));
  CHECK(turn_of_menu({ItemKind::card, turned}, {-150, 60}) == doctest::Approx(3));
  CHECK(turn_of_menu({ItemKind::island, island}, {-100, 0}) == doctest::Approx(-0.5));
  Relation r{h.ids.next(), RelationKind::close, upright, askew, "", 0, {}};
  REQUIRE(h.doc.apply_all({ops::Add<Relation>{h.desk.board_id, r}}).ok());
  CHECK(turn_of_menu({ItemKind::relation, r.id}, {75, top}) == 0);
  r = {h.ids.next(), RelationKind::close, askew, upright, "", 0, {}};
  REQUIRE(h.doc.apply_all({ops::Add<Relation>{h.desk.board_id, r}}).ok());
  CHECK(turn_of_menu({ItemKind::relation, r.id}, {75, top}) == doctest::Approx(0.6));
  h.desk.mount = desk::Mount::wall;
  CHECK(turn_of_menu({ItemKind::card, askew}, {150, top}) == 0);
  for (const auto& button : h.table.buttons())
    if (button.words) CHECK(button.words->height >= 4);
  h.table.menus().close_all();
  h.table.menus().open({ItemKind::card, h.ids.next()}, {100, 100}, {}, h.clock.now_s());
  CHECK_FALSE(h.table.menus().any_open());
}

TEST_CASE("table: menus and the button beside what is written grow with the text that is wanted") {
  Hands h;
  const Id card = h.card({0, 0});
  const auto open = [&] {
    h.table.menus().open({ItemKind::card, card}, h.camera.to_px({0, 0}), {}, h.clock.now_s());
    return h.table.buttons();
  };
  const auto usual = open();
  h.table.menus().close_all();
  h.desk.menu_scale = 1.6;
  const auto large = open();
  REQUIRE(large.size() == usual.size());
  for (std::size_t i = 0; i < large.size(); ++i) {
    CHECK(large[i].place.size.w == doctest::Approx(1.6 * usual[i].place.size.w));
    if (large[i].words) CHECK(large[i].words->height > 1.5 * usual[i].words->height);
    // They lie apart, with the words below them.
    for (std::size_t j = 0; j < i; ++j)
      CHECK(base::distance(large[i].place.centre, large[j].place.centre) >
            large[i].place.size.w + 2);
  }
  // Its buttons are hit where they are drawn.
  for (const auto& button : large)
    CHECK(h.table.menus().grip(button.place.centre * h.camera.px_per_mm).has_value());
}

TEST_CASE("table: menus turn towards the nearest edge at a table, and never at a wall") {
  Hands h;
  const base::Rect t = h.desk.table();
  CHECK(h.desk.facing({0, t.max.y - 5}) == doctest::Approx(0));
  CHECK(std::abs(h.desk.facing({0, t.min.y + 5})) == doctest::Approx(std::numbers::pi));
  CHECK(h.desk.facing({t.min.x + 5, 0}) == doctest::Approx(std::numbers::pi / 2));
  h.desk.mount = desk::Mount::wall;
  CHECK(h.desk.facing({0, t.min.y + 5}) == 0);
}
