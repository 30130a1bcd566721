#include "hall/keeper_work.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/manual_clock.h"

using hall::KeeperWork;
using Kind = hall::KeeperState::Kind;

namespace {

struct FakeServer final : hall::HubProcess {
  bool lives = false, dies_at_once = false, cannot_start = false;
  int starts = 0, kills = 0;
  base::Result<void> start() override {
    ++starts;
    if (cannot_start) return base::Error{base::ErrorCode::permission, base::sentence("No."), {}};
    lives = !dies_at_once;
    return {};
  }
  bool runs() override { return lives; }
  void kill() override {
    ++kills;
    lives = false;
  }
  std::string last_words() override { return "port taken"; }
};

struct Hall {
  support::ManualClock clock;
  FakeServer server;
  bool hangs = false, refuses_at_once = false, full = false;
  std::uint64_t free = 10ull << 30;
  KeeperWork work{server, clock, [this] { return ask(); }, [this] { return std::optional(free); }};

  base::Result<void> ask() {
    if (refuses_at_once) return no();
    if (hangs || !server.lives) {
      clock.advance(KeeperWork::kQuestion_s);
      return no();
    }
    if (full) return base::Error{base::ErrorCode::no_space, base::sentence("Full."), {}};
    return {};
  }
  static base::Error no() {
    return {base::ErrorCode::unavailable, base::sentence("No answer."), {}};
  }
  void run(double seconds) {
    for (const double until = clock.now_s() + seconds; clock.now_s() < until;)
      clock.advance(std::clamp(work.step() - clock.now_s(), 0.001, KeeperWork::kLook_s));
  }
};

}  // namespace

TEST_CASE("keeper: a server that serves is left alone") {
  Hall hall;
  hall.run(600);
  CHECK(hall.server.starts == 1);
  CHECK(hall.server.kills == 0);
  CHECK(hall.work.state().kind == Kind::serving);
}

TEST_CASE("keeper: a server that died is started again within a second") {
  Hall hall;
  hall.run(10);
  hall.server.lives = false;
  hall.run(1);
  CHECK(hall.server.starts == 2);
  CHECK(hall.work.state().kind == Kind::serving);
}

TEST_CASE("keeper: one that hangs is killed after three questions and started again") {
  Hall hall;
  hall.run(10);
  hall.hangs = true;
  hall.run(2.5);
  CHECK(hall.server.kills == 0);
  hall.run(3);
  CHECK(hall.server.kills == 1);
  hall.hangs = false;
  hall.run(1);
  CHECK(hall.server.starts == 2);
  CHECK(hall.work.state().kind == Kind::serving);
}

TEST_CASE("keeper: a connection that is gone for a moment kills nobody") {
  Hall hall;
  hall.run(10);
  hall.refuses_at_once = true;
  hall.run(2.5);
  hall.refuses_at_once = false;
  hall.run(10);
  CHECK(hall.server.kills == 0);
}

TEST_CASE("keeper: a server that takes its time to start is not killed for it") {
  Hall hall;
  hall.refuses_at_once = true;
  hall.run(4);
  hall.refuses_at_once = false;
  hall.run(4);
  CHECK(hall.server.kills == 0);
  CHECK(hall.work.state().kind == Kind::serving);
}

TEST_CASE(
    "keeper: one that ends at once is tried less and less often, and its last words are said") {
  Hall hall;
  hall.server.dies_at_once = true;
  hall.run(120);
  CHECK(hall.server.starts > 5);
  CHECK(hall.server.starts < 25);
  CHECK(hall.work.state().kind == Kind::failing);
  CHECK(hall.work.state().why.english().find("port taken") != std::string::npos);
  hall.server.dies_at_once = false;
  hall.run(15);
  CHECK(hall.work.state().kind == Kind::serving);
}

TEST_CASE("keeper: one that cannot be started is said, with why") {
  Hall hall;
  hall.server.cannot_start = true;
  hall.run(30);
  CHECK(hall.work.state().kind == Kind::failing);
  CHECK(hall.work.state().why.english() == "No.");
  CHECK(hall.server.starts <= 4);
}

TEST_CASE("keeper: a hub that is full lives, and is said") {
  Hall hall;
  hall.full = true;
  hall.run(60);
  CHECK(hall.server.kills == 0);
  CHECK(hall.work.state().kind == Kind::failing);
}

TEST_CASE("keeper: the room on the disk is looked at every minute") {
  Hall hall;
  hall.run(10);
  CHECK_FALSE(hall.work.state().little_room);
  hall.free = 100u << 20;
  hall.run(61);
  CHECK(hall.work.state().little_room);
  CHECK(hall.work.state().free_bytes == hall.free);
}
