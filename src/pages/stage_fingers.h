// StageFingers: fingers on a stage that the table itself is. A tap is the presentation's to
// understand, a swipe goes on or back. One finger at a time; who presents may
// rest a hand there. The window's thread.
#pragma once

#include <optional>

#include "input/touch_taker.h"
#include "pages/presentation.h"

namespace pages {

class StageFingers final : public input::TouchTaker {
 public:
  /// Both live longer.
  StageFingers(const Surroundings& around, Presentation& presentation)
      : around_(around), presentation_(presentation) {}

  bool covers(base::Vec2) override { return presentation_.on() && !presentation_.on_wall(); }
  void feed(const input::TouchSample& sample) override;

 private:
  void tapped(base::Vec2 px);

  const Surroundings& around_;
  Presentation& presentation_;
  struct Down {
    input::FingerId finger;
    base::Vec2 px;
    double time_s;
  };
  std::optional<Down> down_;
};

}  // namespace pages
