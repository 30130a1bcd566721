// JoinDesk: answers at hall.join, for a hall whose hub runs on this machine: one connection to it as the user `hall`, on
// libnats' own threads. What places say is asked under a lock, so that the hall's own thread may look at them, too.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "hall/address.h"

namespace hall {

struct DeskLink {
  Address hub;
  std::string certificate_pem;
  std::string user, password;
};

class JoinDesk {
 public:
  /// `answer` is called from a thread of its own, one question at a time. Keeps trying while the hub is away. Fails only
  /// where the link cannot be set up at all.
  static base::Result<std::unique_ptr<JoinDesk>> open(
      const DeskLink& link, std::function<std::string(std::string_view)> answer);
  ~JoinDesk();
  JoinDesk(const JoinDesk&) = delete;
  JoinDesk& operator=(const JoinDesk&) = delete;
  /// It is connected: a table that asks now is answered.
  bool open_now() const;

 private:
  struct Nats;
  explicit JoinDesk(std::unique_ptr<Nats> nats);
  std::unique_ptr<Nats> nats_;
};

}  // namespace hall
