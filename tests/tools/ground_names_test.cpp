// What lies under the cards: its names are tapped on the table; nothing of it is moved.
#include "tools/ground_names.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "canvas/ground.h"
#include "ops/ground.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using base::Vec2;
using input::Phase;
using Kind = model::GroundPart::Kind;

namespace {

/// One pixel a millimetre.
struct Table : support::ToolsDesk {
  tools::Toolbox table{desk};

  Table() : ToolsDesk(1) {
    camera.window_px = {1400, 800};
    table.set_messages(base::Messages());
    model::Ground g{{0, 0}, {900, 400}, {{"市の役割"}, {"いっしょに"}, {"市民の役割"}}};
    REQUIRE(doc.apply_all(ops::put_ground(board(), g)).ok());
  }
  Vec2 place_of(std::size_t column) const {
    for (const canvas::GroundName& name : canvas::names_on(board().ground, 1))
      if (name.part == model::GroundPart{Kind::column, column}) return name.room.centre;
    return {};
  }
  void finger(Phase phase, Vec2 map) {
    table.feed({1, phase, camera.to_px(map), clock.now_s(), 0, input::Pointer::finger});
    clock.advance(0.05);
    table.tick(clock.now_s());
  }
  void tap(Vec2 map) {
    finger(Phase::down, map);
    finger(Phase::up, map);
    clock.advance(1);
    table.tick(clock.now_s());
  }
  void drag(Vec2 from, Vec2 to) {
    finger(Phase::down, from);
    for (int n = 1; n <= 5; ++n) finger(Phase::move, from + (to - from) * (n / 5.0));
    clock.advance(0.3);
    finger(Phase::up, to);
    clock.advance(1);
    table.tick(clock.now_s());
  }
};

}  // namespace

TEST_CASE("ground names: whoever taps one wants to change it, on whichever side it stands") {
  Table t;
  CHECK_FALSE(t.table.ground_names().take_asked());
  t.tap(t.place_of(1));
  CHECK(t.table.ground_names().take_asked() == model::GroundPart{Kind::column, 1});
  CHECK_FALSE(t.table.ground_names().take_asked());
  t.tap(t.place_of(2) * -1);  // the first one's, turned
  CHECK(t.table.ground_names().take_asked() == model::GroundPart{Kind::column, 0});
  t.tap({0, 0});
  CHECK_FALSE(t.table.ground_names().take_asked());
}

TEST_CASE("ground names: a card over a name is what is touched there") {
  Table t;
  t.card(t.place_of(1));
  t.tap(t.place_of(1));
  CHECK_FALSE(t.table.ground_names().take_asked());
}

TEST_CASE("ground names: a finger drags nothing of it, and cards on it as ever") {
  Table t;
  const base::Id card = t.card({-300, 0});
  const model::Ground before = t.board().ground;
  t.drag(t.place_of(1), {200, 300});
  t.drag({0, 100}, {100, 150});
  CHECK(t.board().ground == before);
  CHECK_FALSE(t.table.ground_names().take_asked());
  CHECK(model::field_of(t.board(), t.board().cards.at(card)) == model::GroundField{0, 0});
  t.drag({-300, 0}, {0, 0});
  CHECK(model::field_of(t.board(), t.board().cards.at(card)) == model::GroundField{1, 0});
}

TEST_CASE("ground names: each is named to whoever looks, as large as a finger needs it") {
  Table t;
  const auto all = t.table.buttons();
  for (const char* name : {"zone-column-1", "zone-column-2-turned", "zone-column-3"}) {
    const auto it = std::ranges::find(all, name, &desk::Button::name);
    REQUIRE_MESSAGE(it != all.end(), name);
    CHECK(it->place.size.h >= 10);
  }
  t.desk.read_only = true;
  CHECK(std::ranges::none_of(t.table.buttons(),
                             [](const desk::Button& b) { return b.name.starts_with("zone-"); }));
}
