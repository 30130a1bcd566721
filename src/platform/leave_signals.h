// LeaveSignals: SIGTERM, SIGINT and SIGHUP (a logout, a kiosk's restart, Ctrl+C in a terminal) are
// requests to save and leave, not sudden ends. Made before any other thread, so that no thread of
// the process takes them itself. requested() may be asked from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace platform {

class LeaveSignals {
 public:
  LeaveSignals();
  ~LeaveSignals();
  LeaveSignals(const LeaveSignals&) = delete;
  LeaveSignals& operator=(const LeaveSignals&) = delete;

  /// From now on `wake` is called, by the waiting thread, when a request came (or had come).
  void watch(std::function<void()> wake);
  bool requested() const { return requested_; }
  /// For the child after a fork, before exec: it shall end when it is told to.
  static void unblock_in_child();

 private:
  std::function<void()> wake_;
  std::atomic<bool> requested_ = false;
  int signals_ = -1;
  int stop_ = -1;
  std::thread thread_;
};

}  // namespace platform
