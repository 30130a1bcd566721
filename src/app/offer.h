// Offer: what a message offers to do. A value that names things by id or path; App carries it out
// when somebody taps it. One that belongs to a table ends with that table.
#pragma once

#include <variant>

#include "base/file_system.h"
#include "seats/seat_desk.h"

namespace app {

/// Shows the file in whatever program shows such files.
struct ShowFile {
  base::Path file;
};

using Offer = std::variant<ShowFile, seats::BackToSeat>;

inline bool belongs_to_table(const Offer& offer) {
  return std::holds_alternative<seats::BackToSeat>(offer);
}

}  // namespace app
