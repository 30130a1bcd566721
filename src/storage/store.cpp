#include "storage/store.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;

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
  return {ErrorCode::locked, "Another program has this session open. Close it there first.",
          path.string()};
}

}  // namespace

Result<OpenedWork> open_work(base::FileSystem& files, const base::Clock& clock, const Path& path,
                             OpenMode mode) {
  if (!files.exists(path) && !files.exists(journal_path(path))) {
    auto why = files.read(path, 0);  // the file system's own words
    return why ? Error{ErrorCode::not_found, "There is no such file.", path.string()} : why.error();
  }
  // The lock first: what is read must not change before it is ours.
  auto lock = try_lock(files, path);
  if (!lock && mode == OpenMode::write) return locked(path);
  auto loaded = load_session(files, path);
  if (!loaded) return loaded.error();

  OpenedWork out;
  out.read_only = !lock.ok();
  StoreWork::Start start;
  start.path = path;
  start.session = std::make_shared<const model::Session>(loaded->session);
  start.seq = loaded->last_seq;
  start.step_base = loaded->last_step;
  start.journal = std::move(loaded->journal);
  start.journal_bytes = loaded->journal_bytes;
  start.file_hash = loaded->file_hash;
  start.foreign_journal = loaded->foreign_journal;
  start.read_only = out.read_only;
  start.is_new = loaded->missing;
  if (loaded->repaired) {
    start.original = std::move(loaded->original);
    start.repair_report = repair_report(path, loaded->findings, clock.wall());
  } else {
    start.file_seq = loaded->file_seq;
  }
  if (lock) start.lock = std::move(*lock);
  out.session = std::move(loaded->session);
  out.findings = std::move(loaded->findings);
  out.repaired = loaded->repaired;
  out.work = std::make_unique<StoreWork>(files, clock, std::move(start));
  return out;
}

Result<std::unique_ptr<StoreWork>> create_work(base::FileSystem& files, const base::Clock& clock,
                                               const Path& path, model::Session session) {
  const auto taken = [&](const Path& by) {
    return Error{ErrorCode::invalid, "There is a file of this name already. Choose another name.",
                 by.string()};
  };
  (void)files.make_folders(
      folder_of(path));  // if not, the lock fails too, and the store keeps trying
  if (files.exists(path)) return taken(path);
  auto lock = try_lock(files, path);
  if (!lock) return locked(path);
  if (files.exists(path)) return taken(path);
  StoreWork::Start start;
  start.path = path;
  start.session = std::make_shared<const model::Session>(std::move(session));
  start.is_new = true;
  start.foreign_journal = files.exists(journal_path(path));
  start.lock = std::move(*lock);
  return std::make_unique<StoreWork>(files, clock, std::move(start));
}

Store::Store(const base::Clock& clock, Path path, bool read_only, std::unique_ptr<StoreWork> work)
    : clock_(clock), path_(std::move(path)), read_only_(read_only), work_(std::move(work)) {
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
  out.store.reset(new Store(clock, path, opened->read_only, std::move(opened->work)));
  out.session = std::move(opened->session);
  out.findings = std::move(opened->findings);
  out.repaired = opened->repaired;
  out.read_only = opened->read_only;
  return out;
}

Result<std::unique_ptr<Store>> Store::create(base::FileSystem& files, const base::Clock& clock,
                                             const Path& path, model::Session session) {
  auto work = create_work(files, clock, path, std::move(session));
  if (!work) return work.error();
  return std::unique_ptr<Store>(new Store(clock, path, false, std::move(*work)));
}

void Store::record(const ops::Op& op, std::uint64_t step) {
  ASSERT(thread_.joinable(), "an op is recorded in a store that was closed");
  work_->record(op, step);
  wake();
}

void Store::snapshot(model::Session session) {
  work_->snapshot(std::move(session));
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

Result<void> Store::close(model::Session last) {
  stop();
  const Result<void> done = work_->finish(std::move(last));
  if (!done) start();
  return done;
}

}  // namespace storage
