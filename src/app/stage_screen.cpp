#include "app/stage_screen.h"

namespace app {

bool StageScreen::differs(const pages::StagePicture& p, int width, int height) const {
  return p.number != number_ || p.over_number != over_number_ || p.share != share_ ||
         width != width_ || height != height_;
}

void StageScreen::draw(const pages::StagePicture& p, const gfx::Target& target, int height,
                       const canvas::Color& ground) {
  const bool other_size = target.width != width_ || height != height_;
  slides_.resize(target.width, height);
  if (other_size || p.number != number_)
    slides_.show(p.list, gfx::view_of(p.mm, target.width, height),
                 p.list ? ground : canvas::Color{0, 0, 0});
  number_ = p.number;
  over_number_ = p.over_number;
  share_ = p.share;
  width_ = target.width;
  height_ = height;
  slides_.compose(target, p.way, p.share);
  if (p.over && !p.over->entries.empty())
    painter_.paint(target, *p.over,
                   gfx::view_of({{0, 0}, {p.sheet.w, p.sheet.h}}, target.width, height),
                   {0, 0, target.width, height});
}

void StageScreen::prepare(const pages::StagePicture& p, const canvas::Color& ground) {
  if (!p.ahead || p.share < 1 || p.number != number_ || prepared_ == p.number) return;
  prepared_ = p.number;
  slides_.prepare(*p.ahead, gfx::view_of(p.ahead_mm, width_, height_), ground);
}

}  // namespace app
