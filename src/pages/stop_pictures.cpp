#include "pages/stop_pictures.h"

namespace pages {

void StopPictures::want(std::size_t stops, double shape) {
  if (stops == all_.size() && shape == shape_) return;
  all_.resize(stops);
  shape_ = shape;
  made_ = 0;
}

bool StopPictures::make_next(
    const std::function<canvas::BoardPicture(std::size_t stop)>& first_of) {
  if (made_ >= all_.size()) return false;
  canvas::BoardPicture made = first_of(made_);
  StopPicture& to = all_[made_++];
  to.list = std::move(made.list);
  to.mm = made.bounds;
  to.number = ++numbers_;
  return true;
}

}  // namespace pages
