#include "gfx/layers.h"

#include <cmath>
#include <cstdlib>
#include <utility>

#include "gfx/objects.h"

namespace gfx {

struct Layers::Sheets {
  std::unique_ptr<Offscreen> still, spare;  // spare: made when first scrolled or stretched
  bool stretched = false;                   // the spare holds the sharp picture
};

Layers::Layers(Painter& painter) : painter_(painter), sheets_(std::make_unique<Sheets>()) {}
Layers::~Layers() = default;

RectPx Layers::all() const { return still().all(); }

Target Layers::still() const { return sheets_->still ? sheets_->still->target() : Target{}; }

bool Layers::resize(int width, int height) {
  if (width < 1 || height < 1) return false;
  if (all() == RectPx{0, 0, width, height}) return false;
  sheets_->spare.reset();
  sheets_->stretched = false;
  sheets_->still = std::make_unique<Offscreen>(width, height);
  return true;
}

void Layers::repair(const RectPx& rect, const canvas::Color& ground, const canvas::DrawList& list,
                    const View& view) {
  const RectPx clip = rect.common(all());
  if (clip.empty()) return;
  painter_.fill(still(), clip, ground);
  painter_.paint(still(), list, view, clip);
}

namespace {

// What of the window lies beside `shown`: at most four strips.
std::vector<RectPx> beside(const RectPx& window, const RectPx& shown) {
  std::vector<RectPx> strips;
  const int right = shown.x + shown.w, bottom = shown.y + shown.h;
  for (const RectPx& r :
       {RectPx{0, 0, window.w, shown.y}, RectPx{0, bottom, window.w, window.h - bottom},
        RectPx{0, shown.y, shown.x, shown.h}, RectPx{right, shown.y, window.w - right, shown.h}})
    if (!r.empty()) strips.push_back(r);
  return strips;
}

}  // namespace

std::vector<RectPx> Layers::scroll(int dx, int dy) {
  const RectPx window = all();
  const RectPx moved = RectPx{dx, dy, window.w, window.h}.common(window);
  if (window.empty() || (dx == 0 && dy == 0)) return {};
  if (moved.empty()) return {window};
  if (!sheets_->spare) sheets_->spare = std::make_unique<Offscreen>(window.w, window.h);
  copy_pixels(still(), {moved.x - dx, moved.y - dy, moved.w, moved.h}, sheets_->spare->target(),
              moved.x, moved.y);
  std::swap(sheets_->still, sheets_->spare);
  return beside(window, moved);
}

std::vector<RectPx> Layers::stretch(double ratio, base::Vec2 shift) {
  const RectPx window = all();
  if (window.empty()) return {};
  if (!sheets_->spare) sheets_->spare = std::make_unique<Offscreen>(window.w, window.h);
  if (!std::exchange(sheets_->stretched, true)) std::swap(sheets_->still, sheets_->spare);
  // Whole pixels only: those that the old picture covers in part are painted with the strips.
  const auto up = [](double v) { return static_cast<int>(std::ceil(v - 1e-6)); };
  const auto down = [](double v) { return static_cast<int>(std::floor(v + 1e-6)); };
  const int left = up(shift.x), top = up(shift.y);
  const int right = down(window.w * ratio + shift.x), bottom = down(window.h * ratio + shift.y);
  const RectPx shown = RectPx{left, top, right - left, bottom - top}.common(window);
  if (shown.empty()) return {window};
  const base::Vec2 min{static_cast<double>(shown.x), static_cast<double>(shown.y)};
  const base::Vec2 size{static_cast<double>(shown.w), static_cast<double>(shown.h)};
  painter_.stretch(still(), shown, *sheets_->spare,
                   {(min - shift) / ratio, (min + size - shift) / ratio});
  return beside(window, shown);
}

void Layers::sharpened() { sheets_->stretched = false; }
bool Layers::stretched() const { return sheets_->stretched; }

void Layers::compose(const Target& target, std::span<const RectPx> damage,
                     std::span<const Over> over, const Interface& interface) {
  if (damage.empty()) return;
  const Target source = still();
  for (const RectPx& r : damage) {
    const RectPx part = r.common(source.all()).common(target.all());
    if (!part.empty()) copy_pixels(source, part, target, part.x, part.y);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
  for (const Over& o : over)
    if (o.list && !o.list->entries.empty()) painter_.paint(target, *o.list, o.view, damage);
  if (interface) {
    begin_drawing(target, target.all());
    interface(target, damage);
  }
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace gfx
