#include "seats/written_card.h"

#include <utility>

#include "base/utf8.h"
#include "canvas/scene.h"
#include "desk/words.h"
#include "model/kinds.h"
#include "ops/document.h"
#include "ops/op.h"
#include "ops/twins.h"

namespace seats {

namespace {

/// It has lain on the map: only a card that never did has no place and no height there.
bool was_shown(const model::Card& card) {
  return !(card.pos == Vec2{}) || card.z != 0 || !card.who.empty() || card.alone != 0;
}
bool blank(const model::Card& card) { return card.text.empty() && card.ink.empty(); }

}  // namespace

bool says_something(const std::string& text, const std::vector<model::InkStroke>& ink) {
  return !ink.empty() || !base::lines_of(text).empty();
}

model::Card card_at(const SeatPlace& place, desk::Desk& desk) {
  model::Card card;
  card.id = desk.ids.next();
  card.turn = base::normal_angle(turn_of(place.edge));
  card.place = model::Place::seat;
  card.seat = std::to_string(place.number);
  card.made = desk.clock.wall();
  return card;
}

void WrittenCard::begin() {
  id_ = {};
  taken_up_ = {};
}

void WrittenCard::take_up(Id card) {
  taken_up_ = desk_.board().cards.at(card);
  id_ = card;
  board_ = desk_.board_id;
}

bool WrittenCard::follow_board() {
  const model::Board* from = desk_.doc.session().board(board_);
  const model::Card* there = from ? model::find_card(*from, id_) : nullptr;
  if (!there || from->id == desk_.board_id || desk_.read_only) return false;
  if (there->place != model::Place::seat || was_shown(*there)) return false;
  const model::Card card = *there;
  if (!desk_.doc.apply_aside(ops::Remove<model::Card>{board_, id_})) return false;
  auto added = desk_.doc.apply_aside(ops::Add<model::Card>{desk_.board_id, card});
  if (!added) {
    desk_.refused(added.error());
    (void)desk_.doc.apply_aside(ops::Add<model::Card>{board_, card});
    return false;
  }
  board_ = desk_.board_id;
  return true;
}

bool WrittenCard::make(const SeatPlace& place) {
  if (card()) return true;
  const model::Card made = card_at(place, desk_);
  begin();
  id_ = made.id;  // first, so that whoever is told finds it
  board_ = desk_.board_id;
  auto added = desk_.doc.apply_aside(ops::Add<model::Card>{desk_.board_id, made});
  if (added) return true;
  begin();
  desk_.refused(added.error());
  return false;
}

bool WrittenCard::change(const model::Patch<model::Card>& patch, Id card) {
  auto done = desk_.doc.apply_aside(ops::Change<model::Card>{desk_.board_id, card, patch});
  if (!done) desk_.refused(done.error());
  const model::Card* changed = model::find_card(desk_.board(), card);
  const model::Patch<model::Card> shared = ops::shared_by_twins(patch);
  if (done && changed && model::find_card(desk_.board(), changed->twin) && !shared.empty())
    (void)desk_.doc.apply_aside(ops::Change<model::Card>{desk_.board_id, changed->twin, shared});
  return done.ok();
}

void WrittenCard::set_text(const std::string& words, const SeatPlace& place) {
  if (!card() && (words.empty() || !make(place))) return;
  if (card()->text == words) return;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::text>(words);
  const Size size = desk::card_size_for(words, desk_.typesetter, desk_.scene.look().letters);
  if (!(size == card()->size)) patch.set<&model::Card::size>(size);
  change(patch, id_);
  drop_if_empty();
}

void WrittenCard::set_ink(const std::vector<model::InkStroke>& ink, const SeatPlace& place) {
  if (!card() && (ink.empty() || !make(place))) return;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::ink>(ink);
  change(patch, id_);
  drop_if_empty();
}

void WrittenCard::drop_if_empty() {
  const model::Card* written = card();
  if (!written || !blank(*written) || was_shown(*written)) return;
  if (desk_.doc.apply_aside(ops::Remove<model::Card>{desk_.board_id, id_})) begin();
}

bool WrittenCard::leave() {
  const model::Card* written = card();
  if (!written || desk_.read_only || !blank(*written)) return false;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::tray);
  if (taken_up_.id == id_) {
    patch.set<&model::Card::text>(taken_up_.text);
    patch.set<&model::Card::size>(taken_up_.size);
    patch.set<&model::Card::ink>(taken_up_.ink);
  }
  const Id left = id_;
  begin();
  if (change(patch, left))
    desk_.notices.say(desk_.tr("The emptied card was put into the tray as it was before."));
  return true;
}

}  // namespace seats
