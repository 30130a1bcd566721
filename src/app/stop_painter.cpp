#include "app/stop_painter.h"

#include <algorithm>

#include "pages/stop_pictures.h"

namespace app {

namespace {

constexpr double kHeight = 216;  // px
constexpr double kWidest = 3, kNarrowest = 0.4;

unsigned texture_of(const pages::StopPicture& picture) {
  return unsigned(std::uintptr_t(picture.picture.texture));
}

}  // namespace

base::Size StopPainter::size_of(double shape) {
  return {kHeight * std::clamp(shape, kNarrowest, kWidest), kHeight};
}

bool StopPainter::follow(const std::vector<pages::StopPicture*>& all, base::Size px,
                         const canvas::Color& ground) {
  gfx::UiPass& ui = compositor_.ui();
  std::erase_if(textures_, [&](unsigned texture) {
    const bool gone = std::ranges::none_of(
        all, [&](const pages::StopPicture* p) { return texture_of(*p) == texture; });
    if (gone) ui.drop_texture(texture);
    return gone;
  });
  const auto stop = std::ranges::find_if(
      all, [](const pages::StopPicture* p) { return p->number != p->painted; });
  if (stop == all.end()) return false;
  pages::StopPicture& picture = **stop;
  picture.painted = picture.number;
  const int w = int(px.w), h = int(px.h);
  const canvas::Rect mm = picture.mm.empty() ? canvas::Rect{{0, 0}, {1, 1}} : picture.mm;
  const unsigned made = ui.make_texture(gfx::render_to_picture(
      compositor_.painter(), picture.list, gfx::view_of(mm, w, h), w, h, ground));
  textures_.push_back(made);
  picture.list = {};
  // The one it had is dropped by the next turn: this one's panels may still show it.
  picture.picture = {ImTextureID(std::uintptr_t(made)), float(w), float(h)};
  return true;  // one at a time: people go on meanwhile
}

}  // namespace app
