#include "hall/beacon.h"

#include <doctest/doctest.h>

#include "hall/beacon_listener.h"
#include "hall/beacon_sender.h"
#include "hall/hall_things.h"
#include "support/manual_clock.h"

using namespace hall;
using hall_things::beacon;
using hall_things::key;

namespace {

/// What was sent, and what is to be heard, in the test's own hands.
struct FakeDatagrams final : Datagrams {
  struct Lists {
    std::vector<std::string> shouted;
    std::vector<Datagram> sent, heard;
    int networks = 1;
    bool fails = false;
  };
  explicit FakeDatagrams(Lists& l) : lists(l) {}
  base::Result<int> shout(std::string_view bytes) override {
    if (lists.fails) return base::Error{base::ErrorCode::unavailable, "no network", ""};
    lists.shouted.emplace_back(bytes);
    return lists.networks;
  }
  base::Result<void> send(const Address& to, std::string_view bytes) override {
    if (lists.fails) return base::Error{base::ErrorCode::unavailable, "no network", ""};
    lists.sent.push_back({to, std::string(bytes)});
    return {};
  }
  std::vector<Datagram> receive(double) override { return std::exchange(lists.heard, {}); }
  void wake() override {}
  Lists& lists;
};

const Address kTable{0xc0a80107, 40000}, kHall{0xc0a80105, 14223};

std::string with_body(const std::string& body) {
  const Mac mac = mac_of(key(1), body);
  return std::string(reinterpret_cast<const char*>(mac.data()), mac.size()) + body;
}

}  // namespace

TEST_CASE("beacon: the packet is the HMAC, a head, the port, the name and the certificate, and comes back") {
  const Beacon says = beacon("市民会館 二階", 14222);
  const std::string packet = beacon_packet(key(1), says);
  CHECK(packet.size() < 600);
  CHECK(packet.substr(32) == "KZH1\n14222\n市民会館 二階\n" + says.certificate_der);
  const auto heard = read_beacon(packet);
  REQUIRE(heard.ok());
  CHECK(heard->says == says);
  CHECK(proved(*heard, key(1)));
  CHECK_FALSE(proved(*heard, key(2)));
}

TEST_CASE("beacon: no byte of it can be changed without the key") {
  const std::string packet = beacon_packet(key(1), beacon("会館"));
  for (std::size_t at = 0; at < packet.size(); ++at) {
    std::string changed = packet;
    changed[at] = char(changed[at] ^ 0x10);
    const auto heard = read_beacon(changed);
    if (heard) CHECK_FALSE(proved(*heard, key(1)));
  }
  for (std::size_t size = 0; size < packet.size(); ++size) {
    const auto heard = read_beacon(packet.substr(0, size));
    if (heard) CHECK_FALSE(proved(*heard, key(1)));
  }
}

TEST_CASE("beacon: garbage is none, another version is told from it") {
  for (const char* body : {"", "KZH1\n", "KZH1\n1\n", "KZH1\n0\nname\nx", "KZH1\n70000\nn\nx", "KZH1\n-1\nn\nx",
                           "KZH1\n1x\nn\nx", "KZH1\n\nn\nx", "KZH1\n123456\nn\nx", "KZH1\n01\nn\nx",
                           "KZH1\n14222\nna\tme\nx", "KZH1\n14222\nname\n", "XXXX\n1\nn\nx", "KZH1\n1\n\xff\nx",
                           "KZH1\n1\n\u202ename\nx"}) {
    const auto heard = read_beacon(with_body(body));
    INFO(body);
    REQUIRE_FALSE(heard.ok());
    CHECK(heard.error().code == base::ErrorCode::format);
  }
  CHECK(read_beacon(with_body("KZH2\nwhatever")).error().code == base::ErrorCode::version);
  CHECK_FALSE(read_beacon(std::string(5000, 'K')).ok());
  CHECK_FALSE(read_beacon(with_body("KZH1\n1\nn\n" + std::string(kMostCertificate + 1, 'x'))).ok());
  CHECK(read_beacon(with_body("KZH1\n1\nn\n" + std::string(kMostCertificate, 'x'))).ok());
}

TEST_CASE("beacon: a name is one line without signs that turn it, cut at a character") {
  CHECK(beacon_name("会館\n二階") == "会館 二階");
  CHECK(beacon_name("a\u202eb\u200bc") == "abc");
  CHECK(beacon_name(std::string(200, 'a')).size() == kMostHallName);
  std::string long_name;
  for (int i = 0; i < 40; ++i) long_name += "会";
  CHECK(beacon_name(long_name).size() == kMostHallName);
  CHECK(read_beacon(beacon_packet(key(1), beacon(long_name))).ok());
  CHECK(read_beacon(beacon_packet(key(1), beacon("\xff\xfe"))).ok());
}

TEST_CASE("sender: it speaks once a second, with the newest packet, and says how far that goes") {
  support::ManualClock clock;
  FakeDatagrams::Lists lists;
  BeaconSender sender(std::make_unique<FakeDatagrams>(lists), clock, "one");
  sender.step(0);
  sender.step(0);
  CHECK(lists.shouted == std::vector<std::string>{"one"});
  CHECK(sender.networks() == 1);
  sender.set_packet("two");
  clock.advance(1);
  lists.networks = 0;
  sender.step(0);
  CHECK(lists.shouted == std::vector<std::string>{"one", "two"});
  CHECK(sender.networks() == 0);
  CHECK_FALSE(sender.trouble());
  lists.fails = true;
  clock.advance(1);
  sender.step(0);
  REQUIRE(sender.trouble());
  lists.fails = false;
  clock.advance(1);
  sender.step(0);
  CHECK_FALSE(sender.trouble());
}

TEST_CASE("sender: questions are answered, but no host gets more than five answers a second") {
  support::ManualClock clock;
  FakeDatagrams::Lists lists;
  BeaconSender sender(std::make_unique<FakeDatagrams>(lists), clock, "packet");
  lists.heard.assign(20, {kTable, beacon_question()});
  lists.heard.push_back({{0xc0a80108, 40000}, beacon_question()});
  sender.step(0);
  REQUIRE(lists.sent.size() == 6);
  CHECK(lists.sent[0].from == kTable);
  CHECK(lists.sent[0].bytes == "packet");
  clock.advance(1);
  lists.heard.assign(1, {kTable, beacon_question()});
  sender.step(0);
  CHECK(lists.sent.size() == 7);
  clock.advance(1);
  for (std::uint32_t host = 0; host < 1000; ++host)
    lists.heard.push_back({{host + 1, 9}, beacon_question()});
  sender.step(0);
  CHECK(lists.sent.size() == 107);
}

TEST_CASE("sender: a question is as long as any answer, so nobody can have a hall send more than he did") {
  CHECK(beacon_question().size() == kMostBeaconBytes);
  CHECK(is_beacon_question(beacon_question()));
  CHECK_FALSE(is_beacon_question("?KZH1\n"));
  CHECK_FALSE(is_beacon_question(beacon_question() + "x"));
  CHECK_FALSE(read_beacon(beacon_question()).ok());
  support::ManualClock clock;
  FakeDatagrams::Lists lists;
  BeaconSender sender(std::make_unique<FakeDatagrams>(lists), clock, "packet");
  lists.heard = {{kTable, "?KZH1\n"}, {kTable, ""}, {kTable, beacon_packet(key(1), beacon("会館"))}};
  sender.step(0);
  CHECK(lists.sent.empty());
}

TEST_CASE("listener: what it hears is listed, and whoever shows it is woken only by a change") {
  support::ManualClock clock;
  FakeDatagrams::Lists lists;
  int woken = 0;
  BeaconListener listener(std::make_unique<FakeDatagrams>(lists), clock, [&] { ++woken; });
  listener.set_keys({key(1)});
  listener.step(0);
  CHECK(woken == 0);
  for (int i = 0; i < 3; ++i) {
    lists.heard = {{kHall, beacon_packet(key(1), beacon("会館"))}};
    clock.advance(1);
    listener.step(0);
    CHECK(woken == 1);
  }
  REQUIRE(listener.halls().size() == 1);
  CHECK(listener.halls()[0].key == 0);
  clock.advance(4.5);
  listener.step(0);
  CHECK(woken == 2);
  CHECK(listener.halls().empty());
}

TEST_CASE("listener: a typed address is asked every second until it is none") {
  support::ManualClock clock;
  FakeDatagrams::Lists lists;
  BeaconListener listener(std::make_unique<FakeDatagrams>(lists), clock, {});
  listener.step(0);
  CHECK(lists.sent.empty());
  listener.ask(kHall);
  listener.step(0);
  listener.step(0);
  REQUIRE(lists.sent.size() == 1);
  CHECK(lists.sent[0].from == kHall);
  CHECK(is_beacon_question(lists.sent[0].bytes));
  clock.advance(1);
  listener.step(0);
  CHECK(lists.sent.size() == 2);
  lists.fails = true;
  clock.advance(1);
  listener.step(0);
  REQUIRE(listener.trouble());
  CHECK(listener.trouble()->code == base::ErrorCode::unavailable);
  listener.ask({});
  CHECK_FALSE(listener.trouble());
  clock.advance(1);
  listener.step(0);
  CHECK(lists.sent.size() == 2);
}
