// SeatFingers: the fingers in one seat: what each went down on, and what comes of it, as values
// that the Seat carries out. Fingers that turn out to be a palm do nothing more. Knows nothing of
// what is written; plain, the clock is in the samples. The window's thread.
//  1. A finger belongs to what it went down on until it lifts; fingers never hinder one another.
//  2. Each finger here is one that the palm filter knows as lying there.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "input/palm.h"
#include "seats/spot.h"

namespace seats {

/// What comes of a finger.
struct FingerDeed {
  enum class Kind {
    key,         // it does this (`phase`) to the keyboard, at `local`
    forget_key,  // it was a palm: its key is not pressed
    ink,         // it does this to the pad, at `local`
    pull,        // it begins to pull `spot.card`
    carry,       // the seat is to be where it is
    settle,      // the seat was carried, and is let go
    tap,         // `spot` was tapped
    drop,        // `spot.card` is let go there, outside of the panel
    flick,       // `spot.card` was flicked away
    stick,       // a sticker is let go there, outside of the panel
  };
  Kind kind = Kind::tap;
  input::FingerId finger = 0;
  input::Phase phase = input::Phase::up;
  Vec2 local{};      // the seat's mm
  Vec2 window_mm{};  // the same place in the window
  double time_s = 0;
  Spot spot{};
};
using FingerDeeds = std::vector<FingerDeed>;

/// What a finger can go down on now.
struct SeatGround {
  std::optional<Spot> pad;   // the card to write on by hand, in use
  std::optional<Rect> keys;  // the keyboard, in use
  std::vector<Spot> spots;
};

class SeatFingers {
 public:
  /// Cards that fingers are pulling out, with where they are in the window (mm).
  struct Pulled {
    base::Id card;
    Vec2 window_mm;
  };

  // A finger that goes down, in this order:
  /// It is down already, so its lifting was not told: it lifted where it was last seen.
  FingerDeeds end_unseen(const input::TouchSample& down);
  /// Palms that show with it are set aside, itself perhaps among them: then it owns() it.
  FingerDeeds set_palms_aside(const input::TouchSample& down, Vec2 local, const SeatFrame& frame);
  FingerDeeds land(const input::TouchSample& down, Vec2 local, const SeatFrame& frame,
                   const SeatGround& ground);
  /// What it does then. The position may be no number: it is where it was last seen.
  FingerDeeds feed(const input::TouchSample& sample, Vec2 window_mm, const SeatFrame& frame);

  /// The seat has come to the finger that carries it.
  void hold_again(input::FingerId finger, const SeatFrame& frame);
  bool owns(input::FingerId finger) const { return touches_.contains(finger); }
  /// Whether one of them carries the seat.
  bool carrying() const;
  /// A finger is on it, and does not pull.
  bool pressed(const Spot& spot) const;
  std::vector<Pulled> pulled() const;
  /// Where fingers have stickers, in the window (mm).
  std::vector<Vec2> stickers() const;
  /// Lifts, for the keyboard only, whatever is on it: the fingers themselves stay.
  FingerDeeds release_keys(double now_s) const;
  /// Every finger is forgotten.
  void clear();

 private:
  struct Touch {
    std::optional<Spot> spot;  // none: the keyboard's
    Vec2 down, pos;            // the seat's mm
    Vec2 window;               // where it is in the window
    double down_s = 0;
    bool dragging = false;
    bool carries() const { return dragging && spot && spot->kind == Spot::Kind::handle; }
    bool pulls() const { return dragging && spot && !spot->card.nil(); }
    bool pulls_sticker() const { return dragging && spot && spot->kind == Spot::Kind::sticker; }
    bool inks() const { return spot && spot->kind == Spot::Kind::pad; }
  };
  /// A touch that does nothing.
  static Touch resting_at(Vec2 local, const SeatFrame& frame);
  FingerDeeds move(input::FingerId finger, Touch& touch, Vec2 local, Vec2 window_mm);
  static FingerDeeds lift(const Touch& touch, double now_s, const SeatFrame& frame);
  /// Its device has gone: what it pulls lies where it was; nothing is tapped or flicked.
  static FingerDeeds lose(const Touch& touch, const SeatFrame& frame);

  std::map<input::FingerId, Touch> touches_;
  input::PalmFilter palms_;
};

}  // namespace seats
