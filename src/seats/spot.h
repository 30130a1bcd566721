// Spot: something in a seat that a finger can go down on besides the keyboard's keys: a button that
// is drawn, hit and named to the probe, and what it is for. lay_spots says where they lie,
// dress_spots what stands on them. Cards, the pad and cells are papers: their ink, words and caret
// are draw_papers', which no button knows; where they lie and whether they are pressed the button
// says. A plain value.
#pragma once

#include "base/id.h"
#include "desk/button.h"
#include "seats/place.h"

namespace seats {

struct Spot {
  enum class Kind {
    handle,     // the closed seat, or its bar's grip: drag to move along the edge, tap to open
    fold,       // closes the panel
    help,       // shows what fingers do
    leave,      // gives the seat up
    name,       // writes the seat's name instead of a card
    turn,       // turns what lies on the table to this side, and back
    pen,        // writes by hand instead, or by keyboard again
    paste,      // lines from the clipboard, a card each
    copy,       // what is written, to the clipboard
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
    arrange,     // shows how the table can be laid otherwise: turn, spread, tidy
    spread,      // everything lies apart
    tidy,        // everything in rows that face this side
    sticker,  // 衆目評価: points to be dragged onto something; tapped, the last ones come back
    next_person,   // where several share the seat: the next one gives hers
    find,          // what is written is looked for on the map
    sheet,         // the questionnaire instead of cards, and back
    value,         // of it: a face, a number, a choice, from 1
    sheet_back,    // to the question before
    sheet_on,      // to the next question, or the end
    sheet_person,  // somebody else answers here
  };
  Kind kind = Kind::handle;
  std::size_t index = 0;
  base::Id card{};        // what a finger pulls out of it; nil: nothing
  desk::Button button{};  // in the seat's mm
  Rect rect() const { return Rect::around(button.place.centre, button.place.size); }
};

const char* name_of(Spot::Kind kind);
/// One that lies at `rect` (the seat's mm), nothing on it yet.
Spot spot_at(Spot::Kind kind, std::size_t index, const Rect& rect, bool enabled = true,
             base::Id card = {});

}  // namespace seats
