// Tidying with lines between islands: what is related comes near, and words on lines stay free.
#include "ops/rows.h"

#include <doctest/doctest.h>

#include "ops/room_table.h"
#include "ops/tidy.h"

using namespace model;
using base::Id;
using base::Rect;
using Table = support::RoomTable;

namespace {

/// Islands of two cards each, in one row, left to right.
struct Map : Table {
  std::vector<Id> islands;
  explicit Map(int n) {
    sight.table = {{-600, -340}, {600, 340}};
    for (int i = 0; i < n; ++i) {
      const double x = (i - n / 2.0) * 220;
      islands.push_back(island({x, -60}));
      card({x - 40, 0}, islands.back());
      card({x + 40, 0}, islands.back());
    }
  }
  void relate(int from, int to, const std::string& words = "") {
    Relation r;
    r.id = ids.next();
    r.from = islands[std::size_t(from)];
    r.to = islands[std::size_t(to)];
    r.words = words;
    board.relations[r.id] = r;
  }
  base::Vec2 plate(int n) const { return board.islands.at(islands[std::size_t(n)]).plate_pos; }
  double apart(int a, int b) const { return base::distance(plate(a), plate(b)); }
  void tidy() { apply(ops::tidy_all(board, 0, {}, sight)); }
};

ops::Block block(base::Size size, base::Vec2 lay, Id id) {
  return {size, lay, {{id, false, size, {size.w / 2, size.h / 2}}}};
}

}  // namespace

TEST_CASE("rows: without lines everything keeps its order") {
  Map plain(6);
  plain.tidy();
  for (int i = 0; i < 5; ++i)
    CHECK((plain.plate(i).y < plain.plate(i + 1).y - 1 || plain.plate(i).x < plain.plate(i + 1).x));
}

TEST_CASE("rows: islands between which a line runs come to lie beside each other") {
  Map plain(6), related(6);
  related.relate(0, 5);
  plain.tidy();
  related.tidy();
  CHECK(related.apart(0, 5) < plain.apart(0, 5) - 100);
  // The others keep their order among themselves, but for those that changed places.
  int moved = 0;
  for (int i = 0; i < 6; ++i) moved += base::distance(plain.plate(i), related.plate(i)) > 60;
  CHECK(moved <= 3);
  // So it lies already.
  CHECK(ops::tidy_all(related.board, 0, {}, related.sight).empty());
}

TEST_CASE("rows: nothing comes to lie on the words of a line") {
  for (const double facing : {0.0, 1.5707963267948966}) {
    Map m(6);
    m.relate(0, 5, "たがいに支え合う");
    m.relate(1, 4, "近い");
    m.relate(2, 3, "順序");
    m.apply(ops::tidy_all(m.board, facing, {}, m.sight));
    for (const auto& [id, r] : m.board.relations) {
      const auto all_of = [&](Id island) {
        Rect all = plate_shape_of(m.board.islands.at(island)).bounds();
        for (const Id card : cards_in(m.board, island))
          all = all.united(shape_of(m.board.cards.at(card)).bounds());
        return all;
      };
      // Of both alike, so the middle of the line is that between the two.
      const base::Vec2 middle = (all_of(r.from).centre() + all_of(r.to).centre()) / 2;
      // They face whom what they lead from faces.
      const base::TurnedRect paper{middle, {6.0 * double(r.words.size()) / 3 + 4, 9}, facing};
      const Rect words = paper.bounds();
      for (const auto& [card, c] : m.board.cards)
        CHECK_FALSE(shape_of(c).bounds().intersects(words));
      for (const auto& [island, i] : m.board.islands)
        CHECK_FALSE(plate_shape_of(i).bounds().intersects(words));
    }
  }
}

TEST_CASE("rows: many blocks, and lines to what is not there, do no harm") {
  support::ManualClock clock;
  base::IdSource ids(clock, 3);
  std::vector<ops::Block> blocks;
  for (int n = 0; n < 300; ++n)
    blocks.push_back(block({75, 50}, {double(n % 20) * 80, double(n / 20) * 55}, ids.next()));
  std::vector<ops::Tie> ties;
  for (std::size_t n = 0; n + 7 < blocks.size(); n += 7)
    ties.push_back({{n, {{0, 0}, {75, 50}}}, {n + 7, {{0, 0}, {75, 50}}}, {40, 10}});
  const ops::Block all = ops::in_rows(blocks, 1.6, 6, ties);
  CHECK(all.items.size() == 300);
  CHECK(ops::in_rows({blocks[0]}, 1.6, 6, {}).items.size() == 1);
  Map m(2);
  Relation r;
  r.id = m.ids.next();
  r.from = m.islands[0];
  r.to = m.ids.next();
  m.board.relations[r.id] = r;
  m.tidy();
  CHECK(m.least_gap() >= 0);
}
