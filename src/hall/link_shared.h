// Link::Shared: what a link and its transports have in common: the options, the connection there is now, and who listens. Any
// thread. Internal to hall/link and hall/link_transports.
#pragma once

#include <condition_variable>
#include <mutex>
#include <vector>

#include "hall/nats_connection.h"

namespace hall {

struct Link::Shared {
  explicit Shared(LinkOptions how) : options(std::move(how)) {}

  /// What there is now; it may not be connected. Null: there is none.
  std::shared_ptr<NatsConnection> connection();
  /// Makes one where there is none or the library has given up on it, though not more than once in kAgain_s, or in kRefusedAgain_s by a hub that refuses us. May wait
  /// for two seconds: on the link's own thread.
  void renew();
  std::uint64_t connections();
  LinkState state();
  base::Result<void> listen(const std::vector<std::string>& subjects, std::shared_ptr<Mail> mail);
  /// Calls renew() now and then until end().
  void run();
  void end();

 private:
  static constexpr double kAgain_s = 0.5, kRefusedAgain_s = 2, kLook_s = 0.25;
  struct Listener {
    std::vector<std::string> subjects;
    std::shared_ptr<Mail> mail;
  };

  const LinkOptions options;
  std::mutex mutex_;  // guards all below
  std::condition_variable condition_;
  std::shared_ptr<NatsConnection> connection_;
  std::vector<Listener> listeners_;
  std::uint64_t earlier_ = 0;  // connections of those that were given up
  double again_s_ = -1e9;      // not before
  LinkState trouble_;          // why there is none
  bool ended_ = false;
};

}  // namespace hall
