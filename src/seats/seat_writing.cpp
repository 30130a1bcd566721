// What is written in a seat, and how it comes to stand in the session.
#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "seats/seat.h"
#include "seats/seat_plan.h"

namespace seats {

namespace {

constexpr std::size_t kMostFromKey = 64;  // bytes that a key adds to what stands on it, at most
constexpr double kBeside = 1;             // mm above or below a line still touches it
constexpr double kBusy_s = 6;             // after the last key somebody is still writing

/// How much of a line goes on one card, bytes: behind a sentence where one ends in its second half,
/// else behind a blank, else between two characters.
std::size_t fitting(std::string_view line) {
  if (line.size() <= kMostText) return line.size();
  std::size_t n = kMostText;
  while (n > 0 && (static_cast<unsigned char>(line[n]) & 0xC0) == 0x80) --n;
  for (const auto& ends :
       {std::vector<std::string_view>{"\u3002", "\uFF0E", "\uFF01", "\uFF1F", ". ", "! ", "? "},
        std::vector<std::string_view>{"\u3001", " ", "\u3000"}}) {
    std::size_t best = 0;
    for (const std::string_view end : ends)
      if (const auto at = line.rfind(end, n - end.size()); at != std::string_view::npos)
        best = std::max(best, at + end.size());
    if (best > n / 2) return best;
  }
  return n;
}

/// An empty card that is being written at this seat.
model::Card card_at(const SeatPlace& place, desk::Desk& desk) {
  model::Card card;
  card.id = desk.ids.next();
  card.turn = base::normal_angle(turn_of(place.edge));
  card.place = model::Place::seat;
  card.seat = std::to_string(place.number);
  card.made = desk.clock.wall();
  return card;
}

/// It has lain on the map: only a card that never did has no place and no height there.
bool was_shown(const model::Card& card) {
  return !(card.pos == Vec2{}) || card.z != 0 || !card.who.empty() || card.alone != 0;
}
bool blank(const model::Card& card) { return card.text.empty() && card.ink.empty(); }

}  // namespace

bool says_something(const std::string& text, const std::vector<model::InkStroke>& ink) {
  return !ink.empty() || !base::lines_of(text).empty();
}

bool Seat::at_kana() const {
  if (!keyboard_) return false;
  const keys::KeyLayout* page = aids_.layouts->find(keyboard_->page());
  return page && page->kind == keys::PageKind::kana;
}

void Seat::act(const input::KeyAction& action) {
  if (desk_.read_only) return;
  if (writing_ != Writing::card && action.kind == input::KeyAction::Kind::enter &&
      !text_.composition().composing())
    return to_card();
  if (naming() && nameless()) return;
  leaving_ = false;
  wrote_s_ = desk_.clock.now_s();
  notice_.clear();
  const std::size_t had = text_.text().size();
  std::optional<Draft> before;
  if (had + action.text.size() + kMostFromKey > kMostText) before = text_;
  text_.act(action, desk_.tr.lang() == "ja");
  if (before && text_.text().size() > std::max(kMostText, had)) {
    text_ = std::move(*before);
    notice_ = desk_.tr("This card is full. Go on with the next card.");
    return;
  }
  changed();
}

void Seat::type(const std::string& utf8) {
  const bool letter = utf8.size() == 1 && std::isalpha(static_cast<unsigned char>(utf8[0]));
  using K = input::KeyAction::Kind;
  if (utf8 == " ") return act({K::space, {}});
  act({letter && at_kana() ? K::romaji : K::text, utf8});
}

void Seat::finish() {
  if (!text_.composition().composing() && !text_.composed_elsewhere()) return;
  text_.finish();
  changed();
}

void Seat::touch_text(const text::Layout& set, Vec2 at) {
  if (desk_.read_only || (naming() && nameless())) return;
  ime::Composition& c = text_.composition();
  const auto marks = text_.marks();
  const auto there = std::find_if(marks.begin(), marks.end(), [&](const auto& mark) {
    const auto parts = set.spans(mark.from, mark.to);
    return std::any_of(parts.begin(), parts.end(), [&](const text::Span& s) {
      return Rect{{s.left, s.top - kBeside}, {s.right, s.bottom + kBeside}}.contains(at);
    });
  });
  if (c.converting() && there != marks.end())
    c.focus(std::size_t(there - marks.begin()));
  else
    text_.move_to(set.byte_at(at));
  changed();
}

void Seat::compose(text::Composed composed) {
  if (desk_.read_only) return;
  text_.compose(std::move(composed));
  changed();
}

void Seat::changed() {
  ime::Composition& c = text_.composition();
  if (const auto request = c.take_request(); request && aids_.worker) {
    asked_serial_ = request->serial;
    aids_.worker->ask(base::Asker(place_.number), ++asked_,
                      {request->reading, request->boundaries, aids_.vocabulary.snapshot()});
  }
  for (const ime::Words::Chosen& choice : c.take_choices())
    aids_.vocabulary.remember(choice.reading, choice.surface);
  first_candidate_ = 0;
  if (keyboard_)
    keyboard_->set_writing(c.converting()  ? keys::Keyboard::Writing::converting
                           : c.composing() ? keys::Keyboard::Writing::composing
                                           : keys::Keyboard::Writing::plain);
  write();
}

void Seat::answer(const ime::ConversionWorker::Answer& answer) {
  if (answer.serial != asked_) return;
  if (answer.kind == ime::ConversionWorker::Answer::Kind::answered)
    text_.composition().answer(asked_serial_, answer.reply);
  else
    text_.composition().fail(asked_serial_);
  changed();
}

bool Seat::make_card() {
  if (model::find_card(desk_.board(), draft_id_)) return true;
  const model::Card made = card_at(place_, desk_);
  draft_id_ = made.id;  // first, so that whoever is told finds it
  auto added = desk_.doc.apply_aside(ops::Add<model::Card>{desk_.board_id, made});
  if (added) return true;
  draft_id_ = {};
  desk_.refused(added.error());
  return false;
}

void Seat::write() {
  if (writing_ == Writing::plate) return put_on_plate();
  if (writing_ != Writing::card || desk_.read_only) return;
  const std::string words = text_.text();
  const model::Card* card = model::find_card(desk_.board(), draft_id_);
  if (!card && (words.empty() || !make_card())) return;
  card = model::find_card(desk_.board(), draft_id_);
  if (card->text == words) return;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::text>(words);
  const Size size = desk_.typesetter.fit_size(words, model::kCardSize);
  if (!(size == card->size)) patch.set<&model::Card::size>(size);
  if (auto done = desk_.doc.apply_aside(ops::Change<model::Card>{desk_.board_id, draft_id_, patch});
      !done)
    desk_.refused(done.error());
  drop_if_empty();
}

void Seat::drop_if_empty() {
  const model::Card* card = model::find_card(desk_.board(), draft_id_);
  if (!card || !blank(*card) || was_shown(*card)) return;
  if (desk_.doc.apply_aside(ops::Remove<model::Card>{desk_.board_id, draft_id_})) draft_id_ = {};
}

void Seat::leave_card() {
  const model::Card* card = model::find_card(desk_.board(), draft_id_);
  if (!card || desk_.read_only || !blank(*card)) return;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::tray);
  if (taken_up_.id == draft_id_) {
    patch.set<&model::Card::text>(taken_up_.text);
    patch.set<&model::Card::size>(taken_up_.size);
    patch.set<&model::Card::ink>(taken_up_.ink);
  }
  const Id left = std::exchange(draft_id_, {});
  text_.open({});
  load_ink();
  if (auto done = desk_.doc.apply_aside(ops::Change<model::Card>{desk_.board_id, left, patch});
      done)
    desk_.notices.say(desk_.tr("The emptied card was put into the tray as it was before."));
  else
    desk_.refused(done.error());
}

void Seat::begin_fresh() {
  text_.open({});
  draft_id_ = {};
  taken_up_ = {};
  notice_.clear();
  load_ink();
  ++asked_;  // what is on its way was for another card
  changed();
}

bool Seat::busy() const {
  if (writing_ == Writing::plate || text_.composition().composing()) return true;
  return writing_ == Writing::card && !draft_id_.nil() && desk_.clock.now_s() - wrote_s_ < kBusy_s;
}

void Seat::tell_arrival() { notice_ = desk_.tr("A card came in. It waits beside yours."); }

void Seat::next_card() {
  finish();
  to_card();
  leave_card();
  begin_fresh();
}

void Seat::edit(Id card) {
  finish();
  notice_.clear();
  to_card();
  if (!model::find_card(desk_.board(), card)) return;
  if (card != draft_id_) leave_card();
  taken_up_ = desk_.board().cards.at(card);
  text_.open(taken_up_.text);
  draft_id_ = card;
  load_ink();
  ++asked_;
  changed();
}

std::size_t Seat::paste(const std::string& lines) {
  if (desk_.read_only) return 0;
  finish();
  notice_.clear();
  std::size_t made = 0;
  for (const std::string& line : base::lines_of(lines)) {
    std::string_view rest = line;
    if (rest.size() > kMostText)
      notice_ = desk_.tr("A line too long for one card became several cards.");
    while (!rest.empty()) {
      model::Card card = card_at(place_, desk_);
      card.text = rest.substr(0, fitting(rest));
      card.size = desk_.typesetter.fit_size(card.text, model::kCardSize);
      rest.remove_prefix(card.text.size());
      if (auto added = desk_.doc.apply_aside(ops::Add<model::Card>{desk_.board_id, card}); !added) {
        desk_.refused(added.error());
        return made;
      }
      ++made;
    }
  }
  if (made == 0) notice_ = desk_.tr("There is no text to paste: copy some first.");
  return made;
}

}  // namespace seats
