#include "platform/damage.h"

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t kManyRects = 256;  // joining looks at every pair

long cost(const RectPx& r) { return kCopyCost_px + long(r.w) * r.h; }

RectPx clipped(const RectPx& r, int width, int height) {
  const long x0 = std::clamp<long>(r.x, 0, width), y0 = std::clamp<long>(r.y, 0, height);
  const long x1 = std::clamp<long>(long(r.x) + r.w, x0, width);
  const long y1 = std::clamp<long>(long(r.y) + r.h, y0, height);
  return {int(x0), int(y0), int(x1 - x0), int(y1 - y0)};
}

RectPx united(const RectPx& a, const RectPx& b) {
  const int x0 = std::min(a.x, b.x), y0 = std::min(a.y, b.y);
  return {x0, y0, std::max(a.x + a.w, b.x + b.w) - x0, std::max(a.y + a.h, b.y + b.h) - y0};
}

}  // namespace

std::vector<RectPx> rectangles_to_copy(std::span<const RectPx> damage, int width, int height) {
  std::vector<RectPx> rects;
  for (const RectPx& given : damage) {
    RectPx r = clipped(given, width, height);
    if (r.w <= 0 || r.h <= 0) continue;
    if (rects.size() >= kManyRects) {
      rects.back() = united(rects.back(), r);
      continue;
    }
    for (std::size_t k = 0; k < rects.size();) {
      const RectPx both = united(rects[k], r);
      if (cost(both) <= cost(rects[k]) + cost(r)) {
        r = both;  // larger now: it may join those it did not join before
        rects[k] = rects.back();
        rects.pop_back();
        k = 0;
      } else {
        ++k;
      }
    }
    rects.push_back(r);
  }
  long sum = 0;
  for (const RectPx& r : rects) sum += cost(r);
  const RectPx all{0, 0, width, height};
  if (!rects.empty() && sum >= cost(all)) return {all};
  return rects;
}

}  // namespace platform
