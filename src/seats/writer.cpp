#include "seats/writer.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "ops/document.h"
#include "seats/pasting.h"
#include "text/typesetter.h"

namespace seats {

using Kind = Spot::Kind;

namespace {
constexpr std::size_t kLongestName = 40;  // bytes
constexpr double kBusy_s = 6;             // after the last key somebody is still writing

Writing writing_of(canvas::ItemKind kind) {
  return kind == canvas::ItemKind::relation ? Writing::words
         : kind == canvas::ItemKind::symbol ? Writing::symbol
         : kind == canvas::ItemKind::circle ? Writing::circle
                                            : Writing::plate;
}

}  // namespace

const char* name_of(Writing writing) {
  constexpr const char* names[] = {"card", "name", "plate", "words", "symbol", "circle", "answer"};
  return names[int(writing)];
}

Writer::Writer(desk::Desk& desk, Aids& aids, SeatRoom& room, SeatKeys& keys)
    : desk_(desk),
      room_(room),
      keys_(keys),
      text_(aids, base::Asker(room.place().number)),
      card_(desk),
      plate_(desk),
      hand_(aids, base::Asker(room.place().number)) {}

bool Writer::may_type() const {
  return !desk_.read_only && !(naming() && desk_.doc.session().anonymous);
}

bool Writer::busy() const {
  if (on_map() || answering() || text().composition().composing()) return true;
  return writing_ == Writing::card && !card_.id().nil() && desk_.clock.now_s() - wrote_s_ < kBusy_s;
}

// --- by keys

bool Writer::act(const input::KeyAction& action) {
  if (desk_.read_only) return false;
  if (writing_ != Writing::card && !answering() && action.kind == input::KeyAction::Kind::enter &&
      !text().composition().composing()) {
    to_card();
    return false;
  }
  if (!may_type()) return false;
  wrote_s_ = desk_.clock.now_s();
  notice_.clear();
  if (text_.act(action, desk_.tr.lang() == "ja"))
    changed();
  else
    notice_ = answering() ? desk_.tr("There is no more room for this answer.")
                          : desk_.tr("This card is full. Go on with the next card.");
  return true;
}

void Writer::compose(text::Composed composed) {
  if (desk_.read_only) return;
  text_.compose(std::move(composed));
  changed();
}

void Writer::finish() {
  if (text_.finish()) changed();
}

void Writer::touch_text(const text::Layout& set, Vec2 at) {
  if (!may_type()) return;
  text_.touch(set, at);
  changed();
}

void Writer::answer(const ime::ConversionWorker::Answer& answer) {
  if (text_.answer(answer)) changed();
}

void Writer::changed() {
  text_.ask();
  first_candidate_ = 0;
  keys_.show(text().composition());
  if (on_map())
    plate_.set_words(text().text());
  else if (answering())
    answer_->words = text().text();
  else if (writing_ == Writing::card && !desk_.read_only)
    card_.set_text(text().text(), room_.place());
}

std::size_t Writer::paste(const std::string& lines) {
  if (desk_.read_only) return 0;
  finish();
  notice_.clear();
  const Pasted made = paste_lines(lines, room_.place(), desk_);
  if (made.cut) notice_ = desk_.tr("A line too long for one card became several cards.");
  if (made.cards == 0 && made.whole)
    notice_ = desk_.tr("There is no text to paste: copy some first.");
  return made.cards;
}

// --- by hand

void Writer::flip_inking() {
  finish();
  if (!answering()) to_card();
  if (hand_.on()) lift_ink();
  hand_.set_on(!hand_.on());
  keys_.cancel_all();
}

bool Writer::ink(const pen::InkSample& sample) {
  if (desk_.read_only) return false;
  wrote_s_ = desk_.clock.now_s();
  notice_.clear();
  if (hand_.sample(sample)) keep_ink();
  return true;
}

void Writer::load_ink() {
  if (!answering()) hand_.load(card_.card());
}

void Writer::keep_ink() {
  if (answering())
    answer_->ink = hand_.pad().ink();
  else
    card_.set_ink(hand_.pad().ink(), room_.place());
}

void Writer::lift_ink() {
  if (hand_.lift_all()) keep_ink();
}

void Writer::read_ink() {
  lift_ink();
  if (!hand_.on()) flip_inking();
  if (hand_.read()) first_candidate_ = 0;
}

void Writer::answer(const pen::ReadingWorker::Answer& answer) {
  const Handwriting::Heard heard = hand_.answer(answer);
  if (heard == Handwriting::Heard::too_much)
    notice_ = desk_.tr("There is too much handwriting to be read at once.");
  if (heard == Handwriting::Heard::unreadable)
    notice_ = desk_.tr("The handwriting could not be read. It stays as it is.");
}

void Writer::take_text() {
  finish();
  const std::size_t had = text().text().size();
  act({input::KeyAction::Kind::text, hand_.take()});
  // Where there is no room for it, an answer has nothing but the ink.
  if (!answering() || text().text().size() == had) return;
  answer_->ink.clear();
  hand_.load(answer_->ink);
}

bool Writer::tap(const Spot& spot) {
  switch (spot.kind) {
    case Kind::name:
      naming() ? to_card() : begin_naming();
      return true;
    case Kind::name_done:
      to_card();
      return true;
    case Kind::fresh:
      next_card();
      return true;
    case Kind::pen:
      flip_inking();
      return true;
    case Kind::rubber:
      hand_.flip_rubber();
      return true;
    case Kind::undo_ink:
      if (hand_.undo()) keep_ink();
      return true;
    case Kind::to_text:
      read_ink();
      return true;
    case Kind::take_text:
      take_text();
      return true;
    case Kind::drop_text:
      hand_.drop();
      return true;
    case Kind::cell:
      hand_.go_to(spot.index);
      first_candidate_ = 0;
      return true;
    case Kind::more_cells:
      hand_.show_from(spot.index);
      return true;
    case Kind::leave_out:
      hand_.leave_out();
      return true;
    case Kind::candidate:
      if (hand_.reading().shown()) {
        hand_.choose(spot.index);
      } else {
        text_.select(spot.index);
        changed();
      }
      return true;
    case Kind::more:
      first_candidate_ = spot.index;
      return true;
    default:
      return false;
  }
}

std::string Writer::words_on(const Spot& spot) const {
  const pen::Reading& reading = hand_.reading();
  if (spot.kind == Kind::cell) return reading.at(spot.index);
  if (spot.kind != Kind::candidate) return {};
  const auto& all = reading.shown() ? reading.characters()[reading.current()].candidates
                                    : text().composition().candidates();
  return spot.index < all.size() ? all[spot.index] : std::string{};
}

// --- which card

void Writer::begin_fresh() {
  text_.open({});
  card_.begin();
  notice_.clear();
  load_ink();
  changed();
}

void Writer::edit(Id card) {
  finish();
  notice_.clear();
  to_card();
  if (!model::find_card(desk_.board(), card)) return;
  if (card != card_.id()) leave_card();
  card_.take_up(card);
  text_.open(card_.card()->text);
  load_ink();
  changed();
}

void Writer::next_card() {
  finish();
  to_card();
  leave_card();
  begin_fresh();
}

void Writer::to_card() {
  if (writing_ == Writing::card) return;
  finish();
  if (naming()) keep_name();
  const bool was_answer = answering();
  if (was_answer) lift_ink();
  show_card();
  if (was_answer) load_ink();
}

void Writer::show_card() {
  writing_ = Writing::card;
  plate_.end();
  const model::Card* card = card_.card();
  if (!card) return begin_fresh();
  text_.open(card->text);
  changed();
}

void Writer::leave_card() {
  if (!card_.leave()) return;
  text_.open({});
  load_ink();
}

void Writer::card_went() {
  if (writing_ == Writing::card) return begin_fresh();
  card_.begin();
  load_ink();
}

Writer::Followed Writer::show_board() {
  plate_.end();
  if (on_map()) writing_ = Writing::card;
  const bool had = !card_.id().nil();
  // Whoever writes goes on in the middle of a word.
  if (card_.follow_board()) return Followed::along;
  if (writing_ == Writing::card) text_.open({});
  card_.begin();
  load_ink();
  return had ? Followed::stayed : Followed::nothing;
}

// --- a name, what stands on the map

void Writer::begin_naming() {
  to_card();
  finish();
  if (hand_.on()) flip_inking();
  writing_ = Writing::name;
  show_names();
}

void Writer::write_answer(WrittenAnswer so_far) {
  finish();
  to_card();
  notice_.clear();
  lift_ink();
  writing_ = Writing::answer;
  answer_ = std::move(so_far);
  hand_.load(answer_->ink);
  text_.open(answer_->words, TypedText::Of::answers);
  changed();
}

std::optional<WrittenAnswer> Writer::take_answer() {
  if (answering()) to_card();
  return std::exchange(answer_, {});
}

void Writer::keep_name() {
  if (desk_.doc.session().anonymous) return;
  std::string name = text().text().substr(0, kLongestName);
  std::replace(name.begin(), name.end(), '\n', ' ');
  name = base::repaired_utf8(name);
  while (name.ends_with("\uFFFD")) name.resize(name.size() - 3);
  room_.set_name(std::move(name));
  renamed_ = true;
}

void Writer::show_names() {
  if (!naming()) return;
  text_.open(desk_.doc.session().anonymous ? std::string() : room_.place().name,
             TypedText::Of::names);
  changed();
}

void Writer::write_plate(canvas::ItemRef thing) {
  if (desk_.read_only) return;
  to_card();
  if (!WrittenPlate::words_of(desk_.board(), thing)) return;
  finish();
  notice_.clear();
  if (hand_.on()) flip_inking();
  plate_.begin(thing);
  writing_ = writing_of(thing.kind);
  text_.open(plate_.words());
  changed();
}

void Writer::check_plate() {
  if (!on_map()) return;
  switch (plate_.look()) {
    case WrittenPlate::Found::as_written:
      return;
    case WrittenPlate::Found::other_words:
      // Undone, or written at the table: it goes on from there.
      text_.open(plate_.words());
      return changed();
    case WrittenPlate::Found::gone: {
      const Writing was = writing_;
      show_card();
      notice_ = was == Writing::words    ? desk_.tr("The line on which you were writing is gone.")
                : was == Writing::circle ? desk_.tr("The circle on which you were writing is gone.")
                : was == Writing::symbol
                    ? desk_.tr("The island whose symbol mark was being written is gone.")
                    : desk_.tr("The island whose plate was being written is gone.");
    }
  }
}

}  // namespace seats
