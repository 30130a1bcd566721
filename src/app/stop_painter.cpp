#include "app/stop_painter.h"

#include <algorithm>
#include <utility>

#include "pages/presentation.h"

namespace app {

namespace {

constexpr int kHeight = 216;  // px
constexpr double kWidest = 3, kNarrowest = 0.4;

}  // namespace

void StopPainter::follow(pages::Presentation* shown, const canvas::Color& ground) {
  gfx::UiPass& ui = compositor_.ui();
  const std::size_t wanted = shown ? shown->pictures().all().size() : 0;
  for (; textures_.size() > wanted; textures_.pop_back())
    if (textures_.back()) ui.drop_texture(textures_.back());
  textures_.resize(wanted, 0);
  if (!shown) return;
  const double shape = std::clamp(shown->pictures().shape(), kNarrowest, kWidest);
  const int w = int(kHeight * shape);
  for (std::size_t n = 0; n < wanted; ++n) {
    pages::StopPicture& stop = shown->pictures().all()[n];
    if (stop.number == stop.painted) continue;
    stop.painted = stop.number;
    if (textures_[n]) ui.drop_texture(std::exchange(textures_[n], 0));
    const canvas::Rect mm = stop.mm.empty() ? canvas::Rect{{0, 0}, {1, 1}} : stop.mm;
    textures_[n] = ui.make_texture(gfx::render_to_picture(
        compositor_.painter(), stop.list, gfx::view_of(mm, w, kHeight), w, kHeight, ground));
    stop.list = {};
    stop.picture = {ImTextureID(std::uintptr_t(textures_[n])), float(w), float(kHeight)};
    shown->pictured();
    return;  // one at a time: people go on meanwhile
  }
}

}  // namespace app
