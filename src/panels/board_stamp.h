// BoardStamp: a board as small as a stamp, to be told from others by what lies where: the fields of its
// ground, islands, cards, plates. A plain value, made from a board whenever panels are drawn, so that it
// is never behind. The UI thread's.
#pragma once

#include <array>
#include <vector>

#include "model/session.h"

namespace panels {

struct Area;
class Ui;

struct BoardStamp {
  enum class Kind { field, island, card, plate };
  struct Piece {
    Kind kind = Kind::card;
    std::array<base::Vec2, 4> corners{};  // map mm
    model::PaperColor color = model::PaperColor::white;
    friend bool operator==(const Piece&, const Piece&) = default;
  };
  std::vector<Piece> pieces;  // from the bottom up
  base::Rect bounds{};        // of all of them; empty: nothing lies there
  friend bool operator==(const BoardStamp&, const BoardStamp&) = default;
};

BoardStamp stamp_of(const model::Board& board);
/// Only the fields of a ground.
BoardStamp stamp_of(const model::Ground& ground);
/// On a paper that fills `area`, with a strong edge where it is the `chosen` one.
enum class StampEdge { quiet, chosen };
void draw_stamp(Ui& ui, const BoardStamp& stamp, const Area& area, StampEdge edge);

}  // namespace panels
