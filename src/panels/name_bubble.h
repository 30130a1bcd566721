// NameBubble: says what a button is called that shows a picture only, while a finger or a mouse rests on
// it. Screen keeps one over the frames; Ui tells it of every such button. The UI thread's.
//  1. It knows one button: the one that the pointer is on, or none.
//  2. A finger that has rested so long that the name can have been read asked what the button is:
//     lifting it taps nothing. A mouse taps whenever it is let go.
#pragma once

#include <string>
#include <string_view>

#include "panels/ui.h"

namespace panels {

class NameBubble {
 public:
  /// A button of the window being drawn, before it is. True: letting it go now taps nothing.
  bool meet(Ui& ui, std::string_view name, std::string_view says, const Area& seen);
  /// After all panels, over them: above the finger, else beside it or below.
  void draw(Ui& ui);

 private:
  std::string name_, says_;
  Area at_;
  float rested_s_ = 0;  // below 0: no more until the pointer has gone elsewhere
  bool down_ = false;
  bool met_ = false;  // in this frame
};

}  // namespace panels
