#include "canvas/relation.h"

#include <algorithm>
#include <utility>

#include "canvas/shape.h"

namespace canvas {
namespace {

struct Pen {
  DrawList& out;
  std::uint32_t layer;
  double width;
  Color color;

  void line(Way points, double dash = 0) const {
    out.add(layer, Stroke{std::move(points), width, color, false, dash});
  }
  /// A head at `tip`, its barbs towards `back`.
  void head(Vec2 tip, Vec2 back, double size) const {
    const Vec2 along = (back - tip) / std::max(1e-9, base::distance(back, tip));
    const Vec2 across{-along.y, along.x};
    line({tip + along * size + across * (size * 0.62), tip,
          tip + along * size - across * (size * 0.62)});
  }
};

constexpr double kGap = 2;       // mm between a line and what it ends at
constexpr double kShortest = 2;  // mm: less cannot be seen

}  // namespace

std::optional<std::pair<Vec2, Vec2>> line_between(const LineEnd& from, const LineEnd& to) {
  const Vec2 way = to.centre - from.centre;
  const double len = base::length(way);
  if (len < 1) return {};
  const Vec2 along = way / len;
  const Vec2 a = exit_point(from.shape, from.centre, to.centre) + along * kGap;
  const Vec2 b = exit_point(to.shape, to.centre, from.centre) - along * kGap;
  if (dot(b - a, along) < kShortest) return {};
  return std::pair{a, b};
}

Way seen_between(const Way& way, const LineEnd& from, const LineEnd& to) {
  // From where it leaves a shape for the last time.
  const auto left_at = [](const Way& from_within, const Shape& shape) {
    for (std::size_t i = from_within.size() - 1; i > 0; --i) {
      const Vec2 a = from_within[i - 1], out = exit_point(shape, a, from_within[i]);
      if (out == a) continue;
      const auto piece = from_within.begin() + std::ptrdiff_t(i);
      return length_of(Way(from_within.begin(), piece)) + base::distance(a, out);
    }
    return 0.0;
  };
  const double len = length_of(way);
  if (len < 1) return {};
  const double start = left_at(way, from.shape) + kGap;
  const double end = len - left_at(Way(way.rbegin(), way.rend()), to.shape) - kGap;
  return end - start < kShortest ? Way{} : part_of(way, start, end);
}

void draw_relation_line(DrawList& out, std::uint32_t layer, model::RelationKind kind, Vec2 a,
                        Vec2 b, double width, Color color) {
  draw_relation_line(out, layer, kind, Way{a, b}, width, color);
}

void draw_relation_line(DrawList& out, std::uint32_t layer, model::RelationKind kind,
                        const Way& way, double width, Color color) {
  using Kind = model::RelationKind;
  const double len = length_of(way);
  if (way.size() < 2 || len < 1) return;
  const double head = std::min(6.0, len / 3);
  const Pen pen{out, layer, width, color};
  const auto twin = [&](double apart) {
    pen.line(beside(way, apart));
    pen.line(beside(way, -apart));
  };
  const Vec2 a = way.front(), b = way.back();
  // A head lies along what of the line it covers.
  const auto inward = [&](double size) { return std::min(size, len / 2); };
  const auto from_a = [&](double size) { return point_at(way, inward(size)).at; };
  const auto from_b = [&](double size) { return point_at(way, len - inward(size)).at; };
  switch (kind) {
    case Kind::same:
      twin(1.4);
      break;
    case Kind::close:
      pen.line(way);
      break;
    case Kind::order:
      pen.line(way);
      pen.head(b, from_b(head), head);
      break;
    case Kind::mutual:
      pen.line(way);
      pen.head(a, from_a(head), head);
      pen.head(b, from_b(head), head);
      break;
    case Kind::strong_mutual: {
      const Pen bold{out, layer, width * 2.4, color};
      bold.line(way);
      bold.head(a, from_a(head * 1.3), head * 1.3);
      bold.head(b, from_b(head * 1.3), head * 1.3);
      break;
    }
    case Kind::opposed:
      // Heads that point at each other: ＞―＜.
      pen.line(way);
      pen.head(from_a(head), a, head);
      pen.head(from_b(head), b, head);
      break;
    case Kind::broken: {
      const auto [mid, along] = point_at(way, len / 2);
      const Vec2 slash = (along + Vec2{-along.y, along.x} * 2.0) * (head / 3);
      pen.line(way);
      pen.line({mid - along * 1.4 - slash, mid - along * 1.4 + slash});
      pen.line({mid + along * 1.4 - slash, mid + along * 1.4 + slash});
      break;
    }
    case Kind::supported_by: {
      // What supports stands under it with a foot: the line ends in a bar at `to`.
      twin(1.1);
      pen.head(a, from_a(head), head);
      const Vec2 along = point_at(way, len).along, across{-along.y, along.x};
      pen.line({b + across * head * 0.8, b - across * head * 0.8});
      break;
    }
    case Kind::vague:
      pen.line(way, 3);
      break;
  }
}

}  // namespace canvas
