// TuioFrames: OSC messages -> frames of TUIO 1.1 [tuio.org/?specification]: which contacts a tracker sees, as it says
// it. What that means for fingers is TuioTracks'. Pure; one thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "platform/osc_packet.h"

namespace platform {

enum class TuioProfile { cursors, blobs };

/// One contact, in parts of what the tracker sees: 0–1 from its left and its top.
struct TuioSet {
  std::int64_t id = 0;  // TUIO's session id
  base::Vec2 at;
  base::Vec2 size;  // 0: not told
};

struct TuioFrame {
  TuioProfile profile = TuioProfile::cursors;
  std::string source;  // "name@host"; without a name the host
  std::optional<std::vector<std::int64_t>> alive;  // nothing: not told
  std::vector<TuioSet> sets;
  std::int64_t number = -1;  // fseq; -1: a repetition out of turn
};

/// Whence a packet came.
struct TuioSender {
  std::string host;
  unsigned port = 0;
  friend auto operator<=>(const TuioSender&, const TuioSender&) = default;
};

/// False: whatever it tells of, it is no fingers (figures on the table, TUIO 2.0, another program).
bool tells_of_fingers(const OscPacket& packet);

class TuioFrames {
 public:
  /// The frames that this packet completes; a bundle ends those that it begins, single messages go on until a fseq.
  std::vector<TuioFrame> take(const OscPacket& packet, const TuioSender& sender);

  static constexpr std::size_t kMostSenders = 16;
  static constexpr std::size_t kMostSets = 1024;

 private:
  struct Half {
    TuioFrame frame;
    bool told = false;  // something of it has come
  };
  struct Open {
    Half cursors{{TuioProfile::cursors, {}, {}, {}, -1}}, blobs{{TuioProfile::blobs, {}, {}, {}, -1}};
  };
  static void hear(const OscMessage& message, Half& half);
  static TuioFrame end(Half& half, const TuioSender& sender, std::int64_t number);
  std::map<TuioSender, Open> open_;  // of those who send single messages
};

}  // namespace platform
