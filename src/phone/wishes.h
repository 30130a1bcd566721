// Wishes: how whoever leads wants the door to be, kept in its file, so that it is the same after the program
// ended. Plain values; any thread.
#pragma once

#include <string_view>

namespace phone {

/// How phones speak until somebody chooses otherwise there.
enum class Tongue { ja, easy_ja, en };

/// "ja", "easy", "en", as pages and files say it.
std::string_view name_of(Tongue tongue);
/// Japanese, where it is none.
Tongue tongue_named(std::string_view name);

struct Wishes {
  Tongue tongue = Tongue::ja;
  bool tray = true;     // cards go there first; else to free places on the table
  bool map = true;      // may be read
  bool survey = false;  // may be answered
  bool names = false;   // a card may say who wrote it
  bool photos = false;  // of what stands on paper may be sent
  friend bool operator==(const Wishes&, const Wishes&) = default;
};

}  // namespace phone
