// KeptPicture: a small picture that stays and is painted anew only where it changes, as a texture for panels. Made, used and
// destroyed while the painter's context is current; one thread.
//  1. It shows nothing useful until it was repaired all over; from then on it is, pixel for pixel, as if it had been painted whole.
#pragma once

#include <memory>

#include "gfx/painter.h"

namespace gfx {

class Offscreen;

class KeptPicture {
 public:
  /// Pixels, each more than 0.
  KeptPicture(int width, int height);
  ~KeptPicture();

  RectPx all() const;
  /// Paints what lies within `clip` anew: `ground`, then `list`, which need hold no more than what meets it.
  void repair(Painter& painter, const RectPx& clip, const canvas::Color& ground,
              const canvas::DrawList& list, const View& view);
  /// Opaque, and the same as long as this lives.
  unsigned texture() const;
  /// What it shows, for tests.
  Picture pixels() const;

 private:
  const std::unique_ptr<Offscreen> sheet_;
};

}  // namespace gfx
