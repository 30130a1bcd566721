#include "tools/fingers.h"

namespace tools {

namespace {
constexpr std::size_t kMostKeys = 4096;
}

std::vector<Fingers::Done> Fingers::feed(const input::TouchSample& sample,
                                         const TouchedThing& touched, double px_per_mm) {
  input::Target target;
  if (sample.phase == input::Phase::down) {
    recogniser_.set_px_per_mm(px_per_mm);
    if (recogniser_.finger_count() == 0 && keys_.size() > kMostKeys) {
      keys_.clear();
      things_.clear();
    }
    if (touched.tool) {
      target = {input::Target::Kind::other, next_key_++};
    } else if (touched.item) {
      auto& key = keys_[{int(touched.item->kind), touched.item->id}];
      if (key == 0) key = next_key_++;
      target = {input::Target::Kind::item, key};
    }
    if (target.key != 0) things_[target.key] = touched;
  }
  std::vector<input::Gesture> gestures;
  recogniser_.feed(sample, target, gestures);
  return with_things(gestures);
}

std::vector<Fingers::Done> Fingers::tick(double now_s) {
  std::vector<input::Gesture> gestures;
  recogniser_.tick(now_s, gestures);
  return with_things(gestures);
}

std::vector<Fingers::Done> Fingers::cancel_all(double now_s) {
  std::vector<input::Gesture> gestures;
  recogniser_.cancel_all(now_s, gestures);
  return with_things(gestures);
}

std::vector<Fingers::Done> Fingers::with_things(const std::vector<input::Gesture>& gestures) const {
  std::vector<Done> out;
  for (const input::Gesture& g : gestures) {
    if (g.target.kind == input::Target::Kind::table)
      out.push_back({g, {}});
    else if (const auto thing = things_.find(g.target.key); thing != things_.end())
      out.push_back({g, thing->second});
  }
  return out;
}

}  // namespace tools
