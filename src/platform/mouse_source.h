// MouseSource: the mouse's left button as one finger. A pen that the system treats as a mouse is
// one too. Uses the window; same thread.
#pragma once

#include "input/touch.h"
#include "platform/finger_ids.h"
#include "platform/window.h"

namespace platform {

class MouseSource final : public input::TouchSource {
 public:
  /// `window` outlives the source.
  explicit MouseSource(Window& window) : window_(window) {}
  void poll(std::vector<input::TouchSample>& out) override;

 private:
  Window& window_;
  FingerIds ids_{FingerIds::Source::mouse};
  input::FingerId finger_ = 0;  // 0: not pressed
};

}  // namespace platform
