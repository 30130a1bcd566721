#include "hall/reader_work.h"

#include <algorithm>

#include "base/lines.h"

namespace hall {

ReaderWork::ReaderWork(ReadTransport& transport, const base::Clock& clock,
                       std::vector<LineTaker*> takers)
    : transport_(transport), clock_(clock), takers_(std::move(takers)) {}

void ReaderWork::knows(const OpSubject& from, std::string_view last_line) {
  Place& place = places_[from];
  place.begun = true;
  place.last = mark_of(last_line);
}

ReaderState ReaderWork::state() const {
  const std::scoped_lock guard(mutex_);
  return state_;
}

double ReaderWork::step() {
  if (any_hole_ && clock_.now_s() >= look_again_s_) begin_anew();
  if (transport_.connections() != connections_) follows_ = false;
  if (!follows_ && !subscribe()) return kNap_s;
  const auto message = transport_.next(kWait_s);
  if (!message) {
    follows_ = false;
    return kNap_s;
  }
  if (*message) take(**message);
  return 0;
}

bool ReaderWork::subscribe() {
  connections_ = transport_.connections();
  const auto stream = transport_.stream();
  if (stream && (stream->born_ns != born_ns_ || stream->last + 1 < next_)) {
    if (born_ns_ != 0) count(&ReaderState::begun_anew);
    born_ns_ = stream->born_ns;
    next_ = 1;
  }
  follows_ = stream && transport_.follow(next_);
  const std::scoped_lock guard(mutex_);
  state_.follows = follows_;
  return follows_;
}

/// Everything that was lost may have come meanwhile.
void ReaderWork::begin_anew() {
  hole_nap_s_ = std::min(hole_nap_s_ * 2, kLongestNap_s);
  look_again_s_ = clock_.now_s() + hole_nap_s_;
  any_hole_ = false;
  ++pass_;
  follows_ = false;
  next_ = 1;
  count(&ReaderState::begun_anew);
}

void ReaderWork::take(const ReadTransport::Message& message) {
  next_ = message.at + 1;
  const auto from = read_op_subject(message.subject);
  if (!from) return;
  if (!places_.contains(*from) && places_.size() >= kMostPlaces) return;
  Place& place = places_[*from];
  if (place.forked) return;
  if (take_lines(*from, place, message.body) == Took::hole) met_hole(*from, place);
}

ReaderWork::Took ReaderWork::take_lines(const OpSubject& from, Place& place,
                                        std::string_view body) {
  using Kind = LineHead::Kind;
  ReadLines out{from, 0, 0, false, {}};
  Took took = Took::all;
  std::uint64_t passed_over = 0;
  base::for_each_line(body, [&](std::string_view line) {
    if (took == Took::hole || place.forked) return;
    const LineHead head = read_line_head(line);
    const bool may_begin = head.kind != Kind::op && head.kind != Kind::unknown;
    // A header says all that was before it: no line is missed where one comes.
    const bool begins =
        place.begun ? head.kind == Kind::header && head.seq > place.last.seq : may_begin;
    if (place.begun && head.kind != Kind::unknown && head.seq <= place.last.seq) {
      ++passed_over;
      place.forked = head.seq == place.last.seq && !same_place(place.last, mark_of(line));
      return;
    }
    const bool is_next =
        place.begun && head.kind != Kind::unknown && head.seq == place.last.seq + 1;
    if (!begins && !is_next) {
      took = Took::hole;
      return;
    }
    if (begins) {
      hand_on(out);
      out.begins = true;
    }
    if (out.text.empty()) out.first = head.seq;
    out.last = head.seq;
    out.text.append(line) += '\n';
    place.begun = true;
    place.last = mark_of(line);
    if (place.hole_pass != 0) hole_nap_s_ = kNap_s;
    place.hole_pass = 0;
  });
  hand_on(out);
  count(&ReaderState::passed_over, passed_over);
  if (place.forked) say(from, ReadTrouble::forked);
  return took;
}

void ReaderWork::met_hole(const OpSubject& from, Place& place) {
  any_hole_ = true;
  if (place.hole_pass == pass_) return;  // what comes behind it
  count(&ReaderState::holes);
  // Said where reading it all again did not help.
  if (place.hole_pass != 0 && !std::exchange(place.hole_said, true)) say(from, ReadTrouble::hole);
  place.hole_pass = pass_;
}

void ReaderWork::hand_on(ReadLines& lines) {
  if (lines.text.empty()) return;
  count(&ReaderState::lines, std::uint64_t(std::ranges::count(lines.text, '\n')));
  for (LineTaker* taker : takers_) taker->take(lines);
  lines = {lines.from, 0, 0, false, {}};
}

void ReaderWork::say(const OpSubject& from, ReadTrouble trouble) {
  for (LineTaker* taker : takers_) taker->say(from, trouble);
}

void ReaderWork::count(std::uint64_t ReaderState::*what, std::uint64_t more) {
  const std::scoped_lock guard(mutex_);
  state_.*what += more;
}

}  // namespace hall
