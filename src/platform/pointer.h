// Pointer: the mouse as the window hears of it: where it is, what its buttons did, whether its cursor
// is to be seen. Pure but for the clock; the window's.
//  1. Samples of the left button come as press, moves, release, whatever else is held meanwhile.
//  2. Touches move the mouse too: what moves soon after one brings no cursor back.
#pragma once

#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/geometry.h"

namespace platform {

using base::Vec2;

/// What the mouse did, for MouseSource.
struct MouseSample {
  enum class Kind { press, move, release } kind = Kind::move;
  Vec2 pos_px;
  double time_s = 0;
};

class Pointer {
 public:
  /// `clock` outlives it.
  explicit Pointer(const base::Clock& clock) : clock_(clock) {}

  Vec2 pos_px() const { return pos_px_; }
  bool is_hidden() const { return hidden_; }

  /// How far it has come, where the middle button holds the map.
  std::optional<Vec2> move(Vec2 pos_px);
  void set_left(bool down);
  void set_middle(bool down) { middle_down_ = down; }
  /// Touches came: hidden from now on.
  void note_touch();

  /// The left button's way since the last call.
  std::vector<MouseSample> take_samples();

 private:
  const base::Clock& clock_;
  std::vector<MouseSample> samples_;
  Vec2 pos_px_;
  bool left_down_ = false;
  bool middle_down_ = false;
  bool hidden_ = false;
  double touched_s_ = -1e9;
};

}  // namespace platform
