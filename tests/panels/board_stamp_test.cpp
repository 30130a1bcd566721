#include "panels/board_stamp.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "panels/written_line.h"

using panels::BoardStamp;
using panels::stamp_of;
using Kind = panels::BoardStamp::Kind;

namespace {

base::Id id(int n) {
  base::Id out;
  out.bytes[15] = std::uint8_t(n);
  return out;
}

/// A card alone, one in an island, one in the tray.
model::Board some() {
  model::Board board;
  for (int n = 1; n <= 3; ++n) {
    model::Card card;
    card.id = id(n);
    card.pos = {n * 200.0, 0};
    card.color = model::PaperColor::rose;
    board.cards.emplace(card.id, card);
  }
  board.cards.at(id(3)).place = model::Place::tray;
  model::Island island;
  island.id = id(9);
  island.plate_pos = {400, -60};
  board.cards.at(id(2)).island = island.id;
  board.islands.emplace(island.id, island);
  return board;
}

long count(const BoardStamp& stamp, Kind kind) {
  return std::ranges::count(stamp.pieces, kind, &BoardStamp::Piece::kind);
}

}  // namespace

TEST_CASE("board stamp: it shows what lies on the table, and all of that") {
  const BoardStamp stamp = stamp_of(some());
  CHECK(count(stamp, Kind::card) == 2);
  CHECK(count(stamp, Kind::island) == 1);
  CHECK(count(stamp, Kind::plate) == 1);
  CHECK(stamp.bounds.contains({200, 0}));
  CHECK(stamp.bounds.contains({400, -60}));
  CHECK_FALSE(stamp.bounds.contains({600, 0}));
  CHECK(stamp_of(model::Board()).bounds.empty());
}

TEST_CASE("board stamp: a closed pile is its plate alone") {
  model::Board board = some();
  board.islands.at(id(9)).closed = true;
  const BoardStamp stamp = stamp_of(board);
  CHECK(count(stamp, Kind::card) == 1);
  CHECK(count(stamp, Kind::island) == 0);
  CHECK(count(stamp, Kind::plate) == 1);
}

TEST_CASE("board stamp: the fields of a ground lie below all else") {
  model::Board board = some();
  board.ground = {{0, 0}, {600, 300}, {{"市"}, {"市民"}}};
  const BoardStamp stamp = stamp_of(board);
  CHECK(count(stamp, Kind::field) == 2);
  CHECK(stamp.pieces[0].kind == Kind::field);
  CHECK(stamp.pieces[1].kind == Kind::field);
  CHECK(stamp_of(board.ground).pieces.size() == 2);
  CHECK_FALSE(stamp == stamp_of(some()));
}

TEST_CASE(
    "written line: what was written is said once it is left, what others changed stays theirs") {
  panels::WrittenLine line{"市", "市"};
  line.text = "市役所";
  CHECK_FALSE(line.settled("市", true));
  CHECK(line.settled("市", false) == "市役所");
  CHECK_FALSE(line.settled("市役所", false));
  CHECK(line.text == "市役所");
  line.text = "区役所";
  CHECK_FALSE(line.settled("町役場", false));
  CHECK(line.text == "町役場");
}
