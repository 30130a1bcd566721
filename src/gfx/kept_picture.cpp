#include "gfx/kept_picture.h"

#include "gfx/objects.h"

namespace gfx {

KeptPicture::KeptPicture(int width, int height)
    : sheet_(std::make_unique<Offscreen>(width, height)) {
  glBindTexture(GL_TEXTURE_2D, sheet_->texture());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_ONE);
  glBindTexture(GL_TEXTURE_2D, 0);
}
KeptPicture::~KeptPicture() = default;

RectPx KeptPicture::all() const { return sheet_->target().all(); }

void KeptPicture::repair(Painter& painter, const RectPx& clip, const canvas::Color& ground,
                         const canvas::DrawList& list, const View& view) {
  const Target target = sheet_->target();
  const RectPx part = clip.common(target.all());
  if (part.empty()) return;
  painter.fill(target, part, ground);
  painter.paint(target, list, view, part);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

unsigned KeptPicture::texture() const { return sheet_->texture(); }

Picture KeptPicture::pixels() const { return read_pixels(sheet_->target(), all()); }

}  // namespace gfx
