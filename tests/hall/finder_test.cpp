#include "hall/finder.h"

#include <doctest/doctest.h>

#include "hall/hall_things.h"
#include "support/manual_clock.h"

using namespace hall;
using hall_things::key;

namespace {

struct Heard {
  support::ManualClock clock;
  Finder finder{clock};

  /// A hall with a certificate of its own kind.
  static Beacon hall(const std::string& name, const std::string& der, std::uint16_t port = 14222) {
    return {port, name, der};
  }
  void hear(const Beacon& beacon, const Mac& mac, std::uint32_t host) {
    finder.hear(beacon_packet(mac, beacon), {host, kBeaconPort});
  }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const FoundHall& f : finder.halls()) out.push_back((f.key ? "+" : "-") + f.name);
    return out;
  }
};
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(Heard, "finder: the hall that our key proves comes first, others are names alone") {
  finder.set_keys({key(1)});
  hear(hall("あ 別の会", "other"), key(2), 1);
  hear(hall("ん 私たちの会", "ours"), key(1), 2);
  CHECK(names() == Names{"+ん 私たちの会", "-あ 別の会"});
  const FoundHall found = finder.halls()[0];
  CHECK(found.certificate_der == "ours");
  CHECK(found.hubs == std::vector<Address>{{2, 14222}});
}

TEST_CASE_FIXTURE(Heard, "finder: several halls of known keys say which key each has") {
  finder.set_keys({key(1), key(2)});
  hear(hall("B", "b"), key(2), 2);
  hear(hall("A", "a"), key(1), 1);
  hear(hall("C", "c"), key(1), 3);
  CHECK(names() == Names{"+A", "+B", "+C"});
  CHECK(finder.halls()[1].key == 1);
}

TEST_CASE_FIXTURE(Heard, "finder: a key that comes later proves what was heard before") {
  hear(hall("会", "x"), key(1), 1);
  CHECK(names() == Names{"-会"});
  finder.set_keys({key(1)});
  CHECK(names() == Names{"+会"});
  finder.set_keys({});
  CHECK(names() == Names{"-会"});
}

TEST_CASE_FIXTURE(Heard, "finder: a hall not heard for four seconds is gone, and comes back") {
  finder.set_keys({key(1)});
  hear(hall("会", "x"), key(1), 1);
  clock.advance(3.9);
  CHECK(names().size() == 1);
  clock.advance(0.2);
  CHECK(names().empty());
  hear(hall("会", "x"), key(1), 1);
  CHECK(names().size() == 1);
}

TEST_CASE_FIXTURE(Heard, "finder: a replay from another address does not take the true one away") {
  finder.set_keys({key(1)});
  hear(hall("会", "x"), key(1), 1);
  hear(hall("会", "x"), key(1), 666);
  CHECK(finder.halls()[0].hubs == std::vector<Address>{{1, 14222}, {666, 14222}});
  // Nobody there could show the certificate: the other is tried, and stays first for half a minute.
  finder.failed("x", {1, 14222});
  CHECK(finder.halls()[0].hubs.front() == Address{666, 14222});
  clock.advance(0.5);
  finder.failed("x", {666, 14222});
  CHECK(finder.halls()[0].hubs.front() == Address{1, 14222});
  clock.advance(0.5);
  finder.failed("x", {1, 14222});
  CHECK(finder.halls()[0].hubs.front() == Address{666, 14222});
  for (int second = 0; second < 31; ++second) {
    clock.advance(1);
    hear(hall("会", "x"), key(1), 1);
  }
  CHECK(finder.halls()[0].hubs == std::vector<Address>{{1, 14222}});
}

TEST_CASE_FIXTURE(Heard, "finder: a packet that another key signed never covers the true hall") {
  finder.set_keys({key(1)});
  hear(hall("会", "x"), key(1), 1);
  hear(hall("偽の会", "x"), key(2), 666);
  CHECK(names() == Names{"+会"});
  CHECK(finder.halls()[0].hubs == std::vector<Address>{{1, 14222}});
  // The other way round the true one takes the name.
  hear(hall("偽", "y"), key(2), 666);
  hear(hall("真", "y"), key(1), 2);
  CHECK(names() == Names{"+会", "+真"});
}

TEST_CASE_FIXTURE(Heard, "finder: the hall's machine with a new address is found there") {
  finder.set_keys({key(1)});
  hear(hall("会", "x"), key(1), 1);
  clock.advance(3);
  hear(hall("会", "x"), key(1), 7);
  clock.advance(2);
  CHECK(finder.halls()[0].hubs == std::vector<Address>{{7, 14222}});
}

TEST_CASE_FIXTURE(Heard, "finder: a flood of false halls leaves the list short and the true one in it") {
  finder.set_keys({key(1)});
  for (std::uint32_t n = 0; n < 3000; ++n)
    hear(hall("偽", "false" + std::to_string(n)), key(2), 1000 + n);
  hear(hall("会", "x"), key(1), 1);
  CHECK(finder.halls().size() == kMostHalls);
  CHECK(finder.halls()[0].name == "会");
  CHECK(finder.dropped() > 2900);
  // Once known it is heard through any flood.
  clock.advance(1);
  for (std::uint32_t n = 0; n < 5000; ++n)
    finder.hear("x", {100000 + n, 1});
  clock.advance(0.9);
  hear(hall("会", "x"), key(1), 1);
  clock.advance(3.5);
  CHECK(names() == Names{"+会"});
}

TEST_CASE_FIXTURE(Heard, "finder: one host that shouts without end is not looked at without end") {
  finder.set_keys({key(1)});
  for (int n = 0; n < 1000; ++n) hear(hall("会", "x"), key(1), 1);
  CHECK(finder.dropped() == 1000 - kMostPacketsOfHost);
  CHECK(names() == Names{"+会"});
}

TEST_CASE_FIXTURE(Heard, "finder: of one hall so many addresses are kept and no more") {
  finder.set_keys({key(1)});
  hear(hall("会", "x"), key(1), 1);
  for (std::uint32_t host = 2; host < 100; ++host) hear(hall("会", "x"), key(1), host);
  CHECK(finder.halls()[0].hubs.size() == kMostAddresses);
}

TEST_CASE_FIXTURE(Heard, "finder: garbage leaves nothing, a newer version is noticed for a while") {
  finder.hear("", {1, 1});
  finder.hear(std::string(2000, 'x'), {1, 1});
  CHECK(names().empty());
  CHECK_FALSE(finder.heard_newer());
  finder.hear(std::string(32, 'm') + "KZH2\nwhat may come", {1, 1});
  CHECK(finder.heard_newer());
  CHECK(names().empty());
  clock.advance(5);
  CHECK_FALSE(finder.heard_newer());
}
