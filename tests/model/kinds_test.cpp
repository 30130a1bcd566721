#include "model/kinds.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "model/invariants.h"
#include "model/rounding.h"
#include "support/manual_clock.h"

using namespace model;

TEST_CASE("kinds: a name, and a key beside those of the fields, stand for one kind") {
  std::set<std::string> names{Fields<Session>::kind}, keys;
  for_each_kind([&](auto row) {
    CHECK(names.insert(Fields<typename decltype(row)::Thing>::kind).second);
    CHECK(keys.insert(row.list).second);
  });
  for_each_kind_in<Board>([&](auto row) {
    for_each_field<Board>([&](const auto& field) { CHECK(std::string(field.name) != row.list); });
  });
  for_each_kind_in<Session>([&](auto row) {
    for_each_field<Session>([&](const auto& field) { CHECK(std::string(field.name) != row.list); });
  });
  CHECK(kind_index<Session>() == kKindCount);
  CHECK(kIsOnBoard<Vote>);
  CHECK_FALSE(kIsOnBoard<Board>);
}

TEST_CASE("kinds: a link knows what is there to be named") {
  support::ManualClock clock;
  base::IdSource ids(clock, 7);
  Session s;
  Board& board = s.boards[ids.next()];
  const Id card = ids.next(), island = ids.next(), question = ids.next();
  board.cards[card] = {};
  board.islands[island] = {};
  s.questions[question] = {};
  const auto may = [&]<class T>(const T*, Id id) {
    bool there = false;
    for_each_link<T>([&](auto link) { there = there || is_there(link, s, &board, id); });
    return there;
  };
  const Relation* relation = nullptr;
  const Card* of_card = nullptr;
  const Board* of_board = nullptr;
  CHECK(may(relation, card));
  CHECK(may(relation, island));
  CHECK_FALSE(may(relation, question));
  CHECK(may(of_card, island));
  CHECK(may(of_card, card));  // its twin
  CHECK_FALSE(may(of_card, question));
  CHECK(may(of_board, question));
  CHECK_FALSE(may(of_board, ids.next()));
}

namespace {
// A field of each type made such as no kind may have it; true where the type has such a value.
bool spoil(std::string& text) { return text = "\xff\xfe", true; }
bool spoil(Vec2& pos) { return pos = {0, kTableLimit + 1}, true; }
bool spoil(Size& size) { return size.w = std::nan(""), true; }
bool spoil(Loop& loop) { return loop = {{0, 0}, {1, 1}}, true; }
bool spoil(Ground& ground) { return ground.columns = {{"a", 0}}, true; }
bool spoil(double& v) { return v = std::nan(""), true; }
template <class V>
bool spoil(V&) {
  return false;
}

bool is_rough(double& v) { return v = 0.12345678, true; }
bool is_rough(Vec2& v) { return v = {1.23456, 7}, true; }
bool is_rough(Size& v) { return v = {75.12345, 50}, true; }
template <class V>
bool is_rough(V&) {
  return false;
}

/// Calls f(thing, member pointer) for every field of a new thing of every kind.
template <class F>
void for_every_field(F&& f) {
  support::ManualClock clock;
  base::IdSource ids(clock, 7);
  for_each_kind([&](auto row) {
    using T = typename decltype(row)::Thing;
    for_each_field<T>([&](const auto& field) {
      T thing;
      thing.id = ids.next();
      for_each_link<T>([&](auto link) {
        if (link.need == Need::always) thing.*link.member = ids.next();
      });
      CAPTURE(Fields<T>::kind);
      CAPTURE(field.name);
      if constexpr (std::is_same_v<T, Circle>) thing.loop = {{0, 0}, {9, 0}, {0, 9}};
      REQUIRE(wrong_with(thing) == "");
      f(thing, std::remove_cvref_t<decltype(field)>::member);
    });
  });
}
}  // namespace

TEST_CASE("kinds: what a field's type asks holds for every field of every kind") {
  int spoiled = 0;
  for_every_field([&](auto& thing, auto member) {
    if (!spoil(thing.*member)) return;
    ++spoiled;
    CHECK(wrong_with(thing) != "");
  });
  CHECK(spoiled > 15);
}

TEST_CASE("kinds: every number of every kind is rounded as files have it") {
  int rough = 0;
  for_every_field([&](auto& thing, auto member) {
    if (!is_rough(thing.*member)) return;
    ++rough;
    const auto before = thing.*member;
    round_fields(thing);
    CHECK_FALSE(thing.*member == before);
  });
  CHECK(rough >= 7);
}
