#include "pages/help_part.h"

#include <utility>

namespace pages {

namespace p = panels;

namespace {

constexpr double kRepaint_s = 1 / 20.0;

std::vector<p::Gesture> gestures(bool at_seat, bool look_only) {
  using enum p::Gesture;
  if (look_only) return {map};
  return {drag, turn, rest, ring, carry, write, hold, relate, at_seat ? put_out : map};
}

}  // namespace

void HelpPart::open(std::optional<int> seat) {
  around_.due.panels = true;
  const bool same = seat == seat_;
  if (std::exchange(just_closed_, false) && same) return;
  open_ = true;
  seat_ = seat;
  since_s_ = next_s_ = around_.clock.now_s();
}

void HelpPart::feed(const input::TouchSample& sample) {
  if (sample.phase == input::Phase::down) close_by_touch();
}

void HelpPart::close_by_touch() {
  just_closed_ = std::exchange(open_, false);
  if (just_closed_) around_.due.panels = true;
}

void HelpPart::tick(double now_s) {
  if (!open_ || now_s < next_s_) return;
  next_s_ = now_s + kRepaint_s;
  around_.due.panels = true;
}

std::optional<p::HelpView> HelpPart::view(const p::Ui& ui, const p::Room& room) const {
  p::HelpView out;
  out.look_only = sitting_.desk.read_only;
  out.view_locked = sitting_.view_locked;
  out.shown = gestures(seat_.has_value(), out.look_only);
  out.room = {{0, 0}, {ui.window.w, room.bar_top}};
  out.shown_s = around_.clock.now_s() - since_s_;
  if (!seat_) return out;
  const seats::Seat* seat = sitting_.seats->seat(*seat_);
  if (!seat || !seat->open()) return {};
  const base::Rect area = seat->frame().area();
  const double mm = sitting_.desk.seat_px();
  out.over = {area.min * mm, area.max * mm};
  out.turn_rad = seat->frame().turn;
  return out;
}

void HelpPart::draw(p::Ui& ui, p::Room& room) {
  if (!open_) return;
  const auto now = view(ui, room);
  open_ = now.has_value();
  if (now) sheet_px_ = p::draw_help(ui, *now);
}

}  // namespace pages
