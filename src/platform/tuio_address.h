// TuioAddress: where trackers are listened to, as it is given: PORT or ADDRESS:PORT. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace platform {

struct TuioAddress {
  std::uint32_t host = 0x7f000001;  // IPv4; of this machine alone unless said otherwise
  std::uint16_t port = 0;
  std::string str() const;
  friend bool operator==(const TuioAddress&, const TuioAddress&) = default;
};

/// "3333", "192.168.0.5:3333", "0.0.0.0:3333" (all of this machine's addresses). Fails with `invalid`.
base::Result<TuioAddress> parse_tuio_address(std::string_view text);

}  // namespace platform
