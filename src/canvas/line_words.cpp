#include "canvas/line_words.h"

#include <algorithm>
#include <array>

namespace canvas {
namespace {

// Where words may stand on a line, as parts of its length; from the middle towards the ends.
constexpr std::array kOnLine{0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66,
                             0.3, 0.7,  0.27, 0.73, 0.24, 0.76, 0.2,  0.8};
constexpr double kAside = 2;        // mm between a line and words beside it
constexpr double kAsideOfSign = 5;  // between a sign in its middle and words beside that

base::TurnedRect on_line(const Way& way, const WordsPaper& paper, double part) {
  return {point_at(way, length_of(way) * part).at, paper.size, paper.turn};
}

/// `side`: 1 as its words read above the line, -1 below.
base::TurnedRect beside_line(const Way& way, const WordsPaper& paper, double part, int side) {
  const WayPoint there = point_at(way, length_of(way) * part);
  const Vec2 along = base::turned(there.along, -paper.turn);
  Vec2 across{-along.y, along.x};
  if (across.y > 0) across = across * -1;
  const double away = (paper.beside ? kAsideOfSign : kAside) +
                      std::abs(across.x) * paper.size.w / 2 + std::abs(across.y) * paper.size.h / 2;
  return {there.at + base::turned(across * (away * side), paper.turn), paper.size, paper.turn};
}

}  // namespace

base::TurnedRect words_place(const Way& way, const WordsPaper& paper,
                             const std::vector<Rect>& others) {
  const auto free = [&](const base::TurnedRect& spot) {
    const Rect box = spot.bounds();
    return std::ranges::none_of(others, [&](const Rect& r) { return r.intersects(box); });
  };
  if (!paper.beside)
    for (const double part : kOnLine)
      if (const auto spot = on_line(way, paper, part); free(spot)) return spot;
  for (const double part : kOnLine)
    for (const int side : {1, -1})
      if (const auto spot = beside_line(way, paper, part, side); free(spot)) return spot;
  return paper.beside ? beside_line(way, paper, 0.5, 1) : on_line(way, paper, 0.5);
}

Rect words_reach(const Way& way, const WordsPaper& paper) {
  // Beside the line at most as far as the paper's half diagonal and its distance, and as much again.
  return bounds_of(way).grown(std::hypot(paper.size.w, paper.size.h) + kAsideOfSign);
}

}  // namespace canvas
