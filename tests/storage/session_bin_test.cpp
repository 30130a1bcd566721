// Sessions put in the bin, put back, deleted for good.
#include "storage/session_bin.h"

#include <doctest/doctest.h>

#include "storage/shelf.h"

using storage_test::Shelf;

TEST_CASE("bin: a session goes there with its journal, and back under a free name") {
  Shelf shelf;
  const auto binned = storage::put_in_bin(shelf.files, shelf.clock, shelf.evening);
  REQUIRE(binned.ok());
  CHECK(*binned == "/s/.bin/evening.json");
  CHECK_FALSE(shelf.files.exists(shelf.evening));
  CHECK_FALSE(shelf.files.exists("/s/evening.journal"));
  CHECK(shelf.files.exists("/s/.bin/evening.journal"));
  shelf.put(shelf.evening, "別の会");
  const auto back = storage::take_out_of_bin(shelf.files, *binned);
  REQUIRE(back.ok());
  CHECK(*back == "/s/evening-2.json");
  CHECK(shelf.read(*back).title == "夜の会");
  CHECK(shelf.read(shelf.evening).title == "別の会");
  CHECK_FALSE(shelf.files.exists(*binned));
}

TEST_CASE("bin: two of the same name find room in the bin") {
  Shelf shelf;
  REQUIRE(storage::put_in_bin(shelf.files, shelf.clock, shelf.evening).ok());
  shelf.put(shelf.evening, "別の会");
  const auto second = storage::put_in_bin(shelf.files, shelf.clock, shelf.evening);
  REQUIRE(second.ok());
  CHECK(*second == "/s/.bin/evening-2.json");
}

TEST_CASE("bin: what lies there is listed by when it came, the last first") {
  Shelf shelf;
  CHECK(storage::binned_sessions(shelf.files, "/s/.bin")->empty());
  shelf.put("/s/other.json", "別の会");
  const base::WallTime then = shelf.clock.wall();
  const auto first = storage::put_in_bin(shelf.files, shelf.clock, "/s/other.json");
  shelf.clock.advance(7200);
  const auto second = storage::put_in_bin(shelf.files, shelf.clock, shelf.evening);
  REQUIRE(second.ok());
  auto there = storage::binned_sessions(shelf.files, storage::bin_of("/s"));
  REQUIRE(there.ok());
  REQUIRE(there->size() == 2);
  CHECK((*there)[0].title == "夜の会");
  CHECK((*there)[1].path == *first);
  CHECK((*there)[1].binned / 1000 == then / 1000);
  CHECK((*there)[0].binned - (*there)[1].binned == 7200000);
  // Back and in again it is the newest.
  const auto back = storage::take_out_of_bin(shelf.files, *first);
  REQUIRE(back.ok());
  CHECK_FALSE(shelf.files.exists("/s/.bin/other.binned"));
  shelf.clock.advance(60);
  REQUIRE(storage::put_in_bin(shelf.files, shelf.clock, *back).ok());
  CHECK(storage::binned_sessions(shelf.files, "/s/.bin")->front().title == "別の会");
  // One without a note says when it was changed.
  REQUIRE(shelf.files.remove("/s/.bin/evening.binned").ok());
  CHECK(storage::binned_sessions(shelf.files, "/s/.bin")->size() == 2);
}

TEST_CASE("bin: deleted for good nothing of it is left, and of the others all") {
  Shelf shelf;
  shelf.put("/s/other.json", "別の会");
  REQUIRE(storage::put_in_bin(shelf.files, shelf.clock, "/s/other.json").ok());
  const auto binned = storage::put_in_bin(shelf.files, shelf.clock, shelf.evening);
  REQUIRE(binned.ok());
  REQUIRE(storage::delete_for_good(shelf.files, *binned).ok());
  for (const std::string& name : shelf.files.names()) {
    CAPTURE(name);
    CHECK(name.find("evening") == std::string::npos);
  }
  REQUIRE(storage::binned_sessions(shelf.files, "/s/.bin")->size() == 1);
  CHECK(storage::binned_sessions(shelf.files, "/s/.bin")->front().title == "別の会");
}

TEST_CASE("bin: one of which only the journal is left comes back from there too") {
  Shelf shelf;
  REQUIRE(shelf.files.remove(shelf.evening).ok());
  const auto binned = storage::put_in_bin(shelf.files, shelf.clock, shelf.evening);
  REQUIRE(binned.ok());
  REQUIRE(storage::binned_sessions(shelf.files, "/s/.bin")->size() == 1);
  const auto back = storage::take_out_of_bin(shelf.files, *binned);
  REQUIRE(back.ok());
  CHECK(shelf.read(*back).title == "夜の会");
}

TEST_CASE("bin: what a program has open goes neither there nor for good") {
  Shelf shelf;
  {
    auto theirs = storage::LiveSession::open(shelf.files, shelf.clock, shelf.ids, shelf.evening);
    REQUIRE(theirs.ok());
    CHECK_FALSE(storage::put_in_bin(shelf.files, shelf.clock, shelf.evening).ok());
    CHECK_FALSE(storage::delete_for_good(shelf.files, shelf.evening).ok());
    CHECK(shelf.files.exists(shelf.evening));
    REQUIRE((*theirs)->close().ok());
  }
  const auto none = storage::take_out_of_bin(shelf.files, "/s/.bin/none.json");
  CHECK_FALSE(none.ok());
}

TEST_CASE("bin: a disk that takes no changes keeps the session where it is") {
  Shelf shelf;
  shelf.files.set_read_only(true);
  CHECK_FALSE(storage::put_in_bin(shelf.files, shelf.clock, shelf.evening).ok());
  shelf.files.heal();
  CHECK(shelf.read(shelf.evening).title == "夜の会");
}

TEST_CASE("bin: what phones left goes along, and is deleted for good with the session") {
  Shelf shelf;
  REQUIRE(shelf.files.make_folders("/s/evening.photos/done").ok());
  shelf.files.put("/s/evening.photos/photo0001.jpg", "a");
  shelf.files.put("/s/evening.photos/done/photo0002.jpg", "b");
  shelf.files.put("/s/evening.phones", "{}");
  const auto binned = storage::put_in_bin(shelf.files, shelf.clock, shelf.evening);
  REQUIRE(binned.ok());
  CHECK_FALSE(shelf.files.exists("/s/evening.photos"));
  CHECK_FALSE(shelf.files.exists("/s/evening.phones"));
  const auto back = storage::take_out_of_bin(shelf.files, *binned);
  REQUIRE(back.ok());
  CHECK(shelf.files.content("/s/evening.photos/photo0001.jpg") == "a");
  CHECK(shelf.files.content("/s/evening.photos/done/photo0002.jpg") == "b");
  const auto again = storage::put_in_bin(shelf.files, shelf.clock, *back);
  REQUIRE(again.ok());
  REQUIRE(storage::delete_for_good(shelf.files, *again).ok());
  for (const std::string& name : shelf.files.names()) {
    CAPTURE(name);
    CHECK(name.find("phot") == std::string::npos);
    CHECK(name.find("phones") == std::string::npos);
  }
  CHECK_FALSE(shelf.files.exists("/s/.bin/evening.photos"));
}
