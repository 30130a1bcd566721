// An evening at a table, for the tests of storage: a document whose every op goes into a StoreWork
// on a disk in memory, and the session's text after every op, to compare with what comes back.
#pragma once

#include <doctest/doctest.h>

#include "ops/document.h"
#include "storage/journal_reader.h"
#include "storage/store.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"
#include "support/random_walk.h"

namespace storage_test {

inline const base::Path kPath = "/table/sessions/evening.json";
inline const base::Path kJournal = "/table/sessions/evening.journal";

/// A session as its file says it, without the journal's count.
inline std::string text_of(const model::Session& session) {
  return storage::session_text(session, 0);
}

class Evening {
 public:
  explicit Evening(unsigned seed = 1) : ids(clock, seed), random(seed) {
    (void)files.make_folders("/table");
  }

  /// Makes the session file and begins the work on it.
  void create() {
    model::Session session = support::small_session(ids);
    auto made = storage::create_work(files, clock, kPath, session);
    REQUIRE(made.ok());
    work = std::move(*made);
    document = std::make_unique<ops::Document>(std::move(session));
    texts.clear();
    listen();
  }
  /// Opens what lies on the disk, as after a crash.
  void open(storage::OpenMode mode = storage::OpenMode::read_only_if_locked) {
    auto opened = storage::open_work(files, clock, kPath, mode);
    REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? "" : opened.error().text()));
    work = std::move(opened->work);
    findings = std::move(opened->findings);
    repaired = opened->repaired;
    read_only = opened->read_only;
    document = std::make_unique<ops::Document>(std::move(opened->session));
    texts.clear();
    listen();
  }
  /// One thing that people could do; may be refused, or be several ops.
  void act() {
    (void)document->apply_all(support::random_action(document->session(), random, ids));
  }
  /// Acts until `ops` more have taken effect.
  void act_ops(std::uint64_t ops) {
    for (const std::uint64_t end = work->last_seq() + ops; work->last_seq() < end;) act();
  }
  void add_card(const std::string& text) {
    model::Card card;
    card.id = ids.next();
    card.text = text;
    const base::Id board = document->session().boards.begin()->first;
    REQUIRE(document->apply_all({ops::Add<model::Card>{board, card}}).ok());
  }
  /// Lets time go by with the store's loop running.
  void pass(double seconds) {
    for (double left = seconds; left > 0; left -= 0.01) {
      clock.advance(0.01);
      work->step();
    }
  }
  void settle() { pass(0.05); }
  storage::SaveState::Kind state() const { return work->save_state().kind; }
  std::string text() const { return text_of(document->session()); }
  /// The text after op `seq`; of the session as it was opened for older ones.
  const std::string& text_after(std::uint64_t seq) const {
    const auto it = texts.upper_bound(seq);
    return std::prev(it)->second;
  }

  support::ManualClock clock;
  support::MemoryFileSystem files;
  base::IdSource ids;
  std::mt19937 random;
  std::unique_ptr<storage::StoreWork> work;
  std::unique_ptr<ops::Document> document;
  std::vector<storage::Finding> findings;
  bool repaired = false;
  bool read_only = false;
  std::map<std::uint64_t, std::string> texts;  // by the last op
  bool keeps_texts = true;

 private:
  void listen() {
    texts[work->last_seq()] = text();
    document->subscribe([this](const ops::Op& op, ops::ActionId step) {
      work->record(op, step,
                   document->more_follow() ? storage::More::follows : storage::More::none);
      if (keeps_texts) texts[work->last_seq()] = text();
    });
  }
};

}  // namespace storage_test
