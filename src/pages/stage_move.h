// StageMove: how a sheet of the stage comes in: one move to the side, or a cut. A plain value.
#pragma once

#include <cstdint>

#include "pages/stage_picture.h"

namespace pages {

struct Surroundings;

class StageMove {
 public:
  enum class Way : std::uint8_t { cut, on, back };
  /// From now on; a cut where people want nothing to move.
  void begin(Way way, const Surroundings& around);
  /// What comes, comes at once.
  void cut() { way_ = Way::cut; }
  bool goes_on(double now_s) const;
  void put(StagePicture& picture, double now_s) const;

 private:
  Way way_ = Way::cut;
  double begun_s_ = -1e9;
};

}  // namespace pages
