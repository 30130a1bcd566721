// Finder: which halls there are, by the beacons heard: the rules alone, without a socket; one thread. Only who has a
// key of ours is a hall that we know; all else is a name in the list.
// 1. A hall is its certificate. It may be heard from several addresses, because anybody can send an old packet from
//    his own: the connection proves which address is true, failed() sets aside one that did not.
// 2. Floods cost little: packets are counted by host, and halls that nobody proved never push out one that is known.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "hall/address.h"
#include "hall/beacon.h"

namespace hall {

inline constexpr double kHallGone_s = 4;
inline constexpr std::size_t kMostHalls = 16;     // in the list
inline constexpr std::size_t kMostAddresses = 8;  // of one hall
inline constexpr int kMostPacketsOfHost = 100;  // looked at in a second
inline constexpr int kMostPackets = 4000;       // in a second, of all hosts that sent no proof before

struct FoundHall {
  std::string name;
  std::string certificate_der;
  std::vector<Address> hubs;  // where to connect, the best first; those that failed last
  std::optional<std::size_t>
      key;  // which of our keys proves it; none: another hall, not to be trusted
  friend bool operator==(const FoundHall&, const FoundHall&) = default;
};

class Finder {
 public:
  /// `clock` lives longer.
  explicit Finder(const base::Clock& clock) : clock_(clock) {}

  /// The keys of halls that we know, beacon_key() each. What was heard is tried anew.
  void set_keys(std::vector<Mac> keys);
  void hear(std::string_view packet, const Address& from);
  /// Nobody with this certificate was at this address; it is the last to be tried for half a minute.
  void failed(const std::string& certificate_der, const Address& hub);

  /// Those heard in the last kHallGone_s: known ones first, then by name.
  std::vector<FoundHall> halls() const;
  /// A program newer than ours was heard in the last kHallGone_s.
  bool heard_newer() const;
  /// Packets that were not looked at because too many came, for the log.
  std::uint64_t dropped() const { return dropped_; }

 private:
  struct Place {
    Address hub;
    double heard_s = 0;
    double failed_s = -1e9;
  };
  struct Hall {
    HeardBeacon last;
    std::optional<std::size_t> key;
    std::vector<Place> places;
    double heard_s = 0;
  };
  bool too_many(std::uint32_t host);
  bool is_known(std::uint32_t host) const;
  void forget_gone();
  std::optional<std::size_t> key_of(const HeardBeacon& heard) const;
  Hall* hall_for(const HeardBeacon& heard, std::optional<std::size_t> key);
  void heard_at(Hall& hall, const Address& hub);

  const base::Clock& clock_;
  std::vector<Mac> keys_;
  std::vector<Hall> halls_;
  std::map<std::uint32_t, int> counted_;  // packets in this second, by host
  double second_s_ = -1e9;
  int counted_all_ = 0;
  double newer_s_ = -1e9;
  std::uint64_t dropped_ = 0;
};

}  // namespace hall
