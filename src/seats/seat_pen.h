// SeatPainter::Pen: draws in one seat's millimetres. Only seat_view*.cpp include it; the window's
// thread.
#pragma once

#include "seats/seat_view.h"

namespace seats {

/// Layers of one seat.
enum Layer : std::uint32_t { kPanel, kFaces, kPapers, kWords, kPopups, kPopupWords, kLayers };

inline canvas::Color mixed(canvas::Color a, canvas::Color b, double share) {
  const auto mix = [&](int x, int y) {
    return static_cast<std::uint8_t>(x + (y - x) * share + 0.5);
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), 255};
}

struct SeatPainter::Pen {
  SeatPainter& painter;
  const SeatFrame& frame;
  const canvas::Look& look;
  std::uint32_t base;
  canvas::DrawList& out;

  void box(std::uint32_t layer, const Rect& r, double radius, canvas::Color fill,
           canvas::Color edge = {0, 0, 0, 0}, double edge_width = 0.25, double shadow = 0) {
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
  void text(std::uint32_t layer, const text::LayoutPtr& set, Vec2 top_left, canvas::Color color) {
    if (!set) return;
    const Vec2 origin = frame.to_window(top_left);
    out.add(base + layer, canvas::Text{set, origin, origin, frame.turn, color});
  }
  /// In the middle of `r`, smaller where it would not fit.
  void words(std::uint32_t layer, const Rect& r, const std::string& utf8, double em,
             canvas::Color color, text::Weight weight = text::Weight::regular) {
    if (utf8.empty()) return;
    const auto set = painter.label(utf8, em, weight, r.width() - 1.5);
    text(layer, set, r.centre() - Vec2{set->box.w / 2, set->height / 2}, color);
  }
  void icon(std::uint32_t layer, Vec2 at, const std::string& name, double size,
            canvas::Color color) {
    out.add(base + layer, canvas::Icon{name, frame.to_window(at), size, frame.turn, color});
  }
  void stroke(std::uint32_t layer, Vec2 a, Vec2 b, double width, canvas::Color color) {
    out.add(base + layer,
            canvas::Stroke{{frame.to_window(a), frame.to_window(b)}, width, color, false, 0});
  }
};

}  // namespace seats
