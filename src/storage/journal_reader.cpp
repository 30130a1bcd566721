#include "storage/journal_reader.h"
#include "ops/op_line.h"

#include <algorithm>
#include <unordered_set>

#include "storage/journal_lines.h"
#include "storage/json_text.h"

namespace storage {
namespace {

using base::Result;
using base::Sentence;
using base::sentence;

class JournalReader {
 public:
  JournalReader(JournalLines found, const std::string& file, const JournalPoint& after)
      : file_(file),
        after_(after),
        found_(std::move(found.lines)),
        texts_(std::move(found.texts)),
        begin_(found.begin),
        place_(found.place) {
    out_.session = found.session;
    out_.last_hash = found.last_hash;
    out_.good_bytes = found.good_bytes;
    out_.lacks_newline = found.lacks_newline;
    out_.mended_end = std::move(found.mended_end);
    out_.findings = std::move(found.findings);
  }

  JournalRead run() {
    settle_numbers();
    settle_order();
    find_place();
    drop_half_action();
    take_ops();
    return std::move(out_);
  }

 private:
  // --- the numbers

  /// A number that is neither in order nor a repetition is wrong where its neighbours leave room
  /// for the right one, and no other line has that.
  void settle_numbers() {
    std::vector<JournalLine*> entries;
    std::unordered_set<std::uint64_t> taken;
    for (JournalLine& f : found_) {
      if (f.kind != JournalLine::Kind::entry) continue;
      entries.push_back(&f);
      taken.insert(f.e.seq);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      JournalLine& f = *entries[i];
      const std::uint64_t seq = f.e.seq;
      const std::uint64_t before = i > 0 ? entries[i - 1]->e.seq : 0;
      const bool is_last = i + 1 == entries.size();
      const std::uint64_t next = is_last ? before + 2 : entries[i + 1]->e.seq;
      if (f.is_sure || next < before + 2 || i == 0 || taken.contains(next - 1)) continue;
      // What is damaged beside the last one may have had the numbers between.
      const bool jumps = is_last && seq > before + 1 && seq != after_.seq && &f == &found_.back() &&
                         entries[i - 1] == &f - 1;
      if (!jumps && seq > before && (is_last || seq < next)) continue;
      if (is_last && seq <= before) continue;  // stands here again
      f.e.seq = next - 1;
      f.note = sentence("This line's number {} is wrong; by the lines round it it is op {}.", seq,
                        f.e.seq);
    }
  }

  /// Lines that stand in the wrong place go where their number says.
  void settle_order() {
    const auto later = [](const JournalLine& a, const JournalLine& b) {
      // What is damaged stays with what stands before it.
      return a.kind == JournalLine::Kind::entry && b.kind == JournalLine::Kind::entry &&
             a.e.seq < b.e.seq;
    };
    std::uint64_t last = 0;
    std::unordered_set<std::uint64_t> seen;
    bool in_order = true;
    for (const JournalLine& f : found_) {
      if (f.kind != JournalLine::Kind::entry) continue;
      if (f.e.seq < last && !seen.contains(f.e.seq)) in_order = false;
      seen.insert(f.e.seq);
      last = std::max(last, f.e.seq);
    }
    if (in_order) return;
    std::erase_if(found_, [](const JournalLine& f) { return f.kind != JournalLine::Kind::entry; });
    std::stable_sort(found_.begin(), found_.end(), later);
    say(0, sentence("Lines stood in the wrong order; they were put in order by their numbers."));
  }

  // --- the place that was asked for

  void find_place() {
    std::size_t by_seq = 0;
    std::optional<std::size_t> same_seq;
    bool by_hash = false;  // the first: lines may stand there again
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const JournalLine& f = found_[i];
      if (f.kind != JournalLine::Kind::entry) continue;
      if (!by_hash && after_.hash && f.after == after_.hash) place_ = i + 1, by_hash = true;
      if (f.e.seq <= after_.seq) by_seq = i + 1;
      if (f.e.seq == after_.seq) same_seq = i;
    }
    if (after_.hash && begin_ == after_.hash && !place_) place_ = 0;
    out_.found_by_hash = place_.has_value();
    if (place_) {
      settle_place();
      return;
    }
    place_ = by_seq;
    out_.after_seq = after_.seq;
    if (!after_.hash || found_.empty()) return;
    // Not there by its hash. Where the journal says nothing sure of that op, its number must do.
    if (same_seq ? !found_[*same_seq].states_hash || nearly(found_[*same_seq].after)
                 : has_damage_at(by_seq))
      return;
    out_.other_branch = true;
    place_ = 0;
  }

  /// How much the session holds, by the line that was found.
  void settle_place() {
    out_.after_seq = after_.seq;
    for (std::size_t i = *place_; i-- > 0;)
      if (found_[i].kind == JournalLine::Kind::entry) {
        out_.after_seq = found_[i].e.seq;
        break;
      }
    if (*place_ == 0 && *place_ < found_.size() && found_[0].kind == JournalLine::Kind::entry)
      out_.after_seq = found_[0].e.seq - 1;
    const bool leads_on = *place_ < found_.size() &&
                          found_[*place_].kind == JournalLine::Kind::entry &&
                          found_[*place_].e.seq == after_.seq + 1;
    if (leads_on) out_.after_seq = after_.seq;  // the line of it is gone
    if (out_.after_seq != after_.seq)
      out_.findings.insert(
          out_.findings.begin(),
          {sentence("The session file says that it holds {} ops of this journal; by its mark it "
                    "holds {}, and that was believed.",
                    after_.seq, out_.after_seq),
           0, file_});
  }

  bool nearly(const std::optional<Hash>& other) const {
    if (!other) return false;
    const std::string a = hash_text(*other), b = hash_text(*after_.hash);
    int apart = 0;
    for (std::size_t i = 0; i < a.size(); ++i) apart += a[i] != b[i];
    return apart <= 1;
  }

  bool has_damage_at(std::size_t at) const {
    return (at < found_.size() && found_[at].kind == JournalLine::Kind::damaged) ||
           (at > 0 && found_[at - 1].kind == JournalLine::Kind::damaged);
  }

  /// What was written of an action whose end is not there. Nothing of it was ever called saved.
  void drop_half_action() {
    std::size_t first = found_.size();
    while (first > *place_ && found_[first - 1].kind == JournalLine::Kind::entry &&
           found_[first - 1].e.more &&
           (first == found_.size() || found_[first - 1].e.step == found_[first].e.step))
      --first;
    if (first == found_.size()) return;
    say(found_[first].line,
        sentence("The last action was cut off while it was written ({} ops of it); it was dropped.",
                 found_.size() - first));
    out_.good_bytes = found_[first].begin;
    out_.lacks_newline = false;
    out_.mended_end.clear();
    out_.last_hash = first > 0 && found_[first - 1].after ? found_[first - 1].after : begin_;
    found_.resize(first);
  }

  // --- the ops

  void take_ops() {
    if (std::ranges::any_of(found_, [](const JournalLine& f) { return !f.is_sure; }))
      for (const JournalLine& f : found_)
        if (f.is_sure) sure_.insert(f.e.seq);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const JournalLine& f = found_[i];
      if (f.kind == JournalLine::Kind::damaged)
        damaged(f);
      else if (i < *place_)
        pass(f);
      else
        take_op(f);
    }
    flush_damaged();
    std::stable_sort(out_.findings.begin(), out_.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.line < b.line; });
  }

  /// What it says is in the session file.
  void pass(const JournalLine& f) {
    damaged_.clear();
    count(f);
  }

  void take_op(const JournalLine& f) {
    std::string copy(f.e.op);
    FindingList unused;
    std::optional<Result<ops::Op>> op;
    if (make_parsable(copy, kMaxJsonDepth, unused)) op = ops::from_json_line(copy);
    if (!op || !op->ok()) return damaged(f);
    flush_damaged();
    const std::uint64_t last = std::max(out_.last_seq, std::min(out_.after_seq, f.e.seq - 1));
    const bool again = f.e.seq <= out_.last_seq;
    if (again || (!f.is_sure && sure_.contains(f.e.seq))) {
      say(f.line, sentence("Op {} stands here again; it was passed over.", f.e.seq));
      if (again) count(f);
      return;
    }
    if (f.e.seq > last + 1 && !damage_since_)
      say(f.line, sentence("Ops {} to {} are missing before this line.", last + 1, f.e.seq - 1));
    else if (!f.note.empty())
      say(f.line, f.note);
    count(f);
    out_.entries.push_back({f.e.seq, f.e.at, f.e.step, std::move(*op).value(), f.line,
                            f.e.more ? More::follows : More::none});
  }

  void count(const JournalLine& f) {
    damage_since_ = false;
    out_.last_seq = std::max(out_.last_seq, f.e.seq);
    out_.last_step = std::max(out_.last_step, f.e.step);
  }

  void damaged(const JournalLine& f) {
    damage_since_ = true;
    if (damaged_.size() + out_.findings.size() < kMaxFindings)
      damaged_.push_back({sentence("This line is damaged ({} bytes); it was passed over.", f.bytes),
                          f.line, file_});
  }
  void flush_damaged() {
    out_.findings.insert(out_.findings.end(), damaged_.begin(), damaged_.end());
    damaged_.clear();
  }

  void say(std::size_t line, Sentence text) {
    if (out_.findings.size() < kMaxFindings)
      out_.findings.push_back({std::move(text), line, file_});
  }

  const std::string& file_;
  const JournalPoint after_;
  std::vector<JournalLine> found_;
  const std::deque<std::string> texts_;  // that found_ points to
  const std::optional<Hash> begin_;
  std::optional<std::size_t> place_;  // index into found_ of the first that was asked for
  JournalRead out_;
  std::unordered_set<std::uint64_t>
      sure_;  // numbers of lines that are as written, where some are not
  bool damage_since_ = false;
  std::vector<Finding> damaged_;
};

}  // namespace

Result<JournalRead> read_journal(std::string_view text, const std::string& file,
                                 const JournalPoint& after) {
  JournalLines found = find_journal_lines(text, file, after);
  if (found.newer) return *found.newer;
  return JournalReader(std::move(found), file, after).run();
}

}  // namespace storage
