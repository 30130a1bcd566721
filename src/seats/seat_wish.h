// SeatWish: what a seat asks of others than the table: the clipboard, a word looked for, help, the table
// turned. Values; Seats hands them on. The window's thread.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "seats/seat.h"
#include "seats/seat_settings.h"

namespace seats {

/// What a seat asks of others.
struct WantsPaste {
  int number;  // Seat::paste or tell follows
};
/// What is written there is to be copied.
struct WantsCopy {
  std::string utf8;
};
/// What is written there is to be looked for on the map.
struct WantsFind {
  std::string word;
};
/// Somebody writes by hand, and Aids::reader is to be opened.
struct WantsReader {};
/// What fingers do is to be shown there.
struct WantsHelp {
  int number;
};
/// The table is to be turned to this seat's side, or back.
struct WantsTurn {
  int number;
  double turn_rad;
};
/// The places have changed: to be kept in the machine's settings.
struct PlacesChanged {
  SeatSettings now;
};
/// A seat has put a card out to the table.
struct CardOut {};
/// The questionnaire has gone on at some seat.
struct SheetTurned {};
using SeatWish = std::variant<WantsPaste, WantsCopy, WantsFind, WantsReader, WantsHelp, WantsTurn,
                              PlacesChanged, CardOut, SheetTurned>;

/// What `event` asks of others, where that is all there is to it; what there is to say is said there.
std::optional<SeatWish> wish_of(Seat& seat, const SeatEvent& event);

}  // namespace seats
