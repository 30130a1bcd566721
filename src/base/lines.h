// Lines of a text as a file has them, each ended by a newline. Cheap: nothing is copied.
#pragma once

#include <string_view>

namespace base {

/// Calls `with` for each line of `text`, without its newline; also for a last one that has none.
template <class F>
void for_each_line(std::string_view text, F&& with) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    with(text.substr(0, end));
    if (end == text.npos) return;
    text.remove_prefix(end + 1);
  }
}

/// The last line, whether it is ended or not.
inline std::string_view last_line(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const std::size_t newline = text.rfind('\n');
  return newline == text.npos ? text : text.substr(newline + 1);
}

}  // namespace base
