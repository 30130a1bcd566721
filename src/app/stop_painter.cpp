#include "app/stop_painter.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "pages/stop_pictures.h"

namespace app {

namespace {

constexpr double kHeight = 216;  // px
constexpr double kWidest = 3, kNarrowest = 0.4;
constexpr double kSoft_px = 3;  // edges reach so far beyond what they belong to
static_assert(2 * kSoft_px + 2 <= pages::StopPicture::kRound_px, "what reaches in is in the list");

unsigned texture_of(const pages::StopPicture& picture) {
  return unsigned(std::uintptr_t(picture.picture.texture));
}

}  // namespace

base::Size StopPainter::size_of(double shape) {
  return {kHeight * std::clamp(shape, kNarrowest, kWidest), kHeight};
}

StopPainter::Did StopPainter::follow(const std::vector<pages::StopPicture*>& all, base::Size px,
                                     const canvas::Color& ground) {
  std::erase_if(kept_, [&](const auto& kept) {
    return std::ranges::none_of(
        all, [&](const pages::StopPicture* p) { return texture_of(*p) == kept.first; });
  });
  const auto stop = std::ranges::find_if(
      all, [](const pages::StopPicture* p) { return p->number != p->painted; });
  if (stop == all.end()) return Did::nothing;
  pages::StopPicture& picture = **stop;
  const int w = int(px.w), h = int(px.h);
  auto kept = kept_.find(texture_of(picture));
  const bool fresh = kept == kept_.end() || kept->second->all() != gfx::RectPx{0, 0, w, h};
  if (fresh) {
    auto made = std::make_unique<gfx::KeptPicture>(w, h);
    const unsigned texture = made->texture();
    kept = kept_.emplace(texture, std::move(made)).first;
    // The one it had is dropped by the next turn: this one's panels may still show it.
    picture.picture = {ImTextureID(std::uintptr_t(texture)), float(w), float(h)};
  }
  repair(picture, *kept->second, compositor_.painter(), ground);
  compositor_.repainted(kept->first);
  return fresh ? Did::made : Did::repainted;  // one at a time: people go on meanwhile
}

void repair(pages::StopPicture& picture, gfx::KeptPicture& kept, gfx::Painter& painter,
            const canvas::Color& ground) {
  const gfx::RectPx all = kept.all();
  const canvas::Rect mm = picture.mm.empty() ? canvas::Rect{{0, 0}, {1, 1}} : picture.mm;
  const gfx::View view = gfx::view_of(mm, all.w, all.h);
  kept.repair(
      painter,
      picture.changed.empty() ? all : view.to_px(picture.changed.grown(kSoft_px / view.scale)),
      ground, picture.list, view);
  picture.painted = picture.number;
  picture.list = {};
  picture.changed = {};
}

}  // namespace app
