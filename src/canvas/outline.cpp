#include "canvas/outline.h"

#include <polyclipping/clipper.hpp>

#include <array>
#include <limits>
#include <numbers>
#include <numeric>
#include <set>
#include <span>
#include <unordered_map>

#include "canvas/corridors.h"
#include "canvas/inset.h"
#include "canvas/look.h"
#include "canvas/notches.h"
#include "canvas/shape.h"

namespace canvas {
namespace {

constexpr double kUnits = 100;  // Clipper's integers per mm
/// Half the width of a corridor between far parts (mm).
constexpr double kCorridor = 5;
/// Points of a whole round corner: the arc lies 0.07 mm beyond them once the smoothing is done.
constexpr int kRound = 24;
/// Of a heap so many shapes are united at once.
constexpr std::size_t kAtOnce = 6;
/// From so many members on an outline may be a little less exact.
constexpr std::size_t kManyMembers = 2000;

using ClipperLib::IntPoint;
using ClipperLib::Path;
using ClipperLib::Paths;

IntPoint to_int(Vec2 p) {
  return {ClipperLib::cInt(std::llround(p.x * kUnits)),
          ClipperLib::cInt(std::llround(p.y * kUnits))};
}
Vec2 to_mm(const IntPoint& p) { return {double(p.X) / kUnits, double(p.Y) / kUnits}; }

Ring ring_mm(const Path& path) {
  Ring out;
  out.reserve(path.size());
  for (const IntPoint& p : path) out.push_back(to_mm(p));
  return out;
}

/// A path on its way to be united, and its bounds (Clipper's units).
struct Part {
  Path path;
  Rect box;
};
using Parts = std::vector<Part>;

Part part_of(Path path) {
  if (!ClipperLib::Orientation(path)) ClipperLib::ReversePath(path);
  Part out{std::move(path), {}};
  for (const IntPoint& p : out.path) {
    const Vec2 at{double(p.X), double(p.Y)};
    out.box = out.box.united({at, at});
  }
  return out;
}

/// Holes are let go: what an island surrounds is its own.
void add_outer(Paths paths, Parts& out) {
  for (Path& p : paths)
    if (ClipperLib::Orientation(p)) out.push_back(part_of(std::move(p)));
}

Parts offset(const Parts& parts, double by_mm) {
  ClipperLib::ClipperOffset o(2, 0.12 * kUnits);
  for (const Part& p : parts) o.AddPath(p.path, ClipperLib::jtRound, ClipperLib::etClosedPolygon);
  Paths found;
  o.Execute(found, by_mm * kUnits);
  Parts out;
  add_outer(std::move(found), out);
  return out;
}

/// All at once, but for those that touch no other.
Parts united_at_once(std::span<Part> parts) {
  std::vector<bool> touching(parts.size(), false);
  std::vector<std::size_t> by_left(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) by_left[i] = i;
  std::sort(by_left.begin(), by_left.end(),
            [&](std::size_t a, std::size_t b) { return parts[a].box.min.x < parts[b].box.min.x; });
  for (std::size_t i = 0; i < by_left.size(); ++i)
    for (std::size_t k = i + 1; k < by_left.size(); ++k) {
      const Rect &a = parts[by_left[i]].box, &b = parts[by_left[k]].box;
      if (b.min.x > a.max.x) break;
      if (a.intersects(b)) touching[by_left[i]] = touching[by_left[k]] = true;
    }
  Parts out;
  ClipperLib::Clipper clipper;
  bool any = false;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (touching[i])
      any |= clipper.AddPath(parts[i].path, ClipperLib::ptSubject, true);
    else
      out.push_back(std::move(parts[i]));
  if (!any) return out;
  Paths merged;
  clipper.Execute(ClipperLib::ctUnion, merged, ClipperLib::pftNonZero, ClipperLib::pftNonZero);
  add_outer(std::move(merged), out);
  return out;
}

/// Half of them, the other half, and then both: what a heap covers is gone before more is laid on
/// it.
Parts united_by_halves(std::span<Part> parts) {
  if (parts.size() <= kAtOnce) return united_at_once(parts);
  Rect box;
  for (const Part& p : parts) box = box.united(p.box);
  const bool by_x = box.width() >= box.height();
  const auto half = parts.size() / 2;
  std::nth_element(parts.begin(), parts.begin() + std::ptrdiff_t(half), parts.end(),
                   [&](const Part& a, const Part& b) {
                     const Vec2 c = a.box.centre(), d = b.box.centre();
                     return by_x ? c.x < d.x : c.y < d.y;
                   });
  Parts all = united_by_halves(parts.first(half));
  std::ranges::move(united_by_halves(parts.subspan(half)), std::back_inserter(all));
  all = united_at_once(all);
  // Many that lie alike leave a great many short edges.
  for (Part& p : all)
    if (p.path.size() > 100) ClipperLib::CleanPolygon(p.path, 0.05 * kUnits);
  return all;
}

/// True where a part overlaps more others than those next to it in a row.
bool is_heap(const Parts& parts) {
  std::vector<const Rect*> boxes;
  for (const Part& p : parts) boxes.push_back(&p.box);
  std::sort(boxes.begin(), boxes.end(),
            [](const Rect* a, const Rect* b) { return a->min.x < b->min.x; });
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (std::size_t k = i + 1; k < boxes.size() && boxes[k]->min.x <= boxes[i]->max.x; ++k)
      if (boxes[i]->intersects(*boxes[k]) && ++pairs > 8 * boxes.size()) return true;
  return false;
}

Parts united(Parts parts) {
  return is_heap(parts) ? united_by_halves(parts) : united_at_once(parts);
}

/// What lies in an island: its cards, and the lines of the islands in it.
struct Members {
  std::vector<base::TurnedRect> cards;
  std::vector<Ring> rings;  // the cards' first; the islands' with few points, for their distances
  std::vector<Ring> lines;  // the islands' as they are
  double grown = 0;         // mm that each grows by before the line is drawn in to its margin
};

Part part_of(const Ring& ring) {
  Path path;
  path.reserve(ring.size());
  for (const Vec2 p : ring) path.push_back(to_int(p));
  return part_of(std::move(path));
}

Part grown_card(const base::TurnedRect& card, double by) {
  Path path;
  path.reserve(kRound + 4);
  constexpr int quarter = kRound / 4;
  const double pi = std::numbers::pi;
  for (int k = 0; k < 4; ++k)
    for (int i = 0; i <= quarter; ++i) {
      const double a = card.turn + pi + (k + double(i) / quarter) * pi / 2;
      path.push_back(to_int(card.corner(k) + Vec2{std::cos(a), std::sin(a)} * by));
    }
  return part_of(std::move(path));
}

/// Some members, grown, as one shape.
Parts grown_members(const Members& all, std::span<const std::size_t> some) {
  Parts grown;
  for (const std::size_t i : some)
    if (i < all.cards.size())
      grown.push_back(grown_card(all.cards[i], all.grown));
    else
      std::ranges::move(offset({part_of(all.lines[i - all.cards.size()])}, all.grown),
                        std::back_inserter(grown));
  return united(std::move(grown));
}

Ring smooth_ring(const Part& part) {
  Path simple;
  ClipperLib::CleanPolygon(part.path, simple, 0.05 * kUnits);
  return ring_mm(simple);
}

/// The lines of what has grown, drawn in to their margin.
void add_lines(const Parts& grown, std::vector<Ring>& out) {
  for (const Part& part : grown)
    if (auto ring = drawn_in(ring_mm(part.path), kIslandSmooth))
      out.push_back(std::move(*ring));
    else
      for (const Part& p : offset({part}, -kIslandSmooth)) out.push_back(smooth_ring(p));
}

Ring thinned(const Ring& ring) {
  Path few;
  ClipperLib::CleanPolygon(part_of(ring).path, few, 0.3 * kUnits);
  return few.size() < 3 ? ring : ring_mm(few);
}

/// Which belong together.
class Groups {
 public:
  explicit Groups(std::size_t n) : up_(n) { std::iota(up_.begin(), up_.end(), std::size_t{0}); }
  std::size_t of(std::size_t i) {
    while (up_[i] != i) i = up_[i] = up_[up_[i]];
    return i;
  }
  /// False when they did already.
  bool join(std::size_t a, std::size_t b) {
    a = of(a), b = of(b);
    up_[a] = b;
    return a != b;
  }

 private:
  std::vector<std::size_t> up_;
};

/// Whether two members grow into one and stay one when the line is drawn in again: what joins them
/// is a neck wide enough.
bool grow_together(const Ring& a, const Ring& b, double by) {
  const Bridge bridge = shortest_bridge(a, b);
  if (bridge.length > 2 * by - 0.05) return false;
  // Between two corners, the narrowest of necks.
  if (bridge.length * bridge.length < 4 * (by * by - kIslandSmooth * kIslandSmooth) - 1)
    return true;
  // It may lie beside the nearest points, too, where two sides face one another.
  const Vec2 middle = (bridge.from + bridge.to) / 2;
  const Vec2 along = (bridge.to - bridge.from) / bridge.length;
  constexpr int kSteps = 4;
  const Vec2 step = Vec2{-along.y, along.x} * (2 * kIslandSmooth / kSteps);
  int wide = 0;
  for (int k = -2 * kSteps; k <= 2 * kSteps; ++k) {
    const Ring at{middle + step * k};
    const Vec2 middle_here = (shortest_bridge(a, at).from + shortest_bridge(b, at).from) / 2;
    const Vec2 between = at[0] + along * dot(middle_here - at[0], along);
    const bool both =
        shortest_bridge(a, {between}).length < by && shortest_bridge(b, {between}).length < by;
    wide = both ? wide + 1 : 0;
    if (wide > kSteps) return true;
  }
  return false;
}

Groups groups_of(const std::vector<Ring>& rings, double by) {
  Groups groups(rings.size());
  struct Boxed {
    Rect box;
    std::size_t i;
  };
  std::vector<Boxed> boxed;
  Rect all;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    Rect box;
    for (const Vec2 p : rings[i]) box = box.united({p, p});
    boxed.push_back({box.grown(by), i});
    all = all.united(box);
  }
  const bool by_x = all.width() >= all.height();
  const auto low = [&](const Boxed& b) { return by_x ? b.box.min.x : b.box.min.y; };
  const auto high = [&](const Boxed& b) { return by_x ? b.box.max.x : b.box.max.y; };
  std::sort(boxed.begin(), boxed.end(),
            [&](const Boxed& a, const Boxed& b) { return low(a) < low(b); });
  for (std::size_t i = 0; i < boxed.size(); ++i)
    for (std::size_t k = i + 1; k < boxed.size() && low(boxed[k]) <= high(boxed[i]); ++k) {
      const std::size_t a = boxed[i].i, b = boxed[k].i;
      if (boxed[i].box.intersects(boxed[k].box) && groups.of(a) != groups.of(b) &&
          grow_together(rings[a], rings[b], by))
        groups.join(a, b);
    }
  return groups;
}

/// The lines round what grows together, and in which of them each member lies.
struct Lines {
  std::vector<Ring> rings;
  std::vector<std::size_t> of_member;
};

Lines lines_of(const Members& all, double margin) {
  Groups groups = groups_of(all.rings, all.grown);
  std::unordered_map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < all.rings.size(); ++i) members[groups.of(i)].push_back(i);
  Lines out;
  out.of_member.assign(all.rings.size(), 0);
  for (const auto& [group, some] : members) {
    const std::size_t first = out.rings.size();
    if (some.size() == 1 && some[0] < all.cards.size()) {
      out.rings.push_back(ring_mm(grown_card(all.cards[some[0]], margin).path));
    } else {
      add_lines(grown_members(all, some), out.rings);
    }
    for (const std::size_t i : some) {
      std::size_t line = first;
      // By rounding a neck may break after all.
      while (line + 1 < out.rings.size() && !contains(Shape{{out.rings[line]}}, all.rings[i][0]))
        ++line;
      out.of_member[i] = line;
    }
  }
  return out;
}

/// Those of the bridges that the lines need to become one, the shortest first.
std::vector<Corridor> corridors_between(const Lines& lines, std::vector<Bridge> bridges) {
  std::sort(bridges.begin(), bridges.end(),
            [](const Bridge& a, const Bridge& b) { return a.length < b.length; });
  Groups joined(lines.rings.size());
  std::vector<Corridor> out;
  for (const Bridge& b : bridges) {
    const std::size_t from = lines.of_member[b.a], to = lines.of_member[b.b];
    if (b.length > 1e-6 && joined.join(from, to)) out.push_back({from, to, b});
  }
  return out;
}

Part wide_corridor(const Bridge& bridge, double grown) {
  const Vec2 along = (bridge.to - bridge.from) / bridge.length;
  const double half = kCorridor + kIslandSmooth;
  const Vec2 across{-along.y * half, along.x * half};
  // Reaching a little into both, so that they surely become one.
  const Vec2 in = along * (grown - half);
  const Vec2 from = bridge.from + in, to = bridge.to - in;
  return part_of(Ring{from + across, from - across, to - across, to + across});
}

/// The slow way, for corridors that run into one another: all that has grown as one shape.
std::vector<Ring> line_round_all(const Members& all, const std::vector<Corridor>& corridors) {
  std::vector<std::size_t> every(all.rings.size());
  std::iota(every.begin(), every.end(), std::size_t{0});
  Parts grown = grown_members(all, every);
  for (const Corridor& c : corridors) grown.push_back(wide_corridor(c.bridge, all.grown));
  std::vector<Ring> out;
  add_lines(united(std::move(grown)), out);
  return out;
}

/// Of very many members those alike, at most a few mm off, stand for one another: a heap's outline
/// costs no more than a scattered island's.
std::vector<base::TurnedRect> without_doubles(const std::vector<base::TurnedRect>& cards) {
  std::vector<base::TurnedRect> out = cards;
  for (double step = 1; out.size() > kManyMembers && step <= 16; step *= 2) {
    std::set<std::array<std::int64_t, 5>> seen;
    std::erase_if(out, [&](const base::TurnedRect& c) {
      const auto k = [](double v, double per) { return std::int64_t(std::llround(v / per)); };
      return !seen.insert({k(c.centre.x, step), k(c.centre.y, step), k(c.size.w, step),
                           k(c.size.h, step), k(c.turn, step / 100)})
                  .second;
    });
  }
  return out;
}

}  // namespace

std::shared_ptr<const Shape> island_outline(const std::vector<base::TurnedRect>& cards,
                                            const std::vector<std::shared_ptr<const Shape>>& rings,
                                            double margin) {
  Members all{without_doubles(cards), {}, {}, margin + kIslandSmooth};
  for (const auto& card : all.cards)
    all.rings.push_back({card.corner(0), card.corner(1), card.corner(2), card.corner(3)});
  for (const auto& shape : rings)
    if (shape) all.lines.insert(all.lines.end(), shape->rings.begin(), shape->rings.end());
  for (const Ring& line : all.lines) all.rings.push_back(thinned(line));
  if (all.rings.empty()) return nullptr;

  const Lines lines = lines_of(all, margin);
  auto shape = std::make_shared<Shape>();
  if (lines.rings.size() == 1) {
    shape->rings.push_back(without_notches(lines.rings[0]));
    return shape;
  }
  const std::vector<Corridor> corridors =
      corridors_between(lines, bridges_between(all.rings, lines.of_member));
  // Where the ways have little room their mouths open less.
  for (const double round : {kIslandSmooth, kIslandSmooth / 2, kIslandSmooth / 6}) {
    if (auto ring = joined_by_corridors(lines.rings, corridors, {margin, kCorridor, round})) {
      shape->rings.push_back(without_notches(std::move(*ring)));
      return shape;
    }
  }
  for (Ring& ring : line_round_all(all, corridors))
    shape->rings.push_back(without_notches(std::move(ring)));
  return shape->rings.empty() ? nullptr : shape;
}

}  // namespace canvas
