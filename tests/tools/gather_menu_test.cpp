// What the list beside a ring offers, and what each choice does to the cards and to undo.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "model/invariants.h"
#include "ops/in_sight.h"
#include "tools/gather_menu.h"
#include "tools/ring.h"
#include "tools/together.h"
#include "tools/tools_desk.h"

using namespace model;
using desk::ItemKind;
using desk::ItemRef;
using input::GestureKind;

namespace {

struct Table : support::ToolsDesk {
  tools::Ring ring{desk};
  tools::Together together{desk};
  tools::GatherMenus menus{desk, ring, together};
  Id a, b, c;

  Table() : ToolsDesk(4) {
    desk.bar_px = 40;
    a = card({-60, 0}, "一");
    b = card({40, 0}, "二");
    c = card({0, 70}, "三");
  }
  const Card& at(Id id) const { return board().cards.at(id); }
  void gesture(GestureKind kind, Vec2 map, Vec2 origin) {
    input::Gesture g;
    g.kind = kind;
    g.finger = 1;
    g.pos_px = camera.to_px(map);
    g.origin_px = camera.to_px(origin);
    g.time_s = clock.now_s();
    ring.on_gesture(g, {});
  }
  /// From its lowest point on.
  void draw_ring(Vec2 middle, double rx, double ry) {
    const auto on = [&](double part) {
      const double angle = std::numbers::pi * (0.5 + 2 * part);
      return middle + Vec2{rx * std::cos(angle), ry * std::sin(angle)};
    };
    gesture(GestureKind::drag_begin, on(0.02), on(0));
    for (int i = 2; i <= 50; ++i) gesture(GestureKind::drag, on(i / 50.0), on(0));
    gesture(GestureKind::drag_end, on(1), on(0));
    menus.tick(clock.now_s());
  }
  void round_all() { draw_ring({-10, 25}, 130, 100); }
  std::vector<desk::Button> buttons() const {
    std::vector<desk::Button> all;
    menus.add_buttons(all);
    return all;
  }
  void tap(const std::string& name) {
    for (const auto& button : buttons())
      if (button.name == name) {
        input::Gesture g;
        g.pos_px = button.place.centre * camera.px_per_mm;
        g.time_s = clock.now_s();
        const auto grip = menus.grip(g.pos_px);
        REQUIRE(grip);
        g.kind = GestureKind::press;
        menus.on_grip(*grip, g);
        g.kind = GestureKind::release;
        menus.on_grip(*grip, g);
        menus.tick(clock.now_s());
        REQUIRE(broken_invariants(doc.session()).empty());
        return;
      }
    FAIL("no button " << name);
  }
  Id second_board() {
    Board second;
    second.id = ids.next();
    second.order = 1;
    REQUIRE(doc.apply_all({ops::Add<Board>{{}, second}}).ok());
    return second.id;
  }
  /// As before the ring, and no island.
  void check_as_before() {
    CHECK(board().islands.empty());
    for (const auto& [id, pos] : {std::pair{a, Vec2{-60, 0}}, {b, {40, 0}}, {c, {0, 70}}}) {
      CHECK(at(id).pos == pos);
      CHECK(at(id).place == Place::table);
      CHECK(at(id).color == PaperColor::yellow);
    }
  }
};

}  // namespace

TEST_CASE("gather: the list is as large as is wanted where it covers nothing, else smaller") {
  Table t;
  t.round_all();
  const auto usual = t.buttons();
  REQUIRE_FALSE(usual.empty());
  t.menus.drop_all();
  REQUIRE(t.doc.undo());
  t.desk.menu_scale = 1.6;
  t.camera.window_px = {8000, 8000};
  t.round_all();
  const auto large = t.buttons();
  REQUIRE(large.size() == usual.size());
  for (std::size_t i = 0; i < large.size(); ++i) {
    CHECK(large[i].place.size.h == doctest::Approx(1.6 * usual[i].place.size.h));
    CHECK(large[i].words->height > 1.5 * usual[i].words->height);
    CHECK(large[i].words->box.w <= large[i].words_room() + 0.01);
  }
  t.menus.drop_all();
  REQUIRE(t.doc.undo());
  // No room anywhere that a card does not take.
  for (double x = -900; x <= 900; x += 60)
    for (double y = -900; y <= 900; y += 45)
      if (std::abs(x) > 130 || std::abs(y) > 130) t.card({x, y});
  t.round_all();
  REQUIRE_FALSE(t.buttons().empty());
  CHECK(t.buttons()[0].place.size.h == doctest::Approx(usual[0].place.size.h));
  // What covers cards is gone sooner.
  CHECK(t.menus.next_deadline_s() < t.clock.now_s() + 4.1);
}

TEST_CASE("gather: on a coarse screen the list covers cards rather than being too small to read") {
  Table t;
  t.camera.px_per_mm = t.camera.scale = 40 / 25.4;
  t.desk.menu_scale = 3.4;
  t.camera.window_px = {1920, 1080};
  for (double x = -600; x <= 600; x += 80)
    for (double y = -340; y <= 340; y += 55)
      if (std::abs(x) > 130 || std::abs(y) > 130) t.card({x, y});
  t.round_all();
  REQUIRE_FALSE(t.buttons().empty());
  for (const auto& button : t.buttons()) {
    CHECK(button.words->em >= 4);
    CHECK(button.words->em * t.camera.px_per_mm >= 13);
  }
}

TEST_CASE("gather menu: a ring makes the island at once; the list beside it lies on no card") {
  Table t;
  t.round_all();
  REQUIRE(t.board().islands.size() == 1);
  std::vector<std::string> names;
  for (const auto& button : t.buttons()) {
    names.push_back(button.name);
    const base::Rect box = button.place.bounds();
    const base::Rect map{t.desk.to_map(box.min), t.desk.to_map(box.max)};
    CHECK(t.scene.is_free(map));
    CHECK(ops::whole_in_sight(t.desk.sight(), map));
  }
  CHECK(names ==
        std::vector<std::string>{"menu-keep", "menu-move-together", "menu-color", "menu-to-tray"});
  SUBCASE("kept, nothing changes") {
    t.tap("menu-keep");
    CHECK(t.board().islands.size() == 1);
  }
  SUBCASE("after five seconds it closes, and the island stays") {
    CHECK(t.menus.next_deadline_s() < t.clock.now_s() + 6);
    t.clock.advance(4.9);
    t.menus.tick(t.clock.now_s());
    CHECK(t.menus.any_open());
    t.clock.advance(0.2);
    t.menus.tick(t.clock.now_s());
    CHECK(t.board().islands.size() == 1);
  }
  SUBCASE("undone, it is gone with the island") {
    t.doc.undo();
    t.menus.tick(t.clock.now_s());
    t.check_as_before();
  }
  SUBCASE("a touch beside it closes it, and does what it does") {
    input::Gesture g;
    g.kind = GestureKind::press;
    g.pos_px = t.camera.to_px({0, -100});
    CHECK_FALSE(t.menus.on_gesture(g, {}));
  }
  SUBCASE("so does one on a card") {
    input::Gesture g;
    g.kind = GestureKind::press;
    g.pos_px = t.camera.to_px({-60, 0});
    CHECK_FALSE(t.menus.on_gesture(g, ItemRef{ItemKind::card, t.a}));
  }
  CHECK_FALSE(t.menus.any_open());
}

TEST_CASE("gather menu: any other choice takes the island back, and is one undo with the ring") {
  Table t;
  SUBCASE("to the tray") {
    t.round_all();
    t.tap("menu-to-tray");
    for (const Id id : {t.a, t.b, t.c}) CHECK(t.at(id).place == Place::tray);
  }
  SUBCASE("the same colour") {
    t.round_all();
    t.tap("menu-color");
    t.tap("menu-sky");
    for (const Id id : {t.a, t.b, t.c}) CHECK(t.at(id).color == PaperColor::sky);
  }
  SUBCASE("together") {
    t.round_all();
    t.tap("menu-move-together");
    CHECK(t.together.mates_of(t.a).size() == 2);
  }
  SUBCASE("copied to the other question") {
    const Id other = t.second_board();
    t.round_all();
    t.tap("menu-copy-to");
    CHECK(t.doc.session().boards.at(other).cards.size() == 3);
    CHECK(t.desk.notices.take().size() == 1);
    CHECK(t.at(t.a).pos == Vec2{-60, 0});
  }
  CHECK_FALSE(t.menus.any_open());
  CHECK(t.board().islands.empty());
  t.doc.undo();
  t.check_as_before();
  for (const auto& [id, board] : t.doc.session().boards)
    if (id != t.board().id) CHECK(board.cards.empty());
}

TEST_CASE("gather menu: undone, what was to move together does so no more, until it is redone") {
  Table t;
  t.round_all();
  t.tap("menu-move-together");
  const auto lines = [&] {
    desk::Overlay overlay;
    t.together.draw(overlay);
    return overlay.under.entries.size();
  };
  CHECK(lines() == 3);
  t.doc.undo();
  CHECK(lines() == 0);
  CHECK(t.together.mates_of(t.a).empty());
  t.doc.redo();
  CHECK(lines() == 3);
  CHECK(t.together.mates_of(t.a).size() == 2);
  t.doc.undo();
  t.card({200, 100});
  CHECK(lines() == 0);
}

TEST_CASE("gather menu: two lists that are open at once lie beside one another") {
  Table t;
  t.card({-200, -100});
  t.card({-110, -100});
  t.round_all();
  t.draw_ring({-155, -100}, 100, 32);
  REQUIRE(t.board().islands.size() == 2);
  const auto buttons = t.buttons();
  REQUIRE(buttons.size() == 8);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t k = 4; k < 8; ++k)
      CHECK_FALSE(buttons[i].place.bounds().intersects(buttons[k].place.bounds()));
}

TEST_CASE("gather menu: of several other questions one is chosen") {
  Table t;
  const Id second = t.second_board(), third = t.second_board();
  t.round_all();
  t.tap("menu-copy-to");
  CHECK(t.board().islands.size() == 1);
  CHECK(t.buttons().size() == 2);
  const auto boards = t.doc.session().boards_in_order();
  t.tap(boards[1]->id == third ? "menu-board-2" : "menu-board-3");
  CHECK(t.doc.session().boards.at(third).cards.size() == 3);
  CHECK(t.doc.session().boards.at(second).cards.empty());
  CHECK(t.board().islands.empty());
}

TEST_CASE("gather menu: only for loose cards alone, turned to whoever drew the ring") {
  Table t;
  SUBCASE("cards of an island, or islands") {
    t.island({t.a, t.b});
    t.round_all();
    CHECK_FALSE(t.menus.any_open());
  }
  SUBCASE("drawn at the left edge") {
    const base::Rect table = t.desk.table();
    t.card({table.min.x + 60, -60});
    t.card({table.min.x + 60, 10});
    t.draw_ring({table.min.x + 60, -25}, 50, 74);
    REQUIRE(t.menus.any_open());
    CHECK(t.buttons()[0].place.turn == doctest::Approx(t.desk.facing({table.min.x + 60, 49})));
  }
  SUBCASE("a card that left the island meanwhile is left alone") {
    t.round_all();
    REQUIRE(t.doc.apply_all(ops::place_card(t.board(), t.c, {{150, 70}, 0, {}})).ok());
    t.tap("menu-to-tray");
    CHECK(t.at(t.c).place == Place::table);
    CHECK(t.at(t.c).pos == Vec2{150, 70});
    CHECK(t.at(t.a).place == Place::tray);
  }
  SUBCASE("where nothing may be changed") {
    t.desk.read_only = true;
    t.round_all();
    CHECK_FALSE(t.menus.any_open());
  }
}

TEST_CASE("gather menu: taken back, who made room for the island lies where it lay, too") {
  Table t;
  const Id near = t.card({-10, 160}), moved = t.card({110, 160});
  tools::Gathered made;
  made.aside = {t.at(near), t.at(moved)};
  made.step = t.doc.new_action();
  auto island = ops::make_island(t.board(), {t.a, t.b}, {}, 0, t.ids, 0);
  made.island = island.id;
  made.before = {t.at(t.a), t.at(t.b)};
  made.laid = {t.at(t.a).pos, t.at(t.b).pos};
  for (const Id id : {near, moved})
    island.ops.push_back(ops::Change<Card>{
        t.board().id, id, Patch<Card>{}.set<&Card::pos>(t.at(id).pos + Vec2{0, 60})});
  REQUIRE(t.doc.apply_all(std::move(island.ops), made.step).ok());
  made.aside_laid = {t.at(near).pos, t.at(moved).pos};
  // Somebody has taken one of them elsewhere meanwhile.
  REQUIRE(t.doc.apply_all(ops::place_card(t.board(), moved, {{160, 160}, 0, {}})).ok());
  tools::GatherChoice choice;
  choice.does = tools::GatherChoice::Does::move_together;
  tools::carry_out(choice, made, t.desk, t.together, {});
  CHECK(t.board().islands.empty());
  CHECK(t.at(near).pos == Vec2{-10, 160});
  CHECK(t.at(moved).pos == Vec2{160, 160});
}
