#include "tools/seat_button.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "canvas/scene.h"
#include "text/typesetter.h"
#include "tools/layers.h"

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
  tr_ = tr;
  lay_words();
}

void SeatButton::lay_words() {
  scale_ = desk_.menu_scale;
  text::Style style;
  style.em = kLabelEm * scale_;
  style.weight = text::Weight::bold;
  style.align = text::Align::centre;
  words_ = desk_.typesetter.layout(tr_("Write at a seat"), style, 0, 50 * scale_);
}

base::Size SeatButton::ground() const {
  const double words = words_ ? words_->box.w : 0, line = words_ ? words_->height : 0;
  return {std::max(kButton * scale_, words) + 2 * kMargin, kButton * scale_ + line + 3 * kMargin};
}

std::optional<base::TurnedRect> SeatButton::place() const {
  const auto thing = editor_.place();
  if (!thing || !desk_.to_seats) return {};
  const double mm = desk_.camera.px_per_mm, k = desk_.camera.zoom();
  const base::Size ground_size = ground();
  const double size = kButton * scale_;
  const Vec2 middle = desk_.camera.to_px(thing->centre) / mm;
  const Rect table = desk_.table_mm();
  const std::vector<Rect> covered = desk_.covered();
  // `aside`: from the thing's middle to the ground's, as whoever reads the thing sees it.
  const auto try_at = [&](Vec2 aside) -> std::optional<base::TurnedRect> {
    const base::TurnedRect there{middle + base::turned(aside, thing->turn), ground_size,
                                 thing->turn};
    const Rect all = there.bounds();
    if (!(table.common(all) == all)) return {};
    const Rect all_px{all.min * mm, all.max * mm};
    if (std::ranges::any_of(covered, [&](const Rect& r) { return r.intersects(all_px); }))
      return {};
    const Vec2 round = there.to_world({0, (size - ground_size.h) / 2 + kMargin});
    return base::TurnedRect{round, {size, size}, thing->turn};
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

std::optional<desk::Button> SeatButton::button() const {
  const auto there = place();
  if (!there) return {};
  const canvas::Look& look = desk_.scene.look();
  const canvas::Color white{255, 255, 255};
  desk::Button b;
  b.name = "write-at-seat";
  b.place = *there;
  b.icon = "keyboard";
  b.icon_size = 8.5 * scale_;
  b.words = words_;
  b.words_ink = look.ink;
  b.rest = {look.accent, white};
  b.down = {look.ink, white};
  b.pressed = pressed_;
  return b;
}

bool SeatButton::at(Vec2 px) const {
  const auto there = button();
  return there && there->hit(px / desk_.camera.px_per_mm);
}

std::optional<std::uint64_t> SeatButton::grip(Vec2 px) const {
  return at(px) ? std::optional<std::uint64_t>(0) : std::nullopt;
}

void SeatButton::on_grip(std::uint64_t, const input::Gesture& g) {
  switch (g.kind) {
    case GestureKind::press:
    case GestureKind::drag_begin:
    case GestureKind::drag:
      pressed_ = at(g.pos_px);
      break;
    case GestureKind::release:
    case GestureKind::drag_end:
      pressed_ = false;
      if (at(g.pos_px)) write_at_seat();
      break;
    case GestureKind::cancelled:
      pressed_ = false;
      break;
    default:
      break;
  }
}

void SeatButton::write_at_seat() {
  const auto at = editor_.place();
  if (!at || !desk_.to_seats) return;
  // A card on which nothing stands is not taken along: it would only have to be cleared away.
  const auto thing = editor_.blank() ? std::nullopt : editor_.thing();
  if (desk_.to_seats->write(thing, {desk_.to_window_mm(at->centre), at->size, at->turn}))
    editor_.finish();
}

void SeatButton::draw(Overlay& overlay) {
  if (scale_ != desk_.menu_scale) lay_words();
  const auto there = button();
  if (!there) {
    pressed_ = false;
    return;
  }
  const canvas::Look& look = desk_.scene.look();
  const base::Size size = ground();
  canvas::Box paper;
  paper.centre = there->place.to_world({0, (size.h - kButton * scale_) / 2 - kMargin});
  paper.size = size;
  paper.turn = there->place.turn;
  paper.radius = 4;
  paper.fill = {look.plate_fill.r, look.plate_fill.g, look.plate_fill.b, 240};
  paper.edge = look.card_edge;
  paper.edge_width = 0.3;
  paper.shadow = 3;
  overlay.screen.add(kSeatPaper, paper);
  desk::draw({*there}, kSeatButton, overlay.screen);
}

void SeatButton::add_buttons(std::vector<desk::Button>& out) const {
  if (auto there = button()) out.push_back(std::move(*there));
}

}  // namespace tools
