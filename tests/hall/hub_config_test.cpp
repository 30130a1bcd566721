#include "hall/hub_config.h"

#include <doctest/doctest.h>

#include <set>

#include "support/environment.h"

namespace {

hall::HubConfig sample() {
  hall::HubConfig config;
  config.folder = "/tmp/a hall";
  config.hall_password = "h";
  config.screen_password = "s";
  config.places = {{7, "t07", "p7"}, {12, "t12", "p12"}};
  return config;
}

}  // namespace

TEST_CASE("hub config: each place may write its own subjects and no others") {
  const auto text = hall::hub_config_text(sample());
  REQUIRE(text);
  CHECK(support::has(*text, "{ user: \"t07\", password: \"p7\""));
  CHECK(support::has(*text, "\"hall.op.7.*\", \"hall.see.7\""));
  CHECK(support::has(*text, "\"_INBOX.t07.>\", \"hall.to.7\", \"hall.to.all\""));
  CHECK_FALSE(support::has(*text, "tls {"));
  CHECK_FALSE(support::has(*text, "user: \"join\""));
  CHECK(support::has(*text, "listen: \"0.0.0.0:14222\""));
}

TEST_CASE("hub config: a quote in a name or a password is no way out of it") {
  for (const char* bad : {"a\"b", "a\\b", "a\nb"}) {
    auto config = sample();
    config.places[0].password = bad;
    CHECK_FALSE(hall::hub_config_text(config));
    config = sample();
    config.folder = bad;
    CHECK_FALSE(hall::hub_config_text(config));
  }
}

TEST_CASE("hub config: the hub takes half of what is free, and two gibibytes at most") {
  CHECK(hall::most_bytes_of(100ull << 30) == 2ull << 30);
  CHECK(hall::most_bytes_of(1ull << 30) == 512ull << 20);
  CHECK(hall::most_bytes_of(0) == 0);
}

TEST_CASE("hub config: no two passwords are the same") {
  std::set<std::string> seen;
  for (int n = 0; n < 100; ++n) {
    const std::string password = hall::random_password();
    CHECK(password.size() == 26);
    CHECK(seen.insert(password).second);
  }
}
