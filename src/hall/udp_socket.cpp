#include "hall/udp_socket.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "base/system_error.h"
#include "hall/beacon.h"

namespace hall {

namespace {

sockaddr_in socket_address(const Address& at) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(at.port);
  out.sin_addr.s_addr = htonl(at.host);
  return out;
}

std::uint32_t host_of(const sockaddr* address) {
  if (!address || address->sa_family != AF_INET) return 0;
  return ntohl(reinterpret_cast<const sockaddr_in*>(address)->sin_addr.s_addr);
}

void set_option(int fd, int level, int option, int value) {
  (void)::setsockopt(fd, level, option, &value, sizeof value);
}

}  // namespace

std::vector<Interface> interfaces(bool loopback_only) {
  std::vector<Interface> out;
  ifaddrs* all = nullptr;
  if (::getifaddrs(&all) != 0) return out;
  for (const ifaddrs* one = all; one; one = one->ifa_next) {
    const std::uint32_t host = host_of(one->ifa_addr);
    const bool loopback = one->ifa_flags & IFF_LOOPBACK;
    if (host == 0 || !(one->ifa_flags & IFF_UP) || (loopback_only && !loopback)) continue;
    const bool shouts = one->ifa_flags & IFF_BROADCAST;
    const std::uint32_t broadcast =
        shouts ? host_of(one->ifa_broadaddr) : loopback ? 0x7fffffffu : 0;
    out.push_back({int(::if_nametoindex(one->ifa_name)), host, broadcast, loopback});
  }
  ::freeifaddrs(all);
  return out;
}

base::Result<UdpSocket> UdpSocket::open(const Address& at) {
  UdpSocket made(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const sockaddr_in address = socket_address(at);
  if (made.fd_ >= 0) {
    set_option(made.fd_, SOL_SOCKET, SO_REUSEADDR, 1);
    set_option(made.fd_, SOL_SOCKET, SO_BROADCAST, 1);
    // Only groups that this very socket has joined.
    set_option(made.fd_, IPPROTO_IP, IP_MULTICAST_ALL, 0);
  }
  if (made.fd_ < 0 || ::bind(made.fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address))
    return base::system_error(errno, at.str(), base::sentence("listen in the network"));
  return made;
}

UdpSocket::UdpSocket(UdpSocket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

UdpSocket& UdpSocket::operator=(UdpSocket&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

UdpSocket::~UdpSocket() {
  if (fd_ >= 0) ::close(fd_);
}

void UdpSocket::send_groups_through(const Interface& through) {
  ip_mreqn how{};
  how.imr_ifindex = through.index;
  how.imr_address.s_addr = htonl(through.host);
  (void)::setsockopt(fd_, IPPROTO_IP, IP_MULTICAST_IF, &how, sizeof how);
  set_option(fd_, IPPROTO_IP, IP_MULTICAST_TTL, 1);
  set_option(fd_, IPPROTO_IP, IP_MULTICAST_LOOP, 1);
}

bool UdpSocket::join(std::uint32_t group, const Interface& through) {
  ip_mreqn how{};
  how.imr_multiaddr.s_addr = htonl(group);
  how.imr_ifindex = through.index;
  return ::setsockopt(fd_, IPPROTO_IP, IP_ADD_MEMBERSHIP, &how, sizeof how) == 0 ||
         errno == EADDRINUSE;
}

int UdpSocket::send(const Address& to, std::string_view bytes) {
  const sockaddr_in address = socket_address(to);
  const ssize_t sent = ::sendto(fd_, bytes.data(), bytes.size(), 0,
                                reinterpret_cast<const sockaddr*>(&address), sizeof address);
  return sent < 0 ? errno : 0;
}

void UdpSocket::receive(std::vector<Datagram>& out, std::size_t most) {
  std::array<char, kMostBeaconBytes + 1> buffer;  // one more: what is too long is seen to be
  while (out.size() < most) {
    sockaddr_in from{};
    socklen_t size = sizeof from;
    const ssize_t n = ::recvfrom(fd_, buffer.data(), buffer.size(), 0,
                                 reinterpret_cast<sockaddr*>(&from), &size);
    if (n < 0) return;
    out.push_back({{ntohl(from.sin_addr.s_addr), ntohs(from.sin_port)},
                   {buffer.data(), std::size_t(n)}});
  }
}

}  // namespace hall
