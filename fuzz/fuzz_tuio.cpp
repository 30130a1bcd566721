// Any bytes as packets of trackers, one after another: whatever comes, fingers go down once, end once and are on the table.
// A packet is two bytes that say its length (the first also how much time passes before it), then itself.
#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "platform/osc_packet.h"
#include "platform/tuio_frames.h"
#include "platform/tuio_tracks.h"

namespace {

using input::Phase;

/// Follows every finger as the recogniser would.
class Watch {
 public:
  void see(const std::vector<platform::TuioContact>& contacts) {
    for (const platform::TuioContact& c : contacts) {
      ASSERT(c.at.x >= 0 && c.at.x <= 1 && c.at.y >= 0 && c.at.y <= 1, "a finger beside the table");
      ASSERT(c.size.x >= 0 && c.size.x <= 1 && c.size.y >= 0 && c.size.y <= 1, "no size");
      ASSERT(c.time_s >= last_s_, "time runs back");
      last_s_ = c.time_s;
      auto known = down_.find(c.finger);
      ASSERT((known == down_.end()) == (c.phase == Phase::down), "a finger out of order");
      if (known == down_.end()) down_[c.finger] = true;
      if (c.phase == Phase::up || c.phase == Phase::lost) down_.erase(known);
    }
    ASSERT(down_.size() <= platform::TuioTracks::kMostFingers, "more fingers than there may be");
  }
  std::size_t down() const { return down_.size(); }

 private:
  std::map<input::FingerId, bool> down_;
  double last_s_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  platform::TuioFrames frames;
  platform::TuioTracks tracks;
  Watch watch;
  double now_s = 1;
  std::vector<platform::TuioContact> out;
  for (unsigned port = 1; rest.size() > 2; port = port % 3 + 1) {
    const unsigned head = static_cast<unsigned char>(rest[0]);
    const std::size_t length = (head & 0x0fu) << 8 | static_cast<unsigned char>(rest[1]);
    now_s += (head >> 4) * 0.25;
    rest.remove_prefix(2);
    const std::string_view bytes = rest.substr(0, length);
    rest.remove_prefix(bytes.size());
    out.clear();
    tracks.tick(now_s, out);
    if (const auto packet = platform::read_osc(bytes)) {
      ASSERT(packet->messages.size() <= platform::kMostOscMessages, "more messages than there may be");
      for (const auto& frame : frames.take(*packet, {"127.0.0.1", port})) tracks.take(frame, now_s, out);
    }
    watch.see(out);
  }
  out.clear();
  tracks.tick(now_s + 100, out);
  watch.see(out);
  ASSERT(watch.down() == 0, "a finger is left");
  return 0;
}
