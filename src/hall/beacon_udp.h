// beacon_udp: Datagrams over this machine's networks. Interfaces may come and go: they are looked at again every two
// seconds.
#pragma once

#include <memory>

#include "base/clock.h"
#include "hall/beacon.h"
#include "hall/datagrams.h"

namespace hall {

struct UdpOptions {
  std::uint16_t port = kBeaconPort;
  bool loopback_only = false;  // for tests: nothing leaves the machine
};

/// The hall's: a socket for each address of this machine, so that questions reach it even where a table of the same
/// machine listens. `clock` lives longer, here and below.
base::Result<std::unique_ptr<Datagrams>> open_hall_datagrams(const UdpOptions& options,
                                                             const base::Clock& clock);
/// A table's: an ear for the group and the broadcasts, shared with any number of other programs, and a socket of its
/// own for questions and their answers.
base::Result<std::unique_ptr<Datagrams>> open_table_datagrams(const UdpOptions& options,
                                                              const base::Clock& clock);

}  // namespace hall
