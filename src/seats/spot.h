// Spot: something in a seat that a finger can go down on besides the keyboard's keys. lay_spots
// says where they lie, draw_spots and draw_papers draw them, SeatFingers hits them, the probe names
// them. A plain value.
#pragma once

#include "base/id.h"
#include "seats/place.h"

namespace seats {

struct Spot {
  enum class Kind {
    handle,     // the closed seat, or its bar's grip: drag to move along the edge, tap to open
    fold,       // closes the panel
    leave,      // gives the seat up
    name,       // writes the seat's name instead of a card
    turn,       // turns what lies on the table to this side, and back
    pen,        // writes by hand instead, or by keyboard again
    paste,      // lines from the clipboard, a card each
    put,        // the card onto the table
    fresh,      // an empty card; the one that was being written stays in the tray
    card,       // the card being written: flick it away, drag it out
    tray_card,  // one of those waiting
    candidate,
    more,        // further candidates
    pad,         // the large card to write on by hand
    rubber,      // rubs out, or writes again
    undo_ink,    // takes the last stroke back
    to_text,     // has the ink read
    take_text,   // what was read goes into the card
    drop_text,   // it does not
    cell,        // a character that was read
    more_cells,  // further characters
    leave_out,   // among the candidates: no character at all
    name_done,   // the name or the plate is written
    no_names,    // whether the session leaves all names out
  };
  Kind kind = Kind::handle;
  std::size_t index = 0;
  Rect rect;  // the seat's mm
  bool enabled = true;
  base::Id card{};  // what a finger pulls out of it; nil: nothing
  friend bool operator==(const Spot&, const Spot&) = default;
};

const char* name_of(Spot::Kind kind);

}  // namespace seats
