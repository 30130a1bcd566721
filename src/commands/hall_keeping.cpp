#include "commands/hall_keeping.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "storage/side_files.h"

namespace commands {

using base::Path;
using base::Result;
using base::sentence;

namespace {

/// Of t07-<session>.json; nothing for any other name.
std::optional<hall::OpSubject> read_name(const Path& path) {
  const std::string stem = path.stem().string();
  const std::size_t dash = stem.find('-');
  if (path.extension() != ".json" || !stem.starts_with('t') || dash == stem.npos) return {};
  int slot = 0;
  const auto [end, error] = std::from_chars(stem.data() + 1, stem.data() + dash, slot);
  const auto session = base::Id::parse(std::string_view(stem).substr(dash + 1));
  if (error != std::errc() || end != stem.data() + dash || slot < 1 || !session) return {};
  return hall::OpSubject{slot, *session};
}

}  // namespace

HallKeeping::HallKeeping(base::FileSystem& files, const base::Clock& clock, Path folder)
    : files_(files), clock_(clock), folder_(std::move(folder)), inbox_([this] {
        {
          const std::scoped_lock guard(mutex_);
          woken_ = true;
        }
        condition_.notify_one();
      }) {}

Result<std::unique_ptr<HallKeeping>> HallKeeping::open(base::FileSystem& files,
                                                       const base::Clock& clock,
                                                       const Path& folder) {
  if (auto made = files.make_folders(folder); !made) return made.error();
  std::unique_ptr<HallKeeping> keeping(new HallKeeping(files, clock, folder));
  keeping->open_all();
  keeping->publish();
  keeping->start();
  return keeping;
}

void HallKeeping::open_all() {
  const auto listed = files_.list(folder_);
  if (!listed) return;
  for (const base::FolderEntry& entry : *listed) {
    const auto from = read_name(entry.path);
    if (entry.is_folder || !from) continue;
    auto opened = storage::CollectedSession::open(files_, clock_, entry.path);
    if (!opened) {
      note(sentence("A session of the hall cannot be kept on: {} ({})",
                    entry.path.filename().string(), opened.error().message));
      continue;
    }
    known_.emplace_back(*from, (*opened)->last_line());
    found_.emplace_back(*from, std::make_shared<const model::Session>((*opened)->session()));
    sessions_[*from].files = std::move(*opened);
  }
}

void HallKeeping::start() {
  thread_ = std::thread([this] { run(); });
}

HallKeeping::~HallKeeping() {
  {
    const std::scoped_lock guard(mutex_);
    ended_ = true;
  }
  condition_.notify_one();
  if (thread_.joinable()) thread_.join();
  take_inbox();
  step_all(true);
  // What could not be written is read again from the hub, or gathered from the table.
  for (auto& [from, session] : sessions_)
    if (session.files) (void)session.files->close();
}

void HallKeeping::run() {
  for (;;) {
    take_inbox();
    const double next = step_all(false);
    publish();
    const double wait_s = std::clamp(next - clock_.now_s(), 0.0, 3600.0);
    std::unique_lock guard(mutex_);
    condition_.wait_for(guard, std::chrono::duration<double>(wait_s),
                        [this] { return woken_ || ended_; });
    if (ended_) return;
    woken_ = false;
  }
}

void HallKeeping::take_inbox() {
  const hall::LineInbox::Taken taken = inbox_.fetch();
  for (const hall::ReadLines& lines : taken.lines) take_lines(lines);
  for (const auto& trouble : taken.troubles)
    note(trouble.what == hall::ReadTrouble::forked
             ? sentence("Table {} goes on with another copy of its session than the hall has. What "
                        "the hall has is kept; the table's own is at the table.",
                        trouble.from.slot)
             : sentence("The hub has lost steps of table {}. They are at the table.",
                        trouble.from.slot));
}

void HallKeeping::take_lines(const hall::ReadLines& lines) {
  if (lines.begins) return begin(lines);
  const auto it = sessions_.find(lines.from);
  if (it == sessions_.end() || !it->second.files) return;  // its beginning could not be kept
  Session& session = it->second;
  if (session.waiting.empty()) session.waiting_since_s = clock_.now_s();
  session.waiting += lines.text;
  session.waiting_seq = lines.last;
}

void HallKeeping::begin(const hall::ReadLines& lines) {
  Session& session = sessions_[lines.from];
  const Path path = path_of(lines.from);
  if (session.files) {
    step_of(session, true);
    (void)session.files->close();
  }
  session = {};
  if (files_.exists(path) || files_.exists(storage::journal_path(path))) put_aside(path);
  const bool is_elsewhere = std::ranges::any_of(sessions_, [&](const auto& other) {
    return other.first.session == lines.from.session && other.first.slot != lines.from.slot &&
           other.second.files;
  });
  if (is_elsewhere)
    note(sentence("The session of table {} is another table's, too. Each is kept: {}",
                  lines.from.slot, path.filename().string()));
  auto begun = storage::CollectedSession::begin(files_, clock_, path, lines.text);
  if (!begun) {
    note(sentence("The session of table {} cannot be kept here: {}", lines.from.slot,
                  begun.error().message));
    return;
  }
  session.files = std::move(*begun);
  const std::size_t newline = lines.text.find('\n');
  session.waiting = lines.text.substr(std::min(newline + 1, lines.text.size()));
  session.waiting_seq = lines.last;
  session.waiting_since_s = clock_.now_s();
}

/// t07-….json -> t07-….other-<time>.json
void HallKeeping::put_aside(const Path& path) {
  const Path stem = storage::aside_path(files_, path, "other", clock_.wall());
  for (const auto& [from, extension] :
       {std::pair(path, ".json"), std::pair(storage::journal_path(path), ".journal")})
    if (files_.exists(from)) (void)files_.rename(from, storage::with_extension(stem, extension));
  (void)files_.sync_folder(folder_);
  note(sentence("What lay in the hall's folder as {} is kept as {}.", path.filename().string(),
                stem.filename().string()));
}

double HallKeeping::step_of(Session& session, bool at_once) {
  if (!session.files) return 1e300;
  if (!session.waiting.empty()) {
    const double due_s = session.waiting_since_s + kGather_s;
    if (!at_once && clock_.now_s() < due_s) return due_s;
    session.files->take(session.waiting, session.waiting_seq);
    session.waiting.clear();
  }
  return session.files->step();
}

double HallKeeping::step_all(bool at_once) {
  double next = 1e300;
  for (auto& [from, session] : sessions_) next = std::min(next, step_of(session, at_once));
  return next;
}

void HallKeeping::publish() {
  std::vector<Kept> kept;
  for (const auto& [from, session] : sessions_)
    if (session.files)
      kept.push_back(
          {from, session.files->path(), session.files->last_seq(), session.files->save_state()});
  const std::scoped_lock guard(mutex_);
  kept_ = std::move(kept);
}

std::vector<HallKeeping::Kept> HallKeeping::kept() const {
  const std::scoped_lock guard(mutex_);
  return kept_;
}

void HallKeeping::note(base::Sentence text) {
  const std::scoped_lock guard(mutex_);
  notes_.push_back(std::move(text));
}

std::vector<base::Sentence> HallKeeping::take_notes() {
  const std::scoped_lock guard(mutex_);
  return std::exchange(notes_, {});
}

/// By the place and not by the table's name, which people may change in mid-evening.
Path HallKeeping::path_of(const hall::OpSubject& from) const {
  std::string number = std::to_string(from.slot);
  if (number.size() == 1) number.insert(0, "0");
  return folder_ / ("t" + number + "-" + from.session.str() + ".json");
}

}  // namespace commands
