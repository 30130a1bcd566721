#include "tools/aside.h"

#include <algorithm>

#include "canvas/scene.h"
#include "tools/free_rect.h"

namespace tools {

namespace {
constexpr double kStill_s = 0.1;  // panels make room for one another first
constexpr double kMargin_mm = 3;
constexpr double kFinger_mm = 12;    // a strip so wide is enough to grab a thing
constexpr double kLeastZoom = 0.33;  // below it cards are not told from one another

/// Of a card or a plate, upright; empty of anything else.
Rect box_mm(const model::Board& board, ItemRef ref) {
  if (ref.kind == ItemKind::card) return model::shape_of(board.cards.at(ref.id)).bounds();
  if (ref.kind == ItemKind::plate) return model::plate_shape_of(board.islands.at(ref.id)).bounds();
  return {};
}
}  // namespace

bool Aside::tick(double now_s) {
  if (desk_.covered_px != covered_px_) {
    covered_px_ = desk_.covered_px;
    due_s_ = now_s + kStill_s;
  }
  if (now_s < due_s_ || fingers_.count() > 0 || desk_.grown) return false;
  due_s_ = 1e300;
  const canvas::Camera now = view_.goes_to();
  const auto whole = [&](const canvas::Camera& camera, const Rect& box) {
    const Rect table = table_px(camera).grown(0.1);
    return table.contains(camera.to_px(box.min)) && table.contains(camera.to_px(box.max));
  };
  const auto at_home = [&](const Rect& box) {
    return whole(now, box) ? whole(*home_, box) : shows(*home_, box);
  };
  if (home_ && (!(now == given_) || !std::ranges::all_of(seen(now), at_home))) home_.reset();
  const canvas::Camera home = home_.value_or(now);
  const auto beside = this->beside(home);
  if (!beside) return false;
  given_ = *beside;
  home_ = given_ == home ? std::nullopt : std::optional(home);
  if (given_ == now) return false;
  view_.fly_to(given_, now_s);
  return true;
}

double Aside::next_deadline_s() const { return fingers_.count() > 0 ? 1e300 : due_s_; }

Rect Aside::table_px(const canvas::Camera& camera) const {
  return {{0, 0}, {camera.window_px.w, camera.window_px.h - desk_.bar_px}};
}

std::optional<canvas::Camera> Aside::beside(const canvas::Camera& home) const {
  Rect content;
  bool hidden = false;
  for (const Rect& mm : seen(home)) {
    const Rect box{home.to_px(mm.min), home.to_px(mm.max)};
    content = content.united(box);
    hidden = hidden || std::ranges::any_of(
                           covered_px_, [&](const Rect& r) { return r.grown(-1).intersects(box); });
  }
  if (!hidden) return home;
  const double mm = home.px_per_mm;
  const base::Size needs{content.width() + 2 * kMargin_mm * mm,
                         content.height() + 2 * kMargin_mm * mm};
  const Rect free = free_rect(table_px(home), covered_px_, needs);
  const double factor = std::min({1.0, free.width() / needs.w, free.height() / needs.h});
  if (free.empty() || factor < std::min(1.0, kLeastZoom * mm / home.scale)) return {};
  // Where it lies, where that is free; else no farther than it must.
  const Vec2 half = Vec2{needs.w, needs.h} * (factor / 2);
  const auto within = [](double low, double at, double high) {
    return low > high ? (low + high) / 2 : std::clamp(at, low, high);
  };
  const Vec2 to{within(free.min.x + half.x, content.centre().x, free.max.x - half.x),
                within(free.min.y + half.y, content.centre().y, free.max.y - half.y)};
  canvas::Camera out = home;
  out.scale = home.scale * factor;
  out.centre =
      home.to_map(content.centre()) - (to - Vec2{out.window_px.w, out.window_px.h} / 2) / out.scale;
  return out;
}

bool Aside::shows(const canvas::Camera& camera, const Rect& box) const {
  const Rect px{camera.to_px(box.min), camera.to_px(box.max)};
  const Rect part = px.common(table_px(camera));
  const double finger = kFinger_mm * camera.px_per_mm;
  return !part.empty() && part.width() >= std::min(finger, px.width() - 0.01) &&
         part.height() >= std::min(finger, px.height() - 0.01);
}

std::vector<Rect> Aside::seen(const canvas::Camera& camera) const {
  std::vector<Rect> out;
  for (const ItemRef ref : desk_.scene.visible_items(camera.view())) {
    const Rect box = box_mm(desk_.board(), ref);
    if (!box.empty() && !desk_.scene.is_held(ref) && shows(camera, box)) out.push_back(box);
  }
  return out;
}

}  // namespace tools
