#include "text/layout.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"

namespace text {

namespace {
constexpr double kAscent = 0.88, kDescent = 0.12;  // of the em box, as BIZ UDPGothic's
}

Caret Layout::caret_at(std::uint32_t byte) const {
  ASSERT(!stops.empty() && !lines.empty(), "a layout has at least one line and one stop");
  auto it = std::upper_bound(stops.begin(), stops.end(), byte,
                             [](std::uint32_t b, const Stop& s) { return b < s.byte; });
  const Stop& stop = it == stops.begin() ? stops.front() : *(it - 1);
  const Line& line = lines[stop.line];
  return {stop.x, line.baseline - static_cast<float>(em * kAscent),
          line.baseline + static_cast<float>(em * kDescent)};
}

std::vector<Span> Layout::spans(std::size_t from, std::size_t to) const {
  std::vector<Span> out;
  for (const Line& line : lines) {
    const auto first = std::max<std::size_t>(from, line.first_byte);
    const auto last = std::min<std::size_t>(to, line.end_byte);
    if (first >= last) continue;
    const Caret a = caret_at(std::uint32_t(first)), b = caret_at(std::uint32_t(last));
    // What ends with its line ends where the next begins.
    const double right = b.top == a.top ? b.x : line.x + line.width;
    out.push_back({a.x, a.top, right, a.bottom});
  }
  return out;
}

std::uint32_t Layout::byte_at(base::Vec2 point) const {
  ASSERT(!stops.empty() && !lines.empty(), "a layout has at least one line and one stop");
  std::uint32_t best_line = 0;
  double best_dy = 1e300;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    const double middle = lines[i].baseline - em * (kAscent - kDescent) / 2;
    const double dy = std::abs(point.y - middle);
    if (dy < best_dy) best_dy = dy, best_line = i;
  }
  const Stop* best = nullptr;
  for (const Stop& s : stops) {
    if (s.line != best_line) continue;
    if (!best || std::abs(s.x - point.x) < std::abs(best->x - point.x)) best = &s;
  }
  return best ? best->byte : stops.back().byte;
}

}  // namespace text
