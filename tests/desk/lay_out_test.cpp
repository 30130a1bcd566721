#include "desk/lay_out.h"

#include "model/invariants.h"
#include "model/plate_labels.h"
#include "tools/tools_desk.h"

using namespace model;
using model::CardWish;
using support::ToolsDesk;

namespace {

model::CardWish wish(std::string text, std::vector<model::IslandWish> islands = {}) {
  model::CardWish out;
  out.text = std::move(text);
  out.islands = std::move(islands);
  return out;
}

const Island* island(const Board& board, const std::string& plate) {
  for (const auto& [id, i] : board.islands)
    if (i.plate == plate) return &i;
  return nullptr;
}

const Card& card(const Board& board, const std::string& text) {
  for (const auto& [id, c] : board.cards)
    if (c.text == text) return c;
  FAIL("there is such a card");
  return board.cards.begin()->second;
}

/// An island with its line.
base::Rect land(const Board& board, base::Id id) {
  base::Rect r = plate_shape_of(board.islands.at(id)).bounds();
  for (const base::Id card : cards_in(board, id))
    r = r.united(shape_of(board.cards.at(card)).bounds());
  for (const base::Id child : children_of(board, id)) r = r.united(land(board, child));
  return r.grown(8);
}

}  // namespace

TEST_CASE("lay out: cards of a name lie on one island, islands within islands, none on another") {
  ToolsDesk d(1);
  std::vector<model::CardWish> wishes;
  for (int n = 0; n < 7; ++n) wishes.push_back(wish("歩く " + std::to_string(n), {{"歩く", ""}}));
  for (int n = 0; n < 3; ++n)
    wishes.push_back(wish("坂 " + std::to_string(n), {{"歩く", ""}, {"坂", ""}}));
  wishes.push_back(wish("乗る", {{"乗る", ""}}));
  wishes.push_back(wish("名なし一", {{"", "1-1"}}));
  wishes.push_back(wish("名なし二", {{"", "1-2"}}));
  wishes.push_back(wish("一人"));
  wishes.back().alone = 2;
  wishes.push_back(wish("箱"));
  wishes.back().in_tray = true;
  REQUIRE(desk::new_cards(d.desk, wishes) == wishes.size());
  const Board& board = d.board();
  CHECK(broken_invariants(d.doc.session()).empty());
  CHECK(board.islands.size() == 5);
  REQUIRE(island(board, "坂"));
  CHECK(island(board, "坂")->parent == island(board, "歩く")->id);
  CHECK(island(board, "歩く")->level == 2);
  CHECK(cards_in(board, island(board, "歩く")->id).size() == 7);
  CHECK(cards_in(board, island(board, "坂")->id).size() == 3);
  // The numbers they came with, the others after those.
  const auto labels = plate_labels(board);
  std::set<std::string> all;
  for (const auto& [id, i] : board.islands) {
    CHECK(i.number > 0);
    all.insert(labels.at(id));
  }
  CHECK(all == std::set<std::string>{"1-1", "1-2", "1-3", "1-4", "2-1"});
  CHECK(labels.at(card(board, "名なし二").island) == "1-2");
  for (const auto& [id, c] : board.cards) {
    CHECK((c.place == Place::tray) == (c.text == "箱"));
    CHECK(c.alone == (c.text == "一人" ? 2 : 0));
    for (const auto& [other, o] : board.cards)
      if (id < other && c.place == Place::table && o.place == Place::table)
        CHECK_FALSE(shape_of(c).bounds().intersects(shape_of(o).bounds()));
  }
  for (const base::Id a : children_of(board, {}))
    for (const base::Id b : children_of(board, {}))
      if (a < b) CHECK_FALSE(land(board, a).intersects(land(board, b)));
  d.doc.undo();
  CHECK(d.board().cards.empty());
  CHECK(d.board().islands.empty());
}

TEST_CASE("lay out: what a card cannot hold makes none of them") {
  ToolsDesk d(1);
  std::vector<model::CardWish> wishes{wish("よい"), wish(std::string("\xff"))};
  CHECK(desk::new_cards(d.desk, wishes) == 0);
  CHECK(d.board().cards.empty());
  for (int n = 0; n < 20; ++n) wishes.insert(wishes.begin(), wish("よい"));
  CHECK(desk::new_cards(d.desk, wishes) == 0);
  CHECK(d.board().cards.empty());
}
