#include "platform/mouse_source.h"

namespace platform {

void MouseSource::poll(std::vector<input::TouchSample>& out) {
  for (const MouseSample& m : window_.take_mouse()) {
    input::TouchSample sample;
    sample.pos_px = m.pos_px;
    sample.time_s = m.time_s;
    sample.pointer = input::Pointer::mouse;
    if (m.kind == MouseSample::Kind::press) {
      sample.phase = input::Phase::down;
      finger_ = ids_.next();
    } else if (m.kind == MouseSample::Kind::move) {
      sample.phase = input::Phase::move;
    } else {
      sample.phase = input::Phase::up;
    }
    if (finger_ == 0) continue;
    sample.finger = finger_;
    out.push_back(sample);
    if (sample.phase == input::Phase::up) finger_ = 0;
  }
}

}  // namespace platform
