#include "app/tile_pictures.h"

#include <fmt/core.h>

#include <filesystem>

#include "base/folders.h"
#include "storage/open_session.h"

namespace app {

namespace {

/// Where the picture of a session as it was then is kept.
base::Path kept_at(const pages::SessionPictures::Wanted& of) {
  const std::uint64_t name = storage::text_hash(std::filesystem::absolute(of.session).string());
  return base::cache_folder() / fmt::format("{:016x}-{}.png", name, of.changed);
}

}  // namespace

TilePictures::TilePictures(gfx::Painter& painter, gfx::UiPass& textures,
                           text::Typesetter& typesetter, base::Path fonts, const base::Clock& clock,
                           std::function<void()> wake)
    : painter_(painter),
      textures_(textures),
      typesetter_(typesetter),
      maker_(std::make_shared<base::RealFileSystem>(), std::move(fonts), clock, std::move(wake),
             {}) {}

void TilePictures::want(std::vector<Wanted> pictures) {
  std::erase_if(pictures, [&](const Wanted& w) { return made_.contains(kept_at(w)); });
  wanted_ = std::move(pictures);
}

panels::Picture TilePictures::of(const Wanted& session) const {
  const auto made = made_.find(kept_at(session));
  return made == made_.end() ? panels::Picture{} : made->second;
}

/// The maker's typesetter numbers the faces in its own way.
gfx::Picture TilePictures::painted(MadePicture& made) {
  std::vector<text::FaceId> ids;
  for (const text::Face& face : made.faces) ids.push_back(typesetter_.face_id(face));
  for (auto& entry : made.list.entries)
    if (auto* text = std::get_if<canvas::Text>(&entry.item); text && text->layout) {
      auto layout = std::make_shared<text::Layout>(*text->layout);
      for (text::GlyphRun& run : layout->runs) run.face = ids[run.face];
      text->layout = std::move(layout);
    }
  return gfx::render_to_picture(painter_, made.list, made.view, kTileWidth, kTileHeight,
                                canvas::Look().ground);
}

bool TilePictures::tick() {
  bool got = false;
  if (auto made = maker_.take()) {
    panels::Picture& picture = made_[made->kept];
    if (!made->pixels && !made->list.entries.empty()) {
      made->pixels = painted(*made);
      maker_.keep(made->kept, *made->pixels);
    }
    if (made->pixels) {
      picture.texture = ImTextureID(std::uintptr_t(textures_.make_texture(*made->pixels)));
      picture.width_px = float(made->pixels->width);
      picture.height_px = float(made->pixels->height);
      got = true;
    }
  }
  while (maker_.idle() && !wanted_.empty()) {
    const Wanted next = wanted_.front();
    wanted_.erase(wanted_.begin());
    if (!made_.contains(kept_at(next))) maker_.ask(next.session, kept_at(next));
  }
  return got;
}

}  // namespace app
