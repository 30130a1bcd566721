// What comes from the table into a seat to be written there.
#include "seats/seats.h"

namespace seats {

namespace {

double away(const SeatFrame& frame, Vec2 window_mm) {
  const Vec2 p = frame.from_window(window_mm);
  return base::length(
      {std::max({-p.x, p.x - frame.size.w, 0.0}), std::max({-p.y, p.y - frame.size.h, 0.0})});
}

}  // namespace

bool Seats::take_card(Id id, Vec2 window_mm) {
  Seat* seat = at(window_mm);
  return seat && seat->open() && take_card(id, *seat, Why::lands);
}

bool Seats::take_card(Id id, Seat& seat, Why why) {
  const model::Card* card = model::find_card(desk_.board(), id);
  if (!card || desk_.read_only) return false;
  std::optional<ops::Placement> lay;
  if (card->place == model::Place::table) lay = {card->pos, card->turn, card->island};
  ops::Ops ops;
  if (!card->island.nil()) ops = ops::place_card(desk_.board(), id, {card->pos, card->turn, Id{}});
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::seat);
  patch.set<&model::Card::seat>(seat.key());
  ops.push_back(ops::Change<model::Card>{desk_.board_id, id, patch});
  // What one seat gives another, nobody else needs to see.
  if (card->place == model::Place::seat) {
    if (!desk_.doc.apply_aside(ops.back())) return false;
  } else if (auto done = desk_.apply_all(std::move(ops)); !done) {
    desk_.refused(done.error());
    return false;
  }
  if (lay) homes_[id] = *lay;
  hand_out_cards();
  if (why == Why::lands && seat.busy()) {
    seat.tell_arrival();
    dirty_ = true;
    return true;
  }
  seat.edit(id);
  written_in(seat);
  return true;
}

void Seats::written_in(Seat& seat) {
  for (const SeatEvent& event : seat.take_events()) carry_out(seat, event);
  focus(seat.place().number);
  dirty_ = true;
}

Seat* Seats::open_nearest(Vec2 window_mm) {
  if (seats_.empty()) return add() ? seats_.back().get() : nullptr;
  Seat* nearest = nullptr;
  for (auto& s : seats_)
    if (!nearest || away(s->frame(), window_mm) < away(nearest->frame(), window_mm))
      nearest = s.get();
  nearest->set_open(true);
  settle();
  written_in(*nearest);
  return nearest;
}

bool Seats::write(std::optional<canvas::ItemRef> thing, Vec2 window_mm) {
  if (!thing) return write_new_card(window_mm);
  return thing->kind == canvas::ItemKind::card ? write_card(thing->id, window_mm)
                                               : write_plate(thing->id, window_mm);
}

bool Seats::write_card(Id card, Vec2 window_mm) {
  if (desk_.read_only || !model::find_card(desk_.board(), card)) return false;
  Seat* seat = open_nearest(window_mm);
  return seat && take_card(card, *seat, Why::asked);
}

bool Seats::write_plate(Id island, Vec2 window_mm) {
  if (desk_.read_only || !model::find_island(desk_.board(), island)) return false;
  Seat* seat = open_nearest(window_mm);
  if (!seat) return false;
  seat->write_plate(island);
  written_in(*seat);
  return true;
}

bool Seats::write_new_card(Vec2 window_mm) {
  if (desk_.read_only) return false;
  Seat* seat = open_nearest(window_mm);
  if (!seat) return false;
  seat->next_card();
  written_in(*seat);
  return true;
}

bool Seats::any_open() const {
  return std::any_of(seats_.begin(), seats_.end(), [](const auto& s) { return s->open(); });
}

}  // namespace seats
