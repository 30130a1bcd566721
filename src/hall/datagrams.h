// Datagrams: the seam to UDP, for what finds halls: tests hear and send without a network. One thread, but wake().
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "hall/address.h"

namespace hall {

struct Datagram {
  Address from;
  std::string bytes;
};

class Datagrams {
 public:
  virtual ~Datagrams() = default;
  /// To everybody in every network of this machine. Returns how many networks besides the machine itself it
  /// went out to: 0 is no failure, there is no network.
  virtual base::Result<int> shout(std::string_view bytes) = 0;
  virtual base::Result<void> send(const Address& to, std::string_view bytes) = 0;
  /// What has come, at most 64 at once; waits for the first no longer than `wait_s`, or until wake().
  virtual std::vector<Datagram> receive(double wait_s) = 0;
  /// Ends a wait, the next one where none waits; from any thread.
  virtual void wake() = 0;
};

}  // namespace hall
