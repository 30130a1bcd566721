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
constexpr double kEdge = 2;  // from the table's edge
constexpr int kInwards = 4;  // steps from there
}  // namespace

void PromptPaper::set_words(std::string words) {
  words_ = std::move(words);
  lay();
}

void PromptPaper::lay() {
  scale_ = desk_.menu_scale;
  const Rect table = desk_.table_mm();
  const double room = std::min(table.width(), table.height()) - (kCancel + 4 * kMargin) * scale_;
  const double wide = std::max(20.0, std::min(words_wide_ * scale_, room));
  text::Style style;
  style.em = kLabelEm * scale_;
  style.weight = text::Weight::bold;
  set_ = desk_.typesetter.layout(words_, style, wide, 30 * scale_);
  wide_ = 0;
  for (const text::Line& line : set_->lines) wide_ = std::max(wide_, double(line.x + line.width));
}

base::Size PromptPaper::size() const {
  return {wide_ + (kCancel + 3 * kMargin) * scale_,
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
  Vec2 best = px / mm;
  double least = 1e300;
  for (const double x : {0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0})
    for (const double y : {1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0, -4.0, 5.0, 6.0}) {
      const Vec2 aside = base::turned({x * kStep * 2, y * kStep * scale_}, turn);
      const Vec2 wanted = px / mm + aside, half{box.width() / 2 + 1, box.height() / 2 + 1};
      const Vec2 at{std::clamp(wanted.x, half.x, std::max(half.x, table.max.x - half.x)),
                    std::clamp(wanted.y, half.y, std::max(half.y, table.max.y - half.y))};
      const Rect there = box.moved(at);
      const double cost = base::distance(at, px / mm) + hides(there);
      if (cost >= least) continue;
      best = at;
      least = cost;
    }
  return desk_.to_map(best);
}

double PromptPaper::hides(const Rect& box) const {
  const double mm = desk_.camera.px_per_mm;
  double sum = 0;
  for (const ItemRef ref :
       desk_.scene.visible_items({desk_.to_map(box.min), desk_.to_map(box.max)}))
    if (ref.kind == ItemKind::card || ref.kind == ItemKind::plate) sum += 100;
  for (const Rect& r : desk_.covered())
    if (r.intersects({box.min * mm, box.max * mm})) sum += 1000;
  return sum;
}

Vec2 PromptPaper::at_edge(Vec2 px, double turn) {
  if (scale_ != desk_.menu_scale) lay();
  const Rect box = base::TurnedRect{{}, size(), turn}.bounds(), table = desk_.table_mm();
  const Vec2 half{box.width() / 2 + kEdge, box.height() / 2 + kEdge};
  // To the reader's right, and away from them.
  const Vec2 right = base::turned({1, 0}, turn), away = base::turned({0, -1}, turn);
  const Vec2 finger = px / desk_.camera.px_per_mm;
  const auto kept = [&](Vec2 at) {
    return Vec2{std::clamp(at.x, half.x, std::max(half.x, table.max.x - half.x)),
                std::clamp(at.y, half.y, std::max(half.y, table.max.y - half.y))};
  };
  const double far = table.width() + table.height();
  Vec2 best = finger;
  double least = 1e300;
  for (int in = 0; in <= kInwards; ++in)
    for (double along = -far; along <= far; along += kStep) {
      // At the edge, from there inwards, beside the finger along it.
      Vec2 at = kept(finger + right * along - away * far);
      at = kept(at + away * (in * kStep));
      const Vec2 off = at - finger;
      const double cost = hides(box.moved(at)) + std::abs(base::dot(off, right)) * 0.1 + in * kStep;
      if (cost >= least) continue;
      best = at;
      least = cost;
    }
  return best;
}

bool PromptPaper::covered(Vec2 at, double turn) const {
  const Rect box = base::TurnedRect{at, size(), turn}.bounds(), table = desk_.table_mm();
  const double mm = desk_.camera.px_per_mm;
  return box.max.x > table.max.x || box.max.y > table.max.y ||
         std::ranges::any_of(desk_.covered(), [&](const Rect& r) {
           return r.intersects({box.min * mm, box.max * mm});
         });
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
  const Vec2 middle = all.to_world({-all.size.w / 2 + kMargin * scale_ + wide_ / 2, 0});
  overlay.screen.add(layer, canvas::Text{set_, middle - Vec2{wide_ / 2, set_->height / 2}, middle,
                                         all.turn, look.ink});
}

}  // namespace tools
