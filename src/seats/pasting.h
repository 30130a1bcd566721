// Pasting: lines from the clipboard become cards that wait at a seat. The window's thread.
#pragma once

#include "desk/desk.h"
#include "seats/place.h"

namespace seats {

struct Pasted {
  std::size_t cards = 0;
  bool whole = true;  // false: the session refused one, which is said, and took no more
  bool cut = false;   // a line was too long for one card
};
/// One card a line, of a line too long for one several.
Pasted paste_lines(const std::string& lines, const SeatPlace& place, desk::Desk& desk);

}  // namespace seats
