#include "ops/rounds.h"

#include "room_table.h"

using namespace support;

TEST_CASE("rounds: who is still alone when a round ends gets a dot") {
  RoomTable t;
  const Id bundle = t.island({0, 0});
  const Id alone = t.card({200, 0}), gathered = t.card({0, 40}, bundle), away = t.card({0, 100});
  t.board.cards[alone].alone = 1;
  t.board.cards[away].place = Place::tray;
  const Board before = t.board;
  t.apply(ops::next_round(t.board));
  CHECK(t.board.round == 2);
  CHECK(t.board.cards[alone].alone == 2);
  CHECK(t.board.cards[gathered].alone == 0);
  CHECK(t.board.cards[away].alone == 0);
  t.apply(ops::next_round(t.board));
  CHECK(t.board.cards[alone].alone == 3);
}

TEST_CASE("rounds: there are no more than can be counted") {
  RoomTable t;
  const Id alone = t.card({0, 0});
  t.board.round = 98;
  t.board.cards[alone].alone = 99;
  t.apply(ops::next_round(t.board));
  CHECK(t.board.round == 99);
  CHECK(t.board.cards[alone].alone == 99);
  CHECK(ops::next_round(t.board).empty());
}
