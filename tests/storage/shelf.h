// A folder of sessions as people keep them: for tests of what is done with whole session files.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "storage/live_session.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

namespace storage_test {

struct Shelf {
  Shelf() {
    REQUIRE(files.make_folders("/s").ok());
    put("/s/evening.json", "夜の会");
  }
  void put(const base::Path& path, const std::string& title) {
    auto made = storage::LiveSession::create(
        files, clock, path, storage::make_session({title, {}, {}, {}, {"なぜ？"}}, ids, 0));
    REQUIRE(made.ok());
    REQUIRE((*made)->close().ok());
  }
  model::Session read(const base::Path& path) {
    auto opened = storage::LiveSession::open(files, clock, ids, path);
    REQUIRE(opened.ok());
    model::Session s = (*opened)->session();
    REQUIRE((*opened)->close().ok());
    return s;
  }
  support::ManualClock clock;
  support::MemoryFileSystem files;
  base::IdSource ids{clock, 4};
  const base::Path evening = "/s/evening.json";
};

}  // namespace storage_test
