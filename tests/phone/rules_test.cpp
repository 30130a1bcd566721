#include "phone/rules.h"

#include <doctest/doctest.h>

using namespace phone;

TEST_CASE("rules: three cards at once, then one in a second, each phone for itself") {
  Rules rules(Limits{});
  for (int i = 0; i < 3; ++i) CHECK(rules.card("anna0000", 0, 10) == Verdict::yes);
  CHECK(rules.card("anna0000", 0, 10) == Verdict::later);
  CHECK(rules.card("bert0000", 0, 10) == Verdict::yes);
  CHECK(rules.card("anna0000", 0, 10.9) == Verdict::later);
  CHECK(rules.card("anna0000", 0, 11.1) == Verdict::yes);
  CHECK(rules.card("anna0000", 0, 11.1) == Verdict::later);
}

TEST_CASE("rules: two hundred cards of one phone are enough, and a session has an end, too") {
  Limits limits;
  limits.cards_of_phone = 5;
  limits.cards = 8;
  Rules rules(limits);
  double now = 0;
  for (int i = 0; i < 5; ++i) CHECK(rules.card("anna0000", 0, now += 2) == Verdict::yes);
  CHECK(rules.card("anna0000", 0, now += 2) == Verdict::never);
  CHECK(rules.card("bert0000", 7, now) == Verdict::yes);
  CHECK(rules.card("bert0000", 8, now + 2) == Verdict::full);
}

TEST_CASE("rules: what waits is not counted as written") {
  Limits limits;
  limits.cards_of_phone = 4;
  Rules rules(limits);
  for (int i = 0; i < 20; ++i) (void)rules.card("anna0000", 0, 5);  // three of them yes
  CHECK(rules.card("anna0000", 0, 50) == Verdict::yes);
  CHECK(rules.card("anna0000", 0, 60) == Verdict::never);
}

TEST_CASE("rules: an address asks fifty times a second and no more") {
  Rules rules(Limits{});
  int let = 0;
  for (int i = 0; i < 1000; ++i) let += rules.admits("192.168.1.5", 100);
  CHECK(let == 100);
  CHECK(rules.admits("192.168.1.6", 100));
  let = 0;
  for (int i = 0; i < 1000; ++i) let += rules.admits("192.168.1.5", 101);
  CHECK(let == 50);
}

TEST_CASE("rules: however many knock, what is kept of them has a bound") {
  Limits limits;
  limits.phones = 10;
  Rules rules(limits);
  for (int i = 0; i < 10; ++i) CHECK(rules.card("phone" + std::to_string(i), 0, 1) == Verdict::yes);
  CHECK(rules.card("another0", 0, 100) == Verdict::full);  // the ten have written
  CHECK(rules.card("phone3", 0, 100) == Verdict::yes);
  Rules idle(limits);
  for (int i = 0; i < 10; ++i) idle.seen("phone" + std::to_string(i), 1);
  CHECK(idle.card("another0", 0, 30) == Verdict::full);
  CHECK(idle.card("another0", 0, 100) == Verdict::yes);  // one that wrote nothing made room
  // Five thousand addresses in one second: those who come later wait until others have gone.
  Rules many(Limits{});
  int let = 0;
  for (int i = 0; i < 5000; ++i) let += many.admits("a" + std::to_string(i), 1);
  CHECK(let == 4096);
  CHECK(many.admits("late", 5));
}

TEST_CASE("rules: who asked lately is here") {
  Rules rules(Limits{});
  rules.seen("anna0000", 10);
  rules.seen("bert0000", 35);
  CHECK(rules.here(39, 30) == 2);
  CHECK(rules.here(41, 30) == 1);
  CHECK(rules.here(100, 30) == 0);
}

TEST_CASE("rules: a clock that jumps back gives nobody anything for ever or nothing for ever") {
  Rules rules(Limits{});
  for (int i = 0; i < 3; ++i) (void)rules.card("anna0000", 0, 1000);
  CHECK(rules.card("anna0000", 0, 10) == Verdict::later);
  CHECK(rules.card("anna0000", 0, 12) == Verdict::yes);
}
