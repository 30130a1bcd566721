// HallRoomSheet: what a hall's screen says to the room, in letters for its back row: the six words until tables came, then a tile of
// each table with its name, its step and what is wrong with it. The maps in the tiles are painted by whoever has them. Pure
// but for the typesetter; mm of a sheet kStageHeight high.
#pragma once

#include <string>
#include <vector>

#include "canvas/stage.h"

namespace pages {

/// How a table stands, as a tile says it in words and sign.
struct RoomTile {
  int place = 0;
  std::string name{}, under{};  // its step, or what it works on
  std::string sign{};           // an icon; empty: nothing is to be said
  std::string says{};
  bool bad = false;     // somebody is to go there
  bool faint = false;   // it is away
  bool chosen = false;  // it presents
  friend bool operator==(const RoomTile&, const RoomTile&) = default;
};

struct RoomSheetView {
  std::string hall;
  std::string right;  // at the upper right: how many tables, or what is wrong with the hall
  bool right_bad = false;
  bool words = false;                     // the six words in place of the tiles
  std::string how;                        // what is to be done with them
  std::vector<std::string> kana, romaji;  // six of each
  std::string other_way;                  // an address to be typed
  std::vector<RoomTile> tiles;
  friend bool operator==(const RoomSheetView&, const RoomSheetView&) = default;
};

struct RoomSheet {
  canvas::DrawList list;
  struct Lying {
    int place = 0;
    canvas::Rect all, map;  // mm
  };
  std::vector<Lying> tiles;
};

RoomSheet room_sheet(const RoomSheetView& view, const canvas::StagePaper& paper,
                     text::Typesetter& typesetter, const canvas::Look& look);
/// A table's name over its map, at the upper left.
canvas::DrawList room_name(const RoomTile& tile, const canvas::StagePaper& paper,
                           text::Typesetter& typesetter, const canvas::Look& look);

}  // namespace pages
