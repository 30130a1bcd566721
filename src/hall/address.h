// Address: where in the network, IPv4 and a port, and how people type it. A value.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hall {

struct Address {
  std::uint32_t host = 0;  // 127.0.0.1 is 0x7f000001
  std::uint16_t port = 0;
  friend auto operator<=>(const Address&, const Address&) = default;
  /// "192.168.1.5:14222".
  std::string str() const;
  std::string host_str() const;
};

/// "192.168.1.5", "192.168.1.5:14222", also in full-width digits and with 。 for the dot; `port` where none
/// is said. Fails with what an address looks like.
base::Result<Address> read_address(std::string_view typed, std::uint16_t port);

}  // namespace hall
