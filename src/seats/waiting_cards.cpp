#include "seats/waiting_cards.h"

#include <algorithm>
#include <utility>

#include "canvas/scene.h"
#include "model/kinds.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/op.h"
#include "seats/room_ahead.h"

namespace seats {

namespace {

/// A card that has waited at a seat lies in the tray 箱 from now on; false when it was refused.
bool to_tray(desk::Desk& desk, Id card) {
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::tray);
  return desk.doc.apply_aside(ops::Change<model::Card>{desk.board_id, card, patch}).ok();
}

double turn_at(const Seat& seat) { return base::normal_angle(turn_of(seat.place().edge)); }

}  // namespace

void WaitingCards::index() {
  by_seat_.clear();
  for (const auto& [id, card] : desk_.board().cards)
    if (card.place == model::Place::seat) by_seat_[card.seat].insert(id);
  send_strays_to_tray();
  due_ = true;
}

void WaitingCards::send_strays_to_tray() {
  if (desk_.read_only) return;
  std::vector<Id> homeless;
  for (const auto& [key, ids] : by_seat_)
    // Named: clang before 16 captures no structured binding otherwise.
    if (std::ranges::none_of(seating_.all(),
                             [&key = key](const auto& s) { return s->key() == key; }))
      homeless.insert(homeless.end(), ids.begin(), ids.end());
  for (const Id id : homeless) {
    const std::string seat = desk_.board().cards.at(id).seat;
    if (to_tray(desk_, id)) by_seat_[seat].erase(id);
  }
}

void WaitingCards::changed(const ops::Touched& touched) {
  if (!touched.is<model::Card>() || touched.board != desk_.board_id) return;
  const model::Card* card = model::find_card(desk_.board(), touched.id);
  const bool waits = card && card->place == model::Place::seat;
  if (!waits) homes_.erase(touched.id);
  for (auto& [seat, ids] : by_seat_)
    if (!waits || seat != card->seat)
      if (ids.erase(touched.id) > 0) due_ = true;
  if (waits) {
    by_seat_[card->seat].insert(touched.id);
    due_ = true;
  }
}

bool WaitingCards::hand_out() {
  if (!std::exchange(due_, false)) return false;
  send_strays_to_tray();  // an undo may bring cards back to a seat that was given up meanwhile
  for (auto& s : seating_.all()) {
    const auto& ids = by_seat_[s->key()];
    s->set_cards({ids.begin(), ids.end()});
  }
  return true;
}

std::size_t WaitingCards::count() const {
  std::size_t n = 0;
  for (const auto& [seat, ids] : by_seat_) n += ids.size();
  return n;
}

// --- coming

bool WaitingCards::take(Id id, const Seat& seat) {
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
  return true;
}

void WaitingCards::bring_back(const desk::BackToSeat& offered, const Seat& seat) {
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::seat);
  patch.set<&model::Card::seat>(seat.key());
  const model::Board* board = desk_.doc.session().board(offered.board);
  for (const Id id : offered.cards) {
    const model::Card* card = board ? model::find_card(*board, id) : nullptr;
    if (!card || card->place != model::Place::tray) continue;  // somebody has taken it meanwhile
    if (auto done = desk_.doc.apply_aside(ops::Change<model::Card>{board->id, id, patch}); !done)
      desk_.refused(done.error());
  }
}

// --- going

std::set<Id> WaitingCards::give_up(const Seat& seat) {
  std::set<Id> waiting = by_seat_[seat.key()];
  for (const Id id : waiting) {
    if (desk_.read_only) break;
    (void)to_tray(desk_, id);
  }
  return waiting;
}

ops::Ops WaitingCards::put(const Seat& seat, Id card, const ops::Placement& there) const {
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::table);
  // Who corrects somebody's card does not become its writer.
  const bool others = homes_.contains(card) && !desk_.board().cards.at(card).who.empty();
  const bool named = !seat.place().name.empty() && !desk_.doc.session().anonymous;
  if (named && !others) patch.set<&model::Card::who>(seat.place().name);
  ops::Ops out{ops::Change<model::Card>{desk_.board_id, card, patch}};
  for (ops::Op& op : ops::place_card(desk_.board(), card, there)) out.push_back(std::move(op));
  return out;
}

ops::Placement WaitingCards::place_for(const Seat& seat, Id card) const {
  const auto home = homes_.find(card);
  if (home == homes_.end())
    return {room_ahead(seat, desk_.board().cards.at(card).size, seating_, desk_), turn_at(seat),
            Id{}};
  ops::Placement there = home->second;
  if (!model::find_island(desk_.board(), there.island)) there.island = Id{};
  return there;
}

void WaitingCards::put_down(const Seat& seat, const SeatEvent& event) {
  const model::Card* card = model::find_card(desk_.board(), event.card);
  if (!card || desk_.read_only || !says_something(card->text, card->ink)) return;
  ops::Placement there;
  if (event.window_mm) {
    const Vec2 at = desk_.to_map(*event.window_mm * desk_.seat_scale);
    there = {at, turn_at(seat), desk_.scene.island_at(at)};
  } else if (event.kind == SeatEvent::Kind::drop)
    there = {room_ahead(seat, card->size, seating_, desk_), turn_at(seat), Id{}};
  else
    there = place_for(seat, event.card);
  if (auto done = desk_.apply_all(put(seat, event.card, there)); !done) desk_.refused(done.error());
}

void WaitingCards::put_all(const Seat& seat, ops::ActionId action) {
  const std::vector<Id> waiting = seat.cards();
  for (const Id id : waiting) {
    const model::Card* card = model::find_card(desk_.board(), id);
    if (!card || !says_something(card->text, card->ink)) continue;
    if (auto done = desk_.apply_all(put(seat, id, place_for(seat, id)), action); !done)
      desk_.refused(done.error());
  }
}

}  // namespace seats
