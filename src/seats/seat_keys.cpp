#include "seats/seat_keys.h"

namespace seats {

namespace {
Size size_of(const Rect& r) { return {r.width(), r.height()}; }
}  // namespace

bool SeatKeys::other_size(const Rect& keys) const {
  return keyboard_ && !(keyboard_->size_mm() == size_of(keys));
}

void SeatKeys::fit(const Rect& keys, Size panel) {
  if (!keyboard_) {
    auto made = keys::Keyboard::create(aids_.layouts, desk_.tr.lang(), size_of(keys));
    if (made)
      keyboard_.emplace(std::move(made).value());
    else
      desk_.notices.say(made.error().shown(desk_.tr));
  } else if (other_size(keys)) {
    if (auto resized = keyboard_->resize(size_of(keys)); !resized) {
      keyboard_.reset();
      desk_.notices.say(resized.error().shown(desk_.tr));
    }
  }
  if (keyboard_) keyboard_->set_popup_area(Rect{{0, 0}, {panel.w, panel.h}}.moved(keys.min * -1));
}

void SeatKeys::set_language() {
  if (keyboard_) keyboard_->set_language(desk_.tr.lang());
}

void SeatKeys::show(const ime::Composition& c) {
  using Writing = keys::Keyboard::Writing;
  if (keyboard_)
    keyboard_->set_writing(c.converting()  ? Writing::converting
                           : c.composing() ? Writing::composing
                                           : Writing::plain);
}

bool SeatKeys::at_kana() const {
  if (!keyboard_) return false;
  const keys::KeyLayout* page = aids_.layouts->find(keyboard_->page());
  return page && page->kind == keys::PageKind::kana;
}

std::vector<input::KeyAction> SeatKeys::feed(input::FingerId finger, input::Phase phase,
                                             Vec2 pos_mm, double time_s) {
  std::vector<input::KeyAction> out;
  if (keyboard_) keyboard_->feed(finger, phase, pos_mm, time_s, out);
  return out;
}

std::vector<input::KeyAction> SeatKeys::tick(double now_s) {
  std::vector<input::KeyAction> out;
  if (keyboard_) keyboard_->tick(now_s, out);
  return out;
}

void SeatKeys::cancel_all() {
  if (keyboard_) keyboard_->cancel_all();
}

}  // namespace seats
