#include "seats/seat.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "model/question_words.h"
#include "model/weighing.h"
#include "ops/document.h"
#include "seats/dress_spots.h"
#include "seats/lay_spots.h"
#include "seats/seat_plan.h"

namespace seats {

using input::Phase;
using Kind = Spot::Kind;
using Event = SeatEvent::Kind;

namespace {
constexpr double kThinking_s = 90;  // between one sentence and the next
}

Seat::Seat(desk::Desk& desk, Aids& aids, Labels& labels, SeatPlace place)
    : desk_(desk),
      aids_(aids),
      labels_(labels),
      room_(std::move(place)),
      keys_(desk, aids),
      writer_(desk, aids, room_, keys_),
      sheet_(desk, writer_),
      board_(desk.board_id) {}

// --- room

void Seat::set_open(bool open) {
  if (open == this->open() && !waits()) return;
  if (!open) finish();
  cancel_all();
  room_.set_open(open);
  if (!open) put_pen_down();
  if (open) sheet_.resume();
  fit_keys();
}

void Seat::wait_for_room() {
  if (waits()) return;
  finish();
  cancel_all();
  room_.wait_for_room();
  put_pen_down();
}

void Seat::put_pen_down() {
  sheet_.close();
  to_card();
  writer_.leave_card();
}

void Seat::set_table(const Rect& table) {
  room_.set_table(table);
  fit_keys();
}

void Seat::set_span(const Span& span) {
  if (room_.set_span(span) && !moving()) fit_keys();
}

void Seat::set_panel(const Panel& panel) {
  if (room_.set_panel(panel)) fit_keys();
}

void Seat::move_to(const SeatPlace& place) {
  cancel_all();
  room_.set_place(place);
  fit_keys();
}

void Seat::stay_here() {
  room_.ask_for_room();
  fit_keys();
  ask({Event::moved});
}

void Seat::fit_keys() {
  if (!open()) return;
  const Rect keys = keyboard_rect();
  // What is pressed on a keyboard that is about to change counts.
  if (keys_.other_size(keys)) carry_out(fingers_.release_keys(desk_.clock.now_s()));
  keys_.fit(keys, frame().size);
}

std::optional<int> Seat::stickers() const {
  const model::Board& board = desk_.board();
  if (!model::gives_at_seats(board)) return {};
  return model::stickers_left(board, giver());
}

std::string Seat::giver() const {
  return model::giver_key(key(), std::max(person_, model::last_giver(desk_.board(), key())));
}

bool Seat::can_pass_on() const { return !model::votes_of(desk_.board(), giver()).empty(); }

bool Seat::pass_back() {
  const int last = model::last_giver(desk_.board(), key());
  return std::exchange(person_, std::min(person_, last)) > last;
}

void Seat::pass_on() { person_ = std::max(person_, model::last_giver(desk_.board(), key())) + 1; }

Rect Seat::keyboard_rect() const { return SeatPlan(frame().size).keys; }

Rect Seat::pad_rect() const { return SeatPlan(frame().size).pad; }

Rect Seat::card_rect() const {
  const SeatPlan plan(frame().size);
  return writer_.on_map() ? plan.plate : plan.card;
}

std::vector<Spot> Seat::spots() const {
  std::vector<Spot> out = lay_spots(*this);
  dress_spots(out, *this, labels_);
  return out;
}

void Seat::show_board() {
  const std::string asked = question_of(std::exchange(board_, desk_.board_id)), now = question();
  const Writer::Followed card = writer_.show_board();
  cancel_all();
  cards_.clear();
  sheet_.look();
  if (!open() || now == asked || now.empty()) return;
  const auto& tr = desk_.tr;
  const char* says = card == Writer::Followed::along
                         ? tr("The question has changed, your card comes along: {0}")
                     : card == Writer::Followed::stayed
                         ? tr("The question has changed, your card waits at the one before: {0}")
                         : tr("The question has changed: {0}");
  tell(fmt::format(fmt::runtime(says), now));
}

// --- fingers

void Seat::feed(const input::TouchSample& s, Vec2 window_mm) {
  if (s.phase != Phase::down) return carry_out(fingers_.feed(s, window_mm, frame()));
  carry_out(fingers_.end_unseen(s));
  if (!base::is_finite(window_mm)) return;
  const Vec2 local = frame().from_window(window_mm);
  carry_out(fingers_.set_palms_aside(s, local, frame()));
  if (!owns(s.finger)) carry_out(fingers_.land(s, local, frame(), ground()));
}

SeatGround Seat::ground() const {
  SeatGround out;
  if (open() && writes() && inking() && !reading().shown())
    out.pad = spot_at(Kind::pad, 0, pad_rect());
  if (open() && writes() && !inking() && keyboard()) out.keys = keyboard_rect();
  out.spots = spots();
  return out;
}

void Seat::carry_out(const FingerDeeds& deeds) {
  for (const FingerDeed& deed : deeds) carry_out(deed);
}

void Seat::carry_out(const FingerDeed& deed) {
  switch (deed.kind) {
    case FingerDeed::Kind::key:
      return press(deed);
    case FingerDeed::Kind::forget_key:
      (void)keys_.feed(deed.finger, deed.phase, {}, deed.time_s);
      return;
    case FingerDeed::Kind::ink:
      return ink(deed);
    case FingerDeed::Kind::pull:
      if (deed.spot.card == writer_.card()) finish();
      return;
    case FingerDeed::Kind::carry:
      // The panel goes where the finger is; the finger stays on its handle.
      if (room_.carry_to(deed.window_mm, desk_.at_wall()))
        fingers_.hold_again(deed.finger, frame());
      return;
    case FingerDeed::Kind::settle:
      return stay_here();
    case FingerDeed::Kind::tap:
      if (deed.spot.kind == Kind::card && !inking()) ask({Event::touched, {}, deed.window_mm});
      return tap(deed.spot);
    case FingerDeed::Kind::drop:
      return ask({Event::drop, deed.spot.card, deed.window_mm});
    case FingerDeed::Kind::flick:
      return ask({Event::drop, deed.spot.card});
    case FingerDeed::Kind::stick:
      return ask({Event::stick, {}, deed.window_mm});
  }
}

void Seat::press(const FingerDeed& deed) {
  const Vec2 at = deed.local - keyboard_rect().min;
  for (const input::KeyAction& a : keys_.feed(deed.finger, deed.phase, at, deed.time_s)) act(a);
}

void Seat::ink(const FingerDeed& deed) {
  const Rect pad = pad_rect();
  const Vec2 at = (deed.local - pad.centre()) / (pad.width() / model::kCardSize.w);
  if (writer_.ink({deed.finger, deed.phase, at})) asks_ = Asks::nothing;
}

void Seat::tap(const Spot& spot) {
  const Asks asked = std::exchange(asks_, Asks::nothing);
  if (asked == Asks::leave) tell({});
  switch (spot.kind) {
    case Kind::handle:
      return set_open(!open() && !waits());
    case Kind::fold:
      return set_open(false);
    case Kind::leave:
      return leave(asked == Asks::leave);
    case Kind::no_names:
      return ask({Event::names});
    case Kind::arrange:
      if (asked != Asks::arrange) show_arranging();
      return;
    case Kind::turn:
      return ask({Event::turn});
    case Kind::help:
      return ask({Event::help});
    case Kind::spread:
      return ask({Event::spread});
    case Kind::tidy:
      return ask({Event::tidy});
    case Kind::find:
      return ask({Event::find});
    case Kind::next_person:
      return ask({Event::next_person});
    case Kind::sticker:
      // Where it is all that a narrow handle shows, a tap opens the seat as ever.
      return open() || has_room_for_both(frame().size) ? ask({Event::unstick}) : set_open(true);
    case Kind::sheet:
    case Kind::value:
    case Kind::sheet_back:
    case Kind::sheet_on:
    case Kind::sheet_person:
      sheet_.tap(spot);
      return ask({Event::sheet});
    case Kind::paste:
      return ask({Event::paste});
    case Kind::copy:
      finish();
      return ask({Event::copy});
    case Kind::put:
      finish();
      if (!writer_.card().nil()) ask({Event::put, writer_.card()});
      return;
    case Kind::tray_card:
      return edit(tray_card(spot.index));
    default:
      (void)writer_.tap(spot);
      if (spot.kind == Kind::pen && inking() && !aids_.reader) ask({Event::reader});
  }
}

void Seat::leave(bool asked) {
  finish();
  // Everybody can look into the tray 箱: nobody's cards go there by a slip of the finger.
  if (asked || cards_.empty() || desk_.read_only) return ask({Event::leave});
  writer_.give_up_reading();
  asks_ = Asks::leave;
  tell(desk_.tr("Your cards go into the tray. Tap “Leave seat” again to leave."));
}

void Seat::show_arranging() {
  // Candidates would stand in the same place.
  finish();
  writer_.give_up_reading();
  asks_ = Asks::arrange;
}

void Seat::cancel_all() {
  const bool was_moving = moving();
  fingers_.clear();
  writer_.lift_ink();
  keys_.cancel_all();
  if (was_moving) stay_here();
}

void Seat::tick(double now_s) {
  for (const input::KeyAction& a : keys_.tick(now_s)) act(a);
}

std::vector<SeatEvent> Seat::take_events() {
  if (writer_.take_renamed()) ask({Event::renamed});
  return std::exchange(events_, {});
}

// --- writing

void Seat::act(const input::KeyAction& action) {
  if (writes() && writer_.act(action)) asks_ = Asks::nothing;
}

void Seat::type(const std::string& utf8) {
  const bool letter = utf8.size() == 1 && std::isalpha(static_cast<unsigned char>(utf8[0]));
  using K = input::KeyAction::Kind;
  if (utf8 == " ") return act({K::space, {}});
  act({letter && keys_.at_kana() ? K::romaji : K::text, utf8});
}

bool Seat::in_use() const {
  if (!open() || busy()) return open();
  const bool begun = !text().empty() || !pad().ink().empty();
  return begun && desk_.clock.now_s() - writer_.wrote_s() < kThinking_s;
}

std::string Seat::question_of(Id board) const {
  const model::Session& session = desk_.doc.session();
  const model::Board* of = session.board(board);
  return of ? model::question_text(session, *of) : std::string{};
}

void Seat::edit(Id card) {
  sheet_.aside();
  writer_.edit(card);
}

void Seat::next_card() {
  sheet_.aside();
  writer_.next_card();
}

void Seat::write_plate(canvas::ItemRef thing) {
  sheet_.aside();
  writer_.write_plate(thing);
}

void Seat::tell_arrival() { tell(desk_.tr("A card came in. It waits beside yours.")); }

// --- the cards that wait

void Seat::set_cards(std::vector<Id> cards) {
  cards_ = std::move(cards);
  const Id written = writer_.card();
  if (!written.nil() && std::find(cards_.begin(), cards_.end(), written) == cards_.end())
    writer_.card_went();
}

Id Seat::tray_card(std::size_t index) const {
  for (const Id id : cards_)
    if (id != writer_.card() && index-- == 0) return id;
  return {};
}

}  // namespace seats
