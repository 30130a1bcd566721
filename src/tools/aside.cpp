#include "tools/aside.h"

#include <algorithm>

#include "canvas/scene.h"
#include "tools/free_rect.h"

namespace tools {

namespace {
constexpr double kStill_s = 0.1;  // panels make room for one another first
constexpr double kMargin_mm = 3;
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
  if (home_ && (!(now == given_) || !shows(*home_, now))) home_.reset();
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

std::vector<Rect> Aside::seen(const canvas::Camera& camera) const {
  std::vector<Rect> out;
  const Rect table = table_px(camera);
  for (const ItemRef ref : desk_.scene.visible_items(camera.view())) {
    const Rect box = box_mm(desk_.board(), ref);
    // What the window's edge cuts off somebody has moved there.
    const Rect px{camera.to_px(box.min), camera.to_px(box.max)};
    if (!box.empty() && !desk_.scene.is_held(ref) && table.united(px) == table) out.push_back(box);
  }
  return out;
}

bool Aside::shows(const canvas::Camera& camera, const canvas::Camera& other) const {
  const Rect table = table_px(camera);
  return std::ranges::all_of(seen(other), [&](const Rect& box) {
    return table.united({camera.to_px(box.min), camera.to_px(box.max)}) == table;
  });
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
  if (free.empty()) return {};
  const double factor = std::min({1.0, free.width() / needs.w, free.height() / needs.h});
  if (factor < std::min(1.0, kLeastZoom * mm / home.scale)) return {};
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

}  // namespace tools
