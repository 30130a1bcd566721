#include "hall/outgoing.h"

#include "base/assert.h"
#include "base/lines.h"

namespace hall {

namespace {
/// So many lines in a row may be lost; a number that is farther off is itself damaged.
constexpr std::uint64_t kMostLost = 100'000;
}  // namespace

Outgoing::Outgoing(base::Id session, std::function<void()> bell)
    : session_(session), bell_(std::move(bell)) {}

void Outgoing::begin(std::string_view lines) {
  {
    const std::scoped_lock guard(mutex_);
    text_.clear();
    lines_.clear();
    whole_ = 0;
    first_ = 0;
    ++beginnings_;
    take(lines);
  }
  if (bell_) bell_();
}

void Outgoing::add(std::string_view lines) {
  {
    const std::scoped_lock guard(mutex_);
    take(lines);
  }
  if (bell_) bell_();
}

void Outgoing::take(std::string_view lines) {
  ASSERT(lines.empty() || lines.ends_with('\n'), "half a line is sent");
  // Each with the one after it, which tells a wrong number from lost lines.
  std::optional<std::string_view> before;
  base::for_each_line(lines, [&](std::string_view line) {
    if (before) take_line(*before, line);
    before = line;
  });
  if (before) take_line(*before, {});
}

void Outgoing::take_line(std::string_view line, std::string_view next) {
  const LineHead head = read_line_head(line);
  if (lines_.empty()) {
    if (head.kind == LineHead::Kind::header) {
      first_ = head.seq;
      keep(line, first_);
    } else if (head.kind == LineHead::Kind::op && head.seq > 0) {
      // The first line is damaged; nobody can see the session, but its ops are kept.
      first_ = head.seq - 1;
      keep(gone_line(first_), first_);
      keep(line, head.seq);
    }
    return;
  }
  // What is damaged is made up for by the number of the line after it.
  if (head.kind != LineHead::Kind::op || head.seq < next_seq()) return;
  if (head.seq > next_seq() && !next.empty()) {
    const LineHead after = read_line_head(next);
    if (after.kind == LineHead::Kind::op && after.seq == next_seq() + 1) return;
  }
  if (head.seq - next_seq() > kMostLost) return;
  while (next_seq() < head.seq) keep(gone_line(next_seq()), next_seq());
  keep(line, head.seq);
}

void Outgoing::keep(std::string_view line, std::uint64_t seq) {
  const bool more = read_line_head(line).more;
  const std::string big = line.size() > kMostLineBytes ? big_line(seq, line.size()) : std::string();
  if (!big.empty()) line = big;
  lines_.push_back({text_.size(), line.size()});
  text_ += line;
  text_ += '\n';
  if (!more) whole_ = lines_.size();
}

std::string_view Outgoing::text_of(std::uint64_t seq) const {
  const Line& line = lines_[seq - first_];
  return std::string_view(text_).substr(line.at, line.size);
}

bool Outgoing::empty() const {
  const std::scoped_lock guard(mutex_);
  return whole_ == 0;
}

std::uint64_t Outgoing::first() const {
  const std::scoped_lock guard(mutex_);
  return first_;
}

std::uint64_t Outgoing::last() const {
  const std::scoped_lock guard(mutex_);
  return whole_ == 0 ? 0 : first_ + whole_ - 1;
}

std::uint64_t Outgoing::beginnings() const {
  const std::scoped_lock guard(mutex_);
  return beginnings_;
}

std::optional<LineMark> Outgoing::mark(std::uint64_t seq) const {
  const std::scoped_lock guard(mutex_);
  if (seq < first_ || seq >= first_ + whole_) return {};
  return mark_of(text_of(seq));
}

Outgoing::Batch Outgoing::after(std::optional<std::uint64_t> have) const {
  const std::scoped_lock guard(mutex_);
  Batch batch;
  const std::uint64_t end = first_ + whole_;
  for (std::uint64_t seq = have && *have >= first_ ? *have + 1 : first_; seq < end; ++seq) {
    const std::string_view line = text_of(seq);
    if (batch.lines == kMostBatchLines) break;
    if (batch.lines > 0 && batch.body.size() + 1 + line.size() > kMostBatchBytes) break;
    if (batch.lines > 0) batch.body += '\n';
    batch.body += line;
    ++batch.lines;
    batch.last = seq;
  }
  return batch;
}

}  // namespace hall
