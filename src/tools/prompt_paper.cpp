#include "tools/prompt_paper.h"

#include <algorithm>

#include "canvas/look.h"
#include "canvas/scene.h"
#include "text/typesetter.h"

namespace tools {

namespace {
// Millimetres on the screen.
constexpr double kCancel = 11, kMargin = 3, kLabelEm = 4.4;
constexpr double kStep = 12;
constexpr double kWordsWidth = 80;
}  // namespace

void PromptPaper::set_words(std::string words) {
  words_ = std::move(words);
  lay();
}

void PromptPaper::lay() {
  scale_ = desk_.menu_scale;
  text::Style style;
  style.em = kLabelEm * scale_;
  style.weight = text::Weight::bold;
  set_ = desk_.typesetter.layout(words_, style, kWordsWidth * scale_, 30 * scale_);
}

base::Size PromptPaper::size() const {
  return {set_->box.w + (kCancel + 3 * kMargin) * scale_,
          std::max(set_->height, kCancel * scale_) + 2 * kMargin * scale_};
}

base::TurnedRect PromptPaper::paper(Vec2 at, double turn) const {
  return {desk_.to_window_mm(at), size(), turn};
}

Vec2 PromptPaper::beside(Vec2 px, double turn) {
  if (scale_ != desk_.menu_scale) lay();
  const double mm = desk_.camera.px_per_mm;
  const Rect box = base::TurnedRect{{}, size(), turn}.bounds();
  const Rect table = desk_.table_mm();
  const std::vector<Rect> covered = desk_.covered();
  Vec2 best = px / mm;
  double least = 1e300;
  for (const double x : {0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0})
    for (const double y : {1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0, -4.0, 5.0, 6.0}) {
      const Vec2 aside = base::turned({x * kStep * 2, y * kStep * scale_}, turn);
      const Vec2 wanted = px / mm + aside, half{box.width() / 2 + 1, box.height() / 2 + 1};
      const Vec2 at{std::clamp(wanted.x, half.x, std::max(half.x, table.max.x - half.x)),
                    std::clamp(wanted.y, half.y, std::max(half.y, table.max.y - half.y))};
      const Rect there = box.moved(at), there_px{there.min * mm, there.max * mm};
      double cost = base::distance(at, px / mm);
      for (const ItemRef ref :
           desk_.scene.visible_items({desk_.to_map(there.min), desk_.to_map(there.max)}))
        if (ref.kind == ItemKind::card || ref.kind == ItemKind::plate) cost += 100;
      for (const Rect& r : covered)
        if (r.intersects(there_px)) cost += 1000;
      if (cost >= least) continue;
      best = at;
      least = cost;
    }
  return desk_.to_map(best);
}

desk::Button PromptPaper::cancel(Vec2 at, double turn, bool pressed) const {
  const canvas::Look& look = desk_.scene.look();
  const base::TurnedRect all = paper(at, turn);
  desk::Button b;
  b.name = cancel_;
  b.place = {all.to_world({all.size.w / 2 - (kMargin + kCancel / 2) * scale_, 0}),
             {kCancel * scale_, kCancel * scale_},
             turn};
  b.icon = "close";
  b.icon_size = 5.5 * scale_;
  b.rest = {look.ground, look.ink, look.card_edge};
  b.down = {look.accent, {255, 255, 255}, look.accent};
  b.pressed = pressed;
  return b;
}

void PromptPaper::draw(Vec2 at, double turn, std::uint32_t layer, Overlay& overlay) {
  if (scale_ != desk_.menu_scale) lay();
  const canvas::Look& look = desk_.scene.look();
  const base::TurnedRect all = paper(at, turn);
  canvas::Box box;
  box.centre = all.centre;
  box.size = all.size;
  box.turn = all.turn;
  box.radius = 4;
  box.fill = {look.plate_fill.r, look.plate_fill.g, look.plate_fill.b, 245};
  box.edge = look.accent;
  box.edge_width = 0.5;
  box.shadow = 3;
  overlay.screen.add(layer, box);
  const Vec2 middle = all.to_world({-all.size.w / 2 + kMargin * scale_ + set_->box.w / 2, 0});
  overlay.screen.add(layer, canvas::Text{set_, middle - Vec2{set_->box.w / 2, set_->height / 2},
                                         middle, all.turn, look.ink});
}

}  // namespace tools
