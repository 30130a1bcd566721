// The store holds files, not names: folders that are swapped, sync clients that put copies in
// place, programs that edit, links, locks that a cleaner took away, disks that take no changes.
#include "storage/evening.h"
#include "storage/side_files.h"

using namespace storage_test;
using Kind = storage::SaveState::Kind;

namespace {

std::string session_on(support::MemoryFileSystem& files, const base::Path& path) {
  const auto loaded = storage::load_session(files, path);
  REQUIRE_MESSAGE(loaded.ok(), (loaded.ok() ? "" : loaded.error().text()));
  return text_of(loaded->session);
}

std::size_t kept_aside(const support::MemoryFileSystem& files) {
  std::size_t count = 0;
  for (const std::string& name : files.names()) count += name.find(".other-") != name.npos;
  return count;
}

/// A saved evening, still open.
void begin(Evening& e) {
  e.create();
  e.act_ops(20);
  e.work->snapshot(e.document->session());
  e.act_ops(5);
  e.settle();
  REQUIRE(e.state() == Kind::saved);
}

}  // namespace

TEST_CASE("store: a folder swapped for another and back is written to where it lies now") {
  Evening e;
  begin(e);
  e.files.move_folder("/table/sessions", "/table/away");
  e.act_ops(3);
  e.pass(4);  // made again, and saved there
  REQUIRE(e.state() == Kind::saved);
  CHECK(session_on(e.files, kPath) == e.text());
  e.files.move_folder("/table/sessions", "/table/hidden");
  e.files.move_folder("/table/away", "/table/sessions");
  SUBCASE("seen by itself") {}
  SUBCASE("while somebody works") { e.act_ops(2); }
  e.pass(4);
  CHECK(e.state() == Kind::saved);
  CHECK(session_on(e.files, kPath) == e.text());
  const std::string before = e.text();
  e.files.crash();
  e.open();
  CHECK(e.text() == before);
}

TEST_CASE("store: a copy renamed over the journal loses no op, at no moment") {
  for (const bool older : {false, true}) {
    Evening e;
    begin(e);
    const std::string old = *e.files.content(kJournal);
    e.act_ops(4);
    e.settle();
    // As a sync client does it: its copy, under the journal's name.
    e.files.put(kJournal, older ? old : *e.files.content(kJournal));
    e.act_ops(3);
    e.settle();
    e.settle();
    const std::string before = e.text();
    CHECK(e.state() == Kind::saved);
    CHECK(kept_aside(e.files) == 0);  // it held nothing that ours has not
    e.files.crash();
    e.open();
    CHECK(e.text() == before);
    CHECK(e.findings.empty());
  }
}

TEST_CASE("store: a journal with other ops in it is kept under another name, and that is said") {
  Evening e;
  begin(e);
  e.files.put(kJournal, *e.files.content(kJournal) + "{\"seq\":99}\n");
  e.act_ops(2);
  e.pass(3);
  CHECK(e.state() == Kind::saved);
  CHECK(kept_aside(e.files) == 1);
  const auto notes = e.work->take_notes();
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].english().find("evening.other-") != std::string::npos);
  CHECK(e.work->take_notes().empty());
  CHECK(session_on(e.files, kPath) == e.text());
}

TEST_CASE("store: a journal that another program has cut is whole again with the next op") {
  for (const std::uint64_t size : {std::uint64_t(0), std::uint64_t(10), std::uint64_t(700)}) {
    Evening e;
    begin(e);
    REQUIRE((*e.files.open_append(kJournal))->truncate(size).ok());
    e.act_ops(2);
    e.settle();
    e.settle();
    CHECK(e.state() == Kind::saved);
    const std::string before = e.text();
    e.files.crash();
    e.open();
    CHECK(e.text() == before);
    CHECK(e.findings.empty());
  }
}

TEST_CASE("store: nothing is called saved while the session file is another's") {
  Evening e;
  begin(e);
  Evening other(77);
  begin(other);
  e.files.put(kPath, *other.files.content(kPath));
  e.act_ops(3);
  for (int n = 0; n < 20 && e.state() != Kind::saved; ++n) e.pass(0.01);
  REQUIRE(e.state() == Kind::saved);
  const std::string before = e.text();
  e.files.crash();
  e.open();
  CHECK(e.text() == before);
}

TEST_CASE(
    "store: what another program wrote into the session file is kept before ours is written") {
  for (const bool at_once : {false, true}) {
    Evening e;
    begin(e);
    const std::string theirs = *e.files.content(kPath) + " ";
    e.files.put(kPath, theirs);
    if (!at_once) e.pass(3);
    e.act_ops(2);
    e.work->snapshot(e.document->session());
    e.pass(0.5);
    CHECK(e.state() == Kind::saved);
    CHECK(session_on(e.files, kPath) == e.text());
    bool kept = false;
    for (const std::string& name : e.files.names())
      kept |= name.find("evening.other-") != name.npos && e.files.content(name) == theirs;
    CHECK(kept);
    CHECK(e.work->take_notes().size() == 1);
  }
}

TEST_CASE("store: a copy of the session file that says the same is as good as ours") {
  Evening e;
  begin(e);
  e.files.put(kPath, *e.files.content(kPath));
  e.pass(5);
  e.act_ops(2);
  e.work->snapshot(e.document->session());
  e.pass(1);
  CHECK(kept_aside(e.files) == 0);
  CHECK(e.work->take_notes().empty());
  CHECK(session_on(e.files, kPath) == e.text());
}

TEST_CASE("store: a file that cannot be read, in the place of either, is set aside") {
  for (const base::Path& name : {kPath, kJournal}) {
    for (const auto code : {base::ErrorCode::io, base::ErrorCode::permission,
                            base::ErrorCode::too_large, base::ErrorCode::invalid}) {
      CAPTURE(name);
      Evening e;
      begin(e);
      REQUIRE(e.work->finish(e.document->session()).ok());
      const std::string before = e.text();
      e.files.set_unreadable(name, code);
      e.open();
      CHECK(e.text() == before);
      CHECK(e.findings.size() == 1);
      e.act_ops(3);
      e.pass(2);
      const std::string after = e.text();
      CHECK(e.state() == Kind::saved);
      CHECK(kept_aside(e.files) == 1);
      e.files.heal();
      e.files.crash();
      e.open();
      CHECK(e.text() == after);
    }
  }
}

TEST_CASE("store: a session named by a link is the file it leads to, for all that lies beside it") {
  Evening e;
  begin(e);
  REQUIRE(e.work->finish(e.document->session()).ok());
  const std::string before = e.text();
  const base::Path link = "/desk/link.json";
  REQUIRE(e.files.make_folders("/desk").ok());
  e.files.put_link(link, kPath);
  CHECK(session_on(e.files, link) == before);
  auto opened = storage::open_work(e.files, e.clock, link, storage::OpenMode::write);
  REQUIRE(opened.ok());
  CHECK(opened->work->path() == kPath);
  // One lock for all names.
  CHECK(storage::open_work(e.files, e.clock, kPath, storage::OpenMode::write).error().code ==
        base::ErrorCode::locked);
  ops::Document document(std::move(opened->session));
  document.subscribe(
      [&](const ops::Op& op, ops::ActionId step) { opened->work->record(op, step); });
  for (int i = 0; i < 20; ++i)
    (void)document.apply_all(support::random_action(document.session(), e.random, e.ids));
  REQUIRE(opened->work->finish(document.session()).ok());
  CHECK(session_on(e.files, kPath) == text_of(document.session()));
  for (const std::string& name : e.files.names()) CHECK(name.find("/desk/") == name.npos);
}

TEST_CASE(
    "store: a lock file that a cleaner removed lets no second program in, and is made again") {
  Evening e;
  begin(e);
  e.files.lose_lock(storage::lock_path(kPath));
  CHECK(storage::open_work(e.files, e.clock, kPath, storage::OpenMode::write).error().code ==
        base::ErrorCode::locked);
  e.pass(3);
  CHECK(e.state() == Kind::saved);
  CHECK(e.files.lock(storage::lock_path(kPath)).error().code == base::ErrorCode::locked);
  e.act_ops(3);
  e.settle();
  CHECK(session_on(e.files, kPath) == e.text());
}

TEST_CASE("store: on a disk that takes no changes a session is open for looking, and can be left") {
  Evening e;
  begin(e);
  const std::string before = e.text();
  REQUIRE(e.work->finish(e.document->session()).ok());
  e.files.set_read_only_disk();
  e.open();
  CHECK(e.read_only);
  CHECK(e.text() == before);
  CHECK(e.findings.empty());
  CHECK(e.state() == Kind::read_only);
  CHECK(e.work->save_state().code == base::ErrorCode::permission);
  const auto operations = e.files.operations();
  e.pass(5);
  CHECK(e.work->finish(e.document->session()).ok());
  CHECK(e.files.operations() == operations);
}

TEST_CASE("store: where nothing was done, a folder that cannot be written is no reason to stay") {
  Evening e;
  begin(e);
  REQUIRE(e.work->finish(e.document->session()).ok());
  e.files.set_read_only(true);
  e.open();
  e.pass(2);
  CHECK(e.state() == Kind::failing);
  CHECK(e.work->finish(e.document->session()).ok());
  e.open();
  e.act_ops(1);
  CHECK_FALSE(e.work->finish(e.document->session()).ok());
}

TEST_CASE("store: a name without .json gets it, and never shares a journal with another session") {
  Evening e;
  begin(e);
  auto made = storage::create_work(e.files, e.clock, "/table/sessions/evening",
                                   support::small_session(e.ids));
  CHECK(made.error().code == base::ErrorCode::invalid);
  made = storage::create_work(e.files, e.clock, "/table/sessions/other",
                              support::small_session(e.ids));
  REQUIRE(made.ok());
  CHECK((*made)->path() == "/table/sessions/other.json");
  std::set<base::Path> names;
  for (const char* name : {"a", "a.json", "a.txt", "a.JSON", "a.journal", "a.b.json", "a.b"}) {
    names.insert(storage::journal_path(name));
    names.insert(storage::lock_path(name));
  }
  CHECK(names.size() == 14);
  e.act_ops(2);
  e.settle();
  CHECK(session_on(e.files, kPath) == e.text());
}

TEST_CASE("store: what was given up is not written later") {
  Evening e;
  begin(e);
  const std::string before = session_on(e.files, kPath);
  e.files.disk_full_after(e.files.bytes_in_use() + 40);
  e.act_ops(30);
  CHECK_FALSE(e.work->finish(e.document->session()).ok());
  CHECK_FALSE(e.work->is_kept());
  e.work->discard();
  e.files.heal();
  e.work->step(storage::StoreWork::Hurry::yes);
  e.work.reset();
  CHECK(session_on(e.files, kPath) == before);
}
