// StopPainter: paints the small pictures that a page asks for, of a presentation's stops or of a hall's maps, one a turn of the
// loop, and gives them back as textures for its panels. In the table's context; the window's thread.
//  1. A texture is dropped as soon as no picture has it.
#pragma once

#include <vector>

#include "app/compositor.h"

namespace pages {
struct StopPicture;
}

namespace app {

class StopPainter {
 public:
  /// Lives longer.
  explicit StopPainter(Compositor& compositor) : compositor_(compositor) {}

  /// As large as an overview shows a stop of such a shape (width by height).
  static base::Size size_of(double shape);
  /// All that there are now, and how large they are. True: one was painted.
  bool follow(const std::vector<pages::StopPicture*>& all, base::Size px,
              const canvas::Color& ground);

 private:
  Compositor& compositor_;
  std::vector<unsigned> textures_;  // that were made
};

}  // namespace app
