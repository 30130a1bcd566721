#include "input/hands.h"

#include <array>
#include <cmath>
#include <limits>

#include "base/assert.h"

namespace input {

namespace {
// A loop that sleeps until a deadline may wake a rounding error before it.
constexpr double kTimeNoise_s = 1e-6;
}  // namespace

// ---- samples ----

void Recogniser::Hands::feed(const TouchSample& s, Target target, Out& out) {
  double t = std::isfinite(s.time_s) ? s.time_s : last_s_;
  last_s_ = t;
  const bool placed = base::is_finite(s.pos_px);
  tick(t, out);
  if (s.phase == Phase::down) {
    if (placed) down(s, target, t, out);
    return;
  }
  const auto it = contacts_.find(s.finger);
  if (it == contacts_.end()) return;
  Contact& c = it->second;
  t = c.last_s = std::max(t, c.last_s);
  if (placed) palms_.move(s.finger, s.pos_px, limits_, px_per_mm_);
  if (s.phase != Phase::move) palms_.up(s.finger, t);
  switch (s.phase) {
    case Phase::down:
      break;
    case Phase::move:
      if (s.contact_mm > limits_.palm_width_mm && c.pointer == Pointer::finger && !c.dead) {
        kill(palms_.widened(s.finger, t, limits_, px_per_mm_), t, out);
      } else if (placed) {
        move(s.finger, s.pos_px, t, out);
      }
      break;
    case Phase::up:
      if (placed) move(s.finger, s.pos_px, t, out);
      lift(s.finger, Lift::clean, t, out);
      break;
    case Phase::lost:
      lift(s.finger, Lift::lost, t, out);
      break;
    case Phase::cancel:
      c.dead = true;
      drop_dead(t, out);
      contacts_.erase(s.finger);
      break;
  }
}

void Recogniser::Hands::down(const TouchSample& s, Target target, double t, Out& out) {
  if (contacts_.contains(s.finger)) {
    palms_.up(s.finger, t);
    lift(s.finger, Lift::lost, t, out);
  }
  free_id(s.finger, t, out);
  Contact c;
  c.target = target;
  c.down_px = c.pos_px = s.pos_px;
  c.down_s = c.last_s = t;
  c.pointer = s.pointer;
  c.may_view = target.kind == Target::Kind::table && view_free_;
  c.may_pinch = target.kind != Target::Kind::other && view_free_ && s.pointer == Pointer::finger;
  contacts_[s.finger] = c;
  if (s.pointer == Pointer::finger) {
    using Width = PalmFilter::Width;
    const Width width = s.contact_mm > limits_.palm_width_mm ? Width::wide : Width::finger;
    kill(palms_.down(s.finger, s.pos_px, t, width, limits_, px_per_mm_), t, out);
  }
  if (!contact(s.finger).dead) open(s.finger, t, out);
}

void Recogniser::Hands::move(FingerId finger, Vec2 pos_px, double t, Out& out) {
  Contact& c = contact(finger);
  if (c.dead || c.pos_px == pos_px) return;
  if (in_view(finger)) {
    const Spread before = spread();
    c.pos_px = pos_px;
    return move_view(before, t, out);
  }
  c.pos_px = pos_px;
  if (!c.moved_s && base::distance(pos_px, c.down_px) > px(PinchLimits{}.moved_mm)) c.moved_s = t;
  drag(finger, t, out);
  if (c.may_pinch && !view_) try_pinch(finger, t, out);
}

void Recogniser::Hands::drag(FingerId finger, double t, Out& out) {
  const Contact& c = contact(finger);
  const Vec2 pos_px = c.pos_px;
  Hold* hold = hold_of(finger);
  ASSERT(hold, "a living finger holds something");
  const bool leads = hold->fingers.front() == finger;
  const bool turns = !leads && hold->fingers[1] == finger;
  if (!leads && !turns) return;
  const Vec2 delta = leads ? pos_px - hold->last_px : Vec2{};
  if (leads) {
    hold->motion.add(t, delta);
    hold->last_px = pos_px;
  }
  if (hold->dragging) {
    if (leads) {
      Gesture g = make(*hold, GestureKind::drag, t);
      g.delta_px = delta;
      out.push_back(g);
    }
  } else {
    const Vec2 from = leads ? hold->origin_px : hold->turn_from_px;
    if (base::distance(pos_px, from) <= px(limits_.drag_mm)) return;
    if (c.may_view && others_may_view(*hold)) return begin_view(t, out);
    begin_drag(*hold, t, out);
  }
  turn(*hold, t, out);
}

void Recogniser::Hands::lift(FingerId finger, Lift how, double t, Out& out) {
  if (contact(finger).dead) {
    contacts_.erase(finger);
    return;
  }
  if (in_view(finger)) {
    if (view_->fingers.size() == 1)
      end_view(t, how == Lift::clean ? view_->motion.velocity(t, limits_, px_per_mm_) : Vec2{},
               out);
    else
      std::erase(view_->fingers, finger);
    contacts_.erase(finger);
    return;
  }
  Hold* hold = hold_of(finger);
  ASSERT(hold, "a living finger holds something");
  const bool leads = hold->fingers.front() == finger;
  if (hold->fingers.size() == 1) {
    close(*hold, how, t, out);
    holds_.erase(holds_.begin() + (hold - holds_.data()));
  } else {
    const bool turned = hold->fingers[1] == finger;
    std::erase(hold->fingers, finger);
    if (leads) hand_over(*hold);
    if (leads || turned) rebase_line(*hold);
  }
  contacts_.erase(finger);
}

void Recogniser::Hands::free_id(FingerId finger, double t, Out& out) {
  const auto hold =
      std::find_if(holds_.begin(), holds_.end(), [&](const Hold& h) { return h.id == finger; });
  if (hold == holds_.end()) return;
  close(*hold, Lift::lost, t, out);
  std::vector<FingerId> rest = std::move(hold->fingers);
  holds_.erase(hold);
  start_hold(std::move(rest), t, out);
}

void Recogniser::Hands::kill(const std::vector<FingerId>& palm, double t, Out& out) {
  for (FingerId f : palm)
    if (const auto it = contacts_.find(f); it != contacts_.end()) it->second.dead = true;
  drop_dead(t, out);
}

void Recogniser::Hands::drop_dead(double t, Out& out) {
  const auto dead = [&](FingerId f) { return contact(f).dead; };
  if (view_ && std::erase_if(view_->fingers, dead) > 0 && view_->fingers.empty())
    end_view(t, {}, out);
  std::vector<std::vector<FingerId>> orphans;
  for (Hold& hold : holds_) {
    const std::vector<FingerId> before = hold.fingers;
    if (std::erase_if(hold.fingers, dead) == 0) continue;
    if (hold.fingers.empty() || hold.fingers.front() != before.front()) {
      // What the leader did is to be undone; fingers that also hold the item begin anew.
      out.push_back(make(hold, GestureKind::cancelled, t));
      if (!hold.fingers.empty()) orphans.push_back(hold.fingers);
      hold.fingers.clear();
    } else if (hold.fingers.size() < 2 || hold.fingers[1] != before[1]) {
      rebase_line(hold);
    }
  }
  std::erase_if(holds_, [](const Hold& hold) { return hold.fingers.empty(); });
  for (auto& fingers : orphans) start_hold(std::move(fingers), t, out);
}

// ---- what is held ----

Hold* Recogniser::Hands::hold_of(FingerId finger) {
  for (Hold& hold : holds_)
    if (std::find(hold.fingers.begin(), hold.fingers.end(), finger) != hold.fingers.end())
      return &hold;
  return nullptr;
}

void Recogniser::Hands::open(FingerId finger, double t, Out& out) {
  const Contact& c = contact(finger);
  if (c.target.kind == Target::Kind::item)
    for (Hold& hold : holds_)
      if (hold.target == c.target) {
        hold.fingers.push_back(finger);
        hold.shared = true;
        if (hold.fingers.size() == 2) rebase_line(hold);
        return;
      }
  if (c.may_view && view_) {
    view_->fingers.push_back(finger);
    return;
  }
  start_hold({finger}, t, out);
  // A ring under way gives way to the view at once; two resting fingers first have to move.
  const bool ring_under_way = std::any_of(holds_.begin(), holds_.end(), [&](const Hold& h) {
    return h.dragging && contact(h.fingers.front()).may_view;
  });
  if (c.may_view && ring_under_way) begin_view(t, out);
}

void Recogniser::Hands::start_hold(std::vector<FingerId> fingers, double t, Out& out) {
  Hold hold;
  const Contact& leader = contact(fingers.front());
  hold.id = fingers.front();
  hold.target = leader.target;
  hold.pointer = leader.pointer;
  hold.origin_px = hold.last_px = leader.pos_px;
  hold.since_s = t;
  hold.shared = fingers.size() > 1;
  hold.fingers = std::move(fingers);
  hold.motion.start(t);
  rebase_line(hold);
  out.push_back(make(hold, GestureKind::press, t));
  holds_.push_back(std::move(hold));
}

void Recogniser::Hands::begin_drag(Hold& hold, double t, Out& out) {
  hold.dragging = true;
  Gesture g = make(hold, GestureKind::drag_begin, t);
  g.delta_px = hold.last_px - hold.origin_px;
  out.push_back(g);
}

void Recogniser::Hands::turn(Hold& hold, double t, Out& out) {
  if (hold.fingers.size() < 2) return;
  const std::optional<double> before = hold.line_rad;
  const Vec2 kept_from = hold.turn_from_px;
  rebase_line(hold);
  hold.turn_from_px = kept_from;
  if (!before || !hold.line_rad) return;
  Gesture g = make(hold, GestureKind::turn, t);
  g.turn_rad = base::normal_angle(*hold.line_rad - *before);
  if (g.turn_rad != 0) out.push_back(g);
}

void Recogniser::Hands::rebase_line(Hold& hold) {
  hold.line_rad.reset();
  if (hold.fingers.size() < 2) return;
  hold.turn_from_px = contact(hold.fingers[1]).pos_px;
  const Vec2 line = hold.turn_from_px - contact(hold.fingers[0]).pos_px;
  if (base::length(line) >= px(limits_.turn_line_mm)) hold.line_rad = std::atan2(line.y, line.x);
}

void Recogniser::Hands::hand_over(Hold& hold) {
  hold.last_px = contact(hold.fingers.front()).pos_px;
  if (!hold.dragging) hold.origin_px = hold.last_px;
}

void Recogniser::Hands::close(const Hold& hold, Lift how, double t, Out& out) {
  if (hold.dragging) {
    Gesture g = make(hold, GestureKind::drag_end, t);
    if (how == Lift::clean) g.velocity_px_s = hold.motion.velocity(t, limits_, px_per_mm_);
    out.push_back(g);
    return;
  }
  if (how == Lift::clean && !hold.shared && !hold.long_pressed) say_tap(hold, t, out);
  out.push_back(make(hold, GestureKind::release, t));
}

void Recogniser::Hands::say_tap(const Hold& hold, double t, Out& out) {
  std::erase_if(taps_, [&](const Tap& tap) {
    return std::abs(t - tap.up_s) > limits_.double_tap_s + limits_.long_press_s;
  });
  const auto first = std::find_if(taps_.begin(), taps_.end(), [&](const Tap& tap) {
    return tap.target == hold.target && hold.since_s - tap.up_s <= limits_.double_tap_s &&
           base::distance(tap.pos_px, hold.origin_px) <= px(limits_.double_tap_mm);
  });
  if (first != taps_.end()) {
    taps_.erase(first);
    out.push_back(make(hold, GestureKind::double_tap, t));
  } else {
    taps_.push_back({hold.target, hold.origin_px, t});
    out.push_back(make(hold, GestureKind::tap, t));
  }
}

// ---- the view ----

Recogniser::Hands::Spread Recogniser::Hands::spread() const {
  Spread s;
  const auto n = static_cast<double>(view_->fingers.size());
  if (view_->fingers.empty()) return s;
  for (FingerId f : view_->fingers) s.middle += contacts_.at(f).pos_px / n;
  for (FingerId f : view_->fingers)
    s.mean_px += base::distance(contacts_.at(f).pos_px, s.middle) / n;
  return s;
}

bool Recogniser::Hands::others_may_view(const Hold& hold) const {
  return std::any_of(holds_.begin(), holds_.end(), [&](const Hold& h) {
    return h.id != hold.id && contacts_.at(h.fingers.front()).may_view;
  });
}

void Recogniser::Hands::begin_view(double t, Out& out) {
  View view;
  for (const Hold& hold : holds_) {
    if (!contact(hold.fingers.front()).may_view) continue;
    out.push_back(make(hold, GestureKind::cancelled, t));
    if (view.fingers.empty()) view.pointer = hold.pointer;
    view.fingers.push_back(hold.fingers.front());
  }
  std::erase_if(holds_, [&](const Hold& h) { return contact(h.fingers.front()).may_view; });
  view.id = view.fingers.front();
  view.motion.start(t);
  view_ = std::move(view);
  view_->origin_px = spread().middle;
  out.push_back(make_view(GestureKind::view_begin, t));
}

std::optional<FingerId> Recogniser::Hands::other_of_hand(FingerId finger) {
  const PinchFinger own = pinch_finger(contact(finger));
  std::optional<FingerId> found;
  for (const auto& [id, c] : contacts_) {
    if (id == finger || !c.may_pinch || c.dead ||
        !may_be_one_hand(own, pinch_finger(c), px_per_mm_))
      continue;
    if (found) return {};
    found = id;
  }
  return found;
}

void Recogniser::Hands::try_pinch(FingerId finger, double t, Out& out) {
  const auto other = other_of_hand(finger);
  if (!other) return;
  const std::array<FingerId, 2> fingers{finger, *other};
  const Contact &a = contact(finger), &b = contact(*other);
  if (!pinches(pinch_finger(a), pinch_finger(b), t, px_per_mm_)) return;
  for (const FingerId f : fingers) {
    const Hold* hold = hold_of(f);
    if (!hold || hold->fingers.size() != 1 || hold->long_pressed) return;
  }
  View view;
  for (const FingerId f : fingers) {
    const Hold* hold = hold_of(f);
    out.push_back(make(*hold, GestureKind::cancelled, t));
    view.fingers.push_back(f);
    holds_.erase(holds_.begin() + (hold - holds_.data()));
  }
  view.id = view.fingers.front();
  view.pointer = a.pointer;
  view.motion.start(t);
  view_ = std::move(view);
  // The map goes with them as if it had done so from the first: what lay under them lies there again.
  const std::array<Vec2, 2> now{a.pos_px, b.pos_px};
  for (const FingerId f : fingers) contact(f).pos_px = contact(f).down_px;
  const Spread before = spread();
  view_->origin_px = before.middle;
  out.push_back(make_view(GestureKind::view_begin, t));
  for (std::size_t k = 0; k < 2; ++k) contact(fingers[k]).pos_px = now[k];
  move_view(before, t, out);
}

void Recogniser::Hands::move_view(const Spread& before, double t, Out& out) {
  const Spread after = spread();
  Gesture g = make_view(GestureKind::view, t);
  g.delta_px = after.middle - before.middle;
  const double least = px(limits_.turn_line_mm) / 2;
  if (before.mean_px > least && after.mean_px > least) g.scale = after.mean_px / before.mean_px;
  view_->motion.add(t, g.delta_px);
  out.push_back(g);
}

void Recogniser::Hands::end_view(double t, Vec2 velocity, Out& out) {
  Gesture g = make_view(GestureKind::view_end, t);
  g.velocity_px_s = velocity;
  out.push_back(g);
  view_.reset();
}

// ---- time ----

void Recogniser::Hands::tick(double now_s, Out& out) {
  for (Hold& hold : holds_) {
    if (hold.shared || hold.dragging || hold.long_pressed) continue;
    if (now_s + kTimeNoise_s < hold.since_s + limits_.long_press_s) continue;
    hold.long_pressed = true;
    out.push_back(make(hold, GestureKind::long_press, now_s));
  }
}

double Recogniser::Hands::next_deadline_s() const {
  double next = std::numeric_limits<double>::max();
  for (const Hold& hold : holds_)
    if (!hold.shared && !hold.dragging && !hold.long_pressed)
      next = std::min(next, hold.since_s + limits_.long_press_s);
  return next;
}

void Recogniser::Hands::cancel_all(double now_s, Out& out) {
  for (const Hold& hold : holds_) out.push_back(make(hold, GestureKind::cancelled, now_s));
  if (view_) end_view(now_s, {}, out);
  holds_.clear();
  contacts_.clear();
  taps_.clear();
  palms_.clear();
}

}  // namespace input
