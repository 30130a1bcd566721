// HallMark: how this table stands with its hall, as the bar shows it. A value.
#pragma once

#include <string>

namespace panels {

struct HallMark {
  enum class Kind {
    none,  // nothing is shown
    level,
    behind,
    away,
    looking,
    wrong,  // a person has to decide
  };
  Kind kind = Kind::none;
  std::string says{};  // in a few words
  friend bool operator==(const HallMark&, const HallMark&) = default;
};

/// Its picture.
const char* icon_of(HallMark::Kind kind);

}  // namespace panels
