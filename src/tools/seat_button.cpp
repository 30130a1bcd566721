#include "tools/seat_button.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tools {

using input::GestureKind;

namespace {
// Millimetres on the screen.
constexpr double kButton = 14;
constexpr double kMargin = 2;
constexpr double kGap = 3;  // from the thing
constexpr double kLabelEm = 4;
constexpr double kStep = 8;  // from one try to the next
constexpr int kTries = 16;   // round the thing
}  // namespace

void SeatButton::set_messages(const base::Messages& tr) {
  text::Style style;
  style.em = kLabelEm;
  style.weight = text::Weight::bold;
  style.align = text::Align::centre;
  set_ = desk_.typesetter.layout(tr("Write at a seat"), style, 0, 50);
}

base::Size SeatButton::ground() const {
  const double words = set_ ? set_->box.w : 0, line = set_ ? set_->height : 0;
  return {std::max(kButton, words) + 2 * kMargin, kButton + line + 3 * kMargin};
}

std::optional<SeatButton::Place> SeatButton::place() const {
  const auto thing = editor_.place();
  if (!thing || !desk_.to_seats) return {};
  const double mm = desk_.camera.px_per_mm, k = desk_.camera.zoom();
  const base::Size ground_size = ground();
  const Vec2 middle = desk_.camera.to_px(thing->centre) / mm;
  const Rect table{{0, 0},
                   {desk_.camera.window_px.w / mm, (desk_.camera.window_px.h - desk_.bar_px) / mm}};
  // `aside`: from the thing's middle to the ground's, as whoever reads the thing sees it.
  const auto try_at = [&](Vec2 aside) -> std::optional<Place> {
    const base::TurnedRect there{middle + base::turned(aside, thing->turn), ground_size,
                                 thing->turn};
    const Rect all = there.bounds();
    if (!(table.common(all) == all)) return {};
    const Rect all_px{all.min * mm, all.max * mm};
    if (std::any_of(desk_.covered_px.begin(), desk_.covered_px.end(),
                    [&](const Rect& r) { return r.intersects(all_px); }))
      return {};
    const Vec2 round = there.to_world({0, (kButton - ground_size.h) / 2 + kMargin});
    return Place{round * mm, kButton * mm, thing->turn};
  };
  const double beside = (thing->size.w * k + ground_size.w) / 2 + kGap;
  const double below = (thing->size.h * k + ground_size.h) / 2 + kGap;
  for (const Vec2 aside : {Vec2{beside, 0}, {-beside, 0}, {0, below}, {0, -below}})
    if (const auto found = try_at(aside)) return found;
  const double reach = table.width() + table.height();
  for (double r = std::max(beside, below); r < reach; r += kStep)
    for (int n = 0; n < kTries; ++n)
      if (const auto found = try_at(base::turned({r, 0}, 2 * std::numbers::pi * n / kTries)))
        return found;
  return {};
}

bool SeatButton::at(Vec2 px) const {
  const auto there = place();
  const double slack = desk_.camera.px_per_mm;
  return there && base::distance(there->centre_px, px) <= there->size_px / 2 + slack;
}

bool SeatButton::on_gesture(const input::Gesture& g) {
  switch (g.kind) {
    case GestureKind::press:
    case GestureKind::drag_begin:
    case GestureKind::drag:
      pressed_ = at(g.pos_px);
      return false;
    case GestureKind::release:
    case GestureKind::drag_end:
      pressed_ = false;
      return at(g.pos_px);
    case GestureKind::cancelled:
      pressed_ = false;
      return false;
    default:
      return false;
  }
}

void SeatButton::draw(Overlay& overlay) {
  const auto there = place();
  if (!there) {
    pressed_ = false;
    return;
  }
  const canvas::Look& look = desk_.scene.look();
  const double mm = desk_.camera.px_per_mm;
  const base::Size size = ground();
  const base::TurnedRect round{there->centre_px / mm, {kButton, kButton}, there->turn};
  canvas::Box paper;
  paper.centre = round.to_world({0, (size.h - kButton) / 2 - kMargin});
  paper.size = size;
  paper.turn = there->turn;
  paper.radius = 4;
  paper.fill = {look.plate_fill.r, look.plate_fill.g, look.plate_fill.b, 240};
  paper.edge = look.card_edge;
  paper.edge_width = 0.3;
  paper.shadow = 3;
  overlay.screen.add(0, paper);
  canvas::Box face;
  face.centre = round.centre;
  face.size = round.size;
  face.turn = there->turn;
  face.radius = kButton / 2;
  face.fill = pressed_ ? look.ink : look.accent;
  overlay.screen.add(1, face);
  overlay.screen.add(
      2, canvas::Icon{"keyboard", round.centre, 8.5, there->turn, canvas::Color{255, 255, 255}});
  if (set_) {
    const Vec2 below = round.to_world({0, kButton / 2 + kMargin * 0.6 + set_->height / 2});
    overlay.screen.add(2, canvas::Text{set_, below - Vec2{set_->box.w / 2, set_->height / 2}, below,
                                       there->turn, look.ink});
  }
  overlay.screen_bounds.push_back(
      base::TurnedRect{paper.centre, paper.size, paper.turn}.bounds().grown(8));
}

}  // namespace tools
