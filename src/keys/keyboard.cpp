#include "keys/keyboard.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "keys/key_painter.h"
#include "keys/key_popups.h"

namespace keys {
namespace {

using base::Rect;
using base::Result;
using base::Size;
using base::Vec2;

constexpr double kPopupRoomMm = 45;
constexpr std::size_t kNoKey = std::size_t(-1);

FlickWay way_of(Vec2 by) {
  if (std::abs(by.x) > std::abs(by.y)) return by.x < 0 ? FlickWay::left : FlickWay::right;
  return by.y < 0 ? FlickWay::up : FlickWay::down;
}

Rect default_popup_area(Size panel) { return {{0, -kPopupRoomMm}, {panel.w, panel.h}}; }

}  // namespace

Keyboard::Keyboard(KeyPages pages, KeyboardLimits limits)
    : pages_(std::move(pages)), limits_(limits), popup_area_(default_popup_area(size_mm())) {}

Result<Keyboard> Keyboard::create(std::shared_ptr<const KeyLayouts> layouts, std::string lang,
                                  Size panel_mm, KeyboardLimits limits) {
  auto pages = KeyPages::create(std::move(layouts), std::move(lang), panel_mm);
  if (!pages) return pages.error();
  return Keyboard(std::move(pages).value(), limits);
}

// --- pages and sizes

Result<void> Keyboard::resize(Size panel_mm) {
  const auto turned = pages_.resize(panel_mm);
  if (!turned) return turned.error();
  cancel_all();
  popup_area_ = default_popup_area(panel_mm);
  if (*turned) page_turned();
  return {};
}

void Keyboard::set_popup_area(const Rect& area_mm) {
  ASSERT(area_mm.united({{0, 0}, {size_mm().w, size_mm().h}}) == area_mm,
         "the keyboard lies within its popup area");
  popup_area_ = area_mm;
  ++revision_;
}

void Keyboard::set_language(std::string lang) {
  pages_.set_language(std::move(lang));
  ++revision_;
}

void Keyboard::set_writing(Writing writing) {
  if (writing == writing_) return;
  writing_ = writing;
  ++revision_;
}

Result<void> Keyboard::show_page(std::string_view name) {
  const auto page = pages_.find(name);
  if (!page) return page.error();
  cancel_all();
  turn_to(**page);
  return {};
}

void Keyboard::turn_to(const KeyLayout& page) {
  pages_.turn_to(page);
  page_turned();
}

void Keyboard::page_turned() {
  // Fingers that still hold keys of the old page are done with it; what they have already pressed
  // is still to be told.
  for (Press& press : presses_)
    if (press.state != State::settled) press.state = State::spent;
  last_tap_ = {};
  shift_ = Shift::off;
  shift_tap_s_ = -1e300;
  ++revision_;
}

KeyboardView Keyboard::view() const { return KeyPainter(*this).view(); }

// --- what a press means

const KeyStroke& Keyboard::face(const LayoutKey& key, Writing writing, bool shifted) const {
  if (writing == Writing::converting && key.converting) return *key.converting;
  if (writing != Writing::plain && key.composing) return *key.composing;
  return shifted && key.shifted ? *key.shifted : key.stroke;
}

bool Keyboard::is_plain(const LayoutKey& key, const KeyStroke& face) {
  return &face == &key.stroke || (key.shifted && &face == &*key.shifted) ||
         (face.actions == key.stroke.actions && face.page == key.stroke.page &&
          face.page_kind == key.stroke.page_kind);
}

const KeyStroke* Keyboard::choice(const Press& press) const {
  const LayoutKey& key = key_of(press);
  const KeyStroke& own = face(key, press.writing, press.shifted);
  const Rect rect = pages_.rect_of(key);
  const bool plain = is_plain(key, own);
  const bool flicks = plain && key.can_flick();
  if (press.variants_open) {
    const auto cells = variant_cells(rect, popup_area_, key.variants.size() + 1, flicks);
    const auto& variants = press.shifted ? key.shifted_variants : key.variants;
    const int cell = flicks ? cell_under(cells, press.pos)
                     : distance(press.pos, press.opened_at) <= limits_.still_mm
                         ? 0
                         : cell_at(cells, rect, press.pos);
    if (cell > 0) return &variants[std::size_t(cell - 1)];
    if (cell == 0) return &own;
    if (!flicks) return nullptr;
  }
  if (flicks) {
    const Vec2 by = press.pos - press.down;
    const KeyStroke& flick = key.flick[std::size_t(way_of(by))];
    if (length(by) >= limits_.flick_mm && flick.does_something())
      return length(by) <= limits_.flick_far_mm ? &flick : nullptr;
  }
  return gap_to(rect, press.pos) <= limits_.slack_mm ? &own : nullptr;
}

std::size_t Keyboard::key_at(Vec2 pos) const {
  std::size_t best = kNoKey;
  double best_gap = limits_.reach_mm;
  for (std::size_t i = 0; i < pages_.shown().keys.size(); ++i) {
    const double gap = gap_to(pages_.rect_of(pages_.shown().keys[i]), pos);
    if (gap <= best_gap && (best == kNoKey || gap < best_gap)) best_gap = gap, best = i;
  }
  return best;
}

bool Keyboard::shift_is_on() const { return shift_ != Shift::off; }

// --- fingers

Keyboard::Press* Keyboard::find(input::FingerId finger) {
  for (Press& press : presses_)
    if (press.finger == finger) return &press;
  return nullptr;
}

Keyboard::Press* Keyboard::live() {
  for (Press& press : presses_)
    if (press.state == State::live) return &press;
  return nullptr;
}

bool Keyboard::knows(input::FingerId finger) const {
  return std::any_of(presses_.begin(), presses_.end(),
                     [&](const Press& press) { return press.finger == finger; });
}

void Keyboard::feed(input::FingerId finger, input::Phase phase, Vec2 pos_mm, double time_s,
                    std::vector<input::KeyAction>& out) {
  const double t = std::isfinite(time_s) ? time_s : last_s_;
  tick(t, out);
  const bool placed = is_finite(pos_mm);
  switch (phase) {
    case input::Phase::down:
      if (knows(finger)) lift(finger, t, out);
      if (placed) down(finger, pos_mm, t, out);
      break;
    case input::Phase::move:
      if (Press* press = find(finger); press && placed) move(*press, pos_mm);
      break;
    case input::Phase::up:
    case input::Phase::lost:
      if (Press* press = find(finger); press && placed) move(*press, pos_mm);
      lift(finger, t, out);
      break;
    case input::Phase::cancel:
      cancel(finger);
      break;
  }
}

void Keyboard::down(input::FingerId finger, Vec2 pos, double t,
                    std::vector<input::KeyAction>& out) {
  std::size_t at = key_at(pos);
  if (at == kNoKey) return;
  if (Press* older = live()) {
    // It may turn the page, and then this finger is on a key of the new one.
    const KeyLayout* page = &pages_.shown();
    const KeyStroke* stroke = choice(*older);
    settle(*older, t);
    if (stroke && stroke->switches_page()) {
      tell_settled(presses_.size(), out);
      if (const KeyLayout* to = pages_.target(*stroke)) turn_to(*to);
    }
    if (page != &pages_.shown()) at = key_at(pos);
    if (at == kNoKey) return;
  }
  const LayoutKey& key = pages_.shown().keys[at];
  Press press;
  press.finger = finger;
  press.key = at;
  press.down = press.pos = pos;
  press.down_s = t;
  press.writing = writing_;
  press.shifted = shift_is_on();
  press.next_repeat_s = t + limits_.palm_s;
  if (!pages_.enabled(face(key, press.writing, press.shifted))) return;
  if (key.stroke.shift) press_shift(press, t);
  presses_.push_back(press);
  ++revision_;
}

void Keyboard::move(Press& press, Vec2 pos) {
  if (press.state != State::live) {
    press.pos = pos;
    return;
  }
  const KeyStroke* before = choice(press);
  press.pos = pos;
  if (distance(pos, press.down) > limits_.still_mm) press.moved = true;
  const KeyStroke* after = choice(press);
  if (key_of(press).repeat && !after) press.state = State::spent;
  if (before != after) ++revision_;
}

void Keyboard::lift(input::FingerId finger, double t, std::vector<input::KeyAction>& out) {
  Press* press = find(finger);
  if (!press) return;
  ++revision_;
  const auto place = std::size_t(press - presses_.data());
  const Press lifted = *press;
  if (lifted.state == State::settled) tell_settled(place + 1, out);
  const KeyStroke* stroke = lifted.state == State::live ? choice(lifted) : nullptr;
  if (stroke && !lifted.told) {
    tell_settled(place, out);
    tell(*stroke, tap_of(lifted, stroke, t), out);
    use_shift(key_of(lifted));
  }
  if (lifted.state == State::shift) lift_shift(lifted, t);
  presses_.erase(presses_.begin() + std::ptrdiff_t(place));
  if (stroke && stroke->switches_page())
    if (const KeyLayout* to = pages_.target(*stroke)) turn_to(*to);
}

void Keyboard::cancel(input::FingerId finger) {
  const auto press = std::find_if(presses_.begin(), presses_.end(),
                                  [&](const Press& p) { return p.finger == finger; });
  if (press == presses_.end()) return;
  if (press->state == State::shift) {
    if (!press->shift_used) shift_ = press->shift_before;
    if (press->shift_used && shift_ == Shift::once) shift_ = Shift::off;
  }
  presses_.erase(press);
  ++revision_;
}

void Keyboard::cancel_all() {
  presses_.clear();
  last_tap_ = {};
  shift_ = shift_ == Shift::lock ? Shift::lock : Shift::off;
  ++revision_;
}

Keyboard::Tap Keyboard::tap_of(const Press& press, const KeyStroke* stroke, double t) const {
  const LayoutKey& key = key_of(press);
  const bool quick = !press.variants_open && t - press.down_s < limits_.long_press_s;
  if (!quick || key.cycle.empty() || stroke != &face(key, press.writing, press.shifted) ||
      stroke->actions != key.stroke.actions)
    return {};
  return {&key, press.down_s, t};
}

void Keyboard::settle(Press& press, double t) {
  const KeyStroke* stroke = press.told ? nullptr : choice(press);
  press.state = stroke && !stroke->actions.empty() ? State::settled : State::spent;
  press.settled = stroke;
  press.tap = tap_of(press, stroke, t);
  if (stroke) use_shift(key_of(press));
}

/// Those among the first `count` presses that count as pressed, in order.
void Keyboard::tell_settled(std::size_t count, std::vector<input::KeyAction>& out) {
  for (std::size_t i = 0; i < std::min(count, presses_.size()); ++i) {
    if (presses_[i].state != State::settled) continue;
    presses_[i].state = State::spent;
    tell(*presses_[i].settled, presses_[i].tap, out);
    ++revision_;
  }
}

void Keyboard::tell(const KeyStroke& stroke, const Tap& tap, std::vector<input::KeyAction>& out) {
  const double pause = tap.from_s - last_tap_.to_s;
  const bool again = tap.key && tap.key == last_tap_.key && pause >= 0 && pause <= limits_.again_s;
  last_tap_ = tap;
  if (again) return out.push_back({input::KeyAction::Kind::again, tap.key->cycle});
  out.insert(out.end(), stroke.actions.begin(), stroke.actions.end());
}

// --- shift

void Keyboard::press_shift(Press& press, double t) {
  press.state = State::shift;
  last_tap_ = {};
  press.shift_before = shift_;
  const bool again = t >= shift_tap_s_ && t - shift_tap_s_ <= limits_.double_tap_s;
  shift_ = shift_ == Shift::off             ? Shift::once
           : shift_ == Shift::once && again ? Shift::lock
                                            : Shift::off;
}

void Keyboard::lift_shift(const Press& press, double t) {
  if (press.shift_used) {
    if (shift_ == Shift::once) shift_ = Shift::off;
    shift_tap_s_ = -1e300;
  } else {
    shift_tap_s_ = t;
  }
}

void Keyboard::use_shift(const LayoutKey& key) {
  if (key.role != KeyRole::letter || shift_ == Shift::off) return;
  bool held = false;
  for (Press& press : presses_)
    if (press.state == State::shift) press.shift_used = held = true;
  if (!held && shift_ == Shift::once) shift_ = Shift::off;
}

// --- time

void Keyboard::tick(double now_s, std::vector<input::KeyAction>& out) {
  if (!std::isfinite(now_s)) return;
  last_s_ = now_s;
  std::size_t due = 0;
  for (std::size_t i = 0; i < presses_.size(); ++i)
    if (presses_[i].state == State::settled && now_s >= presses_[i].down_s + limits_.palm_s)
      due = i + 1;
  tell_settled(due, out);
  Press* press = live();
  if (!press) return;
  const LayoutKey& key = key_of(*press);
  if (key.repeat) return repeat(*press, now_s, out);
  if (!key.variants.empty() && !press->variants_open && !press->moved &&
      now_s >= press->down_s + limits_.long_press_s &&
      is_plain(key, face(key, press->writing, press->shifted))) {
    press->variants_open = true;
    press->opened_at = press->pos;
    ++revision_;
  }
}

void Keyboard::repeat(Press& press, double now_s, std::vector<input::KeyAction>& out) {
  // One at a time, also after a frame that took long: nobody wants to lose what they did not see.
  if (now_s < press.next_repeat_s) return;
  const KeyStroke* stroke = choice(press);
  if (!stroke) return;
  tell_settled(presses_.size(), out);
  tell(*stroke, {}, out);
  const double next = press.next_repeat_s + limits_.repeat_s;
  press.next_repeat_s = !press.told    ? press.down_s + limits_.repeat_delay_s
                        : next > now_s ? next
                                       : now_s + limits_.repeat_s;
  if (!press.told) use_shift(key_of(press));
  press.told = true;
}

double Keyboard::next_deadline_s() const {
  double next = std::numeric_limits<double>::infinity();
  for (const Press& press : presses_) {
    if (press.state == State::settled) next = std::min(next, press.down_s + limits_.palm_s);
    if (press.state != State::live) continue;
    const LayoutKey& key = key_of(press);
    if (key.repeat)
      next = std::min(next, press.next_repeat_s);
    else if (!key.variants.empty() && !press.variants_open && !press.moved &&
             is_plain(key, face(key, press.writing, press.shifted)))
      next = std::min(next, press.down_s + limits_.long_press_s);
  }
  return next;
}

}  // namespace keys
