#include "phone/addresses.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <algorithm>
#include <memory>

namespace phone {

namespace {

/// Of containers, bridges and virtual machines: no phone is on it.
bool is_inner(const std::string& name) {
  for (const char* begin : {"docker", "veth", "virbr", "br-", "vmnet", "vboxnet", "lxc", "tun",
                            "tap", "wg", "tailscale", "cni", "flannel"})
    if (name.starts_with(begin)) return true;
  return false;
}

bool is_private(const std::string& address) {
  if (address.starts_with("10.") || address.starts_with("192.168.")) return true;
  if (!address.starts_with("172.")) return false;
  const int second = std::atoi(address.c_str() + 4);
  return second >= 16 && second <= 31;
}

}  // namespace

int rank_of(const std::string& name, const std::string& address) {
  int rank = 0;
  if (is_inner(name)) rank += 8;
  if (address.starts_with("169.254.")) rank += 4;  // nobody gave it one
  if (!is_private(address)) rank += 2;
  if (!name.starts_with("w")) rank += 1;  // phones come by radio
  return rank;
}

std::vector<std::string> addresses() {
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> all(first, &::freeifaddrs);
  std::vector<std::pair<int, std::string>> found;
  for (const ifaddrs* at = first; at; at = at->ifa_next) {
    if (!at->ifa_addr || at->ifa_addr->sa_family != AF_INET) continue;
    if ((at->ifa_flags & IFF_UP) == 0 || (at->ifa_flags & IFF_LOOPBACK) != 0) continue;
    char text[INET_ADDRSTRLEN] = {};
    const auto* in = reinterpret_cast<const sockaddr_in*>(at->ifa_addr);
    if (!::inet_ntop(AF_INET, &in->sin_addr, text, sizeof text)) continue;
    found.emplace_back(rank_of(at->ifa_name, text), text);
  }
  std::ranges::stable_sort(found, {}, &std::pair<int, std::string>::first);
  std::vector<std::string> out;
  for (auto& [rank, address] : found)
    if (std::ranges::find(out, address) == out.end()) out.push_back(std::move(address));
  return out;
}

}  // namespace phone
