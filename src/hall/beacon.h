// beacon: the packet with which a hall says where it is (docs/hall-wire.md): HMAC-SHA256(K, body) and the body
// "KZH1\n<port>\n<hall's name>\n<certificate DER>". And the question for it by unicast. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "hall/room_key.h"

namespace hall {

inline constexpr std::uint16_t kBeaconPort = 14223;
inline constexpr const char* kBeaconGroup = "239.255.77.77";
inline constexpr std::size_t kMostBeaconBytes = 1200;  // one frame of any network
inline constexpr std::size_t kMostHallName = 90;       // bytes: 30 characters of Japanese
inline constexpr std::size_t kMostCertificate = 1000;

struct Beacon {
  std::uint16_t port = 0;  // the hub's
  std::string hall;        // its name, one line
  std::string certificate_der;
  friend bool operator==(const Beacon&, const Beacon&) = default;
};

/// A packet as it was heard: what it says is true for whoever has a key that proves it.
struct HeardBeacon {
  Beacon says;
  Mac mac{};
  std::string body;
};

/// A name as a beacon can carry it: one line of clean text, cut at a character.
std::string beacon_name(std::string_view name);

/// Requires: a port, a certificate of 1…kMostCertificate bytes. The name is carried as beacon_name().
std::string beacon_packet(const Mac& key, const Beacon& beacon);
/// Fails with `version` for a packet of a newer program, with `parse` or `format` for anything else.
base::Result<HeardBeacon> read_beacon(std::string_view packet);
bool proved(const HeardBeacon& heard, const Mac& key);

/// What asks a hall's machine for its beacon: as long as the longest answer, so that nobody can make a hall
/// send more than he sent himself.
std::string beacon_question();
bool is_beacon_question(std::string_view packet);

}  // namespace hall
