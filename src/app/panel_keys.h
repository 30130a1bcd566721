// PanelKeys: the keyboard as ImGui wants it. ImGui looks at which keys are down once a frame, so a
// key that goes down and up between two frames would be lost, and characters and keys of one frame
// would change places. The events wait here and are handed on in order, as many a frame as ImGui
// can tell apart. The window's thread.
#pragma once

#include <cstddef>
#include <deque>
#include <variant>

#include "platform/events.h"

struct ImGuiIO;

namespace app {

class PanelKeys {
 public:
  void key(const platform::KeyEvent& event) { waiting_.push_back(event); }
  void type(char32_t character) { waiting_.push_back(character); }
  /// The window lost the keyboard: nothing is held any more.
  void release_all(ImGuiIO& io);

  /// Hands on what belongs into the frame that comes. Before ImGui::NewFrame().
  void next_frame(ImGuiIO& io);
  /// Something waits for another frame.
  bool pending() const { return !waiting_.empty(); }

 private:
  std::deque<std::variant<platform::KeyEvent, char32_t>> waiting_;
};

}  // namespace app
