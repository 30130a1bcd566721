// Forward: a double tap on an island's border (its plate is for writing) brings all of it above what
// it overlaps, one more goes below that again. The model's thread.
#pragma once

#include "tools/using.h"

namespace tools {

class Forward final : public desk::Tool {
 public:
  explicit Forward(Desk& desk) : desk_(desk) {}

  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;

 private:
  Desk& desk_;
};

}  // namespace tools
