// BeaconListener: the table's ear: a thread that hears beacons and keeps a Finder; whoever shows the halls copies what it
// found. step() is what the thread does over and over, for tests.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "hall/datagrams.h"
#include "hall/finder.h"

namespace hall {

class BeaconListener {
 public:
  /// `wake` is called from the thread when the list has changed; it must be quick and may not call back. `clock` lives
  /// longer.
  BeaconListener(std::unique_ptr<Datagrams> datagrams, const base::Clock& clock,
                 std::function<void()> wake);
  ~BeaconListener();
  BeaconListener(const BeaconListener&) = delete;
  BeaconListener& operator=(const BeaconListener&) = delete;

  void start();
  void step(double wait_s);

  /// Any thread, all of these.
  void set_keys(std::vector<Mac> keys);
  /// An address that somebody typed: it is asked every second for its beacon, until another is typed or none.
  void ask(std::optional<Address> host);
  void failed(const std::string& certificate_der, const Address& hub);
  std::vector<FoundHall> halls() const;
  bool heard_newer() const;
  /// Why the address that was typed cannot be asked: this machine is in no network, for one.
  std::optional<base::Error> trouble() const;

 private:
  void question();

  std::unique_ptr<Datagrams> datagrams_;
  std::function<void()> wake_;
  const base::Clock& clock_;
  mutable std::mutex mutex_;  // all below but stopping_
  Finder finder_;
  std::optional<Address> asked_;
  std::optional<base::Error> trouble_;
  double next_question_s_ = 0;
  std::vector<FoundHall> told_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace hall
