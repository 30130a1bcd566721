// SeatButton: beside what is being written on the table, a button that takes the writing to the
// nearest seat: whoever has no physical keyboard finds the keys there. Lies in the window, beside
// the thing and turned as it is, under no seat. The model's thread.
#pragma once

#include <optional>

#include "base/messages.h"
#include "input/gestures.h"
#include "tools/editor.h"

namespace tools {

class SeatButton {
 public:
  /// Both live longer.
  SeatButton(Desk& desk, const Editor& editor) : desk_(desk), editor_(editor) {}

  void set_messages(const base::Messages& tr);

  /// Where the round button is; none while nothing is being written, or where there is no room.
  struct Place {
    Vec2 centre_px;
    double size_px = 0;
    double turn = 0;
  };
  std::optional<Place> place() const;
  bool at(Vec2 px) const;
  /// A gesture of a finger that went down on it; true: it was tapped.
  bool on_gesture(const input::Gesture& gesture);
  void draw(Overlay& overlay);

 private:
  base::Size ground() const;

  Desk& desk_;
  const Editor& editor_;
  text::LayoutPtr set_;
  bool pressed_ = false;
};

}  // namespace tools
