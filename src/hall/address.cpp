#include "hall/address.h"

#include <fmt/core.h>

#include <charconv>
#include <vector>

#include "text/fold.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

/// A number of digits alone, up to `most`; -1 for anything else.
int number(std::string_view text, int most) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && text[0] != '-' && value <= most ? value : -1;
}

std::vector<std::string_view> parts(std::string_view text, char between) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(between, from), text.size());
    out.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

Error no_address(std::string_view typed) {
  return {ErrorCode::parse,
          sentence("This is no address. It looks like 192.168.1.5 and stands on the hall's screen."),
          std::string(typed.substr(0, 60))};
}

}  // namespace

std::string Address::host_str() const {
  return fmt::format("{}.{}.{}.{}", host >> 24, host >> 16 & 255, host >> 8 & 255, host & 255);
}

std::string Address::str() const { return host_str() + ":" + std::to_string(port); }

Result<Address> read_address(std::string_view typed, std::uint16_t port) {
  std::string text = text::folded(typed);  // full width and spaces
  for (const std::string_view dot : {"。", "、", ","})
    for (std::size_t at = 0; (at = text.find(dot, at)) != text.npos;) text.replace(at, dot.size(), ".");
  const auto ends = parts(text, ':');
  const auto numbers = parts(ends[0], '.');
  Address out{0, port};
  if (ends.size() > 2 || numbers.size() != 4) return no_address(typed);
  for (const std::string_view part : numbers) {
    const int value = number(part, 255);
    if (value < 0) return no_address(typed);
    out.host = out.host << 8 | std::uint32_t(value);
  }
  if (ends.size() == 2) {
    const int value = number(ends[1], 65535);
    if (value <= 0) return no_address(typed);
    out.port = std::uint16_t(value);
  }
  if (out.host == 0) return no_address(typed);
  return out;
}

}  // namespace hall
