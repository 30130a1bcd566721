// StopPainter: paints the small pictures of a presentation's stops, one a turn of the loop, and gives them
// to the presentation as textures for its overview. In the table's context; the window's thread.
#pragma once

#include <vector>

#include "app/compositor.h"

namespace pages {
class Presentation;
}

namespace app {

class StopPainter {
 public:
  /// Lives longer.
  explicit StopPainter(Compositor& compositor) : compositor_(compositor) {}

  /// Null: nothing is presented.
  void follow(pages::Presentation* shown, const canvas::Color& ground);

 private:
  Compositor& compositor_;
  std::vector<unsigned> textures_;  // by stop; 0: none
};

}  // namespace app
