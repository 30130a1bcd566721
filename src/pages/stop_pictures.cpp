#include "pages/stop_pictures.h"

namespace pages {

void StopPictures::want(std::size_t stops, double shape) {
  if (stops == all_.size() && shape == shape_) return;
  all_.resize(stops);
  shape_ = shape;
  made_ = 0;
  changed_s_ = -1e9;
}

bool StopPictures::make_next(
    double now_s, const std::function<canvas::BoardPicture(std::size_t stop)>& first_of) {
  if (now_s < next_s()) return false;
  canvas::BoardPicture made = first_of(made_);
  StopPicture& to = all_[made_++];
  to.list = std::move(made.list);
  to.mm = made.bounds;
  to.number = ++numbers_;
  return true;
}

}  // namespace pages
