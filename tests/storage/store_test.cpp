#include "storage/store.h"

#include <filesystem>

#include "storage/evening.h"

using namespace storage_test;
using storage::SaveState;
using Kind = SaveState::Kind;

TEST_CASE("store: a new session is on the disk at once, its ops within 100 ms") {
  Evening e;
  e.create();
  CHECK(e.state() == Kind::saving);
  e.work->step();
  REQUIRE(e.files.content(kPath));
  e.settle();
  CHECK(e.state() == Kind::saved);
  const std::string before = *e.files.content(kJournal);

  e.act_ops(1);
  CHECK(e.state() == Kind::saving);
  const double next = e.work->step();
  CHECK(next <= e.clock.now_s() + 0.02);
  CHECK(*e.files.content(kJournal) == before);  // gathers for a moment
  e.pass(0.03);
  CHECK(e.state() == Kind::saved);
  CHECK(e.files.content(kJournal)->find("\"seq\":1") != std::string::npos);
}

TEST_CASE("store: ops of one moment are synced together") {
  Evening e;
  e.create();
  e.settle();
  e.act_ops(1);
  e.settle();
  const auto before = e.files.operations();
  e.act_ops(50);
  e.settle();
  CHECK(e.state() == Kind::saved);
  CHECK(e.files.operations() - before == 2);  // one append, one sync
}

TEST_CASE("store: opening gives the session file and the journal's newer ops") {
  Evening e;
  e.create();
  e.act_ops(40);
  e.work->snapshot(e.document->session());
  e.settle();
  e.act_ops(25);
  e.settle();
  const std::string before = e.text();
  const auto seq = e.work->last_seq();
  e.files.crash();
  e.open();
  CHECK(e.findings.empty());
  CHECK(e.text() == before);
  CHECK(e.work->last_seq() == seq);
  // And goes on from there, twice.
  e.act_ops(10);
  e.settle();
  const std::string later = e.text();
  e.files.crash();
  e.open();
  CHECK(e.text() == later);
  const auto journal = storage::read_journal(*e.files.content(kJournal), "evening.journal");
  CHECK(journal->entries.size() == e.work->last_seq());
  CHECK(journal->findings.empty());
}

TEST_CASE("store: the steps of two evenings are told apart in one journal") {
  Evening e;
  e.create();
  e.act_ops(5);
  e.settle();
  const auto first = storage::read_journal(*e.files.content(kJournal), "j")->last_step;
  e.files.crash();
  e.open();
  e.act_ops(1);
  e.settle();
  const auto journal = storage::read_journal(*e.files.content(kJournal), "j");
  CHECK(journal->entries.back().step > first);
}

TEST_CASE("store: random walks with snapshots and crashes keep every synced op") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    Evening e(seed);
    e.keeps_texts = false;
    e.create();
    e.settle();
    for (int round = 0; round < 12; ++round) {
      for (int n = 0; n < 60; ++n) {
        if (e.random() % 9 == 0)
          e.document->undo();
        else
          e.act();
        if (e.random() % 15 == 0) e.work->snapshot(e.document->session());
        if (e.random() % 5 == 0) e.pass(0.03);
      }
      e.settle();
      const std::string before = e.text();
      e.files.crash();
      e.open();
      REQUIRE(e.findings.empty());
      REQUIRE(e.text() == before);
    }
  }
}

TEST_CASE("store: finishing writes the session file and lets the session go") {
  Evening e;
  e.create();
  e.act_ops(30);
  CHECK(e.work->finish(e.document->session()).ok());
  CHECK_FALSE(e.files.exists("/table/sessions/.evening.json.tmp"));
  const auto loaded = storage::load_session(e.files, kPath);
  REQUIRE(loaded.ok());
  CHECK(loaded->replayed == 0);
  CHECK(loaded->file_seq == e.work->last_seq());
  CHECK(text_of(loaded->session) == e.text());
  Evening other;
  auto again = storage::open_work(e.files, e.clock, kPath, storage::OpenMode::write);
  CHECK(again.ok());
}

TEST_CASE("store: a session that was only looked at keeps its file untouched") {
  Evening e;
  e.create();
  e.act_ops(20);
  REQUIRE(e.work->finish(e.document->session()).ok());
  // As a person may write it: other spacing, still right.
  std::string text = *e.files.content(kPath);
  text.replace(text.find("{\n  "), 4, "{ ");
  e.files.put(kPath, text);
  e.open();
  CHECK(e.findings.empty());
  e.pass(10);
  CHECK(e.work->finish(e.document->session()).ok());
  CHECK(*e.files.content(kPath) == text);
}

TEST_CASE("store: create never writes over what is there") {
  Evening e;
  e.files.put(kPath, "precious");
  const auto made = storage::create_work(e.files, e.clock, kPath, support::small_session(e.ids));
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == base::ErrorCode::invalid);
  CHECK(*e.files.content(kPath) == "precious");
}

TEST_CASE("store: a journal left by a session of the same name is set aside") {
  Evening e;
  e.files.put(kJournal, "{\"journal\":1,\"session\":\"0197b2f4-8c00-7000-8000-000000000001\"}\n");
  e.create();
  e.act_ops(3);
  e.settle();
  CHECK(e.state() == Kind::saved);
  const std::string aside = "/table/sessions/evening.other-20260705T103140Z.journal";
  REQUIRE(e.files.content(aside));
  CHECK(e.files.content(aside)->find("0197b2f4") != std::string::npos);
  e.files.crash();
  e.open();
  CHECK(e.work->last_seq() == 3);
}

TEST_CASE("store: another session's journal is set aside when the session is opened, and said") {
  Evening e;
  e.create();
  e.settle();
  e.work.reset();
  e.files.put(kJournal,
              "{\"journal\":1,\"session\":\"0197b2f4-8c00-7000-8000-000000000001\"}\n"
              "{\"seq\":1,\"at\":\"2026-07-05T10:30:00.000Z\",\"step\":1,\"op\":{}}\n");
  e.open();
  REQUIRE(e.findings.size() == 1);
  CHECK(e.findings[0].text.english().find("another session's") != std::string::npos);
  e.act_ops(2);
  e.settle();
  const auto journal = storage::read_journal(*e.files.content(kJournal), "j");
  CHECK(journal->entries.size() == e.work->last_seq());
  CHECK(journal->entries.size() >= 2);
  std::size_t aside = 0;
  for (const auto& name : e.files.names()) aside += name.find(".other-") != name.npos;
  CHECK(aside == 1);
}

TEST_CASE("store: a damaged session's original is kept before the repaired one is written") {
  Evening e;
  e.create();
  e.add_card("残るカード");
  REQUIRE(e.work->finish(e.document->session()).ok());
  std::string text = *e.files.content(kPath);
  text.replace(text.find("\"yellow\""), 8, "\"mauve\"");
  e.files.put(kPath, text);
  // Nothing can be written at first: then the damaged file must stay as it is.
  const auto written = e.files.bytes_in_use();
  e.files.disk_full_after(written);
  e.open();
  CHECK(e.repaired);
  REQUIRE(e.findings.size() == 1);
  e.pass(3);
  CHECK(e.state() == Kind::failing);
  CHECK(*e.files.content(kPath) == text);
  e.files.heal();
  e.pass(2);
  CHECK(e.state() == Kind::saved);
  std::size_t originals = 0;
  for (const auto& name : e.files.names())
    if (name.find("/evening.original-20260705T") != name.npos) {
      ++originals;
      CHECK(*e.files.content(name) == text);
    }
  CHECK(originals == 1);
  const auto report = e.files.content("/table/sessions/evening.repair.txt");
  REQUIRE(report);
  CHECK(report->find("\"color\" should be one of") != std::string::npos);
  CHECK(report->find("evening.original-") != std::string::npos);
  e.files.crash();
  e.open();
  CHECK_FALSE(e.repaired);
  CHECK(e.findings.empty());
}

TEST_CASE("store: a session file that is lost or no session any more comes back from the journal") {
  Evening e;
  e.create();
  e.act_ops(30);
  e.work->snapshot(e.document->session());
  e.settle();
  e.act_ops(30);
  REQUIRE(e.work->finish(e.document->session()).ok());
  const std::string before = e.text(), file = *e.files.content(kPath);
  for (const std::string& left : {file.substr(0, file.size() / 2), std::string(),
                                  std::string(2, '\0'), std::string("{\"format\":\"other\"}")}) {
    e.files.put(kPath, left);
    e.open();
    CHECK(e.repaired);
    REQUIRE(e.findings.size() == 1);
    CHECK(e.findings[0].text.english().find("from its journal") != std::string::npos);
    CHECK(e.text() == before);
    e.settle();
    CHECK(e.state() == Kind::saved);
    CHECK(text_of(storage::load_session_text(*e.files.content(kPath), "x")->session) == before);
    e.work.reset();
  }
  std::size_t originals = 0;
  for (const auto& name : e.files.names()) originals += name.find(".original-") != name.npos;
  CHECK(originals == 3);  // there was nothing to keep of the empty one
  REQUIRE(e.files.remove(kPath).ok());
  e.open();
  CHECK(e.text() == before);
  e.act_ops(1);
  e.settle();
  CHECK(e.state() == Kind::saved);
  CHECK(e.files.exists(kPath));
  // Only what its journal can give: a newer program's file is not guessed at.
  e.work.reset();
  e.files.put(kPath, "{\"format\":\"kurumaza-session\",\"version\":2}");
  CHECK(storage::load_session(e.files, kPath).error().code == base::ErrorCode::version);
}

TEST_CASE("store: a session that came without a journal gets one that begins with it") {
  Evening e;
  e.create();
  e.act_ops(40);
  REQUIRE(e.work->finish(e.document->session()).ok());
  REQUIRE(e.files.remove(kJournal).ok());
  e.open();
  CHECK_FALSE(e.files.exists(kJournal));
  e.act_ops(5);
  e.settle();
  const std::string before = e.text();
  e.work.reset();
  e.files.put(kPath, "");
  e.open();
  CHECK(e.text() == before);
}

TEST_CASE("store: what cannot be opened says why") {
  Evening e;
  const auto open = [&](const base::Path& path) {
    auto opened = storage::open_work(e.files, e.clock, path, storage::OpenMode::write);
    REQUIRE_FALSE(opened.ok());
    return opened.error();
  };
  CHECK(open("/table/nothing.json").code == base::ErrorCode::not_found);
  e.files.put("/table/a.json", "{");
  CHECK(open("/table/a.json").code == base::ErrorCode::parse);
  e.files.put("/table/a.journal", "");
  CHECK(open("/table/a.journal").code == base::ErrorCode::invalid);
  e.create();
  e.settle();
  e.work.reset();
  e.files.put(kJournal, "{\"journal\":7}\n");
  CHECK(open(kPath).code == base::ErrorCode::version);
}

TEST_CASE("store: with its thread, on the real disk, everything comes back") {
  const base::Path folder = std::filesystem::temp_directory_path() / "kurumaza-store-test";
  std::filesystem::remove_all(folder);
  base::RealFileSystem files;
  const base::RealClock clock;
  base::IdSource ids(clock, 3);
  std::mt19937 random(3);
  const base::Path path = folder / "deep" / "evening.json";
  model::Session session = support::small_session(ids);
  {
    auto store = storage::Store::create(files, clock, path, session);
    REQUIRE(store.ok());
    ops::Document document(session);
    document.subscribe([&](const ops::Op& op, ops::ActionId step) { (*store)->record(op, step); });
    for (int n = 0; n < 300; ++n) {
      (void)document.apply_all(support::random_action(document.session(), random, ids));
      if (n % 50 == 0) (*store)->snapshot(document.session());
      (void)(*store)->save_state();
    }
    auto second = storage::Store::open(files, clock, path);
    if (second.ok()) CHECK(second->read_only);  // its first file may not be there yet
    REQUIRE((*store)->close(document.session()).ok());
    session = document.session();
  }
  CHECK_FALSE(files.exists(storage::lock_path(path)));
  auto opened = storage::Store::open(files, clock, path, storage::OpenMode::write);
  REQUIRE(opened.ok());
  CHECK(opened->findings.empty());
  CHECK_FALSE(opened->read_only);
  CHECK(text_of(opened->session) == text_of(session));
  CHECK(opened->store->save_state().kind == Kind::saved);
  auto locked = storage::Store::open(files, clock, path, storage::OpenMode::write);
  REQUIRE_FALSE(locked.ok());
  CHECK(locked.error().code == base::ErrorCode::locked);
  auto looking = storage::Store::open(files, clock, path, storage::OpenMode::read_only_if_locked);
  REQUIRE(looking.ok());
  CHECK(looking->read_only);
  CHECK(looking->store->save_state().kind == Kind::read_only);
  looking->store.reset();
  opened->store.reset();
  std::filesystem::remove_all(folder);
}
