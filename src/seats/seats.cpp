#include "seats/seats.h"

#include <fmt/core.h>

#include <algorithm>

#include "ops/names.h"

namespace seats {

namespace {

/// A card that has waited at a seat lies in the tray 箱 from now on; false when it was refused.
bool to_tray(desk::Desk& desk, Id card) {
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::tray);
  return desk.doc.apply_aside(ops::Change<model::Card>{desk.board_id, card, patch}).ok();
}

}  // namespace

Seats::Seats(desk::Desk& desk, Aids& aids, SeatSettings settings)
    : desk_(desk), aids_(aids), painter_(desk.typesetter) {
  for (SeatPlace& place : settings.places) {
    if (desk.at_wall()) place.edge = Edge::bottom;
    seats_.push_back(std::make_unique<Seat>(desk_, aids_, std::move(place)));
  }
  index_cards();
  desk_.to_seats = this;
}

Seats::~Seats() { desk_.to_seats = nullptr; }

void Seats::set_table(const Rect& table) {
  if (table == table_) return;
  table_ = table;
  for (auto& s : seats_) s->set_table(table);
  settle();
  dirty_ = true;
}

void Seats::show_board() {
  for (auto& s : seats_) s->show_board();
  index_cards();
  words_dirty_ = dirty_ = true;
}

void Seats::set_language() {
  for (auto& s : seats_) s->set_language();
  dirty_ = true;
}

Seat* Seats::seat(int number) const {
  for (const auto& s : seats_)
    if (s->place().number == number) return s.get();
  return nullptr;
}

std::vector<SeatPlace> Seats::places() const {
  std::vector<SeatPlace> out;
  for (const auto& s : seats_) out.push_back(s->place());
  return out;
}

bool Seats::add() {
  SeatPlace place;
  if (!has_size(table_)) {
    desk_.notices.say(desk_.tr("The window is too small for a seat."));
    return false;
  }
  if (!place_for_another(places(), table_, desk_.at_wall(), place)) {
    desk_.notices.say(fmt::format(fmt::runtime(desk_.tr("There is room for {0} seats.")),
                                  desk_.at_wall() ? kMostWallSeats : kMostSeats));
    return false;
  }
  sit_down(place);
  return true;
}

void Seats::sit_down(const SeatPlace& place) {
  seats_.push_back(std::make_unique<Seat>(desk_, aids_, place));
  Seat& made = *seats_.back();
  made.set_table(table_);
  made.set_open(true);
  settle();
  focus(place.number);
  cards_dirty_ = dirty_ = true;
  tell_places();
}

void Seats::remove(Seat& seat) {
  seat.set_open(false);
  // What was written here is not lost: it lies in the tray 箱.
  const std::set<Id> waiting = cards_[seat.key()];
  for (const Id id : waiting) {
    if (desk_.read_only) break;
    (void)to_tray(desk_, id);
  }
  if (!waiting.empty() && !desk_.read_only)
    desk_.notices.offer(
        fmt::format(fmt::runtime(desk_.tr("Cards of the seat put into the tray: {0}")),
                    waiting.size()),
        desk_.tr("Back to the seat"), desk::BackToSeat{seat.place(), desk_.board_id, waiting});
  if (aids_.worker) aids_.worker->forget(base::Asker(seat.place().number));
  if (aids_.reader) aids_.reader->forget(base::Asker(seat.place().number));
  if (focus_ == seat.place().number) focus_ = 0;
  std::erase_if(seats_, [&](const auto& s) { return s.get() == &seat; });
  tell_desk();
  tell_places();
}

void Seats::come_back(const desk::BackToSeat& offered) {
  SeatPlace place = offered.place;
  place.number = free_number(places(), desk_.at_wall());
  if (place.number == 0 || !has_size(table_)) return;
  sit_down(place);
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::seat);
  patch.set<&model::Card::seat>(seats_.back()->key());
  const model::Board* board = desk_.doc.session().board(offered.board);
  for (const Id id : offered.cards) {
    const model::Card* card = board ? model::find_card(*board, id) : nullptr;
    if (!card || card->place != model::Place::tray) continue;  // somebody has taken it meanwhile
    if (auto done = desk_.doc.apply_aside(ops::Change<model::Card>{board->id, id, patch}); !done)
      desk_.refused(done.error());
  }
  hand_out_cards();
}

void Seats::tell_places() {
  SeatSettings settings{places()};
  std::sort(settings.places.begin(), settings.places.end(),
            [](const SeatPlace& a, const SeatPlace& b) { return a.number < b.number; });
  wishes_.push_back(PlacesChanged{std::move(settings)});
}

// --- whose cards wait

void Seats::index_cards() {
  cards_.clear();
  for (const auto& [id, card] : desk_.board().cards)
    if (card.place == model::Place::seat) cards_[card.seat].insert(id);
  send_strays_to_tray();
  cards_dirty_ = true;
}

void Seats::send_strays_to_tray() {
  if (desk_.read_only) return;
  std::vector<Id> homeless;
  for (const auto& [key, ids] : cards_)
    // Named: clang before 16 captures no structured binding otherwise.
    if (std::ranges::none_of(seats_, [&key = key](const auto& s) { return s->key() == key; }))
      homeless.insert(homeless.end(), ids.begin(), ids.end());
  for (const Id id : homeless) {
    const std::string seat = desk_.board().cards.at(id).seat;
    if (to_tray(desk_, id)) cards_[seat].erase(id);
  }
}

void Seats::changed(const ops::Op& op) {
  const ops::Touched touched = ops::touched_by(op);
  words_dirty_ = true;
  if (touched.kind == ops::Touched::Kind::session) {
    for (auto& s : seats_) s->show_names();
    dirty_ = true;
  }
  if (touched.kind == ops::Touched::Kind::island) {
    for (auto& s : seats_) s->check_plate();
    dirty_ = true;
  }
  if (desk_.board().cards.size() < 2) dirty_ = true;  // free places look different from now on
  if (touched.kind != ops::Touched::Kind::card || touched.board != desk_.board_id) return;
  const model::Card* card = model::find_card(desk_.board(), touched.id);
  const bool waits = card && card->place == model::Place::seat;
  if (!waits) homes_.erase(touched.id);
  for (auto& [seat, ids] : cards_)
    if (!waits || seat != card->seat)
      if (ids.erase(touched.id) > 0) cards_dirty_ = true;
  if (waits) {
    cards_[card->seat].insert(touched.id);
    cards_dirty_ = true;
  }
}

void Seats::hand_out_cards() {
  if (!std::exchange(cards_dirty_, false)) return;
  send_strays_to_tray();  // an undo may bring cards back to a seat that was given up meanwhile
  for (auto& s : seats_) {
    const auto& ids = cards_[s->key()];
    s->set_cards({ids.begin(), ids.end()});
  }
  dirty_ = true;
}

std::size_t Seats::waiting() const {
  std::size_t n = 0;
  for (const auto& [seat, ids] : cards_) n += ids.size();
  return n;
}

void Seats::learn() {
  if (!std::exchange(words_dirty_, false)) return;
  const model::Session& session = desk_.doc.session();
  std::vector<ime::Words::Text> texts;
  const auto add = [&](const std::string& text, ime::Words::Text::Kind kind) {
    if (!text.empty() && texts.size() < ime::Vocabulary::kMostTexts) texts.push_back({text, kind});
  };
  add(session.title, ime::Words::Text::Kind::heading);
  add(session.venue, ime::Words::Text::Kind::heading);
  for (const model::Question* q : session.questions_in_order())
    add(q->text, ime::Words::Text::Kind::heading);
  for (const model::Board* b : session.boards_in_order())
    for (const auto& [id, island] : b->islands) add(island.plate, ime::Words::Text::Kind::heading);
  for (const model::Board* b : session.boards_in_order())
    for (const auto& [id, card] : b->cards)
      if (card.place != model::Place::seat) add(card.text, ime::Words::Text::Kind::card);
  aids_.vocabulary.set_texts(std::move(texts));
}

// --- fingers

Seat* Seats::at(Vec2 p) {
  for (auto s = seats_.rbegin(); s != seats_.rend(); ++s)
    if ((*s)->covers(p)) return s->get();
  return nullptr;
}

bool Seats::covers(Vec2 pos_px) {
  const Vec2 window_mm = pos_px / desk_.camera.px_per_mm;
  return at(window_mm) || free_.at(window_mm);
}

std::vector<Rect> Seats::open_seats() const {
  std::vector<Rect> out;
  for (const auto& s : seats_)
    if (s->open()) out.push_back(s->frame().area());
  return out;
}

std::vector<Rect> Seats::handles() const {
  std::vector<Rect> out;
  for (const auto& s : seats_)
    if (!s->open()) out.push_back(s->frame().area());
  for (const FreePlace& f : free_.all()) out.push_back(f.frame.area());
  return out;
}

bool Seats::owns(input::FingerId finger) const {
  if (free_.owns(finger)) return true;
  return std::any_of(seats_.begin(), seats_.end(), [&](const auto& s) { return s->owns(finger); });
}

void Seats::feed(const input::TouchSample& sample) {
  const Vec2 window_mm = sample.pos_px / desk_.camera.px_per_mm;
  Seat* seat = nullptr;
  for (auto& s : seats_)
    if (s->owns(sample.finger)) seat = s.get();
  if (!seat && sample.phase == input::Phase::down) {
    seat = at(window_mm);
    if (seat) focus(seat->place().number);
  }
  if (!seat) {
    if (const auto place = free_.feed(sample, window_mm))
      sit_down({free_number(places(), desk_.at_wall()), place->edge, place->along, {}});
    dirty_ = true;
    return;
  }
  learn();
  seat->feed(sample, window_mm);
  settle();
  dirty_ = true;
  for (const SeatEvent& event : seat->take_events()) {
    carry_out(*seat, event);
    if (event.kind == SeatEvent::Kind::leave) break;
  }
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
      return flip_names();
    case SeatEvent::Kind::turn:
      wishes_.push_back(WantsTurn{seat.place().number, turn_at(seat)});
      return;
    case SeatEvent::Kind::paste:
      wishes_.push_back(WantsPaste{seat.place().number});
      return;
    case SeatEvent::Kind::touched: {
      const auto [set, at] = painter_.written_on(seat);
      return seat.touch_text(*set, seat.frame().from_window(*event.window_mm) - at);
    }
    case SeatEvent::Kind::put:
    case SeatEvent::Kind::drop: {
      const model::Card* card = model::find_card(desk_.board(), event.card);
      if (!card || desk_.read_only || !says_something(card->text, card->ink)) return;
      const auto& let_go = event.window_mm;
      if (let_go && take_card(event.card, *let_go)) return;
      ops::Placement there = place_for(seat, event.card);
      if (let_go)
        there = {desk_.to_map(*let_go), turn_at(seat),
                 desk_.scene.island_at(desk_.to_map(*let_go))};
      else if (event.kind == SeatEvent::Kind::drop)
        there = {ahead_of(seat, card->size), turn_at(seat), Id{}};
      if (auto done = desk_.apply_all(put(seat, event.card, there)); !done)
        desk_.refused(done.error());
      hand_out_cards();
      return;
    }
  }
}

void Seats::flip_names() {
  const model::Session& session = desk_.doc.session();
  const bool leave_out = !session.anonymous, named = ops::names_anybody(session);
  const ops::Ops ops = leave_out ? ops::leave_names_out(session) : ops::let_names_in(session);
  if (auto done = desk_.doc.apply_all(ops); !done) return desk_.refused(done.error());
  const auto& tr = desk_.tr;
  if (!leave_out)
    desk_.notices.say(tr("From now on cards may say who wrote them."));
  else if (named)
    desk_.notices.say(tr(
        "No card says any more who wrote it. The names of before are still in the journal beside "
        "the session file."));
  else
    desk_.notices.say(tr("No card will say who wrote it."));
}

void Seats::cancel_all() {
  bool moved = false;
  free_.cancel_all();
  for (auto& s : seats_) {
    s->cancel_all();
    settle();
    for (const SeatEvent& event : s->take_events()) {
      if (event.kind != SeatEvent::Kind::moved) continue;
      s->keep_span();
      moved = true;
    }
  }
  if (moved) tell_places();
  dirty_ = true;
}

// --- time, conversion, keyboard

void Seats::tick(double now_s) {
  settle();
  for (auto& s : seats_) {
    if (s->next_deadline_s() > now_s) continue;
    s->tick(now_s);
    dirty_ = true;
  }
  take_answers();
  hand_out_cards();
}

void Seats::focus(int number) {
  Seat* before = number == focus_ ? nullptr : focused();
  if (before && before->text().composed_elsewhere()) {
    before->finish();
    dirty_ = true;
  }
  focus_ = number;
}

Seat* Seats::focused() const {
  Seat* s = focus_ > 0 ? seat(focus_) : nullptr;
  return s && s->open() ? s : nullptr;
}

void Seats::draw(const canvas::Look& look, canvas::DrawList& out) {
  std::uint32_t layer = painter_.draw(free_, desk_.board().cards.empty(), desk_.tr, look, 0, out);
  for (const auto& s : seats_) layer = painter_.draw(*s, look, layer, out);
  for (const auto& s : seats_) painter_.draw_pulled(*s, look, layer, out);
}

}  // namespace seats
