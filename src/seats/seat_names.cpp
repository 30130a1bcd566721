// What is written in a seat besides cards: its person's name, and the plates of islands.
#include <algorithm>

#include "base/utf8.h"
#include "desk/words.h"
#include "seats/seat.h"

namespace seats {

namespace {
constexpr std::size_t kLongestName = 40;  // bytes
}

void Seat::to_card() {
  if (writing_ == Writing::card) return;
  finish();
  if (naming()) keep_name();
  show_card();
}

void Seat::show_card() {
  writing_ = Writing::card;
  plate_ = {};
  ++asked_;  // what is on its way was for the name or the plate
  const model::Card* card = model::find_card(desk_.board(), draft_id_);
  if (!card) return begin_fresh();
  text_.open(card->text);
  changed();
}

// --- the name

void Seat::begin_naming() {
  to_card();
  finish();
  if (inking_) flip_inking();
  writing_ = Writing::name;
  ++asked_;  // what is on its way was for the card
  show_names();
}

void Seat::keep_name() {
  if (nameless()) return;
  std::string name = text_.text().substr(0, kLongestName);
  std::replace(name.begin(), name.end(), '\n', ' ');
  place_.name = base::repaired_utf8(name);
  while (place_.name.ends_with("\uFFFD")) place_.name.resize(place_.name.size() - 3);
  events_.push_back({SeatEvent::Kind::renamed, {}, {}});
}

void Seat::show_names() {
  if (!naming()) return;
  text_.open(nameless() ? std::string() : place_.name);
  changed();
}

// --- a plate

void Seat::write_plate(Id island) {
  if (desk_.read_only) return;
  to_card();
  const model::Island* named = model::find_island(desk_.board(), island);
  if (!named) return;
  finish();
  notice_.clear();
  if (inking_) flip_inking();
  writing_ = Writing::plate;
  plate_ = island;
  plate_known_ = named->plate;
  plate_action_ = desk_.doc.new_action();
  ++asked_;  // what is on its way was for the card
  text_.open(plate_known_);
  changed();
}

void Seat::put_on_plate() {
  const std::string words = text_.text();
  if (words == plate_known_) return;
  plate_known_ = words;
  auto ops =
      desk::set_words(desk_.board(), {canvas::ItemKind::plate, plate_}, words, desk_.typesetter);
  if (auto done = desk_.apply_all(std::move(ops), plate_action_); !done)
    desk_.refused(done.error());
}

void Seat::check_plate() {
  if (writing_ != Writing::plate) return;
  const model::Island* named = model::find_island(desk_.board(), plate_);
  if (!named) {
    show_card();
    notice_ = desk_.tr("The island whose plate was being written is gone.");
  } else if (named->plate != plate_known_) {
    // Undone, or written at the table: it goes on from there.
    plate_known_ = named->plate;
    plate_action_ = desk_.doc.new_action();
    ++asked_;  // what is on its way was for the words of before
    text_.open(plate_known_);
    changed();
  }
}

}  // namespace seats
