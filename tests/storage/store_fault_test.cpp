#include "model/invariants.h"
#include "storage/evening.h"

using namespace storage_test;
using Kind = storage::SaveState::Kind;

namespace {

/// A short evening with snapshots; returns the last op that was surely saved (nothing: not even the
/// session itself was).
std::optional<std::uint64_t> short_evening(Evening& e) {
  std::optional<std::uint64_t> saved;
  const auto look = [&] {
    if (e.state() == Kind::saved) saved = e.work->last_seq();
  };
  e.create();
  e.settle();
  look();
  for (int n = 0; n < 10; ++n) {
    e.act();
    if (n % 3 == 1) e.work->snapshot(e.document->session());
    if (n % 2 == 1) e.settle();
    look();
  }
  if (e.work->finish(e.document->session()).ok()) saved = e.work->last_seq();
  return saved;
}

}  // namespace

TEST_CASE("store: a power cut at any operation loses no op that was synced") {
  Evening whole;
  short_evening(whole);
  const std::uint64_t operations = whole.files.operations();
  REQUIRE(operations > 30);
  for (const std::size_t kept_of_tail : {std::size_t(0), std::size_t(7), std::size_t(1) << 30}) {
    for (std::uint64_t n = 0; n <= operations; ++n) {
      CAPTURE(n);
      Evening e;
      e.files.fail_after(n);
      const auto saved = short_evening(e);
      const auto texts = e.texts;
      e.files.heal();
      e.files.crash(kept_of_tail);
      if (!e.files.exists(kPath)) {
        REQUIRE_FALSE(saved);
        continue;
      }
      auto loaded = storage::load_session(e.files, kPath);
      REQUIRE(loaded.ok());
      REQUIRE(loaded->last.seq >= saved.value_or(0));
      REQUIRE(text_of(loaded->session) == texts.at(loaded->last.seq));
      CHECK_FALSE(loaded->repaired);
      // And it can be worked on.
      e.open(storage::OpenMode::write);
      e.act_ops(3);
      e.settle();
      REQUIRE(e.state() == Kind::saved);
      const std::string before = e.text();
      e.files.crash();
      e.open();
      REQUIRE(e.text() == before);
      REQUIRE(e.findings.empty());
    }
  }
}

TEST_CASE("store: a disk that fails at any operation and recovers has everything") {
  Evening whole;
  short_evening(whole);
  for (std::uint64_t n = 0; n <= whole.files.operations(); ++n) {
    CAPTURE(n);
    Evening e;
    e.files.fail_after(n);
    e.create();
    for (int k = 0; k < 10; ++k) {
      e.act();
      if (k % 3 == 1) e.work->snapshot(e.document->session());
      e.settle();
    }
    e.files.heal();
    e.pass(2.5);
    REQUIRE(e.state() == Kind::saved);
    const std::string before = e.text();
    const auto seq = e.work->last_seq();
    e.files.crash();
    e.open();
    REQUIRE(e.text() == before);
    REQUIRE(e.findings.empty());
    // The history is whole too.
    const auto journal = storage::read_journal(*e.files.content(kJournal), "j");
    REQUIRE(journal->entries.size() == seq);
  }
}

TEST_CASE("store: a full disk is said at once, and everything is saved when there is room again") {
  for (const std::uint64_t room : {0, 1, 50, 400, 3000}) {
    CAPTURE(room);
    Evening e;
    e.create();
    e.act_ops(5);
    e.settle();
    e.files.disk_full_after(e.files.bytes_in_use() + room);
    const auto since = e.clock.wall();
    e.act_ops(40);
    e.pass(0.05);
    CHECK(e.state() == Kind::failing);
    const auto state = e.work->save_state();
    CHECK(state.code == base::ErrorCode::no_space);
    CHECK(state.since >= since);
    CHECK(state.since <= since + 100);
    CHECK_FALSE(state.message.empty());
    e.act_ops(10);
    e.pass(5);
    CHECK(e.state() == Kind::failing);
    CHECK(e.work->save_state().since == state.since);
    CHECK_FALSE(e.work->finish(e.document->session()).ok());
    e.files.heal();
    e.pass(1.1);
    CHECK(e.state() == Kind::saved);
    const std::string before = e.text();
    e.files.crash();
    e.open();
    CHECK(e.findings.empty());
    CHECK(e.text() == before);
  }
}

TEST_CASE(
    "store: while only the session file finds no room, the journal saves everything and it is "
    "said") {
  Evening e;
  e.create();
  e.act_ops(60);
  e.work->snapshot(e.document->session());
  e.settle();
  // Room for the journal's lines, not for a second session file beside the first.
  e.files.disk_full_after(e.files.bytes_in_use() + 4000);
  e.act_ops(2);
  e.work->snapshot(e.document->session());
  e.pass(3);
  CHECK(e.state() == Kind::saved);
  CHECK_FALSE(e.work->save_state().message.empty());
  CHECK(e.work->save_state().code == base::ErrorCode::no_space);
  const auto done = e.work->finish(e.document->session());
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().message.english().find("in the journal") != std::string::npos);
  const std::string before = e.text();
  e.files.heal();
  e.pass(2);
  CHECK(e.work->save_state().message.empty());
  e.files.crash();
  e.open();
  CHECK(e.text() == before);
}

TEST_CASE("store: a vanished folder is made again with the session and its whole journal") {
  Evening e;
  e.create();
  e.act_ops(20);
  e.work->snapshot(e.document->session());
  e.settle();
  e.act_ops(20);
  e.settle();
  e.files.vanish("/table/sessions");
  SUBCASE("when the next op comes") { e.act_ops(1); }
  SUBCASE("while nobody touches the table") {}
  e.pass(2.1);
  CHECK(e.state() == Kind::saved);
  const auto seq = e.work->last_seq();
  const std::string before = e.text();
  e.files.crash();
  e.open();
  CHECK(e.text() == before);
  const auto journal = storage::read_journal(*e.files.content(kJournal), "j");
  CHECK(journal->entries.size() == seq);
}

TEST_CASE("store: while the folder is gone that is said, and all is saved when it is back") {
  Evening e;
  e.create();
  e.act_ops(20);
  e.settle();
  e.files.vanish("/table", true);
  e.act_ops(20);
  e.pass(5);
  CHECK(e.state() == Kind::failing);
  e.act_ops(20);
  e.pass(5);
  e.files.heal();
  e.pass(1.1);
  CHECK(e.state() == Kind::saved);
  const std::string before = e.text();
  e.files.crash();
  e.open();
  CHECK(e.text() == before);
  CHECK(e.findings.empty());
}

TEST_CASE("store: files that come back with the folder and were changed meanwhile are kept aside") {
  Evening e;
  e.create();
  e.act_ops(20);
  e.work->snapshot(e.document->session());
  e.settle();
  const std::string file = *e.files.content(kPath), journal = *e.files.content(kJournal);
  e.files.vanish("/table/sessions", true);
  e.act_ops(1);
  e.pass(1);
  std::size_t aside = 0, expected = 0;
  SUBCASE("unchanged") {
    e.files.put(kPath, file);
    e.files.put(kJournal, journal);
  }
  SUBCASE("changed") {
    e.files.put(kPath, file + "\n");
    e.files.put(kJournal, journal + "{\"seq\":99}\n");
    expected = 2;
  }
  e.files.heal();
  e.pass(2);
  CHECK(e.state() == Kind::saved);
  for (const auto& name : e.files.names()) aside += name.find(".other-") != name.npos;
  CHECK(aside == expected);
  const std::string before = e.text();
  e.files.crash();
  e.open();
  CHECK(e.text() == before);
  CHECK(e.findings.empty());
}

TEST_CASE("store: a read-only folder is said before anything is changed, and ends when it ends") {
  Evening e;
  e.create();
  e.act_ops(10);
  REQUIRE(e.work->finish(e.document->session()).ok());
  e.files.set_read_only(true);
  e.open(storage::OpenMode::write);
  CHECK_FALSE(e.read_only);
  e.work->step();
  CHECK(e.state() == Kind::failing);
  CHECK(e.work->save_state().code == base::ErrorCode::permission);
  e.act_ops(10);
  e.pass(3);
  e.files.set_read_only(false);
  e.pass(1.1);
  CHECK(e.state() == Kind::saved);
  const std::string before = e.text();
  e.files.crash();
  e.open();
  CHECK(e.text() == before);
}

TEST_CASE("store: a new session in a read-only folder goes on and is written later") {
  Evening e;
  e.files.set_read_only(true);
  e.create();
  e.work->step();
  CHECK(e.state() == Kind::failing);
  e.act_ops(10);
  CHECK_FALSE(e.work->finish(e.document->session()).ok());
  e.files.set_read_only(false);
  e.pass(1.1);
  CHECK(e.state() == Kind::saved);
  CHECK(e.work->finish(e.document->session()).ok());
  CHECK(text_of(storage::load_session(e.files, kPath)->session) == e.text());
}

TEST_CASE("store: a second program on the session looks, says so, and writes nothing") {
  Evening e;
  e.create();
  e.act_ops(10);
  e.settle();
  const std::string before = e.text();
  e.work.reset();
  e.files.hold_lock(storage::lock_path(kPath));
  const auto strict = storage::open_work(e.files, e.clock, kPath, storage::OpenMode::write);
  REQUIRE_FALSE(strict.ok());
  CHECK(strict.error().code == base::ErrorCode::locked);
  e.open(storage::OpenMode::read_only_if_locked);
  CHECK(e.read_only);
  CHECK(e.findings.empty());  // nothing is wrong with what is saved
  CHECK(e.work->save_state().message.english().find("Another program") != std::string::npos);
  CHECK(e.text() == before);
  const auto operations = e.files.operations();
  e.act();
  e.act();
  e.work->snapshot(e.document->session());
  e.pass(5);
  CHECK(e.work->finish(e.document->session()).ok());
  CHECK(e.state() == Kind::read_only);
  CHECK(e.files.operations() == operations);
}

TEST_CASE(
    "store: a lock taken by another while the folder was gone stops the writing, and says so") {
  Evening e;
  e.create();
  e.act_ops(5);
  e.settle();
  e.files.vanish("/table/sessions");
  e.files.hold_lock(storage::lock_path(kPath));
  e.act_ops(5);
  e.pass(3);
  CHECK(e.state() == Kind::failing);
  CHECK(e.work->save_state().code == base::ErrorCode::locked);
  CHECK_FALSE(e.files.exists(kPath));
  e.files.release_lock(storage::lock_path(kPath));
  e.pass(1.1);
  CHECK(e.state() == Kind::saved);
}

TEST_CASE("store: a torn last line is cut off before the journal goes on") {
  Evening e;
  e.create();
  e.act_ops(6);
  e.settle();
  e.work.reset();
  const std::string whole = *e.files.content(kJournal);
  for (std::size_t cut = whole.rfind("{\"seq\""); cut < whole.size(); ++cut) {
    e.files.put(kJournal, whole.substr(0, cut));
    e.open();
    e.act_ops(2);
    e.settle();
    const std::string before = e.text();
    e.work.reset();
    const std::string text = *e.files.content(kJournal);
    const auto journal = storage::read_journal(text, "j");
    REQUIRE(journal->findings.empty());
    REQUIRE(journal->good_bytes == text.size());
    e.open();
    REQUIRE(e.text() == before);
    e.work.reset();
  }
}
