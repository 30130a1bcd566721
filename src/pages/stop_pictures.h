// StopPictures: small pictures of the stops of a presentation, for its overview: what is to be painted is
// made here, one after another while nothing moves; whoever has a painter paints it and gives the picture
// back. The window's thread.
//  1. all() has one of each stop. One whose `number` is not that of `painted` is to be painted.
#pragma once

#include <functional>
#include <vector>

#include "canvas/scene.h"
#include "panels/ui.h"

namespace pages {

struct StopPicture {
  canvas::DrawList list{};
  canvas::Rect mm{};          // of it
  std::uint64_t number = 0;   // 0: it has not been made
  std::uint64_t painted = 0;  // of which `picture` is
  panels::Picture picture{};
  /// Nothing outside this, mm, is other than `picture` shows it; `list` has what meets it and kRound_px about it. Empty: all of it is to
  /// be painted.
  canvas::Rect changed{};
  static constexpr double kRound_px = 8;
};

class StopPictures {
 public:
  /// So many are wanted, of such a shape (width by height); none: they are forgotten.
  void want(std::size_t stops, double shape);
  /// Other stops, or they look otherwise: all are made anew, and the old ones are seen until then.
  void changed(double now_s) { made_ = 0, changed_s_ = now_s; }
  bool wanted() const { return !all_.empty(); }
  /// Makes the next one, once nobody has changed anything for a moment. False: there is none to be made.
  bool make_next(double now_s,
                 const std::function<canvas::BoardPicture(std::size_t stop)>& first_of);
  /// When the next one is to be made.
  double next_s() const { return made_ < all_.size() ? changed_s_ + kQuiet_s : 1e300; }
  double shape() const { return shape_; }
  const std::vector<StopPicture>& all() const { return all_; }
  std::vector<StopPicture>& all() { return all_; }

 private:
  std::vector<StopPicture> all_;
  static constexpr double kQuiet_s = 0.4;
  std::size_t made_ = 0;
  double changed_s_ = -1e9;
  std::uint64_t numbers_ = 0;
  double shape_ = 16 / 9.0;
};

}  // namespace pages
