// bench_join [TIMES]: how long a table takes from the six words to its own connection: the key (scrypt), the beacon and its
// proof, the place, the link. A real nats-server with TLS, beacons once a second, all on loopback. Milliseconds.
#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>

#include "support/real_hall.h"

namespace {

using hall::JoinState;
using support::steady_now_s;

const hall::RoomWords kWords{11, 222, 333, 444, 1555, 2047};

void print(const char* what, std::vector<double> ms) {
  std::ranges::sort(ms);
  fmt::print("{:<34} median {:7.1f}  best {:7.1f}  worst {:7.1f}\n", what, ms[ms.size() / 2],
             ms.front(), ms.back());
}

double key_ms() {
  const double before = steady_now_s();
  (void)support::made(hall::RoomKey::from_words(support::shipped_words(), kWords));
  return (steady_now_s() - before) * 1000;
}

}  // namespace

int main(int argc, char** argv) {
  const int times = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10;
  std::vector<double> key, joined, connected, again;
  for (int i = 0; i < times; ++i) key.push_back(key_ms());
  support::RealHall room(kWords);
  ASSERT(room.serves(), "the hub does not start");
  for (int i = 0; i < times; ++i) {
    const double before = steady_now_s();
    support::RealTable table;
    table.join().join_by(kWords);
    ASSERT(table.is(JoinState::Step::joined), "the table is not let in");
    joined.push_back((steady_now_s() - before) * 1000);
    const auto link = support::made(hall::Link::open(table.link()));
    ASSERT(support::wait_until(
               10, [&] { return link->state().kind == hall::LinkState::Kind::connected; }),
           "the table is not connected");
    connected.push_back((steady_now_s() - before) * 1000);
    const double later = steady_now_s();
    table.start();
    ASSERT(table.is(JoinState::Step::joined), "the table is not let in again");
    again.push_back((steady_now_s() - later) * 1000);
  }
  print("six words to the key (scrypt)", key);
  print("words typed to the place", joined);
  print("words typed to its own connection", connected);
  print("known hall to the place, no words", again);
}
