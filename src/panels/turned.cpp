#include "panels/turned.h"

#include <cmath>

namespace panels {

void turn_drawn(ImDrawList& list, int from, float turn_rad, ImVec2 about, ImVec2 to) {
  const float c = std::cos(turn_rad), s = std::sin(turn_rad);
  // Whole pixels: letters stay sharp.
  to = {std::floor(to.x + 0.5f), std::floor(to.y + 0.5f)};
  for (int i = from; i < list.VtxBuffer.Size; ++i) {
    ImVec2& p = list.VtxBuffer[i].pos;
    const ImVec2 d{p.x - about.x, p.y - about.y};
    p = {to.x + d.x * c - d.y * s, to.y + d.x * s + d.y * c};
  }
}

}  // namespace panels
