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
Rect table_px(const canvas::Camera& camera, double bar_px) {
  return {{0, 0}, {camera.window_px.w, camera.window_px.h - bar_px}};
}

Rect to_px(const canvas::Camera& camera, const Rect& mm) {
  return {camera.to_px(mm.min), camera.to_px(mm.max)};
}

/// All of it, but for what rounding takes.
bool lies_in(const Rect& table, const Rect& px) {
  return table.grown(0.1).contains(px.min) && table.grown(0.1).contains(px.max);
}

/// A finger finds it there.
bool reaches(const Rect& table, const Rect& px, double finger_px) {
  const Rect part = px.common(table);
  return !part.empty() && part.width() >= std::min(finger_px, px.width() - 0.01) &&
         part.height() >= std::min(finger_px, px.height() - 0.01);
}
}  // namespace

bool Aside::tick(double now_s) {
  if (auto covered = desk_.covered(); covered != covered_px_ || desk_.bar_px != bar_px_) {
    covered_px_ = std::move(covered);
    bar_px_ = desk_.bar_px;
    due_s_ = now_s + kStill_s;
  }
  if (now_s < due_s_ || fingers_.count() > 0 || desk_.grown) return false;
  due_s_ = 1e300;
  const canvas::Camera now = view_.goes_to();
  if (home_ && (!(now == given_) || !may_come_back(now))) home_.reset();
  const canvas::Camera home = home_.value_or(now);
  // What a drawer lies over now was seen until it was opened.
  if (!home_) home_bar_px_ = settled_bar_px_;
  settled_bar_px_ = bar_px_;
  const auto beside = this->beside(home);
  if (!beside) return false;
  given_ = *beside;
  home_ = given_ == home ? std::nullopt : std::optional(home);
  if (given_ == now) return false;
  view_.fly_to(given_, now_s);
  return true;
}

double Aside::next_deadline_s() const { return fingers_.count() > 0 ? 1e300 : due_s_; }

bool Aside::may_come_back(const canvas::Camera& now) const {
  const Rect here = table_px(now, bar_px_), there = table_px(*home_, home_bar_px_);
  const double finger = desk::kFinger_mm * now.px_per_mm;
  return std::ranges::all_of(seen(now, here), [&](const Rect& mm) {
    const Rect at_home = to_px(*home_, mm);
    return lies_in(here, to_px(now, mm)) ? lies_in(there, at_home)
                                         : reaches(there, at_home, finger);
  });
}

std::optional<canvas::Camera> Aside::beside(const canvas::Camera& home) const {
  const Rect table = table_px(home, home_bar_px_);
  std::vector<Rect> covered = covered_px_;
  covered.push_back({{0, home.window_px.h - bar_px_}, {home.window_px.w, home.window_px.h}});
  const std::vector<Rect> things = seen(home, table);
  const auto is_covered = [&](const Rect& box) {
    return std::ranges::any_of(covered, [&](const Rect& r) { return r.grown(-1).intersects(box); });
  };
  std::vector<Rect> boxes;
  Rect content;
  for (const Rect& thing : things) {
    boxes.push_back(to_px(home, thing));
    content = content.united(boxes.back());
  }
  const auto hidden = std::ranges::count_if(boxes, is_covered);
  if (hidden == 0) return home;
  const double mm = home.px_per_mm;
  const base::Size needs{content.width() + 2 * kMargin_mm * mm,
                         content.height() + 2 * kMargin_mm * mm};
  Rect free = free_rect(table, covered, needs);
  double factor = std::min({1.0, free.width() / needs.w, free.height() / needs.h});
  const double least = std::min(1.0, kLeastZoom * mm / home.scale);
  const bool too_small = free.empty() || factor < least;
  if (too_small) {
    factor = least;
    free = roomiest_rect(table, covered, {needs.w * least, needs.h * least});
  }
  // Where it lies, where that is free; else no farther than it must.
  const Vec2 half = Vec2{needs.w, needs.h} * (factor / 2);
  const auto within = [](double low, double at, double high) {
    return low > high ? (low + high) / 2 : std::clamp(at, low, high);
  };
  Vec2 to{within(free.min.x + half.x, content.centre().x, free.max.x - half.x),
          within(free.min.y + half.y, content.centre().y, free.max.y - half.y)};
  if (too_small) {
    const Vec2 from = content.centre();
    for (Rect& box : boxes) box = {(box.min - from) * factor + to, (box.max - from) * factor + to};
    const auto by = most_within(boxes, free.grown(-1));
    if (!by) return {};
    const canvas::Camera now = view_.goes_to();
    std::ptrdiff_t more = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const Rect there = boxes[i].moved(*by), here = to_px(now, things[i]);
      const bool was_seen = !is_covered(here) && lies_in(table, here);
      // Nothing is won at the cost of something else, which would go out of sight.
      if (!lies_in(table, there) || (was_seen && is_covered(there))) return {};
      more += !was_seen && !is_covered(there);
    }
    if (more == 0) return {};
    to += *by;
  }
  canvas::Camera out = home;
  out.scale = home.scale * factor;
  out.centre =
      home.to_map(content.centre()) - (to - Vec2{out.window_px.w, out.window_px.h} / 2) / out.scale;
  return out;
}

std::vector<Rect> Aside::seen(const canvas::Camera& camera, const Rect& table) const {
  std::vector<Rect> out;
  for (const ItemRef ref : desk_.scene.visible_items(camera.view())) {
    const Rect mm = box_mm(desk_.board(), ref);
    if (!mm.empty() && !desk_.scene.is_held(ref) &&
        reaches(table, to_px(camera, mm), desk::kFinger_mm * camera.px_per_mm))
      out.push_back(mm);
  }
  return out;
}

}  // namespace tools
