#include "platform/tuio_address.h"

#include <arpa/inet.h>

#include <charconv>

namespace platform {

std::string TuioAddress::str() const {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8)
    out += std::to_string(host >> shift & 0xff) + (shift > 0 ? "." : ":");
  return out + std::to_string(port);
}

base::Result<TuioAddress> parse_tuio_address(std::string_view text) {
  const base::Error wrong{
      base::ErrorCode::invalid,
      base::sentence("--tuio wants PORT or ADDRESS:PORT, such as 3333 or 192.168.0.5:3333, not \"{}\"",
                     std::string(text)),
      ""};
  TuioAddress out;
  const auto colon = text.rfind(':');
  if (colon != std::string_view::npos) {
    in_addr address{};
    if (::inet_pton(AF_INET, std::string(text.substr(0, colon)).c_str(), &address) != 1) return wrong;
    out.host = ntohl(address.s_addr);
    text.remove_prefix(colon + 1);
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.port);
  if (error != std::errc() || end != text.data() + text.size() || out.port == 0) return wrong;
  return out;
}

}  // namespace platform
