#include "storage/collected_session.h"

#include <algorithm>

#include "base/lines.h"
#include "ops/op_line.h"
#include "storage/journal_lines.h"
#include "storage/session_file.h"
#include "storage/side_files.h"
#include "storage/store.h"

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;
using base::sentence;

namespace {

constexpr double kQuiet_s = 5;     // before the session file is written
constexpr double kLongest_s = 60;  // that it may be behind the journal
constexpr std::uint64_t kMostBytes = 1ull << 30;

}  // namespace

CollectedSession::CollectedSession(const base::Clock& clock, std::unique_ptr<StoreWork> work,
                                   model::Session session, JournalPoint point,
                                   std::string last_line)
    : clock_(clock),
      work_(std::move(work)),
      session_(std::move(session)),
      point_(point),
      last_line_(std::move(last_line)) {}

CollectedSession::~CollectedSession() { work_->step(StoreWork::Hurry::yes); }

const Path& CollectedSession::path() const { return work_->path(); }
SaveState CollectedSession::save_state() const { return work_->save_state(); }

Result<std::unique_ptr<CollectedSession>> CollectedSession::begin(base::FileSystem& files,
                                                                  const base::Clock& clock,
                                                                  const Path& path,
                                                                  std::string_view first_line) {
  const std::string_view line = first_line.substr(0, first_line.find('\n'));
  const auto header = read_journal_header(line);
  if (!header || header->start.empty())
    return Error{ErrorCode::format,
                 sentence("The first line of this journal does not say which session it is."),
                 path.string()};
  auto start = load_session_text(header->start, path.filename().string());
  if (!start) return start.error();
  const JournalPoint point{start->journal_seq, header->hash};
  auto work = adopt_work(files, clock, path, start->session, point, std::string(line) + "\n");
  if (!work) return work.error();
  return std::unique_ptr<CollectedSession>(new CollectedSession(
      clock, std::move(*work), std::move(start->session), point, std::string(line)));
}

Result<std::unique_ptr<CollectedSession>> CollectedSession::open(base::FileSystem& files,
                                                                 const base::Clock& clock,
                                                                 const Path& path) {
  auto opened = open_work(files, clock, path, OpenMode::write);
  if (!opened) return opened.error();
  if (opened->read_only)
    return Error{ErrorCode::permission, sentence("This disk takes no changes."), path.string()};
  const auto journal = files.read(journal_path(opened->work->path()), kMostBytes);
  if (!journal) return journal.error();
  // What was torn off at its end is no more in the work's.
  const JournalPoint point = opened->work->last_point();
  const JournalLines found = find_journal_lines(*journal, path.filename().string(), {});
  std::string last(base::last_line(std::string_view(*journal).substr(0, journal->find('\n'))));
  for (const JournalLine& each : found.lines)
    if (each.kind == JournalLine::Kind::entry && each.e.seq == point.seq)
      last = base::last_line(std::string_view(*journal).substr(
          each.begin, journal->find('\n', each.begin) - each.begin));
  return std::unique_ptr<CollectedSession>(new CollectedSession(
      clock, std::move(opened->work), std::move(opened->session), point, std::move(last)));
}

void CollectedSession::take(std::string_view lines, std::uint64_t last_seq) {
  const JournalLines found = find_journal_lines(lines, path().filename().string(), point_);
  for (const JournalLine& line : found.lines) {
    if (line.kind != JournalLine::Kind::entry) continue;
    if (line.after) point_.hash = line.after;
    const auto op = ops::from_json_line(line.e.op);
    // What does not fit any more is passed over, as it is when a journal is replayed.
    if (op) (void)ops::apply(session_, *op);
  }
  point_.seq = last_seq;
  last_line_ = base::last_line(lines);
  work_->record_lines(lines, point_);
  changed_s_ = clock_.now_s();
  if (!dirty_) dirty_since_s_ = changed_s_;
  dirty_ = true;
}

double CollectedSession::step() {
  const double due = std::min(changed_s_ + kQuiet_s, dirty_since_s_ + kLongest_s);
  if (dirty_ && clock_.now_s() >= due) {
    dirty_ = false;
    work_->snapshot(session_);
  }
  const double next = work_->step();
  return dirty_ ? std::min(next, due) : next;
}

Result<void> CollectedSession::close() { return work_->finish(session_); }

}  // namespace storage
