// Store: keeps the open session on the disk from a thread of its own. The model's thread tells it
// every op and, when the table is quiet, hands it a copy of the session; neither ever waits for the
// disk. Ops are on the disk within 100 ms of record(). The file system and the clock must outlive
// the store.
#pragma once

#include <condition_variable>
#include <thread>

#include "ops/document.h"
#include "storage/store_work.h"

namespace storage {

enum class OpenMode {
  write,                // fails with `locked` where another program has the session
  read_only_if_locked,  // opens it for looking then
};

class Store {
 public:
  struct Opened;

  /// The session file with its journal's newer ops; for looking only where another program has it
  /// or the disk takes no changes. Fails as load_session does. A folder that
  /// cannot be written is no failure: the store goes on trying and says so in save_state().
  static base::Result<Opened> open(base::FileSystem&, const base::Clock&, const base::Path&,
                                   OpenMode = OpenMode::read_only_if_locked);
  /// A new session, written at once; its name ends with .json, which is added where it is missing.
  /// Fails with `invalid` where something of that name is there
  /// already, and with `locked`. A folder that cannot be written is no failure here either.
  static base::Result<std::unique_ptr<Store>> create(base::FileSystem&, const base::Clock&,
                                                     const base::Path&, model::Session);
  /// Writes what is left of the journal if it can; close() is the proper end.
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // The model's thread; never wait for the disk.
  /// `op` took effect as the session's next op, as part of `step` (ops::Document's). Where more of
  /// its action follow, they are read again together or not at all.
  void record(const ops::Op& op, std::uint64_t step, More more = More::none);
  /// The session as it is after the last op recorded.
  void snapshot(model::Session session);

  /// What waits at the seats and no journal tells (UnseenCards::text).
  void keep_waiting(std::string text);

  /// From now on it is told of the journal's lines once they are on the disk, of those that are there already first.
  /// On the store's thread; null: nobody any more. A session that is only for looking tells nothing.
  void listen(JournalListener listener);

  /// Any thread, cheap.
  SaveState save_state() const { return work_->save_state(); }
  /// What people are to be told once: files of others that were kept under another name.
  std::vector<base::Sentence> take_notes() { return work_->take_notes(); }
  /// Of the session file itself, where a link was named.
  const base::Path& path() const { return work_->path(); }
  bool read_only() const { return read_only_; }

  /// Waits until everything is on the disk, `last` as the session file, and lets the session go. On
  /// an error the store still runs: tell the people, and try again or drop it.
  base::Result<void> close(model::Session last);
  /// Ends without writing any more; what could not be written is dropped.
  void discard();

 private:
  Store(const base::Clock& clock, bool read_only, std::unique_ptr<StoreWork> work);
  void start();
  void stop();
  void wake();

  const base::Clock& clock_;
  const bool read_only_;
  const std::unique_ptr<StoreWork> work_;
  std::mutex mutex_;  // guards the two flags
  std::condition_variable condition_;
  bool woken_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

struct Store::Opened {
  std::unique_ptr<Store> store;
  model::Session session;
  std::vector<Finding> findings;  // what was repaired, dropped or passed over
  bool repaired = false;          // the original is kept beside, see docs/session-format.md
  bool read_only = false;         // for looking only: save_state() says why
  ops::History history;           // what can be undone
  std::vector<ops::Op> waiting;   // brings what waits at the seats of an anonymous session
};

/// The same without the thread: for tests, which drive the work by hand.
struct OpenedWork {
  std::unique_ptr<StoreWork> work;
  model::Session session;
  std::vector<Finding> findings;
  bool repaired = false;
  bool read_only = false;
  ops::History history;
  std::vector<ops::Op> waiting;
};
base::Result<OpenedWork> open_work(base::FileSystem&, const base::Clock&, const base::Path&,
                                   OpenMode);
base::Result<std::unique_ptr<StoreWork>> create_work(base::FileSystem&, const base::Clock&,
                                                     const base::Path&, model::Session);
/// One whose journal begins with this line of another machine's: `session` and `point` are what it says.
base::Result<std::unique_ptr<StoreWork>> adopt_work(base::FileSystem&, const base::Clock&,
                                                    const base::Path&, model::Session session,
                                                    const JournalPoint& point,
                                                    std::string first_line);

}  // namespace storage
