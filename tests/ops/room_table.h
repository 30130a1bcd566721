// RoomTable: a board on a table of 500 x 260 mm, for tests of what comes to lie free on it.
#pragma once

#include <doctest/doctest.h>

#include "ops/bodies.h"
#include "ops/room.h"
#include "support/manual_clock.h"

namespace support {

using namespace model;
using base::Id;
using base::Rect;

struct RoomTable {
  support::ManualClock clock;
  base::IdSource ids{clock, 11};
  Board board;
  ops::Sight sight{{{-250, -130}, {250, 130}}, {}, 12};

  RoomTable() { board.id = ids.next(); }

  Card make(Vec2 pos, Id island = {}, double turn = 0) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.island = island;
    c.turn = turn;
    return c;
  }
  Id card(Vec2 pos, Id island = {}, double turn = 0) {
    const Card c = make(pos, island, turn);
    board.cards[c.id] = c;
    return c.id;
  }
  Id island(Vec2 plate, Id parent = {}) {
    Island i;
    i.id = ids.next();
    i.plate_pos = plate;
    i.parent = parent;
    board.islands[i.id] = i;
    return i.id;
  }
  /// Applies them to the board itself.
  void apply(const ops::Ops& list) {
    Session s;
    s.id = ids.next();
    s.boards[board.id] = board;
    for (const ops::Op& op : list) REQUIRE(ops::apply(s, op));
    board = s.boards.at(board.id);
  }
  /// And sees from as far off as that takes.
  void lay(ops::Ops list, const ops::Making& making) {
    const ops::Laid laid = ops::with_room(board, std::move(list), making, sight);
    apply(laid.ops);
    sight = seen_from(laid.farther);
  }
  Id lay(Vec2 pos, const std::set<Id>& fixed = {}) {
    const Card c = make(pos);
    lay({ops::Add<Card>{board.id, c}}, {{}, fixed});
    return c.id;
  }
  ops::Sight seen_from(double farther) const {
    const Vec2 middle = sight.table.centre();
    const auto at = [&](Rect r) {
      return Rect{middle + (r.min - middle) * farther, middle + (r.max - middle) * farther};
    };
    ops::Sight out{at(sight.table), {}, sight.finger * farther};
    for (const Rect& r : sight.covered) out.covered.push_back(at(r));
    return out;
  }
  double least_gap() const {
    const std::vector<ops::Body> all = ops::bodies_of(board);
    double least = 1e9;
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j)
        least = std::min(least, ops::gap_between(all[i].now, all[j].now).mm);
    return least;
  }
  Rect box(Id id) const { return shape_of(board.cards.at(id)).bounds(); }
  void fill(int columns, int rows, Vec2 pitch) {
    for (int y = 0; y < rows; ++y)
      for (int x = 0; x < columns; ++x)
        card({(x - (columns - 1) / 2.0) * pitch.x, (y - (rows - 1) / 2.0) * pitch.y});
  }
};

}  // namespace support
