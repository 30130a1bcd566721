#include "app/touch_router.h"

#include <algorithm>

namespace app {

using input::Phase;
using input::TouchTaker;

void TouchRouter::set_takers(std::vector<TouchTaker*> takers) {
  takers_ = std::move(takers);
  std::erase_if(whose_, [&](const auto& w) { return std::ranges::count(takers_, w.second) == 0; });
}

void TouchRouter::feed(const input::TouchSample& sample) {
  auto whose = whose_.find(sample.finger);
  if (sample.phase == Phase::down) {
    const auto taker =
        std::ranges::find_if(takers_, [&](TouchTaker* t) { return t->covers(sample.pos_px); });
    for (auto other = takers_.begin(); other != takers_.end(); ++other)
      if (other != taker) (*other)->touched_elsewhere();
    // A finger that goes down twice stays whose it was: its taker knows what to make of it.
    if (whose == whose_.end() && taker != takers_.end())
      whose = whose_.emplace(sample.finger, *taker).first;
  }
  if (whose == whose_.end()) return;
  TouchTaker* taker = whose->second;
  if (sample.phase != Phase::down && sample.phase != Phase::move) whose_.erase(whose);
  taker->feed(sample);
}

}  // namespace app
