#include "seats/seats.h"

#include <fmt/core.h>

#include <algorithm>

#include "ops/document.h"
#include "ops/op.h"
#include "seats/flip_names.h"
#include "seats/rearrange.h"
#include "seats/seat_pen.h"
#include "seats/session_words.h"

namespace seats {

Seats::Seats(desk::Desk& desk, Aids& aids, SeatSettings settings)
    : desk_(desk),
      aids_(aids),
      labels_(desk.typesetter),
      seating_(desk, aids, labels_, settings.places),
      cards_(desk, seating_),
      focus_(seating_),
      answers_(desk, aids, seating_),
      visits_(desk, seating_),
      errands_(seating_),
      stickers_(desk, seating_),
      survey_(desk, aids, seating_),
      painter_(labels_) {
  cards_.index();
  desk_.to_seats = this;
}

Seats::~Seats() { desk_.to_seats = nullptr; }

void Seats::set_table(const Rect& table) {
  if (!seating_.set_table(table)) return;
  settle();
  dirty_ = true;
}

void Seats::show_board() {
  for (auto& s : all()) s->show_board();
  cards_.index();
  stickers_.show_board();
  words_dirty_ = dirty_ = true;
}

void Seats::set_mount(desk::Mount mount) {
  if (desk_.mount == mount) return;
  cancel_all();
  desk_.mount = mount;
  seating_.follow_mount();
  settle();
  dirty_ = true;
}

void Seats::set_language() {
  for (auto& s : all()) s->set_language();
  dirty_ = true;
}

void Seats::settle() {
  if (seating_.settle()) dirty_ = true;
}

// --- coming and going

bool Seats::add() {
  SeatPlace place;
  if (!has_size(seating_.table())) {
    desk_.notices.refuse(desk_.tr("The window is too small for a seat."));
    return false;
  }
  if (!place_for_another(seating_.places(), seating_.table(), desk_.at_wall(), place)) {
    desk_.notices.refuse(fmt::format(fmt::runtime(desk_.tr("There is room for {0} seats.")),
                                     desk_.at_wall() ? kMostWallSeats : kMostSeats));
    return false;
  }
  sit_down(place);
  return true;
}

Seat* Seats::sit_down(const SeatPlace& place, SitDown why) {
  Seat& made = seating_.sit_down(place);
  settle();
  dirty_ = true;
  if (why == SitDown::if_open && !made.open()) {
    seating_.remove(made);
    settle();
    return nullptr;
  }
  survey_.came(made);
  if (survey_.asking()) wishes_.push_back(SheetTurned{});
  focus(place.number);
  cards_.expect();
  tell_places();
  return &made;
}

void Seats::remove(Seat& seat) {
  seat.set_open(false);
  survey_.hand_in(seat);
  if (survey_.asking()) wishes_.push_back(SheetTurned{});
  // What was written here is not lost: it lies in the tray 箱.
  const std::set<Id> waiting = cards_.give_up(seat);
  if (!waiting.empty() && !desk_.read_only)
    desk_.notices.offer(
        fmt::format(fmt::runtime(desk_.tr("Cards of the seat put into the tray: {0}")),
                    waiting.size()),
        desk_.tr("Back to the seat"), desk::BackToSeat{seat.place(), desk_.board_id, waiting});
  answers_.forget(seat.place().number);
  focus_.forget(seat.place().number);
  seating_.remove(seat);
  tell_places();
}

void Seats::come_back(const desk::BackToSeat& offered) {
  SeatPlace place = offered.place;
  place.number = free_number(seating_.places(), desk_.at_wall());
  if (place.number == 0 || !has_size(seating_.table())) return;
  sit_down(place);
  cards_.bring_back(offered, *seat(place.number));
  hand_out_cards();
}

void Seats::tell_places() {
  SeatSettings settings{seating_.lasting_places()};
  std::ranges::sort(settings.places, {}, &SeatPlace::number);
  wishes_.push_back(PlacesChanged{std::move(settings)});
}

// --- what others changed

void Seats::changed(const ops::Op& op) {
  const ops::Touched touched = ops::touched_by(op);
  words_dirty_ = true;
  if (touched.is<model::Session>()) {
    for (auto& s : all()) s->show_names();
    dirty_ = true;
  }
  if (touched.is<model::Inquiry>()) survey_.look(), dirty_ = true;
  if (touched.is<model::Board>() || touched.is<model::Question>()) dirty_ = true;  // it is asked
  if (touched.is<model::Island>() || touched.is<model::Relation>() || touched.is<model::Circle>()) {
    for (auto& s : all()) s->check_plate();
    dirty_ = true;
  }
  if (desk_.board().cards.size() < 2) dirty_ = true;  // free places look different from now on
  if (stickers_.changed(op)) dirty_ = true;
  cards_.changed(touched);
}

void Seats::hand_out_cards() {
  if (cards_.hand_out()) dirty_ = true;
}

void Seats::learn() {
  if (std::exchange(words_dirty_, false))
    aids_.vocabulary.set_texts(session_words(desk_.doc.session(), desk_.written));
}

// --- fingers

bool Seats::covers(Vec2 pos_px) {
  const Vec2 window_mm = pos_px / desk_.seat_px();
  return at(window_mm) || free_places().at(window_mm);
}

bool Seats::owns(input::FingerId finger) const {
  return free_places().owns(finger) || seating_.owner_of(finger);
}

void Seats::feed(const input::TouchSample& sample) {
  const Vec2 window_mm = sample.pos_px / desk_.seat_px();
  Seat* seat = seating_.owner_of(sample.finger);
  if (!seat && sample.phase == input::Phase::down) {
    seat = at(window_mm);
    if (seat) focus(seat->place().number);
  }
  if (!seat) {
    const auto place = seating_.free_places().feed(sample, window_mm);
    if (place && place->look_only)
      desk_.notices.say(desk_.tr("This session can only be looked at here."));
    else if (place)
      sit_down({free_number(seating_.places(), desk_.at_wall()), place->edge, place->along, {}});
    dirty_ = true;
    return;
  }
  learn();
  // Where a card rests is seen before its finger lifts.
  if (sample.phase == input::Phase::up || sample.phase == input::Phase::lost)
    (void)visits_.look(desk_.clock.now_s());
  seat->feed(sample, window_mm);
  settle();
  dirty_ = true;
  carry_out_events(*seat);
}

void Seats::carry_out_events(Seat& seat) {
  for (const SeatEvent& event : seat.take_events()) {
    carry_out(seat, event);
    if (event.kind == SeatEvent::Kind::leave) break;  // the seat is gone
  }
  end_errands();
}

void Seats::carry_out(Seat& seat, const SeatEvent& event) {
  switch (event.kind) {
    case SeatEvent::Kind::moved:
      seat.keep_span();
      return tell_places();
    case SeatEvent::Kind::renamed:
      return tell_places();
    case SeatEvent::Kind::leave:
      return remove(seat);
    case SeatEvent::Kind::names:
      return flip_names(desk_, waiting() > 0);
    case SeatEvent::Kind::spread:
    case SeatEvent::Kind::tidy:
      return rearrange(desk_, seat, event.kind);
    case SeatEvent::Kind::sheet:
      if (seat.sheet().thanks()) survey_.hand_in(seat);
      return wishes_.push_back(SheetTurned{});
    case SeatEvent::Kind::touched: {
      const auto [set, at] = painter_.written_on(seat);
      return seat.touch_text(*set, seat.frame().from_window(*event.window_mm) - at);
    }
    case SeatEvent::Kind::stick:
    case SeatEvent::Kind::unstick:
    case SeatEvent::Kind::next_person:
      return stickers_.carry_out(seat, event);
    case SeatEvent::Kind::put:
    case SeatEvent::Kind::drop:
      return put_down(seat, event);
    default:
      if (auto wish = wish_of(seat, event)) wishes_.push_back(std::move(*wish));
  }
}

void Seats::cancel_all() {
  seating_.free_places().cancel_all();
  for (auto& s : all()) {
    s->cancel_all();
    settle();
    keep_place(*s);
  }
  dirty_ = true;
}

void Seats::leave() {
  cancel_all();
  survey_.end();
  for (auto& s : all()) {
    s->finish();
    s->to_card();
    keep_place(*s);
  }
  answers_.forget_all();
}

void Seats::keep_place(Seat& seat) {
  bool changed = false;
  for (const SeatEvent& event : seat.take_events()) {
    if (event.kind == SeatEvent::Kind::moved) seat.keep_span();
    changed |= event.kind == SeatEvent::Kind::moved || event.kind == SeatEvent::Kind::renamed;
  }
  if (changed) tell_places();
}

void Seats::tick(double now_s) {
  settle();
  for (auto& s : all()) {
    if (s->next_deadline_s() > now_s) continue;
    s->tick(now_s);
    dirty_ = true;
  }
  if (answers_.take()) dirty_ = true;
  if (visits_.look(now_s)) dirty_ = true;
  hand_out_cards();
}

double Seats::next_deadline_s() const {
  double next = std::min(answers_.next_deadline_s(), visits_.next_deadline_s());
  for (const auto& s : all()) next = std::min(next, s->next_deadline_s());
  return next;
}

// --- what goes onto the table

void Seats::put_down(const Seat& seat, const SeatEvent& event) {
  const model::Card* card = model::find_card(desk_.board(), event.card);
  if (!card || desk_.read_only || !says_something(card->text, card->ink)) return;
  if (event.window_mm && take_over(event.card, *event.window_mm)) return;
  if (cards_.put_down(seat, event)) wishes_.push_back(CardOut{});
  hand_out_cards();
}

void Seats::show_all() {
  if (desk_.read_only) return;
  for (auto& s : all()) s->finish();
  hand_out_cards();
  const ops::ActionId action = desk_.doc.new_action();
  if (cards_.put_all(action)) wishes_.push_back(CardOut{});
  hand_out_cards();
}

// --- what comes from the table into a seat to be written there

bool Seats::take_card(Id id, Vec2 window_mm) { return take_over(id, window_mm / desk_.seat_scale); }

bool Seats::take_over(Id id, Vec2 at_mm) {
  Seat* seat = visits_.taker(id, at(at_mm));
  return seat && seat->open() && take_card(id, *seat, Why::lands);
}

bool Seats::take_card(Id id, Seat& seat, Why why) {
  if (!cards_.take(id, seat)) return false;
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
  carry_out_events(seat);
  focus(seat.place().number);
  dirty_ = true;
}

bool Seats::open(Seat& seat, std::optional<canvas::ItemRef> thing) {
  const bool was_open = seat.open();
  seat.set_open(true);
  settle();
  if (!seat.open()) {
    seat.set_open(false);
    settle();
    return false;
  }
  if (!was_open) errands_.begin(seat, thing);
  return true;
}

Seat* Seats::open_for(std::optional<canvas::ItemRef> thing, const base::TurnedRect& there) {
  const Rect& table = seating_.table();
  const Edge side = desk_.at_wall() || !has_size(table)
                        ? Edge::bottom
                        : side_faced(there.turn, there.centre, table);
  for (Seat* s : errands_.hosts(side, there.centre))
    if (open(*s, thing)) return s;
  SeatPlace place = place_at(side, there.centre, table);
  place.number = free_number(seating_.places(), desk_.at_wall());
  if (place.number > 0 && has_size(table))
    if (Seat* made = sit_down(place, SitDown::if_open)) {
      errands_.begin(*made, thing);
      return made;
    }
  for (Seat* s : errands_.hosts({}, there.centre))
    if (open(*s, thing)) return s;
  desk_.notices.refuse(desk_.tr("There is no free seat, and no room for another one."));
  return nullptr;
}

void Seats::end_errands() {
  for (Seat* s : errands_.take_done(desk_.board())) {
    s->set_open(false);
    settle();
    dirty_ = true;
  }
}

bool Seats::write(std::optional<canvas::ItemRef> thing, const base::TurnedRect& there) {
  const bool card = thing && thing->kind == canvas::ItemKind::card;
  if (desk_.read_only || (card && !model::find_card(desk_.board(), thing->id))) return false;
  if (thing && !card && !WrittenPlate::words_of(desk_.board(), *thing)) return false;
  const double scale = desk_.seat_scale;
  Seat* seat = open_for(
      thing, {there.centre / scale, {there.size.w / scale, there.size.h / scale}, there.turn});
  if (!seat) return false;
  written_in(*seat);
  if (card) return take_card(thing->id, *seat, Why::asked);
  thing ? seat->write_plate(*thing) : seat->next_card();
  written_in(*seat);
  return true;
}

bool Seats::any_open() const {
  return std::ranges::any_of(all(), [](const auto& s) { return s->open(); });
}

// --- the physical keyboard and the desktop's input method, at the seat that has them

void Seats::focus(int number) {
  if (focus_.give(number)) dirty_ = true;
}

void Seats::type(std::string_view utf8) {
  if (Seat* seat = focused()) seat->type(std::string(utf8));
  dirty_ = true;
}

text::TextTaker::KeyDone Seats::press(text::TextKey key, Held held) {
  if (key == text::TextKey::escape) {
    unfocus();
    return {true, {}};
  }
  Seat* seat = focused();
  const auto action = seat_action(key, held);
  if (!action || !seat) return {};
  seat->act(*action);
  carry_out_events(*seat);
  dirty_ = true;
  return {true, {}};
}

void Seats::compose(text::Composed composed) {
  if (Seat* seat = focused()) seat->compose(std::move(composed));
  dirty_ = true;
}

bool Seats::composing() const {
  const Seat* seat = focused();
  return seat && seat->text().composed_elsewhere();
}

void Seats::end_composing() {
  if (!composing()) return;
  focused()->finish();
  dirty_ = true;
}

std::optional<Vec2> Seats::caret_px() const {
  const Seat* seat = focused();
  if (!seat) return {};
  const Rect card = seat->card_rect();
  return seat->frame().to_window(Vec2{card.min.x, card.max.y}) * desk_.seat_px();
}

void Seats::draw(const canvas::Look& look, canvas::DrawList& out) {
  std::uint32_t layer =
      painter_.draw(free_places(), desk_.board().cards.empty(), desk_.tr, look, 0, out);
  for (const auto& s : all()) layer = painter_.draw(*s, look, layer, out);
  for (const VisitingCard& v : visits_.all()) {
    painter_.draw_visit(v, seat(v.seat), desk_, look, layer, out);
    layer += kLayers;
  }
  for (const auto& s : all()) painter_.draw_pulled(*s, look, layer, out);
  stickers_.draw(look, labels_, layer + kLayers, out);
}

}  // namespace seats
