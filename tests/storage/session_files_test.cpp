// Sessions called otherwise, and copied.
#include "storage/session_files.h"

#include <doctest/doctest.h>

#include "storage/shelf.h"

using storage_test::Shelf;

TEST_CASE("session files: another title, in the same file") {
  Shelf shelf;
  REQUIRE(storage::retitle(shelf.files, shelf.clock, shelf.ids, shelf.evening, "昼の会").ok());
  CHECK(shelf.read(shelf.evening).title == "昼の会");
  CHECK_FALSE(storage::retitle(shelf.files, shelf.clock, shelf.ids, "/s/none.json", "昼の会").ok());
}

TEST_CASE("session files: a copy has the content, and is a session of its own") {
  Shelf shelf;
  REQUIRE(storage::duplicate(shelf.files, shelf.clock, shelf.ids, shelf.evening, "/s/copy.json",
                             "夜の会（写し）")
              .ok());
  const model::Session first = shelf.read(shelf.evening), copy = shelf.read("/s/copy.json");
  CHECK(copy.title == "夜の会（写し）");
  CHECK(first.title == "夜の会");
  CHECK_FALSE(copy.id == first.id);
  CHECK(copy.boards.size() == first.boards.size());
  CHECK(copy.questions_in_order().front()->text == "なぜ？");
}

TEST_CASE("session files: what a program has open is left alone") {
  Shelf shelf;
  auto theirs = storage::LiveSession::open(shelf.files, shelf.clock, shelf.ids, shelf.evening);
  REQUIRE(theirs.ok());
  CHECK_FALSE(storage::retitle(shelf.files, shelf.clock, shelf.ids, shelf.evening, "昼の会").ok());
  CHECK(shelf.files.exists(shelf.evening));
}
