#include "commands/collecting.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "base/file_words.h"
#include "base/folder_walk.h"
#include "report/collected.h"
#include "report/exporter.h"
#include "report/light_map.h"
#include "report/people_found.h"
#include "report/published.h"
#include "report/write_report.h"
#include "storage/evening_card.h"
#include "storage/open_session.h"
#include "text/typesetter.h"

namespace commands {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;

namespace {

/// What a thread has made of one session.
struct Made {
  model::Id id;
  report::Collected session;
  int people = 0;      // places that may name somebody, of which nothing is decided
  std::string report;  // its HTML; empty: not wished
};

bool is_json(const Path& path) {
  std::string end = path.extension().string();
  std::ranges::transform(end, end.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return end == ".json";
}

/// Of an evening in a collection, beside its sessions.
bool is_card(base::FileSystem& files, const Path& path) {
  if (path.filename() != storage::kEveningCard) return false;
  const auto text = files.read(path, 4u << 20);
  return text && storage::EveningCard::parse(*text);
}

void find_in(base::FileSystem& files, const Path& folder, std::vector<Path>& out) {
  const auto first = std::ptrdiff_t(out.size());
  (void)base::walk_folders(files, folder, [&](const base::WalkedFolder& here) {
    for (const base::FolderEntry& entry : here.files)
      if (is_json(entry.path) && !is_card(files, entry.path)) out.push_back(entry.path);
  });
  // As a list of the folder has them: files and folders among one another.
  std::sort(out.begin() + first, out.end());
}

/// Sessions on several threads, handed out in their order. What is ahead of the one that is waited for is
/// bounded, so that memory is, too.
class Makers {
 public:
  Makers(base::FileSystem& files, const Path& fonts, const std::vector<Path>& sessions,
         const CollectWishes& wishes, const base::Messages& messages)
      : files_(files), fonts_(fonts), sessions_(sessions), wishes_(wishes), tr(messages) {
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    for (std::size_t n = 0; n < std::min(cores, sessions.size()); ++n)
      threads_.emplace_back([this] { work(); });
  }
  ~Makers() {
    {
      const std::scoped_lock lock(mutex_);
      next_ = sessions_.size();
      taken_ = sessions_.size();
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  /// Waits for the next one in order.
  Result<Made> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return made_.contains(taken_); });
    Result<Made> out = std::move(made_.extract(taken_).mapped());
    ++taken_;
    lock.unlock();
    changed_.notify_all();
    return out;
  }

 private:
  void work() {
    constexpr std::size_t kAhead = 12;
    const auto typesetter = text::Typesetter::create(fonts_);
    const text::PersonalData data(data_);
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return next_ >= sessions_.size() || next_ < taken_ + kAhead; });
      if (next_ >= sessions_.size()) return;
      const std::size_t mine = next_++;
      lock.unlock();
      Result<Made> made = typesetter ? make(mine, **typesetter, data) : typesetter.error();
      lock.lock();
      made_.emplace(mine, std::move(made));
      lock.unlock();
      changed_.notify_all();
    }
  }

  Result<Made> make(std::size_t which, text::Typesetter& typesetter,
                    const text::PersonalData& data) {
    auto loaded = storage::load_session(files_, sessions_[which]);
    if (!loaded) return loaded.error();
    Made out{loaded->session.id, {}, 0, {}};
    out.people =
        int(report::undecided(loaded->session, report::people_in(data, loaded->session)).size());
    if (wishes_.strict_names && out.people > 0)
      return Error{ErrorCode::invalid,
                   base::sentence("Places that may name somebody, of which nothing is decided: {}.",
                                  out.people),
                   {}};
    const auto collect = [&](const model::Session& session) {
      out.session =
          report::collected(session, tr, int(which) + 1, sessions_[which].filename().string(),
                            [&](const model::Board& board) {
                              return report::light_map(session, board, tr, typesetter);
                            });
    };
    if (!wishes_.reports) {
      collect(report::published(loaded->session, {}).session);
      return out;
    }
    const auto done = report::with_report(files_, loaded->session, {}, tr, typesetter,
                                          [&](const report::ReportInput& input) -> Result<void> {
                                            collect(input.session);
                                            auto report =
                                                report::find_exporter("html")->write(input);
                                            if (!report) return report.error();
                                            out.report = std::move(report->front().bytes);
                                            return {};
                                          });
    if (!done) return done.error();
    return out;
  }

  base::FileSystem& files_;
  const Path& fonts_;
  const std::vector<Path>& sessions_;
  const CollectWishes& wishes_;
  const base::Messages& tr;
  const text::PersonalData data_{files_};  // each thread reads with a copy
  std::mutex mutex_;                       // guards the rest but for the threads themselves
  std::condition_variable changed_;
  std::size_t next_ = 0, taken_ = 0;
  std::map<std::size_t, Result<Made>> made_;
  std::vector<std::thread> threads_;
};

class Collecting {
 public:
  Collecting(base::FileSystem& files, const CollectWishes& wishes, const base::Messages& messages,
             report::Collection& book)
      : files_(files), wishes_(wishes), tr(messages), book_(book) {}

  Result<CollectDone> run(const Path& fonts, const std::vector<Path>& sessions) {
    for (const Path& folder : folders())
      if (auto made = files_.make_folders(folder); !made) return made.error();
    Makers makers(files_, fonts, sessions, wishes_, tr);
    for (std::size_t n = 0; n < sessions.size(); ++n) {
      Result<Made> made = makers.take();
      const auto done = made ? add(*made, sessions[n]) : leave_out(sessions[n], made.error());
      if (!done) return done.error();
      if (wishes_.progress)
        wishes_.progress(n + 1, sessions.size(), sessions[n].filename().string());
    }
    if (book_.sessions() == 0) return Error{ErrorCode::not_found, first_why_, {}};
    auto rows = book_.workbook();
    if (!rows) return rows.error();
    done_.workbook = wishes_.out / "collection.xlsx";
    done_.page = wishes_.out / "index.html";
    if (auto done = report::write_derived(files_, done_.workbook, *rows); !done)
      return done.error();
    if (auto done = report::write_derived(files_, done_.page, book_.page()); !done)
      return done.error();
    done_.sessions = book_.sessions();
    done_.cards = book_.cards();
    return std::move(done_);
  }

 private:
  std::vector<Path> folders() const {
    std::vector<Path> out{wishes_.out, wishes_.out / "maps"};
    if (wishes_.reports) out.push_back(wishes_.out / "reports");
    return out;
  }

  Result<void> add(const Made& made, const Path& session) {
    const auto [known, is_new] = ids_.emplace(made.id, session.filename().string());
    if (!is_new)
      return leave_out(
          session,
          {ErrorCode::invalid, base::sentence("It is the same session as {}.", known->second), {}});
    done_.people += made.people;
    done_.people_sessions += made.people > 0;
    std::vector<std::string> maps;
    for (const report::CollectedBoard& board : made.session.boards) {
      maps.emplace_back();
      if (board.map.svg.empty()) continue;
      maps.back() = fmt::format("maps/{:03}-{}.svg", made.session.number, maps.size());
      const Path path = wishes_.out / maps.back();
      if (auto done = report::write_derived(files_, path, board.map.svg); !done) return done;
    }
    std::string report;
    if (!made.report.empty()) {
      report = fmt::format("reports/{:03}.html", made.session.number);
      if (auto done = report::write_derived(files_, wishes_.out / report, made.report); !done)
        return done;
    }
    return book_.add(made.session, maps, report);
  }

  Result<void> leave_out(const Path& session, const Error& why) {
    if (first_why_.english().empty())
      first_why_ = base::sentence("No session could be read; of {}: {}",
                                  session.filename().string(), why.message);
    const report::LeftOut left{session.string(), why.message.in(tr)};
    // The book is published: it names the file, not where it lies on this machine.
    book_.leave_out({session.filename().string(), why.message.in(tr)});
    done_.left_out.push_back(left);
    return {};
  }

  base::FileSystem& files_;
  const CollectWishes& wishes_;
  const base::Messages& tr;
  report::Collection& book_;
  std::map<model::Id, std::string> ids_;
  base::Sentence first_why_;
  CollectDone done_;
};

}  // namespace

std::vector<Path> sessions_in(base::FileSystem& files, const std::vector<Path>& from) {
  std::vector<Path> found;
  for (const Path& path : from) {
    // What is there and cannot be listed is a file, or it is said later what is wrong with it.
    if (files.list(path).ok())
      find_in(files, path, found);
    else
      found.push_back(path);
  }
  std::vector<Path> out;
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
  for (Path& path : found) {
    const auto stamp = files.stamp(path);
    if (stamp && !seen.emplace(stamp->device, stamp->node).second) continue;
    out.push_back(std::move(path));
  }
  return out;
}

Result<CollectDone> collect_sessions(base::FileSystem& files, const Path& fonts,
                                     const CollectWishes& wishes, const base::Messages& tr) {
  const std::vector<Path> sessions = sessions_in(files, wishes.from);
  if (sessions.empty())
    return Error{ErrorCode::not_found, base::sentence("There is no session file (*.json) there."),
                 wishes.from.empty() ? std::string() : wishes.from.front().string()};
  auto book = report::Collection::create(wishes.title, tr);
  if (!book) return book.error();
  return Collecting(files, wishes, tr, **book).run(fonts, sessions);
}

}  // namespace commands
