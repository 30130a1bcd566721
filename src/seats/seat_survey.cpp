#include "seats/seat_survey.h"

#include <fmt/core.h>

#include <algorithm>

#include "ops/document.h"
#include "ops/op.h"
#include "ops/survey.h"

namespace seats {

int SeatSurvey::waiting() const {
  return int(
      std::ranges::count_if(seating_.all(), [](const auto& s) { return s->sheet().waits(); }));
}

void SeatSurvey::begin() {
  if (desk_.read_only || desk_.doc.session().inquiries.empty()) return;
  asking_ = true;
  for (const auto& s : seating_.all()) came(*s);
}

void SeatSurvey::came(Seat& seat) const {
  if (!asking_ || seat.sheet().asked()) return;
  seat.sheet().ask(seat.writer_busy() ? SeatSheet::Hands::busy : SeatSheet::Hands::free);
  if (!seat.open()) seat.sheet().close();
}

void SeatSurvey::hand_in(Seat& seat) {
  InkWords ink(aids_);
  hand_in(seat, ink);
  tell_unread(ink);
}

void SeatSurvey::hand_in(Seat& seat, InkWords& ink) {
  // One that cannot be kept takes no other along.
  for (const ops::Op& op : ops::answer(desk_.doc.session(), seat.sheet().take(ink), desk_.ids))
    if (const auto done = desk_.doc.apply_aside(op); !done) desk_.refused(done.error());
}

void SeatSurvey::tell_unread(const InkWords& ink) {
  if (ink.unread() == 0) return;
  desk_.notices.say(fmt::format(
      fmt::runtime(
          desk_.tr("Answers written by hand that could not be read, and are left out: {0}")),
      ink.unread()));
}

void SeatSurvey::end() {
  if (!asking_) return;
  asking_ = false;
  InkWords ink(aids_);
  for (const auto& s : seating_.all()) {
    hand_in(*s, ink);
    s->sheet().end();
  }
  tell_unread(ink);
}

void SeatSurvey::look() {
  if (!asking_) return;
  if (desk_.doc.session().inquiries.empty()) return end();
  for (const auto& s : seating_.all()) s->sheet().look();
}

}  // namespace seats
