#include "desk/larger_paper.h"

#include "desk/words.h"
#include "model/invariants.h"
#include "tools/tools_desk.h"

using namespace model;
using support::ToolsDesk;

namespace {

const char* const kLong =
    "見守りの目が足りない。通学路であいさつする大人が減って、だれが近所の人かもわからなくなった。"
    "顔の見える関係をつくりなおしたい。";

void set_scale(ToolsDesk& d, double scale) {
  canvas::Look look;
  look.letters.scale = scale;
  d.scene.set_look(look);
}

}  // namespace

TEST_CASE("larger paper: full cards grow for larger letters, none covers another, one undo") {
  ToolsDesk d(1);
  d.camera.window_px = {900, 700};
  std::vector<base::Id> full;
  for (int n = 0; n < 4; ++n) {
    full.push_back(d.card({100.0 + 80 * (n % 2), 100.0 + 55 * (n / 2)}, kLong));
    Patch<Card> patch;
    patch.set<&Card::size>(desk::card_size_for(kLong, *d.typesetter));
    REQUIRE(d.doc.apply(ops::Change<Card>{d.desk.board_id, full.back(), patch}, d.doc.new_action())
                .ok());
  }
  const base::Id few = d.card({400, 100}, "公園");
  const auto island = d.island({full[0], full[1]});
  REQUIRE(d.desk.apply(
      desk::set_words(d.board(), {canvas::ItemKind::plate, island}, "見守り", *d.typesetter)));
  const Board before = d.board();
  CHECK(desk::too_small_papers(d.desk) == 0);
  CHECK_FALSE(desk::lay_larger_paper(d.desk));

  set_scale(d, 1.6);
  CHECK(desk::too_small_papers(d.desk) == 4);
  REQUIRE(desk::lay_larger_paper(d.desk));
  CHECK(desk::too_small_papers(d.desk) == 0);
  CHECK(broken_invariants(d.doc.session()).empty());
  for (const base::Id id : full) {
    CHECK(d.board().cards.at(id).size.h > before.cards.at(id).size.h);
    CHECK(d.scene.layout_of({canvas::ItemKind::card, id})->em >= 6.4 - 1e-6);
  }
  CHECK(d.board().cards.at(few).size == before.cards.at(few).size);
  for (const auto& [a, first] : d.board().cards)
    for (const auto& [b, second] : d.board().cards)
      if (a < b)
        CHECK_FALSE(shape_of(first).bounds().grown(-0.5).intersects(shape_of(second).bounds()));
  CHECK(d.doc.undo());
  for (const base::Id id : full) {
    CHECK(d.board().cards.at(id).size == before.cards.at(id).size);
    CHECK(d.board().cards.at(id).pos == before.cards.at(id).pos);
  }
}

TEST_CASE("larger paper: not of what is written or held, and not where nothing may change") {
  ToolsDesk d(1);
  const base::Id card = d.card({100, 100}, kLong);
  set_scale(d, 1.6);
  CHECK(desk::too_small_papers(d.desk) == 1);
  d.desk.written.insert(card);
  CHECK(desk::too_small_papers(d.desk) == 0);
  d.desk.written.clear();
  d.desk.read_only = true;
  CHECK(desk::too_small_papers(d.desk) == 0);
  CHECK_FALSE(desk::lay_larger_paper(d.desk));
}
