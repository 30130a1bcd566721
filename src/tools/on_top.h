// OnTop: menus and sheets of tools are painted over the seats, so a finger on one is the tool's, seat
// or not. A taker of its own before the seats; what it takes the toolbox has. The UI thread's.
#pragma once

#include "tools/toolbox.h"

namespace tools {

class OnTop final : public input::TouchTaker {
 public:
  /// It lives longer.
  explicit OnTop(Toolbox& tools) : tools_(tools) {}
  bool covers(Vec2 px) override { return tools_.touched(px).tool != nullptr; }
  void feed(const input::TouchSample& sample) override { tools_.feed(sample); }

 private:
  Toolbox& tools_;
};

}  // namespace tools
