#include "hall/beacon_udp.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "hall/beacon_listener.h"
#include "hall/beacon_sender.h"
#include "hall/hall_things.h"
#include "hall/udp_socket.h"

using namespace hall;
using hall_things::key;

namespace {

const base::RealClock kClock;

/// A port of this test's own, so that tests beside it are not heard.
UdpOptions own_port() { return {std::uint16_t(20000 + ::getpid() % 20000), true}; }

/// What came within a second, waiting no longer than needed.
std::vector<Datagram> heard(Datagrams& ear) {
  for (int i = 0; i < 20; ++i)
    if (auto got = ear.receive(0.05); !got.empty()) return got;
  return {};
}

}  // namespace

TEST_CASE("udp: on loopback a table hears the hall's shout, and its question is answered") {
  const auto hall = open_hall_datagrams(own_port(), kClock);
  REQUIRE_MESSAGE(hall.ok(), (hall ? "" : hall.error().text()));
  const auto table = open_table_datagrams(own_port(), kClock), second = open_table_datagrams(own_port(), kClock);
  REQUIRE_MESSAGE(table.ok(), (table ? "" : table.error().text()));
  REQUIRE(second.ok());  // two programs of one machine
  (void)(*table)->receive(0);
  (void)(*second)->receive(0);
  const auto networks = (*hall)->shout("hello");
  REQUIRE(networks.ok());
  CHECK(*networks == 0);  // loopback is no network
  for (Datagrams* ear : {table->get(), second->get()}) {
    const auto got = heard(*ear);
    REQUIRE(got.size() == 1);
    CHECK(got[0].bytes == "hello");
    CHECK(got[0].from == Address{0x7f000001, own_port().port});
  }
  REQUIRE((*table)->send({0x7f000001, own_port().port}, "question").ok());
  const auto asked = heard(**hall);
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].bytes == "question");
  REQUIRE((*hall)->send(asked[0].from, "answer").ok());
  const auto answered = heard(**table);
  REQUIRE(answered.size() == 1);
  CHECK(answered[0].bytes == "answer");
}

TEST_CASE("udp: the hall's threads and the table's find each other, by themselves and by a typed address") {
  auto hall = open_hall_datagrams(own_port(), kClock);
  auto table = open_table_datagrams(own_port(), kClock);
  REQUIRE(hall.ok());
  REQUIRE(table.ok());
  BeaconSender sender(std::move(*hall), kClock, beacon_packet(key(1), hall_things::beacon("会館")));
  std::atomic<bool> woken = false;
  BeaconListener listener(std::move(*table), kClock, [&] { woken = true; });
  listener.set_keys({key(1)});
  listener.start();
  listener.ask(Address{0x7f000001, own_port().port});
  sender.start();
  for (int i = 0; i < 500 && !woken; ++i) ::usleep(10'000);
  REQUIRE(listener.halls().size() == 1);
  CHECK(listener.halls()[0].key == 0);
  CHECK(listener.halls()[0].hubs == std::vector<Address>{{0x7f000001, 14222}});
}

TEST_CASE("udp: a wait ends when it is woken, and an address nobody can reach is said") {
  const auto table = open_table_datagrams(own_port(), kClock);
  REQUIRE(table.ok());
  (*table)->wake();
  const double before = kClock.now_s();
  CHECK((*table)->receive(5).empty());
  CHECK(kClock.now_s() - before < 4);
  // From loopback nothing leads anywhere else.
  const auto sent = (*table)->send({0xc0000201, 9}, "x");
  REQUIRE_FALSE(sent.ok());
  CHECK_FALSE(sent.error().message.empty());
}

TEST_CASE("udp: interfaces that are looked at for tests are loopback alone") {
  const auto found = interfaces(true);
  REQUIRE_FALSE(found.empty());
  for (const Interface& one : found) {
    CHECK(one.loopback);
    CHECK((one.host >> 24) == 127);
  }
}
