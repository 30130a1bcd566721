#include "model/crowd.h"

#include <cstdint>
#include <map>
#include <numeric>

#include "model/session.h"

namespace model {

using base::Rect;
using base::Size;
using base::Vec2;

namespace {

constexpr double kTogether = 1500;  // mm: things in neighbouring squares of this lie together
constexpr double kGap = 20;         // mm between things in a row
constexpr double kNarrowest = 900;  // mm: a row is at least so long

using Square = std::pair<std::int64_t, std::int64_t>;

struct Cluster {
  std::vector<std::size_t> things;
  Rect bounds;
};

bool fits(const Rect& r, Size into) { return r.width() <= into.w && r.height() <= into.h; }

std::vector<Cluster> clusters_of(const std::vector<Rect>& things) {
  std::map<Square, std::vector<std::size_t>> squares;
  for (std::size_t i = 0; i < things.size(); ++i) {
    const Vec2 c = things[i].centre();
    squares[{std::int64_t(std::floor(c.x / kTogether)), std::int64_t(std::floor(c.y / kTogether))}]
        .push_back(i);
  }
  std::vector<Cluster> out;
  while (!squares.empty()) {
    Cluster cluster;
    std::vector<Square> next{squares.begin()->first};
    while (!next.empty()) {
      const auto it = squares.find(next.back());
      next.pop_back();
      if (it == squares.end()) continue;
      for (const std::size_t i : it->second) {
        cluster.things.push_back(i);
        cluster.bounds = cluster.bounds.united(things[i]);
      }
      for (int dx = -1; dx <= 1; ++dx)
        for (int dy = -1; dy <= 1; ++dy)
          next.emplace_back(it->first.first + dx, it->first.second + dy);
      squares.erase(it);
    }
    out.push_back(std::move(cluster));
  }
  std::stable_sort(out.begin(), out.end(), [](const Cluster& a, const Cluster& b) {
    return a.things.size() > b.things.size();
  });
  return out;
}

}  // namespace

Crowd crowd_of(const std::vector<Rect>& things, Size seen) {
  Crowd out;
  for (const Rect& r : things) out.bounds = out.bounds.united(r);
  if (things.empty() || fits(out.bounds, seen)) return out;
  const std::vector<Cluster> clusters = clusters_of(things);
  out.bounds = clusters.front().bounds;
  // A crowd that is larger than can be seen well is seen whole all the same.
  const Size room{std::max(seen.w, out.bounds.width()), std::max(seen.h, out.bounds.height())};
  for (std::size_t i = 1; i < clusters.size(); ++i) {
    const Rect both = out.bounds.united(clusters[i].bounds);
    if (fits(both, room))
      out.bounds = both;
    else
      out.far.insert(out.far.end(), clusters[i].things.begin(), clusters[i].things.end());
  }
  std::sort(out.far.begin(), out.far.end());
  return out;
}

std::vector<Vec2> places_beside(const Rect& crowd, const std::vector<Size>& sizes) {
  const Rect near = crowd.empty() ? Rect{{0, 0}, {0, 0}} : crowd;
  double area = 0, widest = 0, all = -kGap;
  for (const Size& s : sizes) {
    area += (s.w + kGap) * (s.h + kGap);
    widest = std::max(widest, s.w);
    all += s.w + kGap;
  }
  const double row = std::min(all, std::max({near.width(), kNarrowest, widest, std::sqrt(area)}));
  const double left = near.centre().x - row / 2;
  std::vector<Vec2> out;
  double x = left, y = near.max.y + 2 * kGap, high = 0;
  for (const Size& s : sizes) {
    if (x > left && x + s.w > left + row) {
      x = left;
      y += high + kGap;
      high = 0;
    }
    out.push_back({x + s.w / 2, y + s.h / 2});
    x += s.w + kGap;
    high = std::max(high, s.h);
  }
  if (y + high > kTableLimit - kGap)
    for (Vec2& p : out) p.y = near.min.y + near.max.y - p.y;
  for (Vec2& p : out)
    p = {std::clamp(p.x, -kTableLimit, kTableLimit), std::clamp(p.y, -kTableLimit, kTableLimit)};
  return out;
}

}  // namespace model
