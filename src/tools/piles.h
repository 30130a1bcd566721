// Piles: a tap on a closed bundle opens it. The model's thread.
#pragma once

#include "tools/using.h"

namespace tools {

class Piles final : public desk::Tool {
 public:
  explicit Piles(Desk& desk) : desk_(desk) {}

  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;

 private:
  Desk& desk_;
};

}  // namespace tools
