#include "archive/archive.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "archive/query.h"
#include "archive/session_files.h"

namespace archive {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kThreads = 2;
constexpr std::size_t kAhead = 64;       // sessions read and not taken yet
constexpr std::size_t kTogether = 1000;  // sessions written at once
constexpr std::size_t kMostBytes = 96u << 20;

std::size_t bytes_of(const Change& change) {
  std::size_t out = 0;
  if (change.words)
    for (const Thing& thing : change.words->things) out += thing.text.size() + thing.island.size();
  return out;
}

/// Whether it may be read another time without having been changed.
bool may_pass(ErrorCode code) {
  return code != ErrorCode::parse && code != ErrorCode::format && code != ErrorCode::version &&
         code != ErrorCode::too_large && code != ErrorCode::encoding;
}

}  // namespace

/// Reads files on threads of its own until it is told to end.
class Archive::Readers {
 public:
  using Files = std::vector<std::pair<Path, std::string>>;

  Readers(const ReadSession& read, const Files& files, std::size_t from)
      : read_(read), files_(files), next_(from) {
    for (std::size_t n = 0; n < kThreads; ++n) threads_.emplace_back([this] { work(); });
  }
  ~Readers() {
    end();
    for (std::thread& thread : threads_) thread.join();
  }

  /// The next one that is ready; nothing: all that were begun have been taken, and no more is begun.
  std::optional<Change> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !ready_.empty() || (begins_no_more() && busy_ == 0); });
    if (ready_.empty()) return {};
    Change out = std::move(ready_.front());
    ready_.pop_front();
    lock.unlock();
    changed_.notify_all();
    return out;
  }
  /// Those under way are still read.
  void end() {
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
  }
  /// Up to here all of the files were begun.
  std::size_t begun() {
    const std::scoped_lock lock(mutex_);
    return next_;
  }

 private:
  bool begins_no_more() const { return ended_ || next_ >= files_.size(); }

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return begins_no_more() || ready_.size() < kAhead; });
      if (begins_no_more()) return;
      const auto& [path, stamp] = files_[next_++];
      ++busy_;
      lock.unlock();
      Change change = read(path, stamp);
      lock.lock();
      --busy_;
      ready_.push_back(std::move(change));
      changed_.notify_all();
    }
  }

  Change read(const Path& path, const std::string& stamp) const {
    auto session = read_(path);
    if (session) return {path, stamp, words_of(*session), false};
    const ErrorCode code = session.error().code;
    if (may_pass(code)) return {path, {}, {}, false};
    return {path, stamp, {}, code != ErrorCode::format};
  }

  const ReadSession& read_;
  const Files& files_;
  std::mutex mutex_;  // guards the rest but for the threads themselves
  std::condition_variable changed_;
  std::deque<Change> ready_;
  std::size_t next_, busy_ = 0;
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

Path index_file(const Places& places) {
  if (places.cache.empty()) return {};
  std::error_code unknown;
  Path folder = std::filesystem::weakly_canonical(places.folder, unknown);
  if (unknown) folder = places.folder;
  std::uint64_t number = 1469598103934665603ull;  // FNV-1a
  for (const char c : folder.string())
    number = (number ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return places.cache / fmt::format("{:016x}.sqlite", number);
}

Archive::Archive(base::FileSystem& files, ReadSession read, Places places)
    : files_(files), read_(std::move(read)), places_(std::move(places)) {}
Archive::~Archive() = default;

Result<void> Archive::open() {
  if (index_) return {};
  // The index lies on a real disk, whatever the sessions lie on.
  std::error_code failed;
  if (!places_.cache.empty()) std::filesystem::create_directories(places_.cache, failed);
  auto opened = Index::open(index_file(places_));
  if (!opened) return opened.error();
  index_ = std::move(*opened);
  return {};
}

Result<void> Archive::make_anew() {
  index_.reset();
  const Path file = index_file(places_);
  for (const char* end : {"", "-wal", "-shm", "-journal"}) {
    std::error_code ignored;
    std::filesystem::remove(file.string() + end, ignored);
  }
  return open();
}

template <class T>
Result<T> Archive::again_if_damaged(const std::function<Result<T>()>& what) {
  auto out = what();
  if (out || out.error().code != ErrorCode::format) return out;
  if (auto made = make_anew(); !made) return made.error();
  return what();
}

Result<Progress> Archive::look() {
  return again_if_damaged<Progress>([this]() -> Result<Progress> {
    if (auto done = open(); !done) return done.error();
    return list();
  });
}

Result<Progress> Archive::list() {
  auto there = session_files(files_, places_.folder);
  if (!there) return there.error();
  auto known = index_->stamps();
  if (!known) return known.error();
  to_read_.clear();
  done_ = 0;
  for (auto& [path, stamp] : *there) {
    const auto before = known->extract(path);
    if (!before || before.mapped() != stamp) to_read_.emplace_back(path, std::move(stamp));
  }
  std::vector<Change> gone;
  for (const auto& [path, stamp] : *known) gone.push_back({path, {}, {}, false});
  if (auto done = index_->take(std::move(gone)); !done) return done.error();
  return Progress{0, to_read_.size()};
}

Result<Progress> Archive::read_some(double seconds, const std::function<void(Progress)>& told) {
  std::size_t done_now = done_;
  const auto until = Steady::now() + std::chrono::duration<double>(seconds);
  std::vector<Change> together;
  std::size_t bytes = 0;
  {
    Readers readers(read_, to_read_, done_);
    while (auto change = readers.take()) {
      bytes += bytes_of(*change);
      together.push_back(std::move(*change));
      if (told) told({++done_now, to_read_.size()});
      if (together.size() >= kTogether || bytes >= kMostBytes) {
        if (auto done = index_->take(std::exchange(together, {})); !done) return done.error();
        bytes = 0;
      }
      if (Steady::now() >= until) readers.end();
    }
    done_ = readers.begun();
  }
  if (auto done = index_->take(std::move(together)); !done) return done.error();
  return Progress{done_, to_read_.size()};
}

Result<Answer> Archive::search(const std::string& asked, std::size_t limit) {
  Answer out{words_in(asked), {}};
  if (out.words.empty()) return out;
  auto hits = index_->search(out.words, limit);
  if (!hits) {
    if (hits.error().code == ErrorCode::format) (void)make_anew();
    return hits.error();
  }
  out.hits = std::move(*hits);
  return out;
}

Result<Known> Archive::known() { return index_->known(); }

}  // namespace archive
