#include "canvas/line_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace canvas {
namespace {

// Where words may stand on a line, as parts of its length; from the middle towards the ends.
constexpr std::array kOnLine{0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66,
                             0.3, 0.7,  0.27, 0.73, 0.24, 0.76, 0.2,  0.8};
constexpr double kAside = 2;        // mm between a line and words beside it
constexpr double kAsideOfSign = 5;  // between a sign in its middle and words beside that
constexpr std::array kFarther{9.0, 18.0, 27.0};  // mm, past cards at both ends
constexpr double kEndSeen = 9;                   // of a line, between its end and words on it

base::TurnedRect on_line(const Way& way, const WordsPaper& paper, double part) {
  return {point_at(way, length_of(way) * part).at, paper.size, paper.turn};
}

/// `side`: 1 as its words read above the line, -1 below.
base::TurnedRect beside_line(const Way& way, const WordsPaper& paper, double part, int side,
                             double farther = 0) {
  const WayPoint there = point_at(way, length_of(way) * part);
  const Vec2 along = base::turned(there.along, -paper.turn);
  Vec2 across{-along.y, along.x};
  if (across.y > 0) across = across * -1;
  const double away = farther + (paper.beside ? kAsideOfSign : kAside) +
                      std::abs(across.x) * paper.size.w / 2 + std::abs(across.y) * paper.size.h / 2;
  return {there.at + base::turned(across * (away * side), paper.turn), paper.size, paper.turn};
}

/// Turned so that it reads along the line, no more than a quarter from how it would be read.
base::TurnedRect along_line(const Way& way, const WordsPaper& paper, double part, int side) {
  const WayPoint there = point_at(way, length_of(way) * part);
  Vec2 along = there.along;
  if (base::turned(along, -paper.turn).x < 0) along = along * -1;
  const Vec2 above{along.y, -along.x};
  const double away = (paper.beside ? kAsideOfSign : kAside) + paper.size.h / 2;
  return {there.at + above * (away * side), paper.size, std::atan2(along.y, along.x)};
}

/// How much of the line on which it lies a paper hides at most.
double hidden_by(const base::TurnedRect& spot, Vec2 along) {
  const Vec2 a = base::turned(along, -spot.turn);
  const double x = std::abs(a.x), y = std::abs(a.y);
  return std::min(x > 1e-9 ? spot.size.w / x : 1e300, y > 1e-9 ? spot.size.h / y : 1e300);
}

/// The line is still seen to come and to go, and what it ends in.
bool leaves_ends(const Way& way, const base::TurnedRect& spot, double part) {
  const double length = length_of(way), middle = length * part;
  const double half = hidden_by(spot, point_at(way, middle).along) / 2;
  return middle - half >= kEndSeen && length - middle - half >= kEndSeen;
}

/// The papers of the same words, made when first asked for.
class Papers {
 public:
  Papers(const WordsPaper& one, const BrokenPaper& broken) : broken_(broken) { made_[0] = one; }
  const WordsPaper* in(int lines) {
    auto& paper = made_[std::size_t(lines - 1)];
    if (lines > asked_) paper = broken_(lines), asked_ = lines;
    return paper ? &*paper : nullptr;
  }

 private:
  const BrokenPaper& broken_;
  std::array<std::optional<WordsPaper>, kMostWordLines> made_;
  int asked_ = 1;
};

enum class Stand { on, on_all, beside, along, off };
// From what is read best.
constexpr std::array kStands{Stand::on, Stand::beside, Stand::along, Stand::on_all, Stand::off};

/// Whether `f` has taken a place; all where `paper` could stand so are shown to it.
template <class F>
bool each_place(const Way& way, const WordsPaper& paper, Stand stand, F f) {
  const bool on = stand == Stand::on || stand == Stand::on_all;
  if (on && paper.beside) return false;
  for (const double part : kOnLine) {
    if (on) {
      const auto spot = on_line(way, paper, part);
      if ((stand == Stand::on_all || leaves_ends(way, spot, part)) && f(spot)) return true;
      continue;
    }
    for (const int side : {1, -1}) {
      if (stand == Stand::along && f(along_line(way, paper, part, side))) return true;
      if (stand == Stand::beside && f(beside_line(way, paper, part, side))) return true;
      if (stand == Stand::off)
        for (const double farther : kFarther)
          if (f(beside_line(way, paper, part, side, farther))) return true;
    }
  }
  return false;
}

double covered(const Rect& box, const std::vector<Rect>& others) {
  double out = 0;
  for (const Rect& r : others) {
    const double w = std::min(r.max.x, box.max.x) - std::max(r.min.x, box.min.x);
    const double h = std::min(r.max.y, box.max.y) - std::max(r.min.y, box.min.y);
    if (w > 0 && h > 0) out += w * h;
  }
  return out;
}

}  // namespace

WordsSpot words_place(const Way& way, const WordsPaper& one, const BrokenPaper& broken,
                      const std::vector<Rect>& others) {
  Papers papers(one, broken);
  WordsSpot least{one.beside ? beside_line(way, one, 0.5, 1) : on_line(way, one, 0.5), 1};
  // No place is better than the middle that hides nearly as much.
  double most = 0.6 * covered(least.at.bounds(), others);
  for (const Stand stand : kStands)
    for (int lines = 1; lines <= kMostWordLines; ++lines) {
      const WordsPaper* paper = papers.in(lines);
      if (!paper || (stand == Stand::along && lines > 1)) break;
      WordsSpot found{{}, lines};
      const bool free = each_place(way, *paper, stand, [&](const base::TurnedRect& spot) {
        const double hidden = covered(spot.bounds(), others);
        if (hidden > 0 && hidden < most) least = {spot, lines}, most = hidden;
        found.at = spot;
        return hidden == 0;
      });
      if (free) return found;
    }
  return least;
}

Rect words_reach(const Way& way, const WordsPaper& paper) {
  // Beside the line at most as far as the paper's half diagonal and its distance, and as much again.
  return bounds_of(way).grown(std::hypot(paper.size.w, paper.size.h) + kAsideOfSign +
                              kFarther.back());
}

}  // namespace canvas
