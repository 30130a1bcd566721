// BeaconSender: says once a second where this hall is, and answers who asks by unicast. step() is what its thread does
// over and over; tests call it with a clock turned by hand.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/clock.h"
#include "hall/beacon.h"
#include "hall/datagrams.h"

namespace hall {

inline constexpr double kBeaconEvery_s = 1;

class BeaconSender {
 public:
  /// `clock` lives longer. Nothing is sent before start() or step().
  BeaconSender(std::unique_ptr<Datagrams> datagrams, const base::Clock& clock, std::string packet);
  ~BeaconSender();
  BeaconSender(const BeaconSender&) = delete;
  BeaconSender& operator=(const BeaconSender&) = delete;

  void start();
  /// Waits at most `wait_s` for questions, and sends what is due.
  void step(double wait_s);
  /// Another name, key or certificate; any thread.
  void set_packet(std::string packet);
  /// How many networks the last beacon went out to, and what went wrong; any thread. 0 networks: only tables on this
  /// machine hear it.
  int networks() const { return networks_; }
  std::optional<base::Error> trouble() const;

 private:
  void answer(const Datagram& question);
  bool may_answer(const Address& from);

  std::unique_ptr<Datagrams> datagrams_;
  const base::Clock& clock_;
  mutable std::mutex mutex_;  // packet_, trouble_
  std::string packet_;
  std::optional<base::Error> trouble_;
  std::atomic<int> networks_{0};
  std::atomic<bool> stopping_{false};
  double next_s_ = 0;
  double second_s_ = 0;                    // when the second began for which answers are counted
  std::map<std::uint32_t, int> answered_;  // in this second, by host
  int answered_in_all_ = 0;
  std::thread thread_;
};

}  // namespace hall
