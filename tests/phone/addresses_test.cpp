#include "phone/addresses.h"

#include <doctest/doctest.h>

#include <set>

#include "phone/key.h"

using namespace phone;

TEST_CASE("addresses: radio on a home network comes before cable, bridges and what nobody gave") {
  const int radio = rank_of("wlan0", "192.168.10.23");
  CHECK(radio < rank_of("eth0", "192.168.10.24"));
  CHECK(rank_of("eth0", "10.1.2.3") < rank_of("wlan0", "203.0.113.9"));
  CHECK(rank_of("eth0", "172.16.0.1") == rank_of("eth0", "172.31.0.1"));
  CHECK(rank_of("eth0", "172.31.0.1") < rank_of("eth0", "172.32.0.1"));
  CHECK(rank_of("eth0", "203.0.113.9") < rank_of("eth0", "169.254.7.7"));
  CHECK(rank_of("eth0", "169.254.7.7") < rank_of("docker0", "172.17.0.1"));
}

TEST_CASE("addresses: the machine's own loop is none of them") {
  for (const std::string& address : addresses()) CHECK_FALSE(address.starts_with("127."));
}

TEST_CASE("key: twelve letters and digits that cannot be taken for others, never the same") {
  std::set<std::string> made;
  for (int i = 0; i < 200; ++i) {
    const std::string key = make_key();
    CHECK(is_key(key));
    CHECK(key.find_first_of("lo01") == std::string::npos);
    made.insert(key);
  }
  CHECK(made.size() == 200);
  for (const char* wrong : {"", "abc", "abcdefghijk1", "ABCDEFGHIJKM", "abcdefghijkmn"})
    CHECK_FALSE(is_key(wrong));
}
