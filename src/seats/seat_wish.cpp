#include "seats/seat_wish.h"

namespace seats {

std::optional<SeatWish> wish_of(Seat& seat, const SeatEvent& event) {
  const int number = seat.place().number;
  const auto& tr = seat.desk().tr;
  switch (event.kind) {
    case SeatEvent::Kind::turn:
      return WantsTurn{number, base::normal_angle(turn_of(seat.place().edge))};
    case SeatEvent::Kind::paste:
      return WantsPaste{number};
    case SeatEvent::Kind::copy:
      seat.tell(tr("Copied: it can be pasted elsewhere."));
      return WantsCopy{seat.text().text()};
    case SeatEvent::Kind::find:
      if (!seat.text().empty()) return WantsFind{seat.text().text()};
      seat.tell(tr("Write a word here first: cards that have it glow then."));
      return {};
    case SeatEvent::Kind::help:
      return WantsHelp{number};
    case SeatEvent::Kind::reader:
      return WantsReader{};
    default:
      return {};
  }
}

}  // namespace seats
