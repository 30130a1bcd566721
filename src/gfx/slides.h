// Slides: the picture of a stage and the one before it, each painted once; while the one comes in beside
// the other both are only copied, which is what keeps a move smooth on a large screen. Made, used and
// destroyed while the painter's context is current; one thread.
#pragma once

#include <memory>

#include "gfx/painter.h"

namespace gfx {

class Offscreen;

class Slides {
 public:
  /// It lives longer.
  explicit Slides(Painter& painter);
  ~Slides();

  /// Nothing is kept for another size.
  void resize(int width, int height);
  /// Paints `list` (null: nothing) on `ground`: from now on the picture; what was it is the one before.
  void show(const canvas::DrawList* list, const View& view, const canvas::Color& ground);
  /// Paints it where nobody sees it: its letters are at hand when it is shown.
  void prepare(const canvas::DrawList& list, const View& view);
  /// Copies what is seen `share` of the way from the one before to the picture, which comes from the right
  /// (`way` 1) or the left (−1); 0: it is there. To the target's upper left corner.
  void compose(const Target& target, int way, double share);

 private:
  Target target_of(const Offscreen& sheet) const;

  Painter& painter_;
  int width_ = 0, height_ = 0;
  std::unique_ptr<Offscreen> now_, before_;
};

}  // namespace gfx
