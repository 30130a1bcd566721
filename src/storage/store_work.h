// StoreWork: all that the store does, as steps that somebody else's loop drives: the store's thread
// in the program, tests by hand. It keeps the journal and the session file current, tells how that
// goes, and loses nothing while the disk is full, read-only or gone: it tries again every second.
//  1. The journal on the disk is always a prefix of journal_ (what it should be).
//  2. The session file on the disk is always whole: it is only ever replaced by a rename.
//  3. A damaged original is copied aside before the first session file is written over it.
//  4. Nothing is written without the lock, where the disk knows locks.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "base/file_system.h"
#include "storage/open_session.h"

namespace storage {

struct SaveState {
  enum class Kind {
    saved,      // everything is on the disk
    saving,     // the last moments' ops are on their way
    failing,    // nothing is being saved; the table goes on
    read_only,  // another program has this session; nothing here is saved
  };
  Kind kind = Kind::saved;
  base::WallTime since = 0;  // when that began; saved: the last time something was
  base::ErrorCode code = base::ErrorCode::invalid;  // failing: why, for the interface's own words
  /// failing: why and what helps; saved: why only the journal is current, or nothing.
  base::Sentence message;
};

class StoreWork {
 public:
  struct Start {
    base::Path path;
    std::shared_ptr<const model::Session> session;
    std::uint64_t seq = 0;  // the last op in `session`
    std::uint64_t step_base =
        0;                // added to the steps of this run, so that a journal's steps differ
    std::string journal;  // its whole lines
    std::size_t journal_bytes = 0;  // of these on the disk
    /// The last op in the session file on the disk; nothing: that file has yet to be written.
    std::optional<std::uint64_t> file_seq;
    std::uint64_t file_hash = 0;
    bool is_new = false;           // there is no session file yet
    bool foreign_journal = false;  // to be renamed first
    std::string original;          // to be copied aside first; empty: none
    std::string repair_report;
    std::unique_ptr<base::FileLock> lock;
    bool read_only = false;
  };

  StoreWork(base::FileSystem& files, const base::Clock& clock, Start start);
  ~StoreWork();
  StoreWork(const StoreWork&) = delete;
  StoreWork& operator=(const StoreWork&) = delete;

  // Any thread; quick, never touches the disk.
  void record(const ops::Op& op, std::uint64_t step);
  void snapshot(model::Session session);
  SaveState save_state() const;
  std::uint64_t last_seq() const;

  enum class Hurry { no, yes };
  static constexpr double kNever = 1e300;
  static constexpr double kGather = 0.02;  // s an op may wait for others to be synced with it
  static constexpr double kRetry = 1;      // s between tries on a failing disk
  static constexpr double kLook = 2;       // s between looks whether the files are still there
  static constexpr std::size_t kKeptJournal = 64u << 20;  // bytes kept to write a lost journal anew

  // One thread at a time.
  /// Does what is due (with Hurry::yes: all there is, at once) and returns when, by the clock's
  /// now_s(), to be called again; sooner when something was recorded.
  double step(Hurry hurry = Hurry::no);
  /// Everything to the disk, and `session` as the last session file; then lets the lock go. Fails
  /// when that could not be done; the work can then go on and finish() be tried again.
  base::Result<void> finish(model::Session session);

 private:
  struct Inbox {
    std::string lines;
    double since = 0;  // now_s() of the first line
    std::shared_ptr<const model::Session> session;
    std::uint64_t session_seq = 0;
  };

  void take_inbox();
  bool unsynced() const { return first_unsynced_.has_value(); }
  base::Result<void> work(bool journal_due);
  base::Result<void> prepare();
  base::Result<void> keep_original();
  base::Result<void> put_aside(const base::Path& path);
  base::Result<void> append_journal();
  base::Result<void> open_journal();
  base::Result<void> write_whole_journal();
  base::Result<void> write_session_file();
  base::Result<void> write_temporary(const base::Path& temporary, std::uint64_t& hash);
  void look_for_files();
  void files_are_lost();
  void note(const base::Result<void>& done);
  void publish();
  double next_call() const;
  base::Path free_name(const std::string& infix, const std::string& extension) const;

  base::FileSystem& files_;
  const base::Clock& clock_;
  const base::Path path_, journal_path_;
  const bool read_only_;
  const std::uint64_t step_base_;

  mutable std::mutex mutex_;  // guards inbox_, seq_ and state_
  Inbox inbox_;
  std::uint64_t seq_;
  SaveState state_;

  // The journal: journal_ is the file from byte journal_base_ on; on the disk for sure: synced_
  // bytes.
  std::string journal_;
  std::size_t journal_base_ = 0;
  std::size_t synced_;
  std::unique_ptr<base::File> journal_file_;
  std::optional<double> first_unsynced_;

  std::shared_ptr<const model::Session> session_;  // the newest handed in
  std::uint64_t session_seq_;
  std::optional<std::uint64_t> file_seq_;  // the last op in the file that lies there
  std::uint64_t file_hash_;
  bool file_is_there_;
  bool wants_session_file_;
  std::optional<base::Error> session_file_trouble_;  // the journal is fine all the same
  double session_file_retry_ = 0;

  std::string original_, repair_report_;
  bool foreign_journal_;
  std::unique_ptr<base::FileLock> lock_;
  bool knows_no_locks_ = false;
  bool finished_ = false;
  bool lost_ = false;  // the files vanished: what lies there now may be somebody else's
  std::optional<base::Error> failing_;
  base::WallTime failing_since_ = 0;
  base::WallTime saved_at_;
  double retry_at_ = 0;
  double look_at_ = 0;
};

}  // namespace storage
