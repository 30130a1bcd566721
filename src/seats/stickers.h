// Stickers: 衆目評価 at the seats: what people drag from their stack onto islands and cards, and what
// comes back. Seats owns it. The window's thread.
//  1. on_ has every vote of the board that is shown, with what it is on.
#pragma once

#include <map>

#include "canvas/look.h"
#include "seats/seating.h"

namespace ops {
enum class NoPoints;
struct Touched;
}  // namespace ops

namespace seats {

class Stickers {
 public:
  /// Both live longer.
  Stickers(desk::Desk& desk, Seating& seating);

  /// The seat's next one onto what lies where it was let go, the last one back, or on to the next
  /// person; says so where it cannot be. Requires: `event` is one of these.
  void carry_out(Seat& seat, const SeatEvent& event);

  void show_board();
  /// After an op. True: stacks look different. Says once of an action that things with points went.
  bool changed(const ops::Op& op);
  /// Those in hands, and what would take them.
  void draw(const canvas::Look& look, Labels& labels, std::uint32_t layer,
            canvas::DrawList& out) const;

 private:
  void stick(Seat& seat, Vec2 at_mm);
  void unstick(Seat& seat);
  bool follow(const ops::Touched& touched);
  void apply(const ops::Ops& ops);
  void refuse(Seat& seat, ops::NoPoints why) const;
  void draw_glow(Id target, const canvas::Look& look, std::uint32_t layer,
                 canvas::DrawList& out) const;

  desk::Desk& desk_;
  Seating& seating_;
  std::map<Id, Id> on_;
  bool gone_ = false;  // to be said
};

}  // namespace seats
