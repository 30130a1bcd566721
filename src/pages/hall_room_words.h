// What a hall's screen says of the hall and of each table, as values. Pure.
#pragma once

#include "base/messages.h"
#include "pages/hall_room.h"
#include "pages/hall_room_sheet.h"

namespace pages {

/// How this table stands, in words and sign.
RoomTile room_tile(const RoomTable& table, const base::Messages& tr);
/// `words`: the six words in place of the tiles; where the hall is not open why not.
RoomSheetView room_view(const HallRoom& hall, bool words, const base::Messages& tr);

}  // namespace pages
