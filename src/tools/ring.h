// Ring (島どり): a finger on the empty table draws a line; closed round several cards and islands it
// makes them an island. Anything else does nothing. Each finger draws its own. The model's thread.
#pragma once

#include <map>
#include <utility>

#include "tools/gathered.h"

namespace tools {

/// The closed part of a drawn line (mm): from where it crosses itself or comes back near its
/// beginning (within `closing` mm); empty when it is not closed or hardly goes anywhere.
std::vector<Vec2> closed_part(const std::vector<Vec2>& line, double closing);

/// How most of what has these turns (radians) faces: the mean of those of the commonest of the
/// table's four sides; `otherwise` where there are none, and its side where sides are equally
/// common.
double facing_of(const std::vector<double>& turns, double otherwise);

class Ring final : public desk::Tool {
 public:
  explicit Ring(Desk& desk) : desk_(desk) {}

  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  void draw(Overlay& overlay) override;
  void drop_all() override { lines_.clear(); }
  /// The islands made of loose cards alone since the last call.
  std::vector<Gathered> take_gathered() { return std::exchange(gathered_, {}); }

 private:
  void close(const std::vector<Vec2>& line);

  Desk& desk_;
  std::map<input::FingerId, std::vector<Vec2>> lines_;
  std::vector<Gathered> gathered_;
};

}  // namespace tools
