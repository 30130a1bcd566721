#include "pages/one_line.h"

#include <algorithm>

namespace pages {

std::string one_line(std::string text) {
  constexpr std::size_t kShownBytes = 200;
  if (text.size() > kShownBytes) {
    std::size_t end = kShownBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    text.resize(end);
  }
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace pages
