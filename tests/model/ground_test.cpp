#include "model/ground.h"

#include <doctest/doctest.h>

using namespace model;

namespace {

Card lying(base::Vec2 pos) {
  Card card;
  card.pos = pos;
  return card;
}

/// 市の役割 | いっしょに | 市民の役割, the middle one twice as wide.
Board three() {
  Board board;
  board.ground = {{100, 0}, {400, 200}, {{"市", 1}, {"いっしょに", 2}, {"市民", 1}}};
  return board;
}

}  // namespace

TEST_CASE("ground: a card takes the field that its middle lies on, and none beside them all") {
  const Board board = three();
  CHECK(field_of(board, lying({-50, 0})) == GroundField{0, 0});
  CHECK(field_of(board, lying({100, 99})) == GroundField{1, 0});
  CHECK(field_of(board, lying({299, -99})) == GroundField{2, 0});
  CHECK_FALSE(field_of(board, lying({301, 0})));
  CHECK_FALSE(field_of(board, lying({100, 101})));
  Card tray = lying({100, 0});
  tray.place = Place::tray;
  CHECK_FALSE(field_of(board, tray));
  CHECK_FALSE(field_of(Board(), lying({0, 0})));
}

TEST_CASE("ground: its fields lie beside one another without a gap, as wide as their shares") {
  Board board = three();
  board.ground.rows = {{"大", 1}, {"小", 3}};
  const Ground& g = board.ground;
  CHECK(fields_of(g).size() == 6);
  CHECK(area_of(g, {1, 0}) == base::Rect{{0, -100}, {200, -50}});
  base::Rect all;
  double sum = 0;
  for (const GroundField f : fields_of(g)) {
    all = all.united(area_of(g, f));
    sum += area_of(g, f).area();
  }
  CHECK(all == area_of(g));
  CHECK(sum == doctest::Approx(all.area()));
  CHECK(fields_of(Ground()).empty());
  CHECK(area_of(Ground()).empty());
}

TEST_CASE(
    "ground: a field is called by its column and row, with their axes; without names by its "
    "number") {
  Ground g{{}, {400, 400}, {{"小"}, {"大"}}, {{"大"}, {""}}, "手間", "効果"};
  CHECK(name_of(g, {0, 0}) == "手間 小 / 効果 大");
  CHECK(name_of(g, {1, 1}) == "手間 大");
  g.columns[1].name.clear();
  CHECK(name_of(g, {1, 1}) == "2-2");
  g.rows.clear();
  CHECK(name_of(g, {1, 0}) == "2");
  CHECK(name_of(three().ground, {1, 0}) == "いっしょに");
}

TEST_CASE("ground: each part that has a name is told, and found by what it is") {
  Ground g{{}, {400, 400}, {{"小"}, {"大"}}, {{"大"}, {"小"}}, "手間", "効果"};
  std::vector<std::string> names;
  for (const GroundPart part : parts_of(g)) names.push_back(*words_of(g, part));
  CHECK(names == std::vector<std::string>{"小", "大", "大", "小", "手間", "効果"});
  CHECK_FALSE(words_of(g, {GroundPart::Kind::column, 2}));
  CHECK(parts_of(three().ground).size() == 3);
  CHECK(parts_of(Ground()).empty());
}
