// PageTurn: to which side of a flat table a page of panels is turned. It lies in the window's middle, as wide
// as that side allows, and glides there. A plain value; the window's thread.
#pragma once

#include "base/geometry.h"
#include "desk/desk.h"

namespace pages {

class PageTurn {
 public:
  /// To the side so many quarter turns clockwise from the window's lower one.
  void turn_to(int quarters, double now_s, desk::Motion motion = desk::Motion::full);
  int quarters() const { return quarters_; }
  /// Lets time pass; true while it glides.
  bool tick(double now_s);
  /// How the page's pixels lie on the window's.
  base::TurnedRect place(base::Size window_px) const;

 private:
  int quarters_ = 0;  // 0…3
  double off_rad_ = 0, began_s_ = 0,
         left_ = 0;  // from where it comes, and how much of that is left
};

}  // namespace pages
