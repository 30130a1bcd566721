// hub_config: what nats-server is told: where it listens, who may do what, how much it keeps. The text of its file; pure
// but for random_password().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "hall/join.h"

namespace hall {

struct HubConfig {
  std::string listen = "0.0.0.0";
  std::uint16_t port = 14222;
  base::Path folder;                      // of its store
  base::Path certificate_file, key_file;  // empty: without TLS, for tests on this machine
  std::uint64_t most_bytes = 2ull << 30;  // that it may keep
  std::string hall_password, screen_password, join_password;
  std::vector<Place> places;  // all of them, given or not: so it need not be told of tables
};

/// Fails with `invalid` where a password or a path has what the file's quotes cannot hold.
base::Result<std::string> hub_config_text(const HubConfig& config);

/// How much the hub may keep on a disk with so much room: half of it, two gibibytes at most.
std::uint64_t most_bytes_of(std::uint64_t free_bytes);

/// 128 bits from the system's own source, as 26 letters and digits.
std::string random_password();

}  // namespace hall
