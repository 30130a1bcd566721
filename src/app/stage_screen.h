// StageScreen: a stage's picture on a window, or on the upper part of one: painted anew where it is another
// one, moved and lit where only that changes. In whatever context its painter belongs to; the window's
// thread.
#pragma once

#include <span>

#include "gfx/slides.h"
#include "pages/stage_picture.h"

namespace app {

class StageScreen {
 public:
  /// Lives longer.
  explicit StageScreen(gfx::Painter& painter) : painter_(painter), slides_(painter) {}

  /// It is to be drawn: it looks other than it was drawn last.
  bool differs(const pages::StagePicture& picture, int width, int height) const;
  /// On the target's upper part, `height` high, within each of `clips` (which must not overlap). Where it differs() they hold all of
  /// that part.
  void draw(const pages::StagePicture& picture, const gfx::Target& target, int height,
            const canvas::Color& ground, std::span<const gfx::RectPx> clips);

  /// While nothing moves: makes ready what comes next, then what was before, each once. Requires: it was drawn.
  void prepare(const pages::StagePicture& picture, const canvas::Color& ground);

 private:
  gfx::Painter& painter_;
  gfx::Slides slides_;
  std::uint64_t number_ = ~0ull, over_number_ = ~0ull;
  std::uint64_t prepared_ = ~0ull;  // for what follows this picture
  bool prepared_back_ = false;      // and for what was before it
  double share_ = 1;
  int width_ = 0, height_ = 0;
};

}  // namespace app
