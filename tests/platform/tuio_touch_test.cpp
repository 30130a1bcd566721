// A tracker's packets over loopback to samples.
#include "platform/tuio_touch.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "support/tuio_sender.h"

using input::FingerId;
using input::Phase;
using input::TouchSample;
using platform::TuioTouch;
using support::TuioSeen;
using support::TuioTracker;

namespace {

/// A source at a port of its own, and a loop that sleeps until it is woken.
struct Table {
  base::RealClock clock;
  platform::TuioAddress address{0x7f000001, support::free_udp_port()};
  std::mutex mutex;
  std::condition_variable woken;
  int wakes = 0;
  std::vector<TouchSample> samples;
  std::unique_ptr<TuioTouch> touch;

  Table() {
    auto made = TuioTouch::create(
        address, clock,
        {[] { return platform::TuioArea{{0, 0}, {1000, 1000}, {1000, 1000}, 4}; }, [this] {
           const std::lock_guard lock(mutex);
           ++wakes;
           woken.notify_one();
         }});
    REQUIRE_MESSAGE(made.ok(), (made ? "" : made.error().text()));
    touch = std::move(*made);
  }

  template <class Done>
  bool until(Done&& done) {
    const double limit = clock.now_s() + 10;
    while (!done()) {
      std::unique_lock lock(mutex);
      if (!woken.wait_for(lock, std::chrono::duration<double>(limit - clock.now_s()),
                          [&] { return wakes > 0; }))
        return false;
      wakes = 0;
      lock.unlock();
      touch->poll(samples);
    }
    return true;
  }
  int count(Phase phase) const {
    return int(std::ranges::count(samples, phase, &TouchSample::phase));
  }
};

}  // namespace

TEST_CASE("tuio touch: of sixty cursors at 120 Hz not one sample is lost") {
  Table table;
  constexpr int kFrames = 240, kFingers = 60;
  std::thread hands([&] {
    TuioTracker tracker(table.address.port);
    for (int frame = 0; frame <= kFrames; ++frame) {
      std::vector<TuioSeen> seen;
      for (int f = 0; f < kFingers; ++f) seen.push_back({f, f / 64.0, frame / 256.0});
      tracker.see(seen);
      std::this_thread::sleep_for(std::chrono::microseconds(8333));
    }
    tracker.see({});
  });
  const bool all_up = table.until([&] { return table.count(Phase::up) == kFingers; });
  hands.join();
  REQUIRE(all_up);
  CHECK(table.count(Phase::down) == kFingers);
  CHECK(table.count(Phase::move) == kFingers * kFrames);
  std::map<FingerId, const TouchSample*> last;
  for (const TouchSample& s : table.samples) {
    const TouchSample*& before = last[s.finger];
    if (before) {
      CHECK(s.time_s >= before->time_s);
      if (s.phase == Phase::move) CHECK(s.pos_px.y - before->pos_px.y == doctest::Approx(1000 / 256.0));
    }
    before = &s;
  }
}

TEST_CASE("tuio touch: blobs are as wide as they say") {
  Table table;
  TuioTracker tracker(table.address.port);
  tracker.see_blobs({{1, 0.5, 0.5, 0.04, 0.02}, {2, 0.2, 0.2, 0.2, 0.3}});
  REQUIRE(table.until([&] { return table.samples.size() == 2; }));
  CHECK(table.samples[0].contact_mm == doctest::Approx(10));
  CHECK(table.samples[1].contact_mm == doctest::Approx(75));
  CHECK(table.samples[0].pointer == input::Pointer::finger);
}

TEST_CASE("tuio touch: garbage and a flood are survived, and afterwards all is as the tracker says") {
  Table table;
  TuioTracker tracker(table.address.port), stranger(table.address.port, "stranger");
  tracker.see({{1, 0.5, 0.5}});
  REQUIRE(table.until([&] { return table.count(Phase::down) == 1; }));
  std::string noise(1400, '\x7f');
  for (int k = 0; k < 100'000; ++k) {
    noise[0] = char(k);
    stranger.send(k % 3 == 0 ? "#bundle" : noise);
  }
  std::atomic<bool> enough = false;
  std::thread hand([&] {
    while (!enough) {
      tracker.see({{2, 0.25, 0.25}});
      std::this_thread::sleep_for(std::chrono::milliseconds(4));
    }
  });
  CHECK(table.until([&] {
    return table.count(Phase::up) + table.count(Phase::lost) == 1 && table.count(Phase::down) == 2;
  }));
  enough = true;
  hand.join();
}

TEST_CASE("tuio touch: while nobody polls, what waits has an end, and afterwards all is as the tracker says") {
  Table table;
  TuioTracker tracker(table.address.port);
  for (int k = 0; k < 1000; ++k) {
    std::vector<TuioSeen> seen;
    for (int f = 0; f < 60; ++f) seen.push_back({f, f / 64.0, (k % 100) / 128.0});
    tracker.see(seen);
    if (k % 10 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  table.touch->poll(table.samples);
  CHECK(table.samples.size() <= TuioTouch::kMostWaiting + 60);
  // It polls at least once more by itself: what woke it has been polled already.
  table.touch->poll(table.samples);
  std::thread hands([&] {
    for (int k = 0; k < 500; ++k) {
      tracker.see({});
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  });
  CHECK(table.until([&] { return table.count(Phase::down) == 60 && table.count(Phase::up) == 60; }));
  hands.join();
}

TEST_CASE("tuio touch: a port that another program has is said, and what to do") {
  Table table;
  auto second = TuioTouch::create(table.address, table.clock, {[] { return platform::TuioArea{}; }, [] {}});
  REQUIRE(!second.ok());
  CHECK(second.error().code == base::ErrorCode::unavailable);
  CHECK(second.error().message.english().find("another port") != std::string::npos);
  CHECK(second.error().context == table.address.str());
  auto elsewhere = TuioTouch::create({0xcb007101, 3333}, table.clock, {[] { return platform::TuioArea{}; }, [] {}});
  REQUIRE(!elsewhere.ok());
  CHECK(elsewhere.error().message.english().find("no such address") != std::string::npos);
}
