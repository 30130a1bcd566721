#include "gfx/slides.h"

#include <algorithm>
#include <cmath>

#include "gfx/objects.h"

namespace gfx {

namespace {

/// `source` with its left edge at `x` of the target; only what lies on it.
void copy_at(const Target& source, const Target& target, int x) {
  const int from = std::max(0, -x), to = std::min(source.width, target.width - x);
  if (from >= to) return;
  const int high = std::min(source.height, target.height);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, source.framebuffer);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer);
  glDisable(GL_SCISSOR_TEST);
  // Both have their last row first: no row changes its place on the way.
  glBlitFramebuffer(from, source.height - high, to, source.height, x + from, target.height - high,
                    x + to, target.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}  // namespace

Slides::Slides(Painter& painter) : painter_(painter) {}
Slides::~Slides() = default;

void Slides::resize(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  now_.reset();
  before_.reset();
}

Target Slides::target_of(const Offscreen& sheet) const {
  Target target = sheet.target();
  target.top_down = false;
  return target;
}

void Slides::show(const canvas::DrawList* list, const View& view, const canvas::Color& ground) {
  if (width_ < 1 || height_ < 1) return;
  std::swap(now_, before_);
  if (!now_) now_ = std::make_unique<Offscreen>(width_, height_);
  const Target target = target_of(*now_);
  painter_.fill(target, target.all(), ground);
  if (list) painter_.paint(target, *list, view, target.all());
}

void Slides::prepare(const canvas::DrawList& list, const View& view) {
  if (width_ < 1 || height_ < 1) return;
  if (!before_) before_ = std::make_unique<Offscreen>(width_, height_);
  const Target target = target_of(*before_);
  painter_.paint(target, list, view, target.all());
}

void Slides::compose(const Target& target, int way, double share) {
  if (!now_) return;
  const int x = way == 0 || !before_ ? 0 : int(std::round(way * (1 - share) * width_));
  copy_at(target_of(*now_), target, x);
  if (x != 0) copy_at(target_of(*before_), target, x > 0 ? x - width_ : x + width_);
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
}

}  // namespace gfx
