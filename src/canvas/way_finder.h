// WayFinder: the shortest way between two things round the obstacles in between, over the corners of those
// that turn out to stand in it (A* on a visibility graph that is looked at only where a way may lead). The
// same obstacles in the same order give the same way. Made for one way; pure geometry, mm.
//  1. explored() holds all that was looked at: what comes, goes or moves wholly outside of it changes nothing.
#pragma once

#include <optional>
#include <queue>
#include <vector>

#include "canvas/obstacle.h"
#include "canvas/way.h"

namespace canvas {

/// What a way leads from or to: it is seen from where it leaves `shape` for the last time.
struct WayEnd {
  Vec2 at;
  const Shape* shape = nullptr;
};

class WayFinder {
 public:
  /// `walls`: all that meet `within`, which no way leaves. All outlive the finder.
  WayFinder(const WayEnd& from, const WayEnd& to, std::vector<const Wall*> walls,
            const Rect& within);

  struct Effort {
    double longest = 1e9;  // mm
    int looks = 2500;      // whether two points see each other
    double haste = 1.1;    // as many times as long as the shortest a way may be
    double apart =
        0;  // mm that corners are passed farther out where there is room, beside other ways
  };
  /// Nothing where there is none that short, or more looks would be needed. Both its ends are those of the
  /// ends; they lie within the shapes.
  std::optional<Way> find(const Effort& effort);
  const Rect& explored() const { return explored_; }
  int looks() const { return looks_; }

 private:
  struct Node {
    Vec2 at, before, after;  // its neighbours on its wall
    Vec2 outward;            // from its wall, for each mm farther off
    double cost = 0;
    int from = -1;
    bool corner = false, done = false;
  };
  struct Step {
    double estimate, cost;
    int order, from, to;
    friend bool operator<(const Step& a, const Step& b) {
      return a.estimate != b.estimate ? a.estimate > b.estimate : a.order > b.order;
    }
  };
  /// True where nothing stands between the two; what does takes part from then on.
  bool clear(int from, int to);
  bool clear(Vec2 from, Vec2 to, bool first, bool last);
  void let_take_part(std::size_t wall);
  void offer(int from, int to);
  bool turns_round(const Node& corner, Vec2 along) const;
  Way pulled_tight(const std::vector<int>& way);

  WayEnd from_, to_;
  std::vector<const Wall*> walls_;
  std::vector<Rect> bounds_;  // theirs
  std::vector<bool> taking_part_;
  std::vector<std::size_t> parts_;  // those that do, in the order in which they came
  Rect within_, explored_;
  std::vector<Node> nodes_;  // the beginning, the end, then corners
  std::priority_queue<Step> steps_;
  Effort effort_;
  int looks_ = 0, order_ = 0;
};

}  // namespace canvas
