#include "canvas/relation.h"

#include <algorithm>
#include <initializer_list>

#include "canvas/shape.h"

namespace canvas {
namespace {

struct Pen {
  DrawList& out;
  std::uint32_t layer;
  double width;
  Color color;

  void line(std::initializer_list<Vec2> points, double dash = 0) const {
    out.add(layer, Stroke{points, width, color, false, dash});
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

void draw_relation_line(DrawList& out, std::uint32_t layer, model::RelationKind kind, Vec2 a,
                        Vec2 b, double width, Color color) {
  using Kind = model::RelationKind;
  const double len = base::distance(a, b);
  if (len < 1) return;
  const Vec2 along = (b - a) / len, across{-along.y, along.x};
  const double head = std::min(6.0, len / 3);
  const Pen pen{out, layer, width, color};
  const auto twin = [&](double apart) {
    pen.line({a + across * apart, b + across * apart});
    pen.line({a - across * apart, b - across * apart});
  };
  const Vec2 mid = (a + b) / 2;
  switch (kind) {
    case Kind::same:
      twin(1.4);
      break;
    case Kind::close:
      pen.line({a, b});
      break;
    case Kind::order:
      pen.line({a, b});
      pen.head(b, a, head);
      break;
    case Kind::mutual:
      pen.line({a, b});
      pen.head(a, b, head);
      pen.head(b, a, head);
      break;
    case Kind::strong_mutual: {
      const Pen bold{out, layer, width * 2.4, color};
      bold.line({a, b});
      bold.head(a, b, head * 1.3);
      bold.head(b, a, head * 1.3);
      break;
    }
    case Kind::opposed:
      // Heads that point at each other: ＞―＜.
      pen.line({a, b});
      pen.head(a + along * head, a, head);
      pen.head(b - along * head, b, head);
      break;
    case Kind::broken: {
      const Vec2 slash = (along + across * 2.0) * (head / 3);
      pen.line({a, b});
      pen.line({mid - along * 1.4 - slash, mid - along * 1.4 + slash});
      pen.line({mid + along * 1.4 - slash, mid + along * 1.4 + slash});
      break;
    }
    case Kind::supported_by:
      // What supports stands under it with a foot: the line ends in a bar at `to`.
      twin(1.1);
      pen.head(a, b, head);
      pen.line({b + across * head * 0.8, b - across * head * 0.8});
      break;
    case Kind::vague:
      pen.line({a, b}, 3);
      break;
  }
}

}  // namespace canvas
