#include "commands/hall_maps.h"

#include <chrono>
#include <set>

#include "base/log.h"
#include "ops/op_line.h"
#include "storage/journal.h"
#include "storage/journal_lines.h"
#include "storage/session_file.h"

namespace commands {

HallMaps::HallMaps(const Known& known, std::function<void()> wake)
    : wake_(std::move(wake)), inbox_([this] {
        {
          const std::scoped_lock guard(mutex_);
          woken_ = true;
        }
        condition_.notify_one();
      }) {
  for (const auto& [from, session] : known) {
    sessions_.emplace(from, *session);
    maps_[from] = {session, 0, ++turn_};
  }
  thread_ = std::thread([this] { run(); });
}

HallMaps::~HallMaps() {
  {
    const std::scoped_lock guard(mutex_);
    ended_ = true;
  }
  condition_.notify_one();
  thread_.join();
}

HallMaps::Maps HallMaps::maps() const {
  const std::scoped_lock guard(mutex_);
  return maps_;
}

std::uint64_t HallMaps::turn() const {
  const std::scoped_lock guard(mutex_);
  return turn_;
}

void HallMaps::run() {
  for (;;) {
    const auto next = std::chrono::steady_clock::now() + std::chrono::duration<double>(kGather_s);
    take_all(inbox_.fetch());
    std::unique_lock guard(mutex_);
    condition_.wait(guard, [this] { return woken_ || ended_; });
    // A single op comes at once; of many the later ones wait for one another.
    condition_.wait_until(guard, next, [this] { return ended_; });
    if (ended_) return;
    woken_ = false;
  }
}

void HallMaps::apply(const hall::ReadLines& lines, model::Session& to) const {
  std::string_view text = lines.text;
  if (lines.begins) {
    const std::string_view first = text.substr(0, text.find('\n'));
    const auto header = storage::read_journal_header(first);
    auto start =
        header && !header->start.empty()
            ? storage::load_session_text(header->start, "hall")
            : base::Result<storage::LoadReport>(base::Error{base::ErrorCode::format, {}, {}});
    to = {};
    if (start)
      to = std::move(start->session);
    else
      base::log_warning("hall: the first line of a table's journal does not say a session");
    text.remove_prefix(std::min(first.size() + 1, text.size()));
  }
  const storage::JournalLines found = storage::find_journal_lines(text, "hall", {});
  for (const storage::JournalLine& line : found.lines) {
    if (line.kind != storage::JournalLine::Kind::entry) continue;
    // What does not fit any more is passed over, as it is when a journal is replayed.
    if (const auto op = ops::from_json_line(line.e.op)) (void)ops::apply(to, *op);
  }
}

void HallMaps::take_all(hall::LineInbox::Taken taken) {
  if (taken.lines.empty() && taken.troubles.empty()) return;
  std::map<hall::OpSubject, std::uint64_t> changed;
  for (const hall::ReadLines& lines : taken.lines) {
    apply(lines, sessions_[lines.from]);
    changed[lines.from] = lines.last;
  }
  Maps fresh;
  for (const auto& [from, seq] : changed)
    fresh[from] = {std::make_shared<const model::Session>(sessions_[from]), seq};
  {
    const std::scoped_lock guard(mutex_);
    ++turn_;
    for (auto& [from, map] : fresh) {
      map.turn = turn_;
      map.forked = maps_[from].forked;
      maps_[from] = std::move(map);
    }
    for (const auto& trouble : taken.troubles)
      if (trouble.what == hall::ReadTrouble::forked) maps_[trouble.from].forked = true;
  }
  if (wake_) wake_();
}

}  // namespace commands
