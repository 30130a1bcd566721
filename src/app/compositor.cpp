#include "app/compositor.h"

#include <chrono>
#include <cmath>
#include <utility>

#include "gfx/load_gl.h"

namespace app {

using gfx::RectPx;

namespace {

// While zooming a picture that takes longer than this is stretched rather than painted anew: a
// graphics card paints thousands of cards in less, software does not.
constexpr double kSlow_s = 0.010;
// Sharp again so long after the last change of scale.
constexpr double kSharpen_s = 0.08;
// Beyond these it is painted anew even so.
constexpr double kLeastStretch = 0.7, kMostStretch = 1.6;

/// The camera's view with its origin on a whole pixel, so that panning can shift the still layer.
gfx::View whole_pixel_view(const canvas::Camera& camera) {
  gfx::View view = gfx::map_view(camera);
  view.origin_px = {std::round(view.origin_px.x), std::round(view.origin_px.y)};
  return view;
}

}  // namespace

base::Result<std::unique_ptr<Compositor>> Compositor::create(platform::Window& window,
                                                             const text::Typesetter& typesetter,
                                                             const base::Path& icons) {
  std::unique_ptr<Compositor> stage(new Compositor(window));
  if (auto gl = gfx::load_gl(&platform::Window::get_proc_address); !gl) return gl.error();
  auto painter = gfx::Painter::create(typesetter, icons);
  if (!painter) return painter.error();
  stage->painter_ = std::move(painter).value();
  stage->layers_ = std::make_unique<gfx::Layers>(*stage->painter_);
  auto ui = gfx::UiPass::create(icons);
  if (!ui) return ui.error();
  stage->ui_ = std::move(ui).value();
  gfx::release_compiler(&platform::Window::get_proc_address);
  return stage;
}

Compositor::~Compositor() = default;

bool Compositor::sharp() const { return !layers_->stretched(); }

double Compositor::next_deadline_s() const { return sharp() ? 1e300 : zoomed_s_ + kSharpen_s; }

void Compositor::settle_camera(const Picture& p, bool scene_changed, std::vector<RectPx>& repair,
                               std::vector<RectPx>& damage) {
  const gfx::View now = p.page.camera ? whole_pixel_view(*p.page.camera) : gfx::View{};
  const bool zoomed = now.scale != view_.scale;
  const bool moved = zoomed || !(now.origin_px == view_.origin_px);
  if (zoomed) zoomed_s_ = p.now_s;
  if (!sharp() && (scene_changed || p.now_s >= next_deadline_s())) all_dirty_ = true;
  if (moved && !all_dirty_) {
    std::vector<RectPx> strips;
    const double ratio = now.scale / sharp_view_.scale;
    if (!zoomed && sharp()) {
      strips = layers_->scroll(int(now.origin_px.x - view_.origin_px.x),
                               int(now.origin_px.y - view_.origin_px.y));
    } else if (!scene_changed && whole_paint_s_ > kSlow_s && ratio > kLeastStretch &&
               ratio < kMostStretch) {
      strips = layers_->stretch(ratio, now.origin_px - sharp_view_.origin_px * ratio);
    } else {
      all_dirty_ = true;
    }
    repair.insert(repair.end(), strips.begin(), strips.end());
    damage.push_back(layers_->all());
  }
  view_ = now;
  if (all_dirty_) layers_->sharpened();
  if (sharp()) sharp_view_ = now;
}

void Compositor::add_damage(canvas::DrawList& before, const canvas::DrawList& now,
                            const gfx::View& view, std::vector<RectPx>& damage) {
  const std::vector<base::Rect> differs = canvas::difference(before, now);
  for (const base::Rect& r : differs) damage.push_back(view.to_px(r));
  if (!differs.empty()) before = now;
}

bool Compositor::stage_frame(const Picture& p) {
  const pages::StagePicture& shown = *p.page.stage;
  const gfx::Target target{0, window_.width_px(), window_.height_px()};
  const int high = std::min(int(std::ceil(p.page.stage_px)), target.height);
  if (!stage_) {
    stage_ = std::make_unique<StageScreen>(*painter_);
    present_all_ = true;
  }
  std::vector<RectPx> damage;
  ui_damage_.add(p.ui, damage);
  if (stage_->differs(shown, target.width, high)) damage.push_back({0, 0, target.width, high});
  const bool all = all_dirty_ || present_all_;
  if (all || (!damage.empty() && !window_.keeps_back_buffer())) damage.assign(1, target.all());
  damage = gfx::merge_damage(std::move(damage), target.all());
  if (!damage.empty()) {
    scene_ = nullptr;  // the table is painted anew when it comes back
    layers_->sharpened();
    all_dirty_ = present_all_ = false;
    for (const RectPx& r : damage)
      painter_->fill(target, r.common({0, high, target.width, target.height - high}), p.ground);
    stage_->draw(shown, target, high, p.ground, damage);
    if (p.ui) ui_->draw(*p.ui, target, damage);
    present(damage);
  }
  stage_->prepare(shown, p.ground);
  return !damage.empty();
}

void Compositor::present(const std::vector<RectPx>& damage) {
  std::vector<platform::RectPx> shown;
  for (const RectPx& r : damage) shown.push_back({r.x, r.y, r.w, r.h});
  window_.present(shown);
}

bool Compositor::frame(const Picture& p) {
  if (p.page.stage) return stage_frame(p);
  if (stage_) {
    stage_.reset();
    all_dirty_ = present_all_ = true;
  }
  std::vector<RectPx> repair, damage;
  if (layers_->resize(window_.width_px(), window_.height_px())) all_dirty_ = present_all_ = true;
  const RectPx all = layers_->all();
  if (all.empty()) return false;
  std::vector<base::Rect> changed;
  if (p.page.scene) changed = p.page.scene->take_damage();
  if (std::exchange(scene_, p.page.scene) != p.page.scene) all_dirty_ = true;
  settle_camera(p, !changed.empty(), repair, damage);

  // The still layer.
  for (const base::Rect& r : changed) repair.push_back(view_.to_px(r).common(all));
  if (all_dirty_) repair.assign(1, all);
  repair = gfx::merge_damage(std::move(repair), all, 24);
  canvas::DrawList list;
  const auto began = std::chrono::steady_clock::now();
  for (const RectPx& r : repair) {
    list.clear();
    if (p.page.scene) p.page.scene->paint(view_.to_mm(r), view_.scale, list);
    layers_->repair(r, p.ground, list, view_);
    damage.push_back(r);
  }
  if (all_dirty_) {
    layers_->finish();
    whole_paint_s_ =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  }

  // What lies over it: where it was and where it is.
  canvas::DrawList held;
  std::vector<base::Rect> held_mm;
  if (p.page.scene) p.page.scene->paint_held(view_.scale, held, held_mm);
  const gfx::View screen = gfx::screen_view(p.page.camera ? p.page.camera->px_per_mm : 1);
  const gfx::View pane_view = gfx::screen_view(p.page.pane_px);
  std::vector<RectPx> held_now;
  for (const base::Rect& r : held_mm) held_now.push_back(view_.to_px(r));
  damage.insert(damage.end(), held_before_.begin(), held_before_.end());
  damage.insert(damage.end(), held_now.begin(), held_now.end());
  held_before_ = std::move(held_now);

  // The map's lists move with the camera; but then everything is damaged anyway.
  static const canvas::DrawList kNone;
  const canvas::DrawList& under = p.page.overlay ? p.page.overlay->under : kNone;
  const canvas::DrawList& map = p.page.overlay ? p.page.overlay->map : kNone;
  const canvas::DrawList& above = p.page.overlay ? p.page.overlay->screen : kNone;
  const canvas::DrawList& panes = p.page.panes ? *p.page.panes : kNone;
  add_damage(overlay_before_.under, under, view_, damage);
  add_damage(overlay_before_.map, map, view_, damage);
  add_damage(panes_before_, panes, pane_view, damage);
  add_damage(overlay_before_.screen, above, screen, damage);

  ui_damage_.add(p.ui, damage);
  if (all_dirty_ || present_all_ || !window_.keeps_back_buffer()) {
    if (damage.empty() && !all_dirty_ && !present_all_) return false;
    damage.assign(1, all);
  }
  all_dirty_ = present_all_ = false;
  damage = gfx::merge_damage(std::move(damage), all);
  if (damage.empty()) return false;

  std::vector<gfx::Layers::Over> over;
  if (!under.entries.empty()) over.push_back({&under, view_});
  if (!held.entries.empty()) over.push_back({&held, view_});
  if (!map.entries.empty()) over.push_back({&map, view_});
  if (!panes.entries.empty()) over.push_back({&panes, pane_view});
  if (!above.entries.empty()) over.push_back({&above, screen});
  const gfx::Target target{0, window_.width_px(), window_.height_px()};
  layers_->compose(target, damage, over, [&](const gfx::Target& t, std::span<const RectPx> clips) {
    if (p.ui) ui_->draw(*p.ui, t, clips);
  });
  present(damage);
  return true;
}

gfx::Picture Compositor::screenshot() {
  const gfx::Target target{0, window_.width_px(), window_.height_px()};
  return gfx::read_pixels(target, target.all());
}

}  // namespace app
