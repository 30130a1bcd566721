// What the seats ask of threads, and hear from them.
#include <algorithm>
#include <type_traits>

#include "seats/seats.h"

namespace seats {

void Seats::take_answers() {
  const auto hear = [&](auto* worker, bool& told, const char* not_installed, const char* hangs) {
    using Work = std::remove_pointer_t<decltype(worker)>;
    if (!worker) return;
    for (const typename Work::Answer& answer : worker->poll()) {
      if (Seat* s = seat(int(answer.asker))) s->answer(answer);
      dirty_ = true;
    }
    if (worker->in_service() || seats_.empty() || std::exchange(told, true)) return;
    desk_.notices.say(worker->state() == Work::State::unavailable ? not_installed : hangs);
    dirty_ = true;
  };
  const auto& tr = desk_.tr;
  hear(aids_.worker, told_no_words_,
       tr("Kana cannot be turned into kanji here: install libkkc-data."),
       tr("Kana are no longer turned into kanji: the conversion does not answer."));
  hear(aids_.reader, told_no_reading_,
       tr("Handwriting cannot be read here: install tegaki-zinnia-japanese. It stays as it is."),
       tr("Handwriting is no longer read: the recognition does not answer."));
}

void Seats::forget_questions() {
  for (const auto& s : seats_) {
    if (aids_.worker) aids_.worker->forget(base::Asker(s->place().number));
    if (aids_.reader) aids_.reader->forget(base::Asker(s->place().number));
  }
}

double Seats::next_deadline_s() const {
  double next = 1e300;
  for (const auto& s : seats_) next = std::min(next, s->next_deadline_s());
  if (aids_.worker)
    if (const auto due = aids_.worker->next_deadline_s()) next = std::min(next, *due);
  if (aids_.reader)
    if (const auto due = aids_.reader->next_deadline_s()) next = std::min(next, *due);
  return next;
}

}  // namespace seats
