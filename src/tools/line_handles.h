// LineHandles: the small handle at the edge of what somebody touched last: from it a line is dragged.
// One a person, on a while. A value of Relate's; the model's thread.
//  1. A handle is where it can be seen and touched, beside its thing and, where there is room, on no
//     other.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tools/using.h"

namespace tools {

class LineHandles {
 public:
  explicit LineHandles(Desk& desk) : desk_(desk) {}

  /// A card or an island was tapped: the person who stands there has its handle, and no other.
  void touched(ItemRef thing, Vec2 px, double now_s);
  /// So did the bare table: whoever stands there has none.
  void touched_table(Vec2 px);
  /// A finger that went down on it is still there, or not any more: until then it stays.
  enum class Finger { down, lifted };
  void use(std::uint64_t number, Finger finger, double now_s);
  /// Those of things that are gone or of no interest any more go.
  void tick(double now_s);
  double next_deadline_s() const;
  void clear() { all_.clear(); }

  /// The number of the handle there.
  std::optional<std::uint64_t> at(Vec2 px) const;
  /// What a handle belongs to; nil: it is there no more.
  Id thing_of(std::uint64_t number) const;
  std::vector<desk::Button> buttons() const;

 private:
  struct Handle {
    std::uint64_t number;
    ItemRef thing;
    Vec2 touched_px;
    double used_s;
    bool pressed = false;
  };
  std::optional<desk::Button> button(const Handle& handle) const;
  void drop_near(Vec2 px);

  Desk& desk_;
  std::vector<Handle> all_;
  std::uint64_t next_ = 1;
};

}  // namespace tools
