#include "seats/waiting_cards.h"

#include <algorithm>
#include <utility>

#include "canvas/scene.h"
#include "model/kinds.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/names.h"
#include "ops/op.h"
#include "seats/room_ahead.h"

namespace seats {

namespace {

double turn_at(const Seat& seat) { return base::normal_angle(turn_of(seat.place().edge)); }

}  // namespace

void WaitingCards::index() {
  by_seat_.clear();
  for (const auto& [id, card] : desk_.board().cards)
    if (card.place == model::Place::seat) by_seat_[card.seat].insert(id);
  send_strays_to_tray();
  due_ = true;
}

Id WaitingCards::to_tray(Id card) {
  if (desk_.nameless()) {
    Id lies = card;
    for (const ops::Op& op :
         ops::to_tray_nameless(desk_.board(), card, desk_.ids, desk_.clock.wall())) {
      if (!desk_.doc.apply_aside(op)) return {};
      lies = ops::touched_by(op).id;
    }
    return lies;
  }
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::tray);
  const ops::Op op = ops::Change<model::Card>{desk_.board_id, card, patch};
  return desk_.doc.apply_aside(op) ? card : Id{};
}

std::size_t WaitingCards::draw(std::size_t n) const {
  const Id id = desk_.ids.next();  // its last bytes are random
  std::size_t drawn = 0;
  for (std::size_t i = 9; i < id.bytes.size(); ++i) drawn = drawn << 8 | id.bytes[i];
  return drawn % n;
}

void WaitingCards::send_strays_to_tray() {
  if (desk_.read_only) return;
  std::vector<Id> homeless;
  for (const auto& [key, ids] : by_seat_)
    // Named: clang before 16 captures no structured binding otherwise.
    if (std::ranges::none_of(seating_.all(),
                             [&key = key](const auto& s) { return s->key() == key; }))
      homeless.insert(homeless.end(), ids.begin(), ids.end());
  if (desk_.nameless()) shuffle(homeless);
  for (const Id id : homeless) {
    const std::string seat = desk_.board().cards.at(id).seat;
    if (!to_tray(id).nil()) by_seat_[seat].erase(id);
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
  if (!card->island.nil()) {
    // It is lent, and comes back: an island of which others are left waits for it.
    if (model::cards_in(desk_.board(), card->island).size() > 1)
      ops = {ops::Change<model::Card>{desk_.board_id, id,
                                      model::Patch<model::Card>{}.set<&model::Card::island>(Id{})}};
    else
      ops = ops::place_card(desk_.board(), id, {card->pos, card->turn, Id{}});
  }
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
  const std::set<Id> waiting = by_seat_[seat.key()];
  if (desk_.read_only) return waiting;
  std::set<Id> lie;
  std::vector<Id> going(waiting.begin(), waiting.end());
  if (desk_.nameless()) shuffle(going);
  for (const Id id : going)
    if (const Id there = to_tray(id); !there.nil()) lie.insert(there);
  return lie;
}

ops::Ops WaitingCards::put(const Seat& seat, Id card, const ops::Placement& there) const {
  if (desk_.nameless())
    return ops::come_out_nameless(desk_.board(), card, there, desk_.ids, desk_.clock.wall());
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::table);
  // Who corrects somebody's card does not become its writer.
  const bool others = homes_.contains(card) && !desk_.board().cards.at(card).who.empty();
  if (!seat.place().name.empty() && !others) patch.set<&model::Card::who>(seat.place().name);
  ops::Ops out{ops::Change<model::Card>{desk_.board_id, card, patch}};
  for (ops::Op& op : ops::place_card(desk_.board(), card, there)) out.push_back(std::move(op));
  return out;
}

ops::Placement WaitingCards::place_for(const Seat& seat, Id card) const {
  const auto home = homes_.find(card);
  if (home == homes_.end()) {
    const auto& all = seating_.all();
    const Seat& before = desk_.nameless() ? *all[draw(all.size())] : seat;
    return {room_ahead(before, desk_.board().cards.at(card).size, seating_, desk_), turn_at(before),
            Id{}};
  }
  ops::Placement there = home->second;
  if (!model::find_island(desk_.board(), there.island)) there.island = Id{};
  return there;
}

bool WaitingCards::put_down(const Seat& seat, const SeatEvent& event) {
  const model::Card* card = model::find_card(desk_.board(), event.card);
  if (!card || desk_.read_only || !says_something(card->text, card->ink)) return false;
  ops::Placement there;
  if (event.window_mm) {
    const Vec2 at = desk_.to_map(*event.window_mm * desk_.seat_scale);
    there = {at, desk_.nameless() ? desk_.facing(at) : turn_at(seat), desk_.scene.island_at(at)};
  } else if (event.kind == SeatEvent::Kind::drop && !desk_.nameless())
    there = {room_ahead(seat, card->size, seating_, desk_), turn_at(seat), Id{}};
  else
    there = place_for(seat, event.card);
  const auto done = desk_.apply_all(put(seat, event.card, there));
  if (!done) desk_.refused(done.error());
  return done.ok();
}

bool WaitingCards::put_all(ops::ActionId action) {
  std::vector<std::pair<const Seat*, Id>> waiting;
  for (const auto& s : seating_.all())
    for (const Id id : s->cards()) waiting.emplace_back(s.get(), id);
  if (desk_.nameless()) shuffle(waiting);
  bool any = false;
  for (const auto& [seat, id] : waiting) {
    const model::Card* card = model::find_card(desk_.board(), id);
    if (!card || !says_something(card->text, card->ink)) continue;
    if (auto done = desk_.apply_all(put(*seat, id, place_for(*seat, id)), action); !done)
      desk_.refused(done.error());
    else
      any = true;
  }
  return any;
}

}  // namespace seats
