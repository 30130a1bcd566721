#include <doctest/doctest.h>

#include "storage/journal_reader.h"
#include "storage/store.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"
#include "support/random_walk.h"

using storage::JournalPiece;
using storage::StoreWork;

namespace {

const base::Path kPath = "/s/evening.json", kJournal = "/s/evening.journal";

/// What somebody who listens has been told.
struct Heard {
  std::string text;
  int beginnings = 0;
  storage::JournalListener listener() {
    return [this](JournalPiece piece, std::string_view lines) {
      if (piece == JournalPiece::beginning) text.clear(), ++beginnings;
      text += lines;
    };
  }
};

struct Table {
  support::MemoryFileSystem files;
  support::ManualClock clock;
  base::IdSource ids{clock, 1};
  std::mt19937 random{1};
  model::Session session = support::small_session(ids);
  std::unique_ptr<StoreWork> work;
  std::uint64_t step = 0;
  Heard heard;

  Table() {
    REQUIRE(files.make_folders("/s"));
    auto made = storage::create_work(files, clock, kPath, session);
    REQUIRE(made);
    work = std::move(*made);
  }
  void act(int times = 1) {
    for (; times > 0; --times)
      for (const ops::Op& op : support::random_action(session, random, ids))
        if (ops::apply(session, op)) work->record(op, ++step);
  }
  void run(double seconds = 0.1) {
    for (const double until = clock.now_s() + seconds; clock.now_s() < until;) {
      const double next = work->step();
      clock.advance(std::clamp(next - clock.now_s(), 0.001, 0.05));
    }
  }
  std::string on_disk() { return files.content(kJournal).value_or(""); }
  void open() {
    work.reset();
    auto opened = storage::open_work(files, clock, kPath, storage::OpenMode::write);
    REQUIRE(opened);
    work = std::move(opened->work);
    session = std::move(opened->session);
  }
};

}  // namespace

TEST_CASE("journal listener: hears the header, what is there and what comes, as the file has it") {
  Table table;
  table.act(5);
  table.run();
  table.work->listen(table.heard.listener());
  table.run();
  CHECK(table.heard.text == table.on_disk());
  CHECK(table.heard.text.starts_with("{\"journal\":1"));
  table.act(20);
  table.run();
  CHECK(table.heard.text == table.on_disk());
  CHECK(table.heard.beginnings == 1);
}

TEST_CASE("journal listener: hears nothing that is not synced") {
  Table table;
  table.work->listen(table.heard.listener());
  table.run();
  const std::string before = table.heard.text;
  REQUIRE_FALSE(before.empty());
  table.files.fail_after(0);
  table.act(5);
  table.run(3);
  CHECK(table.heard.text == before);
  table.files.heal();
  table.run(3);
  CHECK(table.heard.text.size() > before.size());
  CHECK(table.heard.text == table.on_disk());
}

TEST_CASE("journal listener: whatever it heard is there after the power failed, at every moment") {
  for (std::uint64_t n = 0; n < 60; ++n) {
    CAPTURE(n);
    Table table;
    table.work->listen(table.heard.listener());
    table.run();
    table.files.fail_after(n);
    for (int k = 0; k < 10; ++k) {
      table.act(2);
      table.run(0.05);
    }
    const std::string heard = table.heard.text;
    table.work->discard();
    table.files.heal();
    table.files.crash();
    CHECK(table.on_disk().starts_with(heard));
  }
}

TEST_CASE(
    "journal listener: what a killed program wrote without syncing is synced before it is told") {
  Table before;
  before.act(5);
  before.run();
  const std::string journal = before.on_disk();
  const std::size_t first = journal.find('\n') + 1;

  Table table;
  table.work->discard();
  table.files.put(kPath, before.files.content(kPath).value());
  table.files.put(kJournal, journal.substr(0, first));
  {
    auto file = table.files.open_append(kJournal);
    REQUIRE(file);
    REQUIRE((*file)->append(std::string_view(journal).substr(first)));
  }
  table.open();
  table.work->listen(table.heard.listener());
  table.run();
  CHECK(table.heard.text == journal);
  table.work->discard();
  table.files.crash();
  CHECK(table.on_disk().starts_with(table.heard.text));
}

TEST_CASE("journal listener: a session without a journal gets one when somebody listens") {
  Table table;
  table.act(3);
  table.run();
  REQUIRE(table.work->finish(table.session));
  REQUIRE(table.files.remove(kJournal));
  table.open();
  table.run();
  CHECK(table.on_disk().empty());
  table.work->listen(table.heard.listener());
  table.run();
  CHECK_FALSE(table.heard.text.empty());
  CHECK(table.heard.text == table.on_disk());
  table.act(2);
  table.run();
  CHECK(table.heard.text == table.on_disk());
}

TEST_CASE("journal listener: who comes later, and who comes in another's place, hears it all") {
  Table table;
  table.work->listen(table.heard.listener());
  table.act(3);
  table.run();
  Heard other;
  table.work->listen(other.listener());
  table.act(3);
  table.run();
  CHECK(other.text == table.on_disk());
  CHECK(other.beginnings == 1);
  const std::string first = table.heard.text;
  table.work->listen({});
  table.act(3);
  table.run();
  CHECK(table.heard.text == first);
  CHECK(other.text.size() < table.on_disk().size());
}

TEST_CASE("journal listener: a journal that was taken away and written again is told once") {
  Table table;
  table.work->listen(table.heard.listener());
  table.act(3);
  table.run();
  REQUIRE(table.files.remove(kJournal));
  table.act(3);
  table.run(5);
  CHECK(table.heard.text == table.on_disk());
  CHECK(table.heard.beginnings == 1);
}

TEST_CASE("journal listener: the store itself tells, from its own thread, until it is closed") {
  support::MemoryFileSystem files;
  base::RealClock clock;
  base::IdSource ids(clock);
  REQUIRE(files.make_folders("/s"));
  const model::Session session = support::small_session(ids);
  auto store = storage::Store::create(files, clock, kPath, session);
  REQUIRE(store);
  Heard heard;
  (*store)->listen(heard.listener());
  REQUIRE((*store)->close(session));
  CHECK(heard.text == files.content(kJournal));
}
