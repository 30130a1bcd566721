#include "hall/beacon.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

constexpr std::string_view kMagic = "KZH1\n";
constexpr std::string_view kAnyMagic = "KZH";
constexpr std::string_view kQuestion = "?KZH1\n";

Error no_beacon() { return {ErrorCode::format, sentence("This is no hall's beacon."), ""}; }

/// Marks that turn the direction of a line could make a name look like another.
bool turns_text(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string cut_line(std::string_view text, std::size_t most) {
  std::string out;
  const std::string clean = base::clean_text(base::repaired_utf8(text));
  for (std::size_t at = 0; at < clean.size();) {
    std::size_t after = at;
    const char32_t c = base::code_point_at(clean, at, after);
    const bool space = c == '\n' || c == '\t';
    if (out.size() + (after - at) > most) break;
    if (!turns_text(c)) out += space ? " " : clean.substr(at, after - at);
    at = after;
  }
  return out;
}

}  // namespace

std::string beacon_name(std::string_view name) { return cut_line(name, kMostHallName); }

std::string beacon_packet(const Mac& key, const Beacon& beacon) {
  ASSERT(beacon.port != 0, "a beacon without a port");
  ASSERT(!beacon.certificate_der.empty() && beacon.certificate_der.size() <= kMostCertificate,
         "a certificate no beacon can carry");
  const std::string body = std::string(kMagic) + std::to_string(beacon.port) + "\n" +
                           beacon_name(beacon.hall) + "\n" + beacon.certificate_der;
  const Mac mac = mac_of(key, body);
  return std::string(reinterpret_cast<const char*>(mac.data()), mac.size()) + body;
}

Result<HeardBeacon> read_beacon(std::string_view packet) {
  HeardBeacon heard;
  if (packet.size() <= heard.mac.size() + kMagic.size() || packet.size() > kMostBeaconBytes)
    return no_beacon();
  std::copy_n(packet.begin(), heard.mac.size(), heard.mac.begin());
  const std::string_view body = packet.substr(heard.mac.size());
  if (!body.starts_with(kAnyMagic)) return no_beacon();
  if (!body.starts_with(kMagic))
    return Error{ErrorCode::version,
                 sentence("A hall of another version of this program was heard. Use the same "
                          "version on all machines."),
                 ""};
  const std::string_view said = body.substr(kMagic.size());
  const std::size_t port_end = said.find('\n');
  const std::size_t name_end = port_end == said.npos ? said.npos : said.find('\n', port_end + 1);
  if (name_end == said.npos || port_end == 0 || port_end > 5 || said[0] == '0') return no_beacon();
  const auto [end, error] = std::from_chars(said.data(), said.data() + port_end, heard.says.port);
  if (error != std::errc() || end != said.data() + port_end) return no_beacon();
  const std::string_view name = said.substr(port_end + 1, name_end - port_end - 1);
  heard.says.hall = beacon_name(name);
  heard.says.certificate_der = said.substr(name_end + 1);
  if (heard.says.certificate_der.empty() || name != heard.says.hall ||
      heard.says.certificate_der.size() > kMostCertificate)
    return no_beacon();
  heard.body = body;
  return heard;
}

bool proved(const HeardBeacon& heard, const Mac& key) {
  return same_mac(heard.mac, mac_of(key, heard.body));
}

std::string beacon_question() {
  std::string out(kQuestion);
  out.resize(kMostBeaconBytes, '\0');
  return out;
}

bool is_beacon_question(std::string_view packet) {
  return packet.size() == kMostBeaconBytes && packet.starts_with(kQuestion);
}

}  // namespace hall
