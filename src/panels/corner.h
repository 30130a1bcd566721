// What can be asked for on every page: the other language, and leaving.
#pragma once

#include <string>

#include "base/messages.h"

namespace panels {

struct SetLanguage {
  std::string lang;
};
/// From the table: back to the start; from the start: out of the program.
struct Leave {};
/// The sheet with this machine's settings.
struct OpenSettings {};
/// The sheet by which this table joins a hall.
struct OpenHall {};

/// The other language: its name in itself, and the command that switches to it.
struct OtherLanguage {
  std::string label;
  SetLanguage command;
};
OtherLanguage other_language(const base::Messages& tr);

}  // namespace panels
