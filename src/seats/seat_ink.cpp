// The seat's other way of writing: by finger or pen, on a card as large as the keyboard's room.
#include "canvas/ink.h"
#include "seats/seat.h"
#include "seats/seat_plan.h"

namespace seats {

using Kind = Spot::Kind;

Rect Seat::pad_rect() const {
  const Rect room = keyboard_rect();
  const double h = std::min(room.height(), (room.width() - 2 * 22) / 1.5), w = h * 1.5;
  return Rect::around(room.centre(), {w, h});
}

Vec2 Seat::to_ink(Vec2 local) const {
  return (local - pad_rect().centre()) / (pad_rect().width() / model::kCardSize.w);
}

void Seat::add_ink_spots(std::vector<Spot>& out) const {
  const Rect room = keyboard_rect(), pad = pad_rect();
  const double w = pad.min.x - room.min.x - 3, h = 16;
  const auto at = [&](double y) { return Rect{{room.min.x, y}, {room.min.x + w, y + h}}; };
  const double y = room.centre().y - h - 1;
  out.push_back({Kind::rubber, 0, at(y)});
  out.push_back({Kind::undo_ink, 0, at(y + h + kKeyGapMm), pad_.can_undo()});
  out.push_back({Kind::pad, 0, pad, !pad_.full() || pad_.mode() == InkPad::Mode::erase});
}

void Seat::flip_inking() {
  finish();
  if (naming_) flip_naming();
  if (inking_ && pad_.lift_all()) write_ink();
  inking_ = !inking_;
  pad_.set_mode(InkPad::Mode::write);
  if (keyboard_) keyboard_->cancel_all();
}

void Seat::load_ink() {
  const model::Card* card = model::find_card(desk_.map(), draft_id_);
  pad_ = InkPad(card ? card->ink : std::vector<model::InkStroke>{});
}

void Seat::ink(input::FingerId finger, input::Phase phase, Vec2 local) {
  if (desk_.read_only) return;
  if (pad_.sample({finger, phase, to_ink(local)})) write_ink();
}

void Seat::write_ink() {
  if (!model::find_card(desk_.map(), draft_id_) && pad_.ink().empty()) return;
  if (!make_card()) return;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::ink>(pad_.ink());
  if (auto done = desk_.doc.apply_aside(ops::Change<model::Card>{desk_.board, draft_id_, patch});
      !done)
    desk_.say(done.error().message);
  drop_if_empty();
}

}  // namespace seats
