// StopPainter: paints the small pictures that a page asks for, of a presentation's stops or of a hall's maps, one a turn of the
// loop, and gives them back as textures for its panels; one that has changed in part is painted anew there alone. In the table's
// context; the window's thread.
//  1. A texture is dropped as soon as no picture has it.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "app/compositor.h"
#include "gfx/kept_picture.h"

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
  enum class Did {
    nothing,
    repainted,  // one, in the texture that it had
    made,       // one, and its texture
  };
  /// All that there are now, and how large they are.
  Did follow(const std::vector<pages::StopPicture*>& all, base::Size px,
             const canvas::Color& ground);

 private:
  Compositor& compositor_;
  std::map<unsigned, std::unique_ptr<gfx::KeptPicture>> kept_;  // by their textures
};

/// Paints what is due of `picture` where it is kept: it then is painted. Requires: it was painted there before, or all of it is due.
void repair(pages::StopPicture& picture, gfx::KeptPicture& kept, gfx::Painter& painter,
            const canvas::Color& ground);

}  // namespace app
