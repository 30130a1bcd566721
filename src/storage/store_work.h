// StoreWork: all that the store does, as steps that somebody else's loop drives: the store's thread
// in the program, tests by hand. It keeps the journal and the session file current, tells how that
// goes, and loses nothing while the disk is full, read-only or gone: it tries again every second.
//  1. The history first: the session file on the disk never knows of ops that the journal there
//     does not (kept_journal.h, kept_session.h: how each is written).
//  2. A damaged original is copied aside before the first session file is written over it.
//  3. Nothing is written without the lock, where the disk knows locks; the files themselves are
//     held too, so that a lock file that somebody removed lets no second program in.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "base/file_system.h"
#include "storage/kept_aside.h"
#include "storage/kept_journal.h"
#include "storage/kept_session.h"
#include "storage/kept_waiting.h"
#include "storage/open_session.h"
#include "storage/save_state.h"

namespace storage {

class StoreWork {
 public:
  struct Start {
    base::Path path;  // of the file itself, no link
    std::shared_ptr<const model::Session> session;
    JournalPoint last;  // the last op in `session`
    std::uint64_t step_base =
        0;  // added to the steps of this run, so that a journal's steps differ
    KeptJournal::Start journal;
    KeptSession::Start file;
    std::string waiting;  // the text of the file of what waits at the seats
    /// The last op in the session file on the disk; nothing: that file has yet to be written.
    std::optional<std::uint64_t> file_seq;
    KeptAside::Start aside;
    std::unique_ptr<base::FileLock> lock;
    std::optional<base::ErrorCode> read_only;  // why, see SaveState::code
  };

  StoreWork(base::FileSystem& files, const base::Clock& clock, Start start);
  ~StoreWork();
  StoreWork(const StoreWork&) = delete;
  StoreWork& operator=(const StoreWork&) = delete;

  const base::Path& path() const { return path_; }

  // Any thread; quick, never touches the disk.
  /// ops::kBeside is written as step 0.
  void record(const ops::Op& op, std::uint64_t step, More more = More::none);
  /// The journal's next lines, as another machine wrote them, up to `last`.
  void record_lines(std::string_view lines, const JournalPoint& last);
  void snapshot(model::Session session);
  /// What waits at the seats and no journal tells (UnseenCards::text).
  void keep_waiting(std::string text);
  SaveState save_state() const;
  void listen(JournalListener listener) { journal_.listen(std::move(listener)); }
  std::uint64_t last_seq() const { return last_point().seq; }
  JournalPoint last_point() const;
  /// What people are to be told once: files that were kept under another name.
  std::vector<base::Sentence> take_notes();

  enum class Hurry { no, yes };
  static constexpr double kNever = 1e300;
  static constexpr double kGather = 0.02;  // s an op may wait for others to be synced with it
  static constexpr double kRetry = 1;      // s between tries on a failing disk
  static constexpr double kLook = 2;       // s between looks whether the files are still there

  // One thread at a time.
  /// Does what is due (with Hurry::yes: all there is, at once) and returns when, by the clock's
  /// now_s(), to be called again; sooner when something was recorded.
  double step(Hurry hurry = Hurry::no);
  /// Everything to the disk, and `session` as the last session file; then lets the lock go. Fails
  /// when that could not be done; the work can then go on and finish() be tried again.
  base::Result<void> finish(model::Session session);
  /// Every op is on the disk, in the journal at least.
  bool is_kept() const {
    return journal_.is_written() && waiting_.is_written() && journal_seq_ == last_seq();
  }
  /// Ends without writing any more: what is not on the disk yet is dropped.
  void discard();

 private:
  struct Inbox {
    std::string lines;
    double since = 0;  // now_s() of the first line
    std::shared_ptr<const model::Session> session;
    JournalPoint session_point;
    std::uint64_t last_seq = 0;  // of `lines`
    std::optional<std::string> waiting;
  };

  void put_in_inbox(std::string_view lines);
  void take_inbox();
  bool unsynced() const { return first_unsynced_.has_value(); }
  base::Result<void> work(bool journal_due);
  base::Result<void> prepare();
  base::Result<void> take_lock();
  base::Result<void> append_journal();
  base::Result<void> write_session_file();
  void look_for_files();
  void files_are_lost();
  void note(const base::Result<void>& done);
  void say_what_was_kept();
  void publish();
  double next_call() const;
  base::Path free_name_for_others() const;

  base::FileSystem& files_;
  const base::Clock& clock_;
  const base::Path path_;
  const std::optional<base::ErrorCode> read_only_;
  const std::uint64_t step_base_;

  mutable std::mutex mutex_;  // guards inbox_, last_, state_ and notes_
  Inbox inbox_;
  JournalPoint last_;
  SaveState state_;
  std::vector<base::Sentence> notes_;

  KeptJournal journal_;
  KeptWaiting waiting_;
  std::uint64_t journal_seq_;  // the last op handed to journal_
  std::optional<double> first_unsynced_;

  std::shared_ptr<const model::Session> session_;  // the newest handed in
  JournalPoint session_point_;                     // its last op
  KeptSession file_;
  std::optional<std::uint64_t> file_seq_;  // the last op in the file that lies there
  bool wants_session_file_;
  std::optional<base::Error> session_file_trouble_;  // the journal is fine all the same
  double session_file_retry_ = 0;

  KeptAside aside_;
  std::unique_ptr<base::FileLock> lock_;
  bool knows_no_locks_ = false;
  bool finished_ = false;
  bool lost_ = false;  // the files vanished: they are to be made again
  std::optional<base::Error> failing_;
  base::WallTime failing_since_ = 0;
  base::WallTime saved_at_;
  double retry_at_ = 0;
  double look_at_ = 0;
};

}  // namespace storage
