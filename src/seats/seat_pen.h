// SeatPen: draws in one seat's millimetres. Only the seats' draw_*.cpp and SeatPainter use it; the
// window's thread.
#pragma once

#include "canvas/draw_list.h"
#include "canvas/look.h"
#include "desk/button.h"
#include "seats/labels.h"

namespace seats {

/// Layers of one seat. What stands on buttons lies among the papers.
enum Layer : std::uint32_t { kPanel, kFaces, kPapers, kWords, kPopups, kPopupWords, kLayers };

inline constexpr double kReadable_px = 6;  // smaller labels are left out: icons say it

/// Between two colours, opaque.
canvas::Color mixed(canvas::Color a, canvas::Color b, double share);

struct SeatPen {
  Labels& labels;
  const SeatFrame& frame;
  const canvas::Look& look;
  std::uint32_t base;
  canvas::DrawList& out;

  void box(std::uint32_t layer, const Rect& r, double radius, canvas::Color fill,
           canvas::Color edge = {0, 0, 0, 0}, double edge_width = 0.25, double shadow = 0);
  /// That lie in the seat's millimetres, turned as it is.
  void buttons(const std::vector<desk::Button>& all);
  void text(std::uint32_t layer, const text::LayoutPtr& set, Vec2 top_left, canvas::Color color);
  /// In the middle of `r`, smaller where it would not fit.
  void words(std::uint32_t layer, const Rect& r, const std::string& utf8, double em,
             canvas::Color color, text::Weight weight = text::Weight::regular);
  void icon(std::uint32_t layer, Vec2 at, const std::string& name, double size,
            canvas::Color color);
  void stroke(std::uint32_t layer, Vec2 a, Vec2 b, double width, canvas::Color color);
};

}  // namespace seats
