// TouchRouter: gives each finger, for its whole life, to the first who takes it where it goes down.
// The window's thread.
#pragma once

#include <map>
#include <vector>

#include "input/touch_taker.h"

namespace app {

class TouchRouter {
 public:
  /// From now on fingers go to these, asked in this order; they live until other ones are set.
  /// Fingers of those that are not among them any more are nobody's.
  void set_takers(std::vector<input::TouchTaker*> takers);
  void feed(const input::TouchSample& sample);

 private:
  std::vector<input::TouchTaker*> takers_;
  std::map<input::FingerId, input::TouchTaker*> whose_;
};

}  // namespace app
