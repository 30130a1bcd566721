// A LiveSession on a disk in memory, with one board: for tests of what a table's session keeps.
#pragma once

#include <doctest/doctest.h>

#include <memory>

#include "storage/live_session.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

namespace storage_test {

struct LiveEvening {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  support::MemoryFileSystem files;
  const base::Path path = "/s/evening.json";
  std::unique_ptr<storage::LiveSession> live;
  base::Id board;

  explicit LiveEvening(const storage::NewSession& wishes = {}) {
    REQUIRE(files.make_folders("/s").ok());
    auto made = storage::LiveSession::create(files, clock, path,
                                             storage::make_session(wishes, ids, clock.wall()));
    REQUIRE(made.ok());
    live = std::move(*made);
    board = live->session().boards.begin()->first;
  }
  ops::Document& doc() { return live->doc(); }
  /// As after a power cut: what was not written is gone.
  void open_again() {
    live.reset();
    auto opened = storage::LiveSession::open(files, clock, ids, path);
    REQUIRE(opened.ok());
    live = std::move(*opened);
  }
};

}  // namespace storage_test
