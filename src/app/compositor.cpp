#include "app/compositor.h"

#include <imgui.h>

#include <chrono>
#include <cmath>
#include <cstring>
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

std::size_t hash_bytes(const void* data, std::size_t size, std::size_t h) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes + i, 8);
    h = (h ^ word) * 0x9e3779b97f4a7c15ull;
    h ^= h >> 29;
  }
  for (; i < size; ++i) h = (h ^ bytes[i]) * 1099511628211ull;
  return h;
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

void Compositor::add_ui_damage(const ImDrawData* data, std::vector<RectPx>& damage) {
  std::vector<UiList> lists;
  if (data)
    for (int i = 0; i < data->CmdListsCount; ++i) {
      const ImDrawList& list = *data->CmdLists[i];
      UiList now;
      now.hash = hash_bytes(list.VtxBuffer.Data, std::size_t(list.VtxBuffer.size_in_bytes()),
                            1469598103934665603ull);
      now.hash =
          hash_bytes(list.IdxBuffer.Data, std::size_t(list.IdxBuffer.size_in_bytes()), now.hash);
      base::Rect box;
      for (const ImDrawCmd& cmd : list.CmdBuffer) {
        now.hash = hash_bytes(&cmd.ClipRect, sizeof cmd.ClipRect, now.hash);
        now.hash = hash_bytes(&cmd.TextureId, sizeof cmd.TextureId, now.hash);
      }
      for (const ImDrawVert& v : list.VtxBuffer)
        box = box.united({{v.pos.x, v.pos.y}, {v.pos.x, v.pos.y}});
      if (!box.empty()) now.bounds = gfx::View{{0, 0}, 1}.to_px(box);
      lists.push_back(now);
    }
  for (std::size_t i = 0; i < std::max(lists.size(), ui_before_.size()); ++i) {
    const bool same =
        i < lists.size() && i < ui_before_.size() && lists[i].hash == ui_before_[i].hash;
    if (same) continue;
    if (i < lists.size()) damage.push_back(lists[i].bounds);
    if (i < ui_before_.size()) damage.push_back(ui_before_[i].bounds);
  }
  ui_before_ = std::move(lists);
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
  add_ui_damage(p.ui, damage);
  const bool whole = !damage.empty() || all_dirty_ || present_all_ || !window_.keeps_back_buffer();
  const bool draws =
      !damage.empty() || all_dirty_ || present_all_ || stage_->differs(shown, target.width, high);
  if (draws) {
    scene_ = nullptr;  // the table is painted anew when it comes back
    layers_->sharpened();
    all_dirty_ = present_all_ = false;
    const RectPx part{0, 0, target.width, whole ? target.height : high};
    const RectPx below{0, high, target.width, part.h - high};
    if (!below.empty()) painter_->fill(target, below, p.ground);
    stage_->draw(shown, target, high, p.ground);
    if (p.ui) ui_->draw(*p.ui, target, {&part, 1});
    const platform::RectPx shows{part.x, part.y, part.w, part.h};
    window_.present({&shows, 1});
  }
  stage_->prepare(shown, p.ground);
  return draws;
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

  add_ui_damage(p.ui, damage);
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
  std::vector<platform::RectPx> shown;
  for (const RectPx& r : damage) shown.push_back({r.x, r.y, r.w, r.h});
  window_.present(shown);
  return true;
}

gfx::Picture Compositor::screenshot() {
  const gfx::Target target{0, window_.width_px(), window_.height_px()};
  return gfx::read_pixels(target, target.all());
}

}  // namespace app
