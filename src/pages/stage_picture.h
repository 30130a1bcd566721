// What a stage shows at this moment, for whoever paints it: on a wall, or on the table. Plain values; what
// they point to is the presentation's, until it is asked again.
#pragma once

#include <cstdint>

#include "canvas/stage.h"

namespace pages {

struct StagePicture {
  /// Another list, or another way of seeing it, has another number.
  std::uint64_t number = 0;
  const canvas::DrawList* list = nullptr;  // null: darkness
  canvas::Rect mm;                         // of the list: seen whole, in the middle
  canvas::Size sheet;                      // of what lies over it, in its mm
  const canvas::DrawList* over = nullptr;
  std::uint64_t over_number = 0;
  /// It comes in from the right (1) or the left (−1), and has done so much of its way; 0: at once.
  int way = 0;
  double share = 1;
  /// What comes next: to be painted while nothing moves, so that it is at hand; null: nothing.
  const canvas::DrawList* ahead = nullptr;
  canvas::Rect ahead_mm;  // of it, as `mm`
  /// What was before, for whoever goes back: likewise, once that is painted.
  const canvas::DrawList* behind = nullptr;
  canvas::Rect behind_mm;
};

}  // namespace pages
