// Power cuts by the thousand on a disk in memory that is as strict as the standards allow: it
// forgets every byte that was not synced and every name whose folder was not, and tears the last
// write. A session lives through many of them; the cut may come in the middle of any operation.
#include "model/invariants.h"
#include "ops/document.h"
#include "storage/journal_reader.h"
#include "storage/store.h"
#include "stress/stress.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"
#include "support/random_walk.h"

namespace stress {

namespace {

const base::Path kPath = "/table/sessions/evening.json";

class Session {
 public:
  Session(unsigned seed, Account& account)
      : seed_(seed), account_(account), ids_(clock_, seed), random_(seed) {
    (void)files_.make_folders("/table");
  }

  /// So many lives, each ended by a cut.
  void run(int lives) {
    for (life_ = 1; life_ <= lives; ++life_) {
      // A new session while there is none; what was never on the disk is no loss.
      if (!files_.exists(kPath) && !files_.exists(storage::journal_path(kPath))) saved_.reset();
      if (!begin()) return;
      live();
      work_.reset();
      files_.heal();
      files_.crash(random_below(random_, 3) == 0 ? 0 : random_below(random_, 3000));
      account_.count("power cuts");
      if (!check()) return;
    }
  }

 private:
  std::string how() const { return fmt::format("seed {}, life {}", seed_, life_); }
  bool lost(const char* sort, const std::string& detail) {
    account_.lost(sort, how() + ": " + detail);
    return false;
  }

  bool begin() {
    model::Session session;
    if (saved_ || files_.exists(kPath)) {
      auto opened = storage::open_work(files_, clock_, kPath, storage::OpenMode::write);
      if (!opened) return lost("cannot be opened for work", opened.error().text());
      work_ = std::move(opened->work);
      session = std::move(opened->session);
    } else {
      session = support::small_session(ids_);
      auto made = storage::create_work(files_, clock_, kPath, session);
      if (!made) return lost("cannot be made", made.error().text());
      work_ = std::move(*made);
    }
    document_ = std::make_unique<ops::Document>(std::move(session));
    texts_.clear();
    // Op by op, as the journal has them: an action may have been cut off in its middle.
    so_far_ = document_->session();
    const auto keep = [this] { texts_[work_->last_seq()] = storage::session_text(so_far_, 0); };
    keep();
    document_->subscribe([this, keep](const ops::Op& op, ops::ActionId step) {
      work_->record(op, step);
      (void)ops::apply(so_far_, op);
      keep();
    });
    return true;
  }

  void live() {
    // Some fail before the cut, in the middle of what the store does; others are cut between.
    if (random_below(random_, 3) > 0) files_.fail_after(random_below(random_, 60));
    const std::size_t actions = random_below(random_, 25);
    for (std::size_t n = 0; n < actions; ++n) {
      (void)document_->apply_all(support::random_action(document_->session(), random_, ids_));
      if (random_below(random_, 6) == 0) work_->snapshot(document_->session());
      for (std::size_t steps = random_below(random_, 4); steps > 0; --steps) {
        clock_.advance(random_real(random_, 0.001, 0.05));
        work_->step();
      }
      look();
    }
    if (random_below(random_, 8) == 0 && work_->finish(document_->session()).ok())
      saved_ = work_->last_seq();
  }

  void look() {
    if (work_->save_state().kind == storage::SaveState::Kind::saved) saved_ = work_->last_seq();
  }

  bool check() {
    if (!files_.exists(kPath) && !saved_) return true;
    const auto loaded = storage::load_session(files_, kPath);
    if (!loaded) return lost("cannot be opened", loaded.error().text());
    if (loaded->repaired) return lost("a damaged session file", "");
    if (loaded->last.seq < saved_.value_or(0))
      return lost("ops that were said to be saved are gone",
                  fmt::format("{} of {}", *saved_ - loaded->last.seq, *saved_));
    const auto text = texts_.find(loaded->last.seq);
    if (text == texts_.end()) return lost("ops that nobody made", "");
    if (text->second != storage::session_text(loaded->session, 0))
      return lost(
          "another session than was made",
          fmt::format("at op {}: {}", loaded->last.seq,
                      first_difference(text->second, storage::session_text(loaded->session, 0))));
    if (const auto wrong = model::broken_invariants(loaded->session); !wrong.empty())
      return lost("an invariant is broken", wrong.front());
    // A first session file may know ops of its first moment that the journal never told.
    const auto journal_text = files_.content(storage::journal_path(kPath));
    const auto journal = storage::read_journal(journal_text.value_or(""), "journal");
    const std::uint64_t told = journal ? journal->entries.size() : 0;
    if (told + untold_ < saved_.value_or(0))
      return lost("the journal has not the whole history",
                  fmt::format("{} of {} ops, {} were saved", told, loaded->last.seq, *saved_));
    untold_ = loaded->last.seq - told;
    account_.most("ops of a new session's first moment that no journal tells", double(untold_));
    account_.count("ops compared", double(loaded->last.seq));
    saved_ = loaded->last.seq;
    return true;
  }

  const unsigned seed_;
  Account& account_;
  support::ManualClock clock_;
  support::MemoryFileSystem files_;
  base::IdSource ids_;
  std::mt19937 random_;
  std::unique_ptr<storage::StoreWork> work_;
  std::unique_ptr<ops::Document> document_;
  model::Session so_far_;                       // after the last op told
  std::map<std::uint64_t, std::string> texts_;  // by the last op
  std::optional<std::uint64_t> saved_;          // everything up to it must come back
  std::uint64_t untold_ = 0;                    // ops that are in the session file alone
  int life_ = 0;
};

}  // namespace

void memory_cuts(const Setting& setting, Account& account) {
  const Watch watch(setting.seconds);
  for (unsigned seed = setting.seed * 100000; watch.running(); ++seed) {
    Session(seed, account).run(20);
    account.count("sessions");
  }
}

}  // namespace stress
