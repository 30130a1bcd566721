// CardWish: a card that is to be made, and the islands it is to lie on. From a paste, an import; a
// plain value.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "model/session.h"

namespace model {

/// Islands are one where both are the same.
struct IslandWish {
  std::string plate;
  std::string mark;  // tells islands without a plate apart
  auto operator<=>(const IslandWish&) const = default;
};

struct CardWish {
  std::string text;
  std::string who;
  std::vector<IslandWish> islands;  // outermost first; empty: on none
  PaperColor color = PaperColor::yellow;
  int alone = 0;
  bool in_tray = false;
  std::vector<int> votes{};  // points given to it
  WallTime made = 0;  // 0: now
};

}  // namespace model
