#include "seats/seat_pen.h"

#include "base/overloaded.h"

namespace seats {

using canvas::Color;

Color mixed(Color a, Color b, double share) {
  const auto mix = [&](int x, int y) {
    return static_cast<std::uint8_t>(x + (y - x) * share + 0.5);
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), 255};
}

void SeatPen::box(std::uint32_t layer, const Rect& r, double radius, Color fill, Color edge,
                  double edge_width, double shadow) {
  canvas::Box b;
  b.centre = frame.to_window(r.centre());
  b.size = {r.width(), r.height()};
  b.turn = frame.turn;
  b.radius = radius;
  b.fill = fill;
  b.edge = edge;
  b.edge_width = edge.a > 0 ? edge_width : 0;
  b.shadow = shadow;
  out.add(base + layer, b);
}

void SeatPen::buttons(const std::vector<desk::Button>& all) {
  canvas::DrawList drawn;
  desk::draw(all, base + kFaces, drawn);
  const auto lay = [&](auto& item) {
    item.centre = frame.to_window(item.centre);
    item.turn = frame.turn;
  };
  for (canvas::DrawList::Entry& entry : drawn.entries) {
    std::visit(::base::Overloaded{[&](canvas::Box& box) { lay(box); },
                                  [&](canvas::Icon& icon) { lay(icon); },
                                  [&](canvas::Text& words) {
                                    words.origin = words.pivot = frame.to_window(words.origin);
                                    words.turn = frame.turn;
                                  },
                                  [](auto&) {}},
               entry.item);
    out.entries.push_back(std::move(entry));
  }
}

void SeatPen::text(std::uint32_t layer, const text::LayoutPtr& set, Vec2 top_left, Color color) {
  if (!set) return;
  const Vec2 origin = frame.to_window(top_left);
  out.add(base + layer, canvas::Text{set, origin, origin, frame.turn, color});
}

void SeatPen::words(std::uint32_t layer, const Rect& r, const std::string& utf8, double em,
                    Color color, text::Weight weight) {
  if (utf8.empty()) return;
  const auto set = labels.label(utf8, em, weight, r.width() - kLabelMargin);
  text(layer, set, r.centre() - Vec2{set->box.w / 2, set->height / 2}, color);
}

void SeatPen::icon(std::uint32_t layer, Vec2 at, const std::string& name, double size,
                   Color color) {
  out.add(base + layer, canvas::Icon{name, frame.to_window(at), size, frame.turn, color});
}

void SeatPen::stroke(std::uint32_t layer, Vec2 a, Vec2 b, double width, Color color) {
  out.add(base + layer,
          canvas::Stroke{{frame.to_window(a), frame.to_window(b)}, width, color, false, 0});
}

}  // namespace seats
