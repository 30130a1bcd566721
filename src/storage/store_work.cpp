#include "storage/store_work.h"

#include <algorithm>

#include "base/memory.h"

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;

StoreWork::StoreWork(base::FileSystem& files, const base::Clock& clock, Start start)
    : files_(files),
      clock_(clock),
      path_(start.path),
      journal_path_(journal_path(start.path)),
      read_only_(start.read_only),
      step_base_(start.step_base),
      seq_(start.seq),
      journal_(std::move(start.journal)),
      synced_(start.journal_bytes),
      session_(std::move(start.session)),
      session_seq_(start.seq),
      file_seq_(start.file_seq),
      file_hash_(start.file_hash),
      file_is_there_(!start.is_new),
      wants_session_file_(!start.file_seq),
      original_(std::move(start.original)),
      repair_report_(std::move(start.repair_report)),
      foreign_journal_(start.foreign_journal),
      lock_(std::move(start.lock)),
      saved_at_(clock.wall()),
      look_at_(clock.now_s() + kLook) {
  if (start.is_new && journal_.empty()) {
    journal_ = journal_header(*session_, session_seq_);
    first_unsynced_ = clock.now_s();
  }
  publish();
}

StoreWork::~StoreWork() = default;

void StoreWork::record(const ops::Op& op, std::uint64_t step) {
  if (read_only_) return;
  const base::WallTime at = clock_.wall();
  const std::scoped_lock guard(mutex_);
  if (inbox_.lines.empty()) inbox_.since = clock_.now_s();
  inbox_.lines += journal_line(++seq_, at, step_base_ + step, op);
}

void StoreWork::snapshot(model::Session session) {
  if (read_only_) return;
  auto shared = std::make_shared<const model::Session>(std::move(session));
  const std::scoped_lock guard(mutex_);
  inbox_.session = std::move(shared);
  inbox_.session_seq = seq_;
}

SaveState StoreWork::save_state() const {
  const std::scoped_lock guard(mutex_);
  SaveState state = state_;
  if (state.kind == SaveState::Kind::saved && !inbox_.lines.empty())
    state.kind = SaveState::Kind::saving;
  return state;
}

std::uint64_t StoreWork::last_seq() const {
  const std::scoped_lock guard(mutex_);
  return seq_;
}

void StoreWork::take_inbox() {
  const std::scoped_lock guard(mutex_);
  if (!inbox_.lines.empty()) {
    if (journal_.empty() && journal_base_ == 0) journal_ = journal_header(*session_, session_seq_);
    journal_ += inbox_.lines;
    if (!first_unsynced_) first_unsynced_ = inbox_.since;
    inbox_.lines.clear();
    if (state_.kind == SaveState::Kind::saved) state_.kind = SaveState::Kind::saving;
  }
  if (inbox_.session) {
    session_ = std::move(inbox_.session);
    session_seq_ = inbox_.session_seq;
    inbox_.session.reset();
    wants_session_file_ = !file_seq_ || *file_seq_ != session_seq_;
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
  if (lost_ || !file_is_there_ || unsynced()) return written;
  session_file_trouble_ = written.error();  // the older file and the journal say it all
  session_file_retry_ = clock_.now_s() + kRetry;
  return {};
}

Result<void> StoreWork::prepare() {
  if (!lock_ && !knows_no_locks_) {
    if (auto done = files_.make_folders(folder_of(path_)); !done) return done;
    auto lock = files_.lock(lock_path(path_));
    if (!lock && lock.error().code == ErrorCode::unavailable) {
      knows_no_locks_ = true;
    } else if (!lock) {
      if (lock.error().code == ErrorCode::locked)
        return Error{ErrorCode::locked,
                     "Another program has opened this session meanwhile. Close it there.",
                     path_.string()};
      return lock.error();
    } else {
      lock_ = std::move(*lock);
    }
  }
  if (!original_.empty())
    if (auto done = keep_original(); !done) return done;
  if (foreign_journal_) {
    if (auto done = put_aside(journal_path_); !done) return done;
    foreign_journal_ = false;
  }
  if (file_is_there_) return {};
  if (files_.exists(path_)) {
    // The folder came back with what was in it, or with what somebody did to it meanwhile.
    auto text = files_.read(path_, LoadLimits{}.max_bytes);
    if (!text || text_hash(*text) != file_hash_)
      if (auto done = put_aside(path_); !done) return done;
  }
  if (auto done = write_session_file(); !done) return done;
  if (!journal_.empty() && !first_unsynced_) first_unsynced_ = clock_.now_s();
  return {};
}

Result<void> StoreWork::keep_original() {
  const Path copy = free_name("original", ".json");
  if (auto done = base::write_atomically(files_, copy, original_); !done) return done;
  const Path report = Path(path_).replace_extension(".repair.txt");
  if (auto done = base::write_atomically(
          files_, report,
          repair_report_ + "\nThe file as it was: " + copy.filename().string() + "\n");
      !done)
    return done;
  original_ = {};
  return {};
}

/// evening.json -> evening.other-20260705T103000Z.json
Path StoreWork::free_name(const std::string& infix, const std::string& extension) const {
  const std::string stem = path_.stem().string() + "." + infix + "-" + file_stamp(clock_.wall());
  Path name = path_.parent_path() / (stem + extension);
  for (int n = 2; files_.exists(name); ++n)
    name = path_.parent_path() / (stem + "-" + std::to_string(n) + extension);
  return name;
}

Result<void> StoreWork::put_aside(const Path& path) {
  if (!files_.exists(path)) return {};
  if (auto done = files_.rename(path, free_name("other", path.extension().string())); !done)
    return done;
  return files_.sync_folder(folder_of(path_));
}

Result<void> StoreWork::append_journal() {
  take_inbox();
  if (!journal_file_)
    if (auto done = open_journal(); !done) return done;
  const std::size_t end = journal_base_ + journal_.size();
  if (synced_ < end) {
    const auto tail = std::string_view(journal_).substr(synced_ - journal_base_);
    auto done = journal_file_->append(tail);
    if (done) done = journal_file_->sync();
    if (!done) {
      journal_file_.reset();  // opened again, it is cut back to what is surely there
      return done;
    }
  }
  // An open file lives on unseen when its folder is removed: what was written there is not saved.
  if (!files_.exists(journal_path_)) {
    files_are_lost();
    return Error{
        ErrorCode::not_found,
        "The folder of this session is gone. Plug its disk in again, or choose another folder.",
        folder_of(path_).string()};
  }
  synced_ = end;
  first_unsynced_.reset();
  saved_at_ = clock_.wall();
  publish();  // before a session file is written, which takes its time
  if (journal_.size() > kKeptJournal) {
    const std::size_t newline = journal_.find('\n', journal_.size() / 2);
    if (newline != journal_.npos) {
      journal_base_ += newline + 1;
      journal_.erase(0, newline + 1);
    }
  }
  return {};
}

Result<void> StoreWork::open_journal() {
  const bool was_there = files_.exists(journal_path_);
  if (was_there && lost_) {
    auto text = files_.read(journal_path_, 1ull << 30);
    const bool ours = text && journal_base_ == 0 && journal_.starts_with(*text);
    if (!ours) {
      if (auto done = put_aside(journal_path_); !done) return done;
      return write_whole_journal();
    }
  }
  if (!was_there && synced_ > 0) return write_whole_journal();
  auto file = files_.open_append(journal_path_);
  if (!file) return file.error();
  auto size = (*file)->size();
  if (!size) return size.error();
  if (*size < synced_) return write_whole_journal();
  if (*size > synced_)
    if (auto done = (*file)->truncate(synced_); !done) return done;
  if (!was_there)
    if (auto done = files_.sync_folder(folder_of(path_)); !done) return done;
  journal_file_ = std::move(*file);
  return {};
}

/// All that is known of it, where the file is gone or has lost some of it.
Result<void> StoreWork::write_whole_journal() {
  if (journal_base_ > 0) {
    journal_.insert(0, journal_header(*session_, session_seq_));
    journal_base_ = 0;
  }
  synced_ = 0;
  if (auto done = base::write_atomically(files_, journal_path_, journal_); !done) return done;
  auto file = files_.open_append(journal_path_);
  if (!file) return file.error();
  synced_ = journal_.size();
  journal_file_ = std::move(*file);
  return {};
}

Result<void> StoreWork::write_session_file() {
  const Path temporary = path_.parent_path() / ("." + path_.filename().string() + ".tmp");
  const std::uint64_t seq = session_seq_;
  std::uint64_t hash = text_hash({});
  Result<void> done = write_temporary(temporary, hash);
  if (done) done = files_.rename(temporary, path_);
  if (!done) {
    (void)files_.remove(temporary);
    return done;
  }
  // From here on the new file is there, whether the folder's sync succeeds or not.
  file_hash_ = hash;
  if (auto synced = files_.sync_folder(folder_of(path_)); !synced) return synced;
  file_is_there_ = true;
  file_seq_ = seq;
  wants_session_file_ = session_seq_ != seq;  // a newer one may have come while this was written
  saved_at_ = clock_.wall();
  // The session before this one is gone, and the table is quiet.
  base::give_back_memory();
  return {};
}

Result<void> StoreWork::write_temporary(const Path& temporary, std::uint64_t& hash) {
  auto file = files_.create(temporary);
  if (!file) return file.error();
  const auto session = session_;  // session_ may be replaced on the way
  return write_session(*session, session_seq_, [&](std::string_view piece) -> Result<void> {
    hash = text_hash(piece, hash);
    if (auto done = (*file)->append(piece); !done) return done;
    if (auto done = (*file)->sync(); !done) return done;
    // A large session takes its time; ops of this moment must not wait for it.
    take_inbox();
    if (file_is_there_ && unsynced() && clock_.now_s() >= *first_unsynced_ + kGather)
      return append_journal();
    return {};
  });
}

void StoreWork::look_for_files() {
  look_at_ = clock_.now_s() + kLook;
  if (!file_is_there_) return;
  if (!files_.exists(path_) || (synced_ > 0 && !files_.exists(journal_path_))) files_are_lost();
}

void StoreWork::files_are_lost() {
  lost_ = true;
  file_is_there_ = false;
  file_seq_.reset();
  wants_session_file_ = true;
  session_file_retry_ = 0;
  journal_file_.reset();
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
  journal_file_.reset();
  look_for_files();
}

void StoreWork::publish() {
  SaveState state;
  if (read_only_) {
    state = {SaveState::Kind::read_only, saved_at_, ErrorCode::locked,
             base::sentence("Another program has this session open; nothing is saved from here.")};
  } else if (failing_) {
    state = {SaveState::Kind::failing, failing_since_, failing_->code, failing_->message};
  } else {
    const bool saved = !unsynced() && file_is_there_;
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
  if (failing_) return *failing_;
  if (session_file_trouble_)
    return Error{
        session_file_trouble_->code,
        base::sentence("The session file could not be written. Every step is in the journal beside "
                       "it and comes back when the session is opened again. {}",
                       session_file_trouble_->message),
        session_file_trouble_->context};
  journal_file_.reset();
  lock_.reset();
  finished_ = true;
  return {};
}

}  // namespace storage
