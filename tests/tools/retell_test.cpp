// The map while it is retold beside it: what glows, what was tapped, and the order that taps set.
#include "tools/retell.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tools/layers.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using base::Id;
using base::Vec2;
using Open = tools::Retell::Open;

namespace {

/// One pixel a millimetre.
struct Table : support::ToolsDesk {
  tools::Toolbox table{desk};
  tools::Retell& retell = table.retell();

  Table() : ToolsDesk(1) {
    camera.window_px = {1000, 600};
    table.set_messages(base::Messages());
  }
  void tap(Vec2 map) {
    for (const input::Phase phase : {input::Phase::down, input::Phase::up}) {
      table.feed({1, phase, camera.to_px(map), clock.now_s(), 0, input::Pointer::finger});
      clock.advance(0.05);
      table.tick(clock.now_s());
    }
    clock.advance(1);
    table.tick(clock.now_s());
  }
  Vec2 plate(Id island) { return board().islands.at(island).plate_pos; }
  std::ptrdiff_t drawn(std::uint32_t layer) {
    desk::Overlay overlay;
    retell.draw(overlay);
    return std::ranges::count(overlay.screen.entries, layer, &canvas::DrawList::Entry::layer);
  }
  bool glows() {
    desk::Overlay overlay;
    retell.draw(overlay);
    return !overlay.map.entries.empty();
  }
};

}  // namespace

TEST_CASE("retelling: a tapped card or island is handed on, and the tap does what it always does") {
  Table t;
  const Id card = t.card({-200, 0}), a = t.card({100, 0}), b = t.card({200, 0});
  const Id island = t.island({a, b});
  t.tap({-200, 0});
  CHECK(t.retell.take_tapped().nil());
  t.retell.open(Open::yes);
  t.tap({-200, 0});
  CHECK(t.retell.take_tapped() == card);
  CHECK(t.retell.take_tapped().nil());
  t.tap(t.plate(island));
  CHECK(t.retell.take_tapped() == island);
  CHECK(t.desk.chosen == island);
  t.tap({-200, 200});
  CHECK(t.retell.take_tapped().nil());
}

TEST_CASE("retelling: a tap on an empty plate finds its sentence, and does not begin to write it") {
  Table t;
  const Id a = t.card({100, 0}), b = t.card({200, 0});
  const Id island = t.island({a, b});
  t.table.editor().set_keys_there(true);
  t.retell.open(Open::yes);
  t.tap(t.plate(island));
  CHECK(t.retell.take_tapped() == island);
  CHECK_FALSE(t.table.editor().thing());
  t.retell.open(Open::no);
  t.tap(t.plate(island));
  CHECK(t.table.editor().thing());
}

TEST_CASE("retelling: what a sentence is about glows while the sheet is open") {
  Table t;
  const Id a = t.card({100, 0}), b = t.card({200, 0});
  const Id island = t.island({a, b});
  t.retell.glow({island});
  CHECK_FALSE(t.glows());
  t.retell.open(Open::yes);
  t.retell.glow({island});
  CHECK(t.glows());
  REQUIRE(t.doc.apply_all(ops::dissolve_island(t.board(), island)).ok());
  CHECK_FALSE(t.glows());
  t.retell.glow({a});
  CHECK(t.glows());
  t.retell.open(Open::no);
  CHECK_FALSE(t.glows());
}

TEST_CASE("retelling: taps number islands and lone cards, a second tap takes the number back") {
  Table t;
  const Id wolf = t.card({-300, 100});
  const Id a = t.card({-150, 0}), b = t.card({-60, 0}), c = t.card({150, 0}), d = t.card({240, 0});
  const Id one = t.island({a, b}), two = t.island({c, d});
  const Id outer = t.island({}, {two});
  t.retell.open(Open::counts);
  t.tap({150, 0});  // a card of an island: the outermost one is meant
  t.tap(t.plate(one));
  t.tap({-300, 100});
  CHECK(t.retell.counted() == std::vector{outer, one, wolf});
  CHECK(t.drawn(tools::kCountDiscs) == 3);
  CHECK(t.drawn(tools::kCountFigures) == 3);
  CHECK(t.desk.written.empty());
  t.tap(t.plate(one));
  CHECK(t.retell.counted() == std::vector{outer, wolf});
  t.tap({0, 250});  // the bare table
  CHECK(t.retell.counted().size() == 2);
  REQUIRE(t.doc.apply_all(ops::card_to_tray(t.board(), wolf)).ok());
  CHECK(t.retell.counted() == std::vector{outer});
  CHECK(t.drawn(tools::kCountDiscs) == 1);
  t.retell.open(Open::yes);
  CHECK(t.drawn(tools::kCountDiscs) == 0);
  t.retell.open(Open::counts);
  CHECK(t.retell.counted().empty());
}
