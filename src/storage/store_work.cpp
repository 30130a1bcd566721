#include "storage/store_work.h"

#include <algorithm>

#include "base/memory.h"
#include "ops/fwd.h"

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;
using base::sentence;

StoreWork::StoreWork(base::FileSystem& files, const base::Clock& clock, Start start)
    : files_(files),
      clock_(clock),
      path_(start.path),
      read_only_(start.read_only),
      step_base_(start.step_base),
      last_(start.last),
      journal_(files, journal_path(start.path), start.path, std::move(start.journal)),
      waiting_(files, waiting_path(start.path), start.path, std::move(start.waiting)),
      journal_seq_(start.last.seq),
      session_(std::move(start.session)),
      session_point_(start.last),
      file_(files, start.path, std::move(start.file)),
      file_seq_(start.file_seq),
      wants_session_file_(!start.file_seq),
      aside_(files, clock, start.path, std::move(start.aside)),
      lock_(std::move(start.lock)),
      saved_at_(clock.wall()),
      look_at_(clock.now_s() + kLook) {
  if (!last_.hash) last_.hash = session_point_.hash = hash_of_beginning(session_->id);
  if (!file_.is_there() && journal_.empty()) {
    journal_.add(journal_header(*session_, session_point_));
  }
  if (!journal_.is_written() && !read_only_) first_unsynced_ = clock.now_s();
  publish();
}

StoreWork::~StoreWork() = default;

void StoreWork::record(const ops::Op& op, std::uint64_t step, More more) {
  if (read_only_) return;
  const base::WallTime at = clock_.wall();
  const std::scoped_lock guard(mutex_);
  std::string line = journal_line(++last_.seq, at, step == ops::kBeside ? 0 : step_base_ + step,
                                  op, *last_.hash, more);
  put_in_inbox(line);
}

void StoreWork::put_in_inbox(std::string_view lines) {
  if (inbox_.lines.empty() && !inbox_.waiting) inbox_.since = clock_.now_s();
  inbox_.lines += lines;
  inbox_.last_seq = last_.seq;
}

void StoreWork::record_lines(std::string_view lines, const JournalPoint& last) {
  if (read_only_) return;
  const std::scoped_lock guard(mutex_);
  last_ = last;
  put_in_inbox(lines);
}

void StoreWork::snapshot(model::Session session) {
  if (read_only_) return;
  auto shared = std::make_shared<const model::Session>(std::move(session));
  const std::scoped_lock guard(mutex_);
  inbox_.session = std::move(shared);
  inbox_.session_point = last_;
}

void StoreWork::keep_waiting(std::string text) {
  if (read_only_) return;
  const std::scoped_lock guard(mutex_);
  if (!inbox_.waiting && inbox_.lines.empty()) inbox_.since = clock_.now_s();
  inbox_.waiting = std::move(text);
}

SaveState StoreWork::save_state() const {
  const std::scoped_lock guard(mutex_);
  SaveState state = state_;
  if (state.kind == SaveState::Kind::saved && (!inbox_.lines.empty() || inbox_.waiting))
    state.kind = SaveState::Kind::saving;
  return state;
}

JournalPoint StoreWork::last_point() const {
  const std::scoped_lock guard(mutex_);
  return last_;
}

std::vector<base::Sentence> StoreWork::take_notes() {
  const std::scoped_lock guard(mutex_);
  return std::exchange(notes_, {});
}

void StoreWork::take_inbox() {
  const std::scoped_lock guard(mutex_);
  const bool is_asked = journal_.is_asked();
  if ((is_asked || !inbox_.lines.empty()) && journal_.empty())
    journal_.add(journal_header(*session_, session_point_));
  if (is_asked && !first_unsynced_) first_unsynced_ = clock_.now_s();
  if (!inbox_.lines.empty()) {
    journal_.add(inbox_.lines);
    journal_seq_ = inbox_.last_seq;
    if (!first_unsynced_) first_unsynced_ = inbox_.since;
    inbox_.lines.clear();
    if (state_.kind == SaveState::Kind::saved) state_.kind = SaveState::Kind::saving;
  }
  if (inbox_.waiting) {
    waiting_.set(std::move(*inbox_.waiting));
    inbox_.waiting.reset();
    if (!waiting_.is_written() && !first_unsynced_) first_unsynced_ = inbox_.since;
  }
  if (inbox_.session) {
    session_ = std::move(inbox_.session);
    session_point_ = inbox_.session_point;
    inbox_.session.reset();
    wants_session_file_ = !file_seq_ || *file_seq_ != session_point_.seq;
  }
}

double StoreWork::step(Hurry hurry) {
  if (read_only_ || finished_) return kNever;
  take_inbox();
  const double now = clock_.now_s();
  const bool at_once = hurry == Hurry::yes;
  if (failing_ && now < retry_at_ && !at_once) return retry_at_;
  if (at_once) session_file_retry_ = now;
  if (now >= look_at_ || failing_ || at_once) look_for_files();
  const bool journal_due = unsynced() && (failing_ || at_once || now >= *first_unsynced_ + kGather);
  const bool session_due = wants_session_file_ && now >= session_file_retry_;
  const bool unlocked = !lock_ && !knows_no_locks_;
  if (failing_ || unlocked || journal_due || session_due) {
    Result<void> done = work(journal_due);
    // Once more at once where the files went away under our hands: they can mostly be made again.
    if (!done && !failing_ && lost_) done = work(unsynced());
    note(done);
  }
  say_what_was_kept();
  publish();
  return next_call();
}

Result<void> StoreWork::work(bool journal_due) {
  if (auto done = prepare(); !done) return done;
  if (journal_due || (lost_ && unsynced()))
    if (auto done = append_journal(); !done) return done;
  if (!wants_session_file_ || clock_.now_s() < session_file_retry_) return {};
  // The history first: the session file must not know of ops that the journal does not.
  if (unsynced())
    if (auto done = append_journal(); !done) return done;
  const Result<void> written = write_session_file();
  if (written) {
    session_file_trouble_.reset();
    return {};
  }
  if (lost_ || !file_.is_there() || unsynced()) return written;
  session_file_trouble_ = written.error();  // the older file and the journal say it all
  session_file_retry_ = clock_.now_s() + kRetry;
  return {};
}

Result<void> StoreWork::prepare() {
  if (auto done = take_lock(); !done) return done;
  if (auto done = aside_.write(); !done) return done;
  if (file_.is_there()) return {};
  // The folder came back with what was in it, or with what somebody did to it meanwhile.
  if (auto done = file_.keep_others([this] { return free_name_for_others(); }); !done) return done;
  if (auto done = write_session_file(); !done) return done;
  if (!journal_.empty() && !first_unsynced_) first_unsynced_ = clock_.now_s();
  return {};
}

Result<void> StoreWork::take_lock() {
  if (lock_ || knows_no_locks_) return {};
  if (auto done = files_.make_folders(folder_of(path_)); !done) return done;
  auto lock = files_.lock(lock_path(path_));
  if (lock) {
    lock_ = std::move(*lock);
  } else if (lock.error().code == ErrorCode::unavailable) {
    knows_no_locks_ = true;
  } else if (lock.error().code == ErrorCode::locked) {
    return Error{ErrorCode::locked,
                 sentence("Another program has opened this session meanwhile. Close it there."),
                 path_.string()};
  } else {
    return lock.error();
  }
  return {};
}

/// evening.json -> evening.other-20260705T103000Z
Path StoreWork::free_name_for_others() const {
  return aside_path(files_, path_, "other", clock_.wall());
}

Result<void> StoreWork::append_journal() {
  take_inbox();
  const auto done = journal_.write([this] { return free_name_for_others(); },
                                   [this] { return journal_header(*session_, session_point_); });
  if (!done) {
    if (done.error().code == ErrorCode::not_found) files_are_lost();
    return done;
  }
  // Behind the journal: what has come out stands there before it is gone from here.
  if (auto written = waiting_.write(); !written) return written;
  first_unsynced_.reset();
  saved_at_ = clock_.wall();
  look_for_files();  // "saved" is said of what the names lead to
  publish();         // before a session file is written, which takes its time
  return {};
}

Result<void> StoreWork::write_session_file() {
  const std::uint64_t seq = session_point_.seq;
  const auto session = session_;  // session_ may be replaced on the way
  auto done = file_.write(
      *session, session_point_, [this] { return free_name_for_others(); },
      [this]() -> Result<void> {
        // A large session takes its time; ops of this moment must not wait for it.
        take_inbox();
        if (file_.is_there() && unsynced() && clock_.now_s() >= *first_unsynced_ + kGather)
          return append_journal();
        return {};
      });
  if (!done) return done;
  file_seq_ = seq;
  wants_session_file_ = session_point_.seq != seq;  // a newer one may have come meanwhile
  saved_at_ = clock_.wall();
  // The session before this one is gone, and the table is quiet.
  base::give_back_memory();
  return {};
}

void StoreWork::look_for_files() {
  look_at_ = clock_.now_s() + kLook;
  if (lock_ && !lock_->holds()) lock_.reset();  // prepare() takes it again, or says who has it
  if (!file_.is_there()) return;
  const auto file = file_.look();
  const auto journal = journal_.look();
  if (file == KeptSession::Look::gone || journal == KeptJournal::Look::gone)
    return files_are_lost();
  if (file == KeptSession::Look::changed) {
    file_.distrust();
    file_seq_.reset();
    wants_session_file_ = true;
    session_file_retry_ = 0;
  }
  if (journal == KeptJournal::Look::changed) {
    journal_.close();
    if (!first_unsynced_) first_unsynced_ = clock_.now_s();
  }
}

void StoreWork::files_are_lost() {
  lost_ = true;
  file_.distrust();
  journal_.distrust();
  waiting_.distrust();
  file_seq_.reset();
  wants_session_file_ = true;
  session_file_retry_ = 0;
  if (!journal_.empty() && !first_unsynced_) first_unsynced_ = clock_.now_s();
  lock_.reset();
}

void StoreWork::note(const Result<void>& done) {
  if (done) {
    failing_.reset();
    lost_ = false;
    return;
  }
  if (!failing_) failing_since_ = clock_.wall();
  failing_ = done.error();
  retry_at_ = clock_.now_s() + kRetry;
  journal_.close();
  look_for_files();
}

void StoreWork::say_what_was_kept() {
  const auto file = file_.take_kept_aside(), journal = journal_.take_kept_aside();
  const std::scoped_lock guard(mutex_);
  if (file)
    notes_.push_back(
        sentence("Another program has changed the session file. Its version is kept as "
                 "{}; what is on this table was saved in its place.",
                 file->filename().string()));
  if (journal)
    notes_.push_back(
        sentence("Another program has changed the journal. Its version is kept as {}; "
                 "that of this table was written again.",
                 journal->filename().string()));
}

void StoreWork::publish() {
  SaveState state;
  if (read_only_) {
    state = {SaveState::Kind::read_only, saved_at_, *read_only_,
             *read_only_ == ErrorCode::locked
                 ? sentence("Another program has this session open; nothing is saved from here.")
                 : sentence("This disk takes no changes; the session can only be looked at.")};
  } else if (failing_) {
    state = {SaveState::Kind::failing, failing_since_, failing_->code, failing_->message};
  } else {
    const bool saved = !unsynced() && file_.is_there();
    state.kind = saved ? SaveState::Kind::saved : SaveState::Kind::saving;
    state.since = saved_at_;
    if (session_file_trouble_) {
      state.code = session_file_trouble_->code;
      state.message = session_file_trouble_->message;
    }
  }
  const std::scoped_lock guard(mutex_);
  state_ = std::move(state);
}

double StoreWork::next_call() const {
  if (failing_) return retry_at_;
  double next = look_at_;
  if (unsynced()) next = std::min(next, *first_unsynced_ + kGather);
  if (wants_session_file_) next = std::min(next, std::max(session_file_retry_, clock_.now_s()));
  return next;
}

Result<void> StoreWork::finish(model::Session session) {
  if (read_only_) return {};
  snapshot(std::move(session));
  step(Hurry::yes);
  if (failing_) step(Hurry::yes);
  // A folder that cannot be written is no reason to stay where nothing was done.
  const bool nothing_to_save =
      !wants_session_file_ && file_.is_there() && is_kept() && !aside_.has_original();
  if (failing_ && !nothing_to_save) return *failing_;
  if (session_file_trouble_)
    return Error{
        session_file_trouble_->code,
        sentence("The session file could not be written. Every step is in the journal beside "
                 "it and comes back when the session is opened again. {}",
                 session_file_trouble_->message),
        session_file_trouble_->context};
  discard();
  return {};
}

void StoreWork::discard() {
  journal_.close();
  file_.close();
  lock_.reset();
  finished_ = true;
}

}  // namespace storage
