// The toolbox: to which tool a finger goes, and what its tools draw and name together.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using base::Id;
using base::Vec2;
using desk::ItemKind;
using desk::ItemRef;
using input::GestureKind;
using input::Phase;

namespace {

/// One pixel a millimetre; whole fingers, as the router would give them.
struct Table : support::ToolsDesk, desk::TakesToSeats {
  tools::Toolbox table{desk};

  Table() : ToolsDesk(1) {
    camera.window_px = {1000, 600};
    desk.bar_px = 40;
    desk.to_seats = this;
    table.set_messages(base::Messages());
  }
  bool take_card(Id, Vec2) override { return false; }
  bool write(std::optional<ItemRef>, const base::TurnedRect&) override { return true; }
  void finger(input::FingerId f, Phase phase, Vec2 map) {
    table.feed({f, phase, camera.to_px(map), clock.now_s(), 0, input::Pointer::finger});
    clock.advance(0.02);
  }
  void long_press(input::FingerId f, Vec2 map) {
    finger(f, Phase::down, map);
    clock.advance(0.6);
    table.tick(clock.now_s());
  }
  const desk::Button* named(const std::vector<desk::Button>& all, const std::string& name) {
    const auto it = std::ranges::find(all, name, &desk::Button::name);
    return it == all.end() ? nullptr : &*it;
  }
  Vec2 button(const std::string& name) {
    const auto all = table.buttons();
    const desk::Button* b = named(all, name);
    REQUIRE(b);
    return desk.to_map(b->place.centre);
  }
  desk::Overlay drawn() {
    desk::Overlay overlay;
    table.draw(overlay);
    return overlay;
  }
};

bool ascend(const canvas::DrawList& list) {
  return std::is_sorted(list.entries.begin(), list.entries.end(),
                        [](const auto& a, const auto& b) { return a.layer < b.layer; });
}

}  // namespace

TEST_CASE("toolbox: a finger is the uppermost tool's that has something there, else a thing's") {
  Table t;
  const Id a = t.card({0, 0});
  CHECK(t.table.touched(t.camera.to_px({0, 0})).item == ItemRef{ItemKind::card, a});
  CHECK_FALSE(t.table.touched(t.camera.to_px({0, 0})).tool);
  const auto table = t.table.touched(t.camera.to_px({300, 200}));
  CHECK_FALSE(table.item);
  CHECK_FALSE(table.tool);
  t.table.editor().begin({ItemKind::card, a});
  const Vec2 at_seat = t.button("write-at-seat");
  CHECK(t.table.touched(t.camera.to_px(at_seat)).tool == &t.table.seat_button());
  // A menu lies over everything.
  t.table.menus().open({ItemKind::card, a}, t.camera.to_px(at_seat), {}, t.clock.now_s());
  CHECK(t.table.touched(t.camera.to_px(at_seat)).tool == &t.table.menus());
  CHECK(t.table.touched(t.camera.to_px({0, 0})).tool != &t.table.seat_button());
}

TEST_CASE("toolbox: of an island the plate is the island") {
  Table t;
  const Id island = t.island({t.card({-60, 0}), t.card({60, 0})});
  const Vec2 plate = t.board().islands.at(island).plate_pos;
  CHECK(t.table.touched(t.camera.to_px(plate)).item == ItemRef{ItemKind::island, island});
}

TEST_CASE("toolbox: a long press hands the finger to the menu, and the card lies where it lay") {
  Table t;
  const Id a = t.card({0, 0});
  t.long_press(1, {0, 0});
  REQUIRE(t.table.menus().slides(1));
  CHECK_FALSE(t.scene.holds_anything());
  const Vec2 to_tray = t.button("menu-to-tray");
  for (int i = 1; i <= 6; ++i) t.finger(1, Phase::move, to_tray * (i / 6.0));
  CHECK_FALSE(t.scene.holds_anything());
  const auto all = t.table.buttons();
  REQUIRE(t.named(all, "menu-to-tray"));
  CHECK(t.named(all, "menu-to-tray")->pressed);
  t.finger(1, Phase::up, to_tray);
  CHECK(t.board().cards.at(a).place == Place::tray);
  CHECK_FALSE(t.table.menus().any_open());
}

TEST_CASE("toolbox: what a menu paints and what it has written are the thing's it was opened for") {
  Table t;
  const Id a = t.card({-200, 0}), b = t.card({200, 0});
  t.long_press(1, {-200, 0});
  t.finger(1, Phase::up, {-200, 0});
  t.long_press(2, {200, 0});
  t.finger(2, Phase::up, {200, 0});
  const auto tap_nearest = [&](const std::string& name, Vec2 to) {
    Vec2 best;
    double least = 1e300;
    for (const desk::Button& button : t.table.buttons()) {
      const Vec2 at = t.desk.to_map(button.place.centre);
      if (button.name == name && base::distance(at, to) < least)
        best = at, least = base::distance(at, to);
    }
    REQUIRE(least < 100);
    t.finger(9, Phase::down, best);
    t.finger(9, Phase::up, best);
  };
  tap_nearest("menu-color", {200, 0});
  tap_nearest("menu-rose", {200, 0});
  CHECK(t.board().cards.at(b).color == PaperColor::rose);
  CHECK(t.board().cards.at(a).color == PaperColor::yellow);
  tap_nearest("menu-edit", {-200, 0});
  CHECK(t.table.editor().thing() == ItemRef{ItemKind::card, a});
  CHECK(t.table.buttons().size() == 1);  // the one beside what is written
}

TEST_CASE(
    "toolbox: an island tidied by its menu faces whoever the menu faces, along the table's edges") {
  for (const double turn : {0.2, 3.0, -1.4}) {
    CAPTURE(turn);
    Table t;
    const Id island = t.island({t.card({-60, 0}, "一", 0.3), t.card({60, 20}, "二", 2)});
    REQUIRE(t.doc
                .apply_all({ops::Change<Island>{t.desk.board_id, island,
                                                Patch<Island>{}.set<&Island::plate_turn>(turn)}})
                .ok());
    t.table.menus().open({ItemKind::island, island}, t.camera.to_px({0, 0}), {}, t.clock.now_s());
    const Vec2 tidy = t.button("menu-tidy");
    t.finger(1, Phase::down, tidy);
    t.finger(1, Phase::up, tidy);
    const double quarter = std::numbers::pi / 2, side = std::round(turn / quarter) * quarter;
    CHECK(std::abs(base::normal_angle(t.board().islands.at(island).plate_turn - side)) < 1e-5);
    for (const auto& [id, c] : t.board().cards)
      CHECK(std::abs(base::normal_angle(c.turn - side)) < 1e-5);
  }
}

TEST_CASE("toolbox: a tap on the bare table ends writing, closes menus and chooses nothing") {
  Table t;
  const Id island = t.island({t.card({-60, 0}), t.card({60, 0})});
  t.finger(1, Phase::down, {60, 5});
  t.finger(1, Phase::up, {60, 5});
  CHECK(t.desk.chosen_island() == island);
  t.table.editor().begin({ItemKind::island, island});
  t.table.menus().open({ItemKind::island, island}, t.camera.to_px({0, 0}), {}, t.clock.now_s());
  t.finger(2, Phase::down, {0, 200});
  t.finger(2, Phase::up, {0, 200});
  CHECK_FALSE(t.table.editor().active());
  CHECK_FALSE(t.table.menus().any_open());
  CHECK(t.desk.chosen.nil());
}

TEST_CASE("toolbox: it wakes for the first tool that wants to, and for fingers") {
  Table t;
  const Id a = t.card({0, 0});
  CHECK(t.table.next_deadline_s() > 1e200);
  t.table.menus().open({ItemKind::card, a}, t.camera.to_px({0, 0}), {}, t.clock.now_s());
  const double menu = t.table.next_deadline_s();
  CHECK(menu < t.clock.now_s() + 60);
  t.finger(1, Phase::down, {200, 200});
  CHECK(t.table.next_deadline_s() <= menu);
}

TEST_CASE("toolbox: what its tools draw ascends in every list, and differs only when it changes") {
  Table t;
  const Id a = t.card({0, 0}, "words");
  const Id island = t.island({t.card({-260, 100}), t.card({-180, 100})});
  t.card({260, 160});
  t.table.editor().begin({ItemKind::card, a});
  t.finger(1, Phase::down, {-300, -150});
  for (int i = 1; i <= 5; ++i) t.finger(1, Phase::move, {-300 + i * 30.0, -150});
  t.finger(2, Phase::down, {260, 160});
  for (int i = 1; i <= 8; ++i) t.finger(2, Phase::move, {260 - i * 60.0, 160 - i * 7.5});
  for (const Vec2 at : {Vec2{-100, -100}, {100, -100}})
    t.table.menus().open(at.x < 0 ? ItemRef{ItemKind::card, a} : ItemRef{ItemKind::island, island},
                         t.camera.to_px(at), {}, t.clock.now_s());
  const desk::Overlay before = t.drawn(), again = t.drawn();
  CHECK_FALSE(before.under.entries.empty());
  CHECK_FALSE(before.map.entries.empty());
  CHECK_FALSE(before.screen.entries.empty());
  CHECK(ascend(before.under));
  CHECK(ascend(before.map));
  CHECK(ascend(before.screen));
  CHECK(canvas::difference(before.under, again.under).empty());
  CHECK(canvas::difference(before.map, again.map).empty());
  CHECK(canvas::difference(before.screen, again.screen).empty());
  // One more point of the ring's line: the map's list alone, and only round the line.
  t.finger(1, Phase::move, {-120, -150});
  const desk::Overlay now = t.drawn();
  CHECK(canvas::difference(before.under, now.under).empty());
  CHECK(canvas::difference(before.screen, now.screen).empty());
  const auto differs = canvas::difference(before.map, now.map);
  REQUIRE_FALSE(differs.empty());
  for (const base::Rect& r : differs) CHECK(base::Rect{{-320, -170}, {-100, -130}}.common(r) == r);
}
