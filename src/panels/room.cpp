#include "panels/room.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace panels {

Area room_above(const RoomWish& wish, const std::vector<base::Rect>& taken, ImVec2 window,
                const Theme& theme) {
  const float left = theme.edge, right = window.x - theme.edge, middle = window.x / 2;
  const float most = std::min(wish.most_w, right - left), least = std::min(wish.least_w, most);
  std::vector<float> bottoms{wish.bottom};
  for (const base::Rect& r : taken)
    if (const float above = static_cast<float>(r.min.y) - theme.gap; above < wish.bottom)
      bottoms.push_back(above);
  std::sort(bottoms.begin(), bottoms.end(), std::greater<>());
  for (const float bottom : bottoms) {
    const float top = bottom - wish.height;
    if (top < 0) break;
    std::vector<base::Rect> beside;
    for (const base::Rect& r : taken)
      if (r.intersects({{0, top}, {window.x, bottom}})) beside.push_back(r);
    std::sort(beside.begin(), beside.end(),
              [](const base::Rect& a, const base::Rect& b) { return a.min.x < b.min.x; });
    std::optional<Area> best;
    const auto offer = [&](float from, float to) {
      const float w = std::min(most, to - from);
      if (w < least) return;
      const Area area{std::clamp(middle - w / 2, from, to - w), top, w, wish.height};
      const auto off = [&](const Area& a) { return std::abs(a.centre().x - middle); };
      if (!best || w > best->w + 1 || (w > best->w - 1 && off(area) < off(*best))) best = area;
    };
    float from = left;
    for (const base::Rect& r : beside) {
      offer(from, static_cast<float>(r.min.x) - theme.gap);
      from = std::max(from, static_cast<float>(r.max.x) + theme.gap);
    }
    offer(from, right);
    if (best) return *best;
  }
  Area best{middle - least / 2, wish.bottom - wish.height, least, wish.height};
  const auto covered = [&](const Area& a) {
    double sum = 0;
    for (const base::Rect& r : taken)
      if (const base::Rect both = r.common(a.rect()); !both.empty())
        sum += both.width() * both.height();
    return sum;
  };
  double fewest = covered(best);
  const float step = theme.gap;
  for (float x = left; x + least <= right; x += step) {
    const Area there{x, best.y, least, wish.height};
    if (const double now = covered(there); now < fewest - 1) {
      fewest = now;
      best = there;
    }
  }
  return best;
}

}  // namespace panels
