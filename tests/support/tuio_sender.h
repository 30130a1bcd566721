// TuioSender: a tracker that speaks TUIO 1.1, as liblo sends it, to this machine alone. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace support {

/// A contact as a tracker tells it, in parts of what it sees.
struct TuioSeen {
  int id = 0;
  double x = 0, y = 0;
  double w = 0, h = 0;  // told of blobs
};

struct TuioSaid {
  std::string source;  // empty: not told
  std::vector<int> alive;
  std::vector<TuioSeen> sets;
  int fseq = -1;
  bool blobs = false;
};

/// The packet.
std::string tuio_bundle(const TuioSaid& said);

class TuioTracker {
 public:
  TuioTracker(std::uint16_t port, std::string source = "test");
  ~TuioTracker();
  TuioTracker(const TuioTracker&) = delete;
  TuioTracker& operator=(const TuioTracker&) = delete;

  /// What it sees from now on: those that are not named have lifted.
  void see(const std::vector<TuioSeen>& contacts);
  /// The same in packets of blobs.
  void see_blobs(const std::vector<TuioSeen>& contacts);
  void send(const std::string& bytes);
  /// Its numbers begin at 1 again.
  void begin_anew() { fseq_ = 0; }

 private:
  void say(const std::vector<TuioSeen>& contacts, bool blobs);
  int fd_;
  std::string source_;
  int fseq_ = 0;
};

/// A port of this machine that no program has.
std::uint16_t free_udp_port();

}  // namespace support
