#include "seats/seat_fingers.h"

#include <algorithm>

namespace seats {

using input::Phase;
using Kind = Spot::Kind;
using Deed = FingerDeed::Kind;

namespace {

constexpr double kDrag = 3;    // mm: what a tap may shake
constexpr double kFlick = 14;  // mm away from the person, within kFlick_s: a flick
constexpr double kFlick_s = 0.7;
constexpr double kFlickReach = 40;  // mm beyond the panel; a card let go farther away lies there
constexpr double kSlack = 4;        // mm a finger may leave its button and still mean it
constexpr double kReach = 2;        // mm beside a button still touches it
const input::Limits kLimits;

/// A finger on the panel beside everything belongs to the panel, too.
Spot nothing() { return spot_at(Kind::card, 1, {}, false); }

FingerDeed key(input::FingerId finger, Phase phase, Vec2 local, double time_s) {
  return {Deed::key, finger, phase, local, {}, time_s};
}
FingerDeed ink(input::FingerId finger, Phase phase, Vec2 local) {
  return {Deed::ink, finger, phase, local};
}
FingerDeed with(Deed kind, const Spot& spot, Vec2 window_mm) {
  FingerDeed deed{kind};
  deed.spot = spot;
  deed.window_mm = window_mm;
  return deed;
}

}  // namespace

SeatFingers::Touch SeatFingers::resting_at(Vec2 local, const SeatFrame& frame) {
  Touch touch;
  touch.spot = nothing();
  touch.down = touch.pos = local;
  touch.window = frame.to_window(local);
  return touch;
}

FingerDeeds SeatFingers::end_unseen(const input::TouchSample& s) {
  const auto it = touches_.find(s.finger);
  if (it == touches_.end()) return {};
  const Touch last = it->second;
  touches_.erase(it);
  palms_.up(s.finger, s.time_s);
  if (last.carries()) return {{Deed::settle}};
  if (!last.spot) return {key(s.finger, Phase::up, last.pos, s.time_s)};
  return {};
}

FingerDeeds SeatFingers::set_palms_aside(const input::TouchSample& s, Vec2 local,
                                         const SeatFrame& frame) {
  const auto width = s.contact_mm > kLimits.palm_width_mm ? input::PalmFilter::Width::wide
                                                          : input::PalmFilter::Width::finger;
  FingerDeeds out;
  bool is_palm = false, carried = false;
  for (const input::FingerId palm : palms_.down(s.finger, local, s.time_s, width, kLimits, 1)) {
    is_palm = is_palm || palm == s.finger;
    const auto it = touches_.find(palm);
    if (it == touches_.end()) continue;
    Touch& touch = it->second;
    if (!touch.spot) out.push_back({Deed::forget_key, palm, Phase::cancel, {}, {}, s.time_s});
    if (touch.inks()) out.push_back(ink(palm, Phase::cancel, {}));
    carried = carried || touch.carries();
    // It lies on the panel and is the panel's until it lifts: the filter must be told of that.
    touch = resting_at(touch.pos, frame);
  }
  if (carried) out.push_back({Deed::settle});
  if (is_palm) touches_[s.finger] = resting_at(local, frame);
  return out;
}

FingerDeeds SeatFingers::land(const input::TouchSample& s, Vec2 local, const SeatFrame& frame,
                              const SeatGround& ground) {
  Touch& touch = touches_[s.finger];
  touch = {};
  touch.down = touch.pos = local;
  touch.window = frame.to_window(local);
  touch.down_s = s.time_s;
  if (ground.pad && ground.pad->button.hit(local, 0)) {
    touch.spot = ground.pad;
    return {ink(s.finger, Phase::down, local)};
  }
  if (ground.keys && ground.keys->grown(kReach / 2).contains(local))
    return {key(s.finger, Phase::down, local, s.time_s)};
  touch.spot = nothing();
  double least = kReach;
  for (const Spot& spot : ground.spots) {
    const double away = spot.button.away(local);
    if (away <= least && spot.button.enabled) touch.spot = spot, least = away - 1e-9;
  }
  return {};
}

FingerDeeds SeatFingers::feed(const input::TouchSample& s, Vec2 window_mm, const SeatFrame& frame) {
  const auto it = touches_.find(s.finger);
  if (it == touches_.end()) return {};
  Touch& touch = it->second;
  const bool placed = base::is_finite(window_mm), moves = s.phase == Phase::move;
  if (!placed && moves) return {};
  // A finger lifts wherever it was last seen, if need be.
  const Vec2 local = placed ? frame.from_window(window_mm) : touch.pos;
  if (moves)
    palms_.move(s.finger, local, kLimits, 1);
  else
    palms_.up(s.finger, s.time_s);
  if (!touch.spot) touch.pos = local;
  if (moves && touch.spot && !touch.inks()) return move(s.finger, touch, local, window_mm);
  const Touch last = touch;
  if (!moves) touches_.erase(it);
  if (last.inks()) return {ink(s.finger, s.phase, local)};
  if (!last.spot) return {key(s.finger, s.phase, local, s.time_s)};
  if (s.phase == Phase::up) return lift(last, s.time_s, frame);
  if (s.phase == Phase::lost) return lose(last, frame);
  if (last.carries()) return {{Deed::settle}};
  return {};
}

FingerDeeds SeatFingers::move(input::FingerId finger, Touch& touch, Vec2 local, Vec2 window_mm) {
  FingerDeeds out;
  touch.pos = local;
  touch.window = window_mm;
  if (!touch.dragging && base::distance(touch.down, local) > kDrag) {
    touch.dragging = true;
    if (touch.pulls()) out.push_back(with(Deed::pull, *touch.spot, window_mm));
  }
  if (touch.carries()) {
    out.push_back(with(Deed::carry, *touch.spot, window_mm));
    out.back().finger = finger;
  }
  return out;
}

void SeatFingers::hold_again(input::FingerId finger, const SeatFrame& frame) {
  const auto it = touches_.find(finger);
  if (it != touches_.end()) it->second.pos = it->second.down = frame.from_window(it->second.window);
}

FingerDeeds SeatFingers::lift(const Touch& touch, double now_s, const SeatFrame& frame) {
  const Spot& spot = *touch.spot;
  if (touch.carries()) return {{Deed::settle}};
  if (touch.pulls_sticker()) {
    if (frame.contains(touch.window)) return {};
    return {with(Deed::stick, spot, touch.window)};
  }
  if (touch.pulls()) {
    const double away = touch.down.y - touch.pos.y;
    // A quick flick that ends just beyond the panel would leave the card half under it.
    const bool flicked = away > kFlick && now_s - touch.down_s < kFlick_s &&
                         touch.pos.y > -kFlickReach && touch.pos.x > 0 &&
                         touch.pos.x < frame.size.w;
    if (flicked) return {with(Deed::flick, spot, touch.window)};
    if (!frame.contains(touch.window)) return {with(Deed::drop, spot, touch.window)};
    return {};
  }
  if (!spot.button.enabled || !spot.button.hit(touch.pos, kSlack)) return {};
  return {with(Deed::tap, spot, touch.window)};
}

FingerDeeds SeatFingers::lose(const Touch& touch, const SeatFrame& frame) {
  if (touch.carries()) return {{Deed::settle}};
  if (touch.pulls() && !frame.contains(touch.window))
    return {with(Deed::drop, *touch.spot, touch.window)};
  return {};
}

bool SeatFingers::carrying() const {
  return std::any_of(touches_.begin(), touches_.end(),
                     [](const auto& t) { return t.second.carries(); });
}

bool SeatFingers::pressed(const Spot& spot) const {
  return std::any_of(touches_.begin(), touches_.end(), [&](const auto& t) {
    const auto& own = t.second.spot;
    return own && own->kind == spot.kind && own->index == spot.index && !t.second.dragging;
  });
}

std::vector<SeatFingers::Pulled> SeatFingers::pulled() const {
  std::vector<Pulled> out;
  for (const auto& [finger, t] : touches_)
    if (t.pulls()) out.push_back({t.spot->card, t.window});
  return out;
}

std::vector<Vec2> SeatFingers::stickers() const {
  std::vector<Vec2> out;
  for (const auto& [finger, t] : touches_)
    if (t.pulls_sticker()) out.push_back(t.window);
  return out;
}

FingerDeeds SeatFingers::release_keys(double now_s) const {
  FingerDeeds out;
  for (const auto& [finger, t] : touches_)
    if (!t.spot) out.push_back(key(finger, Phase::up, t.pos, now_s));
  return out;
}

void SeatFingers::clear() {
  touches_.clear();
  palms_.clear();
}

}  // namespace seats
