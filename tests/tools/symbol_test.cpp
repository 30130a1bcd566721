// The symbol mark of an island: asked for in its menu, written at a seat or on the table.
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using base::Id;
using base::Vec2;
using desk::ItemKind;
using desk::ItemRef;
using input::Phase;

namespace {

struct Table : support::ToolsDesk, desk::TakesToSeats {
  tools::Toolbox table{desk};
  std::optional<ItemRef> sent;  // to a seat
  Id first, second, island_id;

  Table() : ToolsDesk(1) {
    camera.window_px = {1000, 600};
    desk.bar_px = 40;
    desk.to_seats = this;
    table.set_messages(base::Messages());
    first = card({-45, 0});
    second = card({45, 0});
    island_id = island({first, second});
  }
  bool take_card(Id, Vec2) override { return false; }
  bool write(std::optional<ItemRef> thing, const base::TurnedRect&) override {
    sent = thing;
    return true;
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
  void tap(Vec2 map) {
    finger(Phase::down, map);
    finger(Phase::up, map);
  }
  void ask() {
    wait(1);
    finger(Phase::down, board().islands.at(island_id).plate_pos);
    wait(0.6);
    finger(Phase::up, board().islands.at(island_id).plate_pos);
    for (const desk::Button& b : table.buttons())
      if (b.name == "menu-symbol") {
        wait(1);
        return tap(desk.to_map(b.place.centre));
      }
    FAIL("no menu-symbol");
  }
  const std::string& symbol() const { return board().islands.at(island_id).symbol; }
};

}  // namespace

TEST_CASE("symbol mark: with fingers alone it is written at a seat") {
  Table t;
  t.table.editor().set_keys_there(false);
  t.ask();
  CHECK(t.sent == ItemRef{ItemKind::symbol, t.island_id});
  CHECK_FALSE(t.table.editor().active());
}

TEST_CASE("symbol mark: with a keyboard it is written where it will stand, in one step of undo") {
  Table t;
  t.ask();
  REQUIRE(t.table.editor().thing() == ItemRef{ItemKind::symbol, t.island_id});
  const auto place = t.table.editor().place();
  REQUIRE(place);
  for (const auto& [id, c] : t.board().cards)
    CHECK_FALSE(shape_of(c).bounds().intersects(place->bounds()));
  desk::Overlay overlay;
  t.table.draw(overlay);
  CHECK_FALSE(overlay.map.entries.empty());
  t.table.editor().type("ひろ");
  t.table.editor().type("ば");
  CHECK(t.symbol() == "ひろば");
  const auto caret = t.table.editor().caret();
  REQUIRE(caret);
  CHECK(t.table.editor().place()->contains(*caret, 2));
  t.table.editor().finish();
  CHECK(t.board().islands.at(t.island_id).plate.empty());
  t.desk.undo();
  CHECK(t.symbol().empty());
}

TEST_CASE("symbol mark: a double tap writes it, a drag takes its island along") {
  Table t;
  REQUIRE(t.doc
              .apply_all({ops::Change<Island>{t.desk.board_id, t.island_id,
                                              Patch<Island>{}.set<&Island::symbol>("ひろば")}})
              .ok());
  const auto mark = t.scene.symbol_place(t.island_id);
  REQUIRE(mark);
  t.wait(1);
  t.tap(mark->centre);
  t.tap(mark->centre);
  CHECK(t.table.editor().thing() == ItemRef{ItemKind::symbol, t.island_id});
  t.table.editor().finish();
  t.wait(1);
  const Vec2 before = t.board().cards.at(t.first).pos;
  t.finger(Phase::down, mark->centre);
  for (int k = 1; k <= 8; ++k) t.finger(Phase::move, mark->centre + Vec2{0, -k * 10.0});
  t.wait(0.3);
  t.finger(Phase::up, mark->centre + Vec2{0, -80});
  t.wait(1);
  CHECK(t.board().cards.at(t.first).pos.y < before.y - 40);
  // Of an island that goes meanwhile nothing is written on.
  t.ask();
  REQUIRE(t.doc.apply_all(ops::dissolve_island(t.board(), t.island_id)).ok());
  t.table.editor().type("x");
  CHECK_FALSE(t.table.editor().active());
}
