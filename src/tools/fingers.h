// Fingers: what the fingers on the table do, as gestures, each with what its finger went down on.
// The model's thread.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "tools/using.h"

namespace tools {

/// What a finger went down on: something of a tool's own, else a thing of the map, else (neither)
/// the bare table.
struct TouchedThing {
  std::optional<ItemRef> item{};  // of an island the kind is island, plate or border
  desk::Tool* tool = nullptr;     // where it is not null, `grip` is what it says lies there
  std::uint64_t grip = 0;
};

class Fingers {
 public:
  struct Done {
    input::Gesture gesture;
    TouchedThing thing;
  };
  /// `touched`: what lies there; read when the finger goes down.
  std::vector<Done> feed(const input::TouchSample& sample, const TouchedThing& touched,
                         double px_per_mm);
  /// Long presses.
  std::vector<Done> tick(double now_s);
  double next_deadline_s() const { return recogniser_.next_deadline_s(); }
  /// Every finger's work ends.
  std::vector<Done> cancel_all(double now_s);
  /// Fingers that go down from now on may move the view.
  void set_view_free(bool free) { recogniser_.set_view_free(free); }
  std::size_t count() const { return recogniser_.finger_count(); }

 private:
  std::vector<Done> with_things(const std::vector<input::Gesture>& gestures) const;

  input::Recogniser recogniser_{1};
  std::map<std::pair<int, Id>, std::uint64_t> keys_;
  std::map<std::uint64_t, TouchedThing> things_;
  std::uint64_t next_key_ = 1;
};

}  // namespace tools
