// ClipboardAnswer: what the clipboard holds, for whoever asked. A plain value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace input {

struct ClipboardAnswer {
  enum class Found {
    text,
    nothing,   // no text, or nothing at all
    silence,   // the program that holds it does not answer, or stopped half way
    too_much,  // more than kMostPasted bytes
  } found = Found::nothing;
  std::uint64_t asked = 0;  // the question's number
  std::string utf8;         // of `text`
};
/// More than any evening has cards for.
inline constexpr std::size_t kMostPasted = std::size_t(1) << 20;

}  // namespace input
