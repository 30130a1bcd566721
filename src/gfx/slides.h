// Slides: the picture of a stage, the one before it and the one that comes next, each painted once; while
// the one comes in beside the other both are only copied, which is what keeps a move smooth on a large
// screen. Made, used and destroyed while the painter's context is current; one thread.
//  1. Each sheet holds what its list says: a list that one of them holds already is not painted again.
#pragma once

#include <array>
#include <memory>
#include <span>

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
  /// From now on the picture is `list` (null: nothing) on `ground`; what was it is the one before. Painted,
  /// unless it was the one before or was prepared.
  void show(const canvas::DrawList* list, const View& view, const canvas::Color& ground);
  struct Soon {
    const canvas::DrawList* list;
    View view;
  };
  /// Paints where nobody sees it what will be shown next, perhaps: the first of at most two that is not at hand.
  /// Does not wait for it. Requires: nothing moves.
  void prepare(std::span<const Soon> soon, const canvas::Color& ground);
  /// Copies what is seen `share` of the way from the one before to the picture, which comes from the right
  /// (`way` 1) or the left (−1); 0: it is there. To the target's upper left corner, within each of `clips`.
  void compose(const Target& target, int way, double share, std::span<const RectPx> clips);
  void compose(const Target& target, int way, double share) {
    const RectPx all = target.all();
    compose(target, way, share, {&all, 1});
  }

  /// How many pictures have been painted so far, for tests and benchmarks.
  int painted() const { return painted_; }

 private:
  struct Sheet;
  Sheet& now() { return *sheets_[0]; }
  Sheet& before() { return *sheets_[1]; }
  Sheet& other() {
    return *sheets_[2];
  }  // prepared, or long out of sight; at rest so is that before
  void paint(Sheet& sheet, const canvas::DrawList* list, const View& view,
             const canvas::Color& ground);

  Painter& painter_;
  int width_ = 0, height_ = 0, painted_ = 0;
  std::array<std::unique_ptr<Sheet>, 3> sheets_;
};

}  // namespace gfx
