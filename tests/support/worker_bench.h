// WorkerBench: shared by a test and an engine on a worker's thread, which it can hold. Outlives the
// worker's threads, whichever are left behind.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace support {

struct WorkerBench {
  std::mutex mutex;
  std::condition_variable changed;
  int wakes = 0, asked = 0;
  bool held = false, fails = false;

  template <class F>
  void wait(F&& done) {
    std::unique_lock lock(mutex);
    REQUIRE(changed.wait_for(lock, std::chrono::seconds(60), done));
  }
  template <class F>
  void set(F&& change) {
    const std::lock_guard lock(mutex);
    change();
    changed.notify_all();
  }
  /// The engine's side: it has been asked, and waits while it is held.
  std::unique_lock<std::mutex> be_asked() {
    std::unique_lock lock(mutex);
    ++asked;
    changed.notify_all();
    changed.wait_for(lock, std::chrono::seconds(60), [this] { return !held; });
    return lock;
  }
};

}  // namespace support
