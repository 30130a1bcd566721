#include "hall/join_places.h"

#include <doctest/doctest.h>

#include <set>

#include "hall/hall_things.h"
#include "hall/join_seal.h"

using namespace hall;
using hall_things::MemoryPrivateFiles;

namespace {

struct Desk {
  MemoryPrivateFiles files;
  JoinPlaces places = JoinPlaces::open(files, "places").value();

  static base::Id table(int n) {
    base::Id id;
    id.bytes[15] = std::uint8_t(n);
    id.bytes[0] = 1;
    return id;
  }
  JoinAnswer ask(int n, const std::string& name = "") {
    return places.answer({table(n), name, std::string(64, 'a')});
  }
  int slot(int n) {
    const JoinAnswer answer = ask(n);
    const auto* place = std::get_if<Place>(&answer);
    return place ? place->slot : 0;
  }
  JoinPlaces again() { return JoinPlaces::open(files, "places").value(); }
};

}  // namespace

TEST_CASE_FIXTURE(Desk, "places: there are forty, each with a password of its own") {
  std::set<std::string> passwords, users;
  for (const Place& place : places.places()) {
    passwords.insert(place.password);
    users.insert(place.user);
    CHECK(place.password.size() == 24);
  }
  CHECK(passwords.size() == 40);
  CHECK(users.size() == 40);
  CHECK(*users.begin() == "t01");
  CHECK(*users.rbegin() == "t40");
}

TEST_CASE_FIXTURE(Desk, "places: a table gets the lowest that is free, and the same one again") {
  CHECK(slot(1) == 1);
  CHECK(slot(2) == 2);
  CHECK(slot(1) == 1);
  CHECK(std::get<Place>(ask(2)) == places.places()[1]);
  const int writes = files.writes;
  (void)ask(2);
  CHECK(files.writes == writes);  // nothing new to keep
  (void)ask(2, "窓側");
  CHECK(places.taken(2)->name == "窓側");
}

TEST_CASE_FIXTURE(Desk, "places: a hall that was started again gives the same places and passwords") {
  (void)ask(1, "一班");
  (void)ask(2, "二班");
  JoinPlaces after = again();
  CHECK(after.places() == places.places());
  CHECK(after.taken(2) == places.taken(2));
  CHECK(std::get<Place>(after.answer({table(2), "二班", ""})).slot == 2);
}

TEST_CASE_FIXTURE(Desk, "places: the forty-first table is told that the hall is full, until a place is freed") {
  for (int n = 1; n <= 40; ++n) CHECK(slot(n) == n);
  CHECK(std::get<Refusal>(ask(41)) == Refusal::full);
  CHECK(slot(40) == 40);
  const std::string old = places.places()[16].password;
  REQUIRE(places.free(17).ok());
  CHECK_FALSE(places.taken(17));
  CHECK(places.places()[16].password != old);
  CHECK(slot(41) == 17);
  CHECK(std::get<Refusal>(ask(17)) == Refusal::full);
}

TEST_CASE_FIXTURE(Desk, "places: a table that was sent out stays out, also after a new start, until all are let in") {
  (void)ask(1);
  (void)ask(2);
  const std::string old = places.places()[0].password, neighbour = places.places()[1].password;
  REQUIRE(places.shut_out(1).ok());
  CHECK(places.places()[0].password != old);
  CHECK(places.places()[1].password == neighbour);
  CHECK(std::get<Refusal>(ask(1)) == Refusal::shut);
  CHECK(slot(2) == 2);
  JoinPlaces after = again();
  CHECK(std::get<Refusal>(after.answer({table(1), "", ""})) == Refusal::shut);
  CHECK(after.shut() == 1);
  REQUIRE(after.let_in_all().ok());
  CHECK(std::get<Place>(after.answer({table(1), "", ""})).slot == 1);
}

TEST_CASE_FIXTURE(Desk, "places: what the disk does not take is not given, and nothing has changed") {
  (void)ask(1);
  files.fails = true;
  const auto before = places.places();
  CHECK(std::get<Refusal>(ask(2)) == Refusal::trouble);
  CHECK_FALSE(places.taken(2));
  CHECK(slot(1) == 1);  // known already
  CHECK_FALSE(places.shut_out(1).ok());
  CHECK_FALSE(places.free(1).ok());
  CHECK(places.places() == before);
  CHECK(places.taken(1));
  CHECK(places.shut() == 0);
  files.fails = false;
  CHECK(slot(2) == 2);
}

TEST_CASE_FIXTURE(Desk, "places: whatever comes over the wire gets an answer that can be read") {
  const auto key = AnswerKey::make().value();
  const auto refused = [&](std::string_view text) {
    return std::get<Refusal>(read_join_answer(places.answer_text(text), key).value());
  };
  CHECK(refused("") == Refusal::malformed);
  CHECK(refused("\xff") == Refusal::malformed);
  CHECK(refused(std::string(100'000, '{')) == Refusal::malformed);
  CHECK(refused("{\"join\":2}") == Refusal::version);
  CHECK(refused(text_of(JoinRequest{table(1), "", std::string(64, '0')})) == Refusal::malformed);
  const auto place = read_join_answer(
      places.answer_text(text_of(JoinRequest{table(9), "九班", key.open_half()})), key);
  REQUIRE(place.ok());
  const Place given = std::get<Place>(*place);
  CHECK(given == places.places()[std::size_t(given.slot - 1)]);
}

TEST_CASE("places: a damaged file is said, and left as it is") {
  for (const char* text : {"", "{}", "{\"version\":1,\"places\":[]}", "{\"version\":9}", "[1]"}) {
    MemoryPrivateFiles files;
    files.content["places"] = text;
    INFO(text);
    CHECK(JoinPlaces::open(files, "places").error().code == base::ErrorCode::format);
    CHECK(files.content["places"] == text);
  }
  MemoryPrivateFiles full;
  full.fails = true;
  CHECK(JoinPlaces::open(full, "places").error().code == base::ErrorCode::no_space);
}
