#include "storage/store.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>

#include "storage/history.h"
#include "storage/unseen_cards.h"

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;
using base::sentence;

namespace {

std::string repair_report(const Path& path, const std::vector<Finding>& findings,
                          base::WallTime now) {
  std::string out = fmt::format("{}: what was found and repaired on {}\n\n",
                                path.filename().string(), base::format_time(now));
  for (const Finding& finding : findings) out += finding.shown() + "\n";
  return out;
}

/// The lock, or nothing where the folder cannot be written just now: the store keeps trying.
Result<std::unique_ptr<base::FileLock>> try_lock(base::FileSystem& files, const Path& path) {
  auto lock = files.lock(lock_path(path));
  if (!lock && lock.error().code != ErrorCode::locked) return std::unique_ptr<base::FileLock>();
  return lock;
}

Error locked(const Path& path) {
  return {ErrorCode::locked,
          sentence("Another program has this session open. Close it there first."), path.string()};
}

/// The file, held against other programs; none where that cannot be. Fails with `locked`: somebody
/// has it, though no lock file says so.
Result<std::unique_ptr<base::File>> try_hold(base::FileSystem& files, const Path& path) {
  if (!files.stamp(path)) return std::unique_ptr<base::File>();
  auto file = files.open_append(path);
  if (!file) return std::unique_ptr<base::File>();
  if (auto held = (*file)->hold(); !held && held.error().code == ErrorCode::locked)
    return held.error();
  return file;
}

/// All that keeps a session from other programs.
struct Hold {
  std::unique_ptr<base::FileLock> lock;
  std::unique_ptr<base::File> file, journal;
};
Result<Hold> try_all(base::FileSystem& files, const Path& path) {
  auto lock = try_lock(files, path);
  if (!lock) return lock.error();
  auto file = try_hold(files, path);
  if (!file) return file.error();
  auto journal = try_hold(files, journal_path(path));
  if (!journal) return journal.error();
  return Hold{std::move(*lock), std::move(*file), std::move(*journal)};
}

/// What waits at the seats. One of these files that cannot be read stays where it is.
void take_waiting(base::FileSystem& files, const Path& path, StoreWork::Start& start,
                  OpenedWork& out, base::Id session) {
  const Path waiting = waiting_path(path);
  if (!files.exists(waiting)) return;
  auto text = files.read(waiting, LoadLimits{}.max_bytes);
  WaitingRead read;
  if (text)
    read = read_waiting(*text, session, waiting.filename().string());
  else
    read.findings.push_back(
        {sentence("The cards that waited at the seats cannot be read. {}", text.error().message), 0,
         waiting.filename().string()});
  if (text) start.waiting = std::move(*text);
  out.waiting = std::move(read.ops);
  out.findings = std::move(read.findings);
}

}  // namespace

Result<OpenedWork> open_work(base::FileSystem& files, const base::Clock& clock, const Path& given,
                             OpenMode mode) {
  // Resolved once, here: journal, lock and temporary file belong to the file itself.
  const auto resolved = files.resolve(given);
  if (!resolved) return resolved.error();
  const Path& path = *resolved;
  if (!files.exists(path) && !files.exists(journal_path(path))) {
    auto why = files.read(path, 0);  // the file system's own words
    return why ? Error{ErrorCode::not_found, sentence("There is no such file."), path.string()}
               : why.error();
  }
  OpenedWork out;
  StoreWork::Start start;
  Hold hold;
  if (files.is_read_only(folder_of(path))) {
    start.read_only = ErrorCode::permission;
  } else {
    // The lock first: what is read must not change before it is ours.
    auto all = try_all(files, path);
    if (!all && mode == OpenMode::write) return locked(path);
    if (all)
      hold = std::move(*all);
    else
      start.read_only = ErrorCode::locked;
  }
  const auto stamp = files.stamp(path), journal_stamp = files.stamp(journal_path(path));
  auto loaded = load_session(files, path);
  if (!loaded) return loaded.error();

  if (loaded->findings.empty() && !loaded->journal_is_not_ours)
    out.history = history_of(loaded->journal, journal_path(path).filename().string(),
                             loaded->session, loaded->last_step);
  out.read_only = start.read_only.has_value();
  start.path = path;
  start.session = std::make_shared<const model::Session>(loaded->session);
  start.last = loaded->last;
  start.step_base = loaded->last_step;
  start.aside.journal_is_not_ours = loaded->journal_is_not_ours;
  start.aside.branch = std::move(loaded->branch);
  if (!start.aside.journal_is_not_ours)
    start.journal = {std::move(loaded->journal), loaded->journal_bytes, journal_stamp,
                     std::move(hold.journal)};
  start.file.is_there = !loaded->missing;
  start.file.hash = loaded->file_hash;
  if (!loaded->missing) {
    start.file.stamp = stamp;
    start.file.file = std::move(hold.file);
  }
  if (loaded->repaired) {
    start.aside.original = std::move(loaded->original);
    start.aside.repair_report = repair_report(path, loaded->findings, clock.wall());
  } else if (!loaded->missing) {
    start.file_seq = loaded->file_seq;
  }
  start.lock = std::move(hold.lock);
  take_waiting(files, path, start, out, loaded->session.id);
  out.session = std::move(loaded->session);
  out.findings.insert(out.findings.begin(), loaded->findings.begin(), loaded->findings.end());
  out.repaired = loaded->repaired;
  out.work = std::make_unique<StoreWork>(files, clock, std::move(start));
  return out;
}

Result<std::unique_ptr<StoreWork>> create_work(base::FileSystem& files, const base::Clock& clock,
                                               const Path& given, model::Session session) {
  return adopt_work(files, clock, given, std::move(session), {}, {});
}

Result<std::unique_ptr<StoreWork>> adopt_work(base::FileSystem& files, const base::Clock& clock,
                                              const Path& given, model::Session session,
                                              const JournalPoint& point, std::string first_line) {
  // A name without it would share its journal with the session that has it.
  Path path = given;
  if (path.extension() != ".json") path += ".json";
  const auto taken = [&](const Path& by) {
    return Error{ErrorCode::invalid,
                 sentence("There is a file of this name already. Choose another name."),
                 by.string()};
  };
  (void)files.make_folders(
      folder_of(path));  // if not, the lock fails too, and the store keeps trying
  // What a link leads to may be gone for a moment only.
  if (const auto resolved = files.resolve(path); !resolved || *resolved != path) return taken(path);
  if (files.exists(path)) return taken(path);
  auto hold = try_all(files, path);
  if (!hold) return locked(path);
  if (files.exists(path)) return taken(path);
  StoreWork::Start start;
  start.path = path;
  start.session = std::make_shared<const model::Session>(std::move(session));
  start.last = point;
  start.journal.text = std::move(first_line);
  start.aside.journal_is_not_ours = files.exists(journal_path(path));
  start.lock = std::move(hold->lock);
  return std::make_unique<StoreWork>(files, clock, std::move(start));
}

Store::Store(const base::Clock& clock, bool read_only, std::unique_ptr<StoreWork> work)
    : clock_(clock), read_only_(read_only), work_(std::move(work)) {
  start();
}

Store::~Store() {
  stop();
  work_->step(StoreWork::Hurry::yes);
}

Result<Store::Opened> Store::open(base::FileSystem& files, const base::Clock& clock,
                                  const Path& path, OpenMode mode) {
  auto opened = open_work(files, clock, path, mode);
  if (!opened) return opened.error();
  Opened out;
  out.store.reset(new Store(clock, opened->read_only, std::move(opened->work)));
  out.session = std::move(opened->session);
  out.findings = std::move(opened->findings);
  out.repaired = opened->repaired;
  out.read_only = opened->read_only;
  out.waiting = std::move(opened->waiting);
  out.history = std::move(opened->history);
  return out;
}

Result<std::unique_ptr<Store>> Store::create(base::FileSystem& files, const base::Clock& clock,
                                             const Path& path, model::Session session) {
  auto work = create_work(files, clock, path, std::move(session));
  if (!work) return work.error();
  return std::unique_ptr<Store>(new Store(clock, false, std::move(*work)));
}

void Store::record(const ops::Op& op, std::uint64_t step, More more) {
  ASSERT(thread_.joinable(), "an op is recorded in a store that was closed");
  work_->record(op, step, more);
  wake();
}

void Store::snapshot(model::Session session) {
  work_->snapshot(std::move(session));
  wake();
}

void Store::keep_waiting(std::string text) {
  work_->keep_waiting(std::move(text));
  wake();
}

void Store::listen(JournalListener listener) {
  work_->listen(std::move(listener));
  wake();
}

void Store::wake() {
  {
    const std::scoped_lock guard(mutex_);
    woken_ = true;
  }
  condition_.notify_one();
}

void Store::start() {
  stopping_ = false;
  thread_ = std::thread([this] {
    for (;;) {
      const double next = work_->step();
      // Kept short of overflow; a wake comes whenever there is something to do.
      const double wait_s = std::clamp(next - clock_.now_s(), 0.0, 3600.0);
      std::unique_lock guard(mutex_);
      condition_.wait_for(guard, std::chrono::duration<double>(wait_s),
                          [this] { return woken_ || stopping_; });
      if (stopping_) return;
      woken_ = false;
    }
  });
}

void Store::stop() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock guard(mutex_);
    stopping_ = true;
  }
  condition_.notify_one();
  thread_.join();
}

void Store::discard() {
  stop();
  work_->discard();
}

Result<void> Store::close(model::Session last) {
  stop();
  const Result<void> done = work_->finish(std::move(last));
  if (!done) start();
  return done;
}

}  // namespace storage
