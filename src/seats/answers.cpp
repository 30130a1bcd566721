#include "seats/answers.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "seats/typed_text.h"

namespace seats {

bool Answers::take() {
  bool changed = false;
  const auto hear = [&](auto* worker, bool& told, const char* not_installed, const char* hangs) {
    using Work = std::remove_pointer_t<decltype(worker)>;
    if (!worker) return;
    for (const typename Work::Answer& answer : worker->poll_but(kSheetAsker)) {
      if (Seat* s = seating_.seat(int(answer.asker))) s->answer(answer);
      changed = true;
    }
    if (worker->in_service() || seating_.all().empty() || std::exchange(told, true)) return;
    desk_.notices.say(worker->state() == Work::State::unavailable ? not_installed : hangs);
    changed = true;
  };
  const auto& tr = desk_.tr;
  hear(aids_.worker, told_no_words_,
       tr("Kana cannot be turned into kanji here: install libkkc-data."),
       tr("Kana are no longer turned into kanji: the conversion does not answer."));
  hear(aids_.reader, told_no_reading_,
       tr("Handwriting cannot be read here: install tegaki-zinnia-japanese. It stays as it is."),
       tr("Handwriting is no longer read: the recognition does not answer."));
  return changed;
}

void Answers::forget(int number) {
  if (aids_.worker) aids_.worker->forget(base::Asker(number));
  if (aids_.reader) aids_.reader->forget(base::Asker(number));
}

void Answers::forget_all() {
  for (const auto& s : seating_.all()) forget(s->place().number);
}

double Answers::next_deadline_s() const {
  double next = 1e300;
  if (aids_.worker)
    if (const auto due = aids_.worker->next_deadline_s()) next = std::min(next, *due);
  if (aids_.reader)
    if (const auto due = aids_.reader->next_deadline_s()) next = std::min(next, *due);
  return next;
}

}  // namespace seats
