// Piles: a tap on a closed bundle opens it. The model's thread.
#pragma once

#include <vector>

#include "tools/using.h"

namespace tools {

class Piles final : public desk::Tool {
 public:
  explicit Piles(Desk& desk) : desk_(desk) {}

  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  bool tick(double) override;
  void drop_all() override { tapped_.clear(); }

 private:
  Desk& desk_;
  std::vector<Id> tapped_;  // to be opened once no hand holds them
};

}  // namespace tools
