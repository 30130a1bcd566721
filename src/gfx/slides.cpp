#include "gfx/slides.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "gfx/objects.h"

namespace gfx {

struct Slides::Sheet {
  std::unique_ptr<Offscreen> picture;  // null: nothing was painted yet
  std::optional<canvas::DrawList> list;
  View view;
  canvas::Color ground;

  bool holds(const canvas::DrawList* wanted, const View& wanted_view,
             const canvas::Color& on) const {
    if (!picture || !(ground == on) || bool(wanted) != list.has_value()) return false;
    return !wanted || (view.scale == wanted_view.scale && view.origin_px == wanted_view.origin_px &&
                       list->entries == wanted->entries);
  }
  /// With its left edge at `x` of the target; only what lies on it and in one of `clips`.
  void copy_at(const Target& target, int x, std::span<const RectPx> clips) const {
    if (!picture) return;
    const Target source = picture->target();
    for (const RectPx& clip : clips) {
      const RectPx part = clip.common(target.all()).common({x, 0, source.width, source.height});
      if (part.empty()) continue;
      copy_pixels(source, {part.x - x, part.y, part.w, part.h}, target, part.x, part.y);
    }
  }
};

Slides::Slides(Painter& painter) : painter_(painter) {
  for (auto& sheet : sheets_) sheet = std::make_unique<Sheet>();
}
Slides::~Slides() = default;

void Slides::resize(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  for (auto& sheet : sheets_) *sheet = {};
}

void Slides::paint(Sheet& sheet, const canvas::DrawList* list, const View& view,
                   const canvas::Color& ground) {
  if (!sheet.picture) sheet.picture = std::make_unique<Offscreen>(width_, height_);
  const Target target = sheet.picture->target();
  painter_.fill(target, target.all(), ground);
  if (list) painter_.paint(target, *list, view, target.all());
  sheet.list.reset();
  if (list) sheet.list = *list;
  sheet.view = view;
  sheet.ground = ground;
  ++painted_;
}

void Slides::show(const canvas::DrawList* list, const View& view, const canvas::Color& ground) {
  if (width_ < 1 || height_ < 1) return;
  if (before().holds(list, view, ground)) return std::swap(sheets_[0], sheets_[1]);
  if (!other().holds(list, view, ground)) paint(other(), list, view, ground);
  std::rotate(sheets_.begin(), sheets_.end() - 1, sheets_.end());
}

void Slides::prepare(std::span<const Soon> soon, const canvas::Color& ground) {
  if (width_ < 1 || height_ < 1) return;
  const auto holds = [&](const Sheet& sheet, const Soon& s) {
    return sheet.holds(s.list, s.view, ground);
  };
  const auto wanted = [&](const Sheet& sheet) {
    return std::ranges::any_of(soon, [&](const Soon& s) { return holds(sheet, s); });
  };
  for (const Soon& s : soon) {
    if (holds(now(), s) || holds(before(), s) || holds(other(), s)) continue;
    if (wanted(other()) && wanted(before())) return;
    paint(wanted(other()) ? before() : other(), s.list, s.view, ground);
    glFlush();
    return;
  }
}

void Slides::compose(const Target& target, int way, double share, std::span<const RectPx> clips) {
  if (!now().picture) return;
  const int x = way == 0 || !before().picture ? 0 : int(std::round(way * (1 - share) * width_));
  now().copy_at(target, x, clips);
  if (x != 0) before().copy_at(target, x > 0 ? x - width_ : x + width_, clips);
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
}

}  // namespace gfx
