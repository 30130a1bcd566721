// FreePlaces: where somebody could still sit down: a paper "Write here" at each side of the table
// where nobody sits, turned to that side, and a small one with a plus beside those who do. Under no
// seat. In a session that can only be looked at they say so. Plain value; the window's thread.
#pragma once

#include <optional>
#include <vector>

#include "desk/button.h"
#include "input/touch.h"
#include "seats/place.h"

namespace seats {

struct FreePlace {
  Edge edge = Edge::bottom;
  double along = 0.5;  // as in SeatPlace
  SeatFrame frame;
  bool words = true;  // it says what it is for; else a plus alone
  bool look_only = false;
  bool pressed = false;
  /// Without words and paint, which whoever draws it gives it.
  desk::Button button() const;
};

class FreePlaces {
 public:
  enum class Offer { writing, looking };
  /// Lays them out anew round these seats; true when something looks different.
  bool lay_out(const std::vector<SeatPlace>& taken, const std::vector<Rect>& seats_mm,
               const Rect& table, bool at_wall, Offer offer = Offer::writing);
  const std::vector<FreePlace>& all() const { return places_; }
  const FreePlace* at(Vec2 window_mm) const;
  bool owns(input::FingerId finger) const;
  /// A finger that went down on one of them; what was tapped, when it was. What rests there, is
  /// wide, or comes with others is an arm or a sleeve: it sits nobody down.
  std::optional<FreePlace> feed(const input::TouchSample& sample, Vec2 window_mm);
  void cancel_all();

 private:
  struct Touch {
    input::FingerId finger = 0;
    Edge edge = Edge::bottom;
    double down_s = 0;
    bool counts = true;  // it may be a tap
  };
  /// What they were laid out round; it comes again with every turn of the loop.
  struct Around {
    std::vector<SeatPlace> taken;
    std::vector<Rect> seats_mm;
    Rect table;
    bool at_wall = false;
    Offer offer = Offer::writing;
    friend bool operator==(const Around&, const Around&) = default;
  };
  /// Nobody may sit down.
  bool clear();
  void show_pressed();

  std::optional<Around> around_;
  std::vector<FreePlace> places_;
  std::vector<Touch> touches_;
};

}  // namespace seats
