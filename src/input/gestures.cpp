#include "input/gestures.h"

#include "base/assert.h"
#include "input/hands.h"

namespace input {

Recogniser::Recogniser(double px_per_mm, Limits limits)
    : hands_(std::make_unique<Hands>(px_per_mm, limits)) {
  ASSERT(px_per_mm > 0, "a display has a scale");
}
Recogniser::~Recogniser() = default;
Recogniser::Recogniser(Recogniser&&) noexcept = default;
Recogniser& Recogniser::operator=(Recogniser&&) noexcept = default;

void Recogniser::set_px_per_mm(double px_per_mm) {
  ASSERT(px_per_mm > 0, "a display has a scale");
  hands_->px_per_mm_ = px_per_mm;
}
void Recogniser::set_view_free(bool free) { hands_->view_free_ = free; }
void Recogniser::feed(const TouchSample& sample, Target target, std::vector<Gesture>& out) {
  hands_->feed(sample, target, out);
}
void Recogniser::tick(double now_s, std::vector<Gesture>& out) { hands_->tick(now_s, out); }
double Recogniser::next_deadline_s() const { return hands_->next_deadline_s(); }
void Recogniser::cancel_all(double now_s, std::vector<Gesture>& out) {
  hands_->cancel_all(now_s, out);
}
bool Recogniser::knows(FingerId finger) const { return hands_->contacts_.contains(finger); }
Target Recogniser::target_of(FingerId finger) const {
  const auto it = hands_->contacts_.find(finger);
  return it == hands_->contacts_.end() ? Target{} : it->second.target;
}
std::size_t Recogniser::finger_count() const { return hands_->contacts_.size(); }

}  // namespace input
