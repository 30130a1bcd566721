// Ruby: a reading in small letters above a part of a text. Plain values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace text {

struct Ruby {
  std::uint32_t first_byte, end_byte;  // of the text
  std::string reading;                 // hiragana
  friend bool operator==(const Ruby&, const Ruby&) = default;
};

/// In the order of the text; none lies over a part of another's.
using Rubies = std::vector<Ruby>;

}  // namespace text
