#include "app/stage_screen.h"

#include <vector>

namespace app {

bool StageScreen::differs(const pages::StagePicture& p, int width, int height) const {
  return p.number != number_ || p.over_number != over_number_ || p.share != share_ ||
         width != width_ || height != height_;
}

void StageScreen::draw(const pages::StagePicture& p, const gfx::Target& target, int height,
                       const canvas::Color& ground, std::span<const gfx::RectPx> clips) {
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
  std::vector<gfx::RectPx> within;
  for (const gfx::RectPx& clip : clips)
    if (const gfx::RectPx part = clip.common({0, 0, target.width, height}); !part.empty())
      within.push_back(part);
  if (within.empty()) return;
  slides_.compose(target, p.way, p.share, within);
  if (p.over && !p.over->entries.empty())
    painter_.paint(target, *p.over,
                   gfx::view_of({{0, 0}, {p.sheet.w, p.sheet.h}}, target.width, height), within);
}

void StageScreen::prepare(const pages::StagePicture& p, const canvas::Color& ground) {
  if (p.share < 1 || p.number != number_) return;
  const bool news = prepared_ != p.number || (p.behind && !prepared_back_);
  if (!news || (!p.ahead && !p.behind)) return;
  prepared_ = p.number;
  prepared_back_ = p.behind != nullptr;
  std::vector<gfx::Slides::Soon> soon;
  if (p.ahead) soon.push_back({p.ahead, gfx::view_of(p.ahead_mm, width_, height_)});
  if (p.behind) soon.push_back({p.behind, gfx::view_of(p.behind_mm, width_, height_)});
  slides_.prepare(soon, ground);
}

}  // namespace app
