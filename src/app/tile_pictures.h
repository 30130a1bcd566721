// TilePictures: the small pictures of sessions for the start page: asked of PictureMaker one after
// another, painted one a frame, made into textures and kept in the cache folder. The window's thread.
#pragma once

#include <map>

#include "app/picture_maker.h"
#include "gfx/painter.h"
#include "gfx/ui_pass.h"
#include "pages/session_pictures.h"

namespace app {

class TilePictures final : public pages::SessionPictures {
 public:
  /// All live longer; `wake` as for PictureMaker.
  TilePictures(gfx::Painter& painter, gfx::UiPass& textures, text::Typesetter& typesetter,
               base::Path fonts, const base::Clock& clock, std::function<void()> wake);

  void want(std::vector<Wanted> pictures) override;
  panels::Picture of(const Wanted& session) const override;
  bool tick() override;
  double next_deadline_s() const override { return maker_.next_deadline_s(); }

 private:
  gfx::Picture painted(MadePicture& made);

  gfx::Painter& painter_;
  gfx::UiPass& textures_;
  text::Typesetter& typesetter_;
  std::vector<Wanted> wanted_;                  // not yet asked for
  std::map<base::Path, panels::Picture> made_;  // by where they are kept; without a texture: plain
  PictureMaker maker_;
};

}  // namespace app
