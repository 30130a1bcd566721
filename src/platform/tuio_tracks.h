// TuioTracks: frames of TUIO -> what each finger does. Packets may be lost, come late or twice, and trackers end and
// begin anew; what a tracker says is alive is the truth. Pure, the clock is handed in; one thread.
//  1. A finger goes down with its first set, moves with others, lifts when it is no longer alive.
//  2. A frame older than the last one is ignored, unless by more than kLate or after kRestart_s of silence: then the
//     tracker has begun anew, and a finger goes on only where its id is still about the same place.
//  3. Of a tracker that has been silent for kSilent_s every finger is lost.
//  4. Where one source tells a finger both as cursor and as blob it is one finger: who comes second tells its size.
//  5. Ids are never given twice, and every finger that went down ends once.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "input/touch.h"
#include "platform/finger_ids.h"
#include "platform/tuio_frames.h"

namespace platform {

/// As input::TouchSample, in parts of what the tracker sees.
struct TuioContact {
  input::FingerId finger = 0;
  input::Phase phase = input::Phase::down;
  base::Vec2 at;
  base::Vec2 size;  // 0: not told
  double time_s = 0;
};

class TuioTracks {
 public:
  void take(const TuioFrame& frame, double now_s, std::vector<TuioContact>& out);
  /// Lets time pass: at next_deadline_s() at the latest.
  void tick(double now_s, std::vector<TuioContact>& out);
  /// When a tracker will have been silent for too long; a huge number: none has a finger down.
  double next_deadline_s() const;
  /// How many sets were left out because they lie far beyond the edges, or nowhere.
  std::size_t left_out() const { return left_out_; }

  static constexpr std::int64_t kLate = 100;
  static constexpr double kRestart_s = 1;
  static constexpr double kSilent_s = 3;  // trackers say once a second that they are there
  static constexpr double kBeyond = 0.05;  // so far outside of 0–1 is the edge
  static constexpr double kSamePlace = 0.05;
  static constexpr std::size_t kMostStreams = 16;
  static constexpr std::size_t kMostFingers = 256;

 private:
  struct Track {
    input::FingerId finger = 0;  // 0: it is no finger of its own, only tells the size of `twin`
    base::Vec2 at, size;
    input::FingerId twin = 0;
  };
  /// What one source says in one profile.
  struct Stream {
    std::string source;
    TuioProfile profile = TuioProfile::cursors;
    std::int64_t number = -1;
    double heard_s = 0;
    std::set<std::int64_t> alive;
    std::map<std::int64_t, Track> tracks;
  };
  using Out = std::vector<TuioContact>;

  Stream* stream_of(const TuioFrame& frame);
  Stream* other_of(const Stream& stream);
  void begin_anew(Stream& stream, const TuioFrame& frame, double now_s, Out& out);
  void end_missing(Stream& stream, double now_s, Out& out);
  void set(Stream& stream, const TuioSet& set, double now_s, Out& out);
  void begin(Stream& stream, const TuioSet& set, double now_s, Out& out);
  void tell_twin(Stream& stream, const Track& track, double now_s, Out& out);
  std::size_t fingers() const;

  std::vector<Stream> streams_;
  std::size_t left_out_ = 0;
  FingerIds ids_{FingerIds::Source::tuio};
};

}  // namespace platform
