// GroundNames: the names of what lies under the cards, on the table: whoever taps one wants to change it,
// which happens elsewhere. Nothing of the ground is ever dragged. One of the toolbox's. The model's thread.
#pragma once

#include <optional>

#include "model/ground.h"
#include "tools/using.h"

namespace tools {

class GroundNames final : public desk::Tool {
 public:
  explicit GroundNames(Desk& desk) : desk_(desk) {}

  /// What somebody tapped since the last call.
  std::optional<model::GroundPart> take_asked() { return std::exchange(asked_, {}); }

  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  void add_buttons(std::vector<desk::Button>& out) const override;
  void drop_all() override { asked_ = {}; }

 private:
  Desk& desk_;
  std::optional<model::GroundPart> asked_;
};

}  // namespace tools
