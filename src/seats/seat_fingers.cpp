// The seat's fingers: each belongs to what it went down on until it lifts.
#include <algorithm>

#include "seats/seat.h"
#include "seats/seat_plan.h"

namespace seats {

using input::Phase;
using Kind = Spot::Kind;

namespace {

constexpr double kDrag = 3;    // mm: what a tap may shake
constexpr double kFlick = 14;  // mm away from the person, within kFlick_s: a flick
constexpr double kFlick_s = 0.7;
constexpr double kFlickReach = 40;  // mm beyond the panel; a card let go farther away lies there
constexpr double kSlack = 4;        // mm a finger may leave its button and still mean it
constexpr double kReach = 2;        // mm beside a button still touches it
const input::Limits kLimits;

}  // namespace

bool Seat::owns(input::FingerId finger) const { return touches_.contains(finger); }

void Seat::cancel_all() {
  const bool was_moving = moving();
  touches_.clear();
  palms_.clear();
  if (pad_.lift_all()) write_ink();
  if (keyboard_) keyboard_->cancel_all();
  if (was_moving) stay_here();
}

void Seat::stay_here() {
  span_.reset();
  lay_out();
  events_.push_back({SeatEvent::Kind::moved, {}, {}});
}

void Seat::feed(const input::TouchSample& s, Vec2 window_mm) {
  const bool placed = base::is_finite(window_mm);
  const auto it = touches_.find(s.finger);
  if (s.phase == Phase::down) {
    if (it != touches_.end()) end_unseen(s);
    if (placed) down(s, frame_.from_window(window_mm));
    return;
  }
  if (it == touches_.end()) return;
  Touch& touch = it->second;
  if (!placed && s.phase == Phase::move) return;
  // A finger lifts wherever it was last seen, if need be.
  const Vec2 local = placed ? frame_.from_window(window_mm) : touch.pos;
  if (s.phase == Phase::move)
    palms_.move(s.finger, local, kLimits, 1);
  else
    palms_.up(s.finger, s.time_s);
  if (touch.spot && touch.spot->kind == Kind::pad) {
    if (s.phase != Phase::move) touches_.erase(it);
    return ink(s.finger, s.phase, local);
  }
  if (!touch.spot) {
    touch.pos = local;
    if (s.phase != Phase::move) touches_.erase(it);
    return feed_keys(s.finger, s.phase, local, s.time_s);
  }
  if (s.phase == Phase::move) {
    move(touch, local, window_mm);
    return;
  }
  const Touch last = touch;
  touches_.erase(it);
  if (s.phase == Phase::up)
    lift(last, s.time_s);
  else if (s.phase == Phase::lost)
    lose(last);
  else if (last.moves_seat())
    stay_here();
}

void Seat::lose(const Touch& touch) {
  if (touch.moves_seat()) return stay_here();
  if (touch.dragging && !touch.card.nil() && !covers(touch.window))
    events_.push_back({SeatEvent::Kind::drop, touch.card, touch.window});
}

void Seat::end_unseen(const input::TouchSample& s) {
  const Touch last = touches_.at(s.finger);
  touches_.erase(s.finger);
  palms_.up(s.finger, s.time_s);
  if (last.moves_seat()) stay_here();
  if (!last.spot) feed_keys(s.finger, Phase::up, last.pos, s.time_s);
}

void Seat::feed_keys(input::FingerId finger, Phase phase, Vec2 local, double time_s) {
  if (!keyboard_) return;
  std::vector<input::KeyAction> actions;
  keyboard_->feed(finger, phase, local - keyboard_rect().min, time_s, actions);
  for (const input::KeyAction& a : actions) act(a);
}

void Seat::release_keys() {
  const double now_s = desk_.clock.now_s();
  for (const auto& [finger, touch] : std::map(touches_))
    if (!touch.spot) feed_keys(finger, Phase::up, touch.pos, now_s);
}

Seat::Touch Seat::resting_at(Vec2 local) const {
  Touch touch;
  touch.spot = Spot{Kind::card, 1, {}, false};
  touch.down = touch.pos = local;
  touch.window = frame_.to_window(local);
  return touch;
}

void Seat::down(const input::TouchSample& s, Vec2 local) {
  const auto width = s.contact_mm > kLimits.palm_width_mm ? input::PalmFilter::Width::wide
                                                          : input::PalmFilter::Width::finger;
  bool is_palm = false, was_moving = false;
  for (const input::FingerId palm : palms_.down(s.finger, local, s.time_s, width, kLimits, 1)) {
    is_palm = is_palm || palm == s.finger;
    const auto it = touches_.find(palm);
    if (it == touches_.end()) continue;
    std::vector<input::KeyAction> none;
    if (keyboard_ && !it->second.spot) keyboard_->feed(palm, Phase::cancel, {}, s.time_s, none);
    if (it->second.spot && it->second.spot->kind == Kind::pad) ink(palm, Phase::cancel, {});
    was_moving = was_moving || it->second.moves_seat();
    // It lies on the panel and is the panel's until it lifts: the filter must be told of that.
    it->second = resting_at(it->second.pos);
  }
  if (was_moving) stay_here();
  if (is_palm) {
    touches_[s.finger] = resting_at(local);
    return;
  }
  Touch touch;
  touch.down = touch.pos = local;
  touch.window = frame_.to_window(local);
  touch.down_s = s.time_s;
  if (open_ && inking_ && !reading_.shown() && pad_rect().contains(local)) {
    touch.spot = Spot{Kind::pad, 0, pad_rect(), true};
    touches_[s.finger] = touch;
    return ink(s.finger, Phase::down, local);
  }
  if (open_ && !inking_ && keyboard_ && keyboard_rect().grown(kReach / 2).contains(local)) {
    touches_[s.finger] = touch;
    return feed_keys(s.finger, Phase::down, local, s.time_s);
  }
  const Spot* nearest = nullptr;
  double least = kReach;
  const std::vector<Spot> all = spots();
  for (const Spot& spot : all) {
    const double away = std::max({spot.rect.min.x - local.x, local.x - spot.rect.max.x,
                                  spot.rect.min.y - local.y, local.y - spot.rect.max.y, 0.0});
    if (away <= least && spot.enabled) nearest = &spot, least = away - 1e-9;
  }
  // A finger on the panel beside everything belongs to the panel, too.
  touch.spot = nearest ? *nearest : Spot{Kind::card, 1, {}, false};
  if (touch.spot->kind == Kind::card && touch.spot->enabled) touch.card = draft();
  if (touch.spot->kind == Kind::tray_card) touch.card = tray_card(touch.spot->index);
  touches_[s.finger] = touch;
}

void Seat::move(Touch& touch, Vec2 local, Vec2 window_mm) {
  touch.pos = local;
  touch.window = window_mm;
  if (!touch.dragging && base::distance(touch.down, local) > kDrag) {
    touch.dragging = true;
    if (touch.card == draft_id_ && !touch.card.nil()) finish();
  }
  if (touch.dragging && touch.spot->kind == Kind::handle) {
    const SeatPlace to = nearest_place(place_, window_mm, table_, desk_.at_wall());
    if (to == place_) return;
    place_ = to;
    // The panel goes where the finger is; the finger stays on its handle.
    span_.reset();
    lay_frame();
    touch.pos = touch.down = frame_.from_window(window_mm);
  }
}

void Seat::lift(const Touch& touch, double now_s) {
  const Spot& spot = *touch.spot;
  if (touch.moves_seat()) return stay_here();
  if (touch.dragging && !touch.card.nil()) {
    const double away = touch.down.y - touch.pos.y;
    // A quick flick that ends just beyond the panel would leave the card half under it.
    const bool flicked = away > kFlick && now_s - touch.down_s < kFlick_s &&
                         touch.pos.y > -kFlickReach && touch.pos.x > 0 &&
                         touch.pos.x < frame_.size.w;
    if (flicked)
      events_.push_back({SeatEvent::Kind::drop, touch.card, {}});
    else if (!covers(touch.window))
      events_.push_back({SeatEvent::Kind::drop, touch.card, touch.window});
    return;
  }
  if (!spot.enabled || !spot.rect.grown(kSlack).contains(touch.pos)) return;
  if (spot.kind == Kind::card && !inking_)
    events_.push_back({SeatEvent::Kind::touched, {}, touch.window});
  tap(spot);
}

void Seat::tap(const Spot& spot) {
  const bool asked = std::exchange(leaving_, false);
  if (asked) notice_.clear();
  switch (spot.kind) {
    case Kind::handle:
      return set_open(!open_);
    case Kind::fold:
      return set_open(false);
    case Kind::leave:
      finish();
      // Everybody can look into the tray 箱: nobody's cards go there by a slip of the finger.
      if (!asked && !cards_.empty() && !desk_.read_only) {
        reading_.drop();
        leaving_ = true;
        notice_ = desk_.tr("Your cards go into the tray. Tap “Leave seat” again to leave.");
        return;
      }
      events_.push_back({SeatEvent::Kind::leave, {}, {}});
      return;
    case Kind::name:
      return naming() ? to_card() : begin_naming();
    case Kind::name_done:
      return to_card();
    case Kind::no_names:
      events_.push_back({SeatEvent::Kind::names, {}, {}});
      return;
    case Kind::turn:
      events_.push_back({SeatEvent::Kind::turn, {}, {}});
      return;
    case Kind::paste:
      events_.push_back({SeatEvent::Kind::paste, {}, {}});
      return;
    case Kind::put:
      finish();
      if (!draft_id_.nil()) events_.push_back({SeatEvent::Kind::put, draft_id_, {}});
      return;
    case Kind::fresh:
      return next_card();
    case Kind::pen:
      return flip_inking();
    case Kind::rubber:
      pad_.set_mode(pad_.mode() == pen::InkPad::Mode::erase ? pen::InkPad::Mode::write
                                                            : pen::InkPad::Mode::erase);
      return;
    case Kind::undo_ink:
      if (pad_.undo()) write_ink();
      return;
    case Kind::pad:
    case Kind::card:
      return;
    case Kind::tray_card:
      return edit(tray_card(spot.index));
    case Kind::to_text:
      return read_ink();
    case Kind::take_text:
      return take_text();
    case Kind::drop_text:
      return reading_.drop();
    case Kind::cell:
      reading_.go_to(spot.index);
      first_candidate_ = 0;
      return;
    case Kind::more_cells:
      first_cell_ = spot.index;
      return;
    case Kind::leave_out:
      return reading_.leave_out();
    case Kind::candidate:
      if (reading_.shown()) return reading_.choose(spot.index);
      text_.select(spot.index);
      return changed();
    case Kind::more:
      first_candidate_ = spot.index;
      return;
  }
}

void Seat::tick(double now_s) {
  if (!keyboard_) return;
  std::vector<input::KeyAction> actions;
  keyboard_->tick(now_s, actions);
  for (const input::KeyAction& a : actions) act(a);
}

}  // namespace seats
