#include "gfx/damage.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gfx {

RectPx RectPx::common(const RectPx& o) const {
  const int x0 = std::max(x, o.x), y0 = std::max(y, o.y);
  const int x1 = std::min(x + w, o.x + o.w), y1 = std::min(y + h, o.y + o.h);
  return {x0, y0, std::max(0, x1 - x0), std::max(0, y1 - y0)};
}

RectPx RectPx::united(const RectPx& o) const {
  if (empty()) return o;
  if (o.empty()) return *this;
  const int x0 = std::min(x, o.x), y0 = std::min(y, o.y);
  const int x1 = std::max(x + w, o.x + o.w), y1 = std::max(y + h, o.y + o.h);
  return {x0, y0, x1 - x0, y1 - y0};
}

namespace {
// Far outside any window, and far inside what an int holds.
int whole(double v) { return static_cast<int>(std::clamp(v, -1e6, 1e6)); }
}  // namespace

RectPx View::to_px(const base::Rect& mm) const {
  if (mm.empty()) return {};
  const base::Vec2 a = to_px(mm.min), b = to_px(mm.max);
  const int x0 = whole(std::floor(a.x)) - 1, y0 = whole(std::floor(a.y)) - 1;
  return {x0, y0, whole(std::ceil(b.x)) + 1 - x0, whole(std::ceil(b.y)) + 1 - y0};
}

base::Rect View::to_mm(const RectPx& px) const {
  const base::Vec2 a{static_cast<double>(px.x), static_cast<double>(px.y)};
  const base::Vec2 b{static_cast<double>(px.x + px.w), static_cast<double>(px.y + px.h)};
  return {(a - origin_px) / scale, (b - origin_px) / scale};
}

View map_view(const canvas::Camera& camera) { return {camera.to_px({0, 0}), camera.scale}; }

View screen_view(double px_per_mm) { return {{0, 0}, px_per_mm}; }

namespace {

// Filling a few pixels twice is dearer than nothing, but each rectangle costs its own draw calls.
constexpr long long kRectCost = 3000;

bool better_together(const RectPx& a, const RectPx& b) {
  return a.united(b).area() <= a.area() + b.area() - a.common(b).area() + kRectCost;
}

// `r` without `hole`, as up to four rectangles.
void cut(const RectPx& r, const RectPx& hole, std::vector<RectPx>& out) {
  const RectPx c = r.common(hole);
  const auto add = [&](RectPx piece) {
    if (!piece.empty()) out.push_back(piece);
  };
  add({r.x, r.y, r.w, c.y - r.y});
  add({r.x, c.y + c.h, r.w, r.y + r.h - c.y - c.h});
  add({r.x, c.y, c.x - r.x, c.h});
  add({c.x + c.w, c.y, r.x + r.w - c.x - c.w, c.h});
}

// Unites whatever is cheaper united, until nothing is.
void unite(std::vector<RectPx>& rects) {
  bool again = true;
  while (again) {
    again = false;
    for (std::size_t i = 0; i < rects.size(); ++i)
      for (std::size_t j = i + 1; j < rects.size();) {
        if (!better_together(rects[i], rects[j])) {
          ++j;
          continue;
        }
        rects[i] = rects[i].united(rects[j]);
        rects[j] = rects.back();
        rects.pop_back();
        again = true;
      }
  }
}

}  // namespace

std::vector<RectPx> merge_damage(std::vector<RectPx> rects, RectPx window, std::size_t most) {
  for (RectPx& r : rects) r = r.common(window);
  std::erase_if(rects, [](const RectPx& r) { return r.empty(); });
  // Quadratic from here on: a thousand scattered rectangles are the whole of their bounds.
  if (rects.size() > 400) {
    RectPx all;
    for (const RectPx& r : rects) all = all.united(r);
    return {all};
  }
  unite(rects);
  while (rects.size() > most) {
    std::size_t a = 0, b = 1;
    long long least = std::numeric_limits<long long>::max();
    for (std::size_t i = 0; i < rects.size(); ++i)
      for (std::size_t j = i + 1; j < rects.size(); ++j) {
        const long long waste =
            rects[i].united(rects[j]).area() - rects[i].area() - rects[j].area();
        if (waste < least) least = waste, a = i, b = j;
      }
    rects[a] = rects[a].united(rects[b]);
    rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(b));
  }
  // What still overlaps is cut, the larger staying whole.
  std::sort(rects.begin(), rects.end(),
            [](const RectPx& a, const RectPx& b) { return a.area() > b.area(); });
  std::vector<RectPx> out;
  for (const RectPx& r : rects) {
    std::vector<RectPx> pieces{r}, next;
    for (const RectPx& o : out) {
      next.clear();
      for (const RectPx& p : pieces) {
        if (p.intersects(o))
          cut(p, o, next);
        else
          next.push_back(p);
      }
      pieces.swap(next);
    }
    out.insert(out.end(), pieces.begin(), pieces.end());
  }
  if (out.size() > most) {
    RectPx all;
    for (const RectPx& r : out) all = all.united(r);
    return {all};
  }
  return out;
}

}  // namespace gfx
