// UdpSocket: one socket, and the interfaces of this machine. One thread. Internal to hall/beacon_udp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "hall/address.h"
#include "hall/datagrams.h"

namespace hall {

/// One IPv4 address that this machine has in a network.
struct Interface {
  int index = 0;
  std::uint32_t host = 0;
  std::uint32_t broadcast = 0;  // 0: none
  bool loopback = false;
  friend bool operator==(const Interface&, const Interface&) = default;
};
/// Those that are up.
std::vector<Interface> interfaces(bool loopback_only);

class UdpSocket {
 public:
  /// Bound to `at` together with others; port 0: any that is free.
  static base::Result<UdpSocket> open(const Address& at);
  UdpSocket(UdpSocket&& other) noexcept;
  UdpSocket& operator=(UdpSocket&& other) noexcept;
  ~UdpSocket();

  int fd() const { return fd_; }
  /// Groups are sent to through this interface alone, one network far.
  void send_groups_through(const Interface& through);
  /// False: the interface knows no groups. Joining twice is joining once.
  bool join(std::uint32_t group, const Interface& through);
  /// errno, or 0.
  int send(const Address& to, std::string_view bytes);
  /// Adds what has come, up to `most` in `out`.
  void receive(std::vector<Datagram>& out, std::size_t most);

 private:
  explicit UdpSocket(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace hall
