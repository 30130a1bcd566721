// beacon_udp: Datagrams over this machine's networks. Interfaces may come and go: they are looked at again every two
// seconds.
#pragma once

#include <memory>

#include "hall/beacon.h"
#include "hall/datagrams.h"

namespace hall {

struct UdpOptions {
  std::uint16_t port = kBeaconPort;
  bool loopback_only = false;  // for tests: nothing leaves the machine
};

/// The hall's: a socket for each address of this machine, so that questions reach it even where a table of the same
/// machine listens. Fails with `locked` where another hall of this machine has the port.
base::Result<std::unique_ptr<Datagrams>> open_hall_datagrams(const UdpOptions& options);
/// A table's ear: the group and the broadcasts, together with any number of other programs.
base::Result<std::unique_ptr<Datagrams>> open_table_datagrams(const UdpOptions& options);
/// For a question to one address: any free port.
base::Result<std::unique_ptr<Datagrams>> open_asking_datagrams();

}  // namespace hall
