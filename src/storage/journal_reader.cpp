// read_journal(): what a journal's text says, in three passes: its lines with the running hash
// along them; the ops' numbers against their neighbours; the ops after the place that was asked
// for.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>
#include <unordered_set>

#include "model/codec.h"
#include "storage/journal.h"
#include "storage/json_text.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Sentence;
using base::sentence;
using model::Json;

constexpr std::uint64_t kMostOps = 1ull << 53;

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

bool take_number(std::string_view& text, std::uint64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return false;
  text.remove_prefix(std::size_t(end - text.data()));
  return true;
}

/// What stands round an op; `op` is its JSON.
struct Envelope {
  std::uint64_t seq = 0;
  base::WallTime at = 0;
  std::uint64_t step = 0;
  bool more = false;  // the action goes on with the next line
  std::string_view op;
};

/// The line exactly as journal_line() writes it: most of a long journal need not be parsed as JSON.
std::optional<Envelope> plain_envelope(std::string_view line) {
  Envelope e;
  if (!line.ends_with('}')) return {};
  line = hashed_part(line);
  if (!take(line, "{\"seq\":") || !take_number(line, e.seq) || !take(line, ",\"at\":\"")) return {};
  const std::size_t quote = line.find('"');
  if (quote == line.npos) return {};
  const auto at = base::parse_time(line.substr(0, quote));
  line.remove_prefix(quote);
  if (!at || !take(line, "\",\"step\":") || !take_number(line, e.step)) return {};
  e.more = take(line, ",\"more\":true");
  if (!take(line, ",\"op\":") || line.size() < 2 || line.front() != '{' || line.back() != '}')
    return {};
  e.at = *at;
  e.op = line;
  return e;
}

std::uint64_t count_in(const Json& j, const char* key) {
  const auto it = j.find(key);
  return it != j.end() && it->is_number_unsigned() ? it->get<std::uint64_t>() : 0;
}

class JournalReader {
 public:
  JournalReader(std::string_view text, const std::string& file, const JournalPoint& after)
      : file_(file), after_(after) {
    split(text);
  }

  Result<JournalRead> run() {
    read_lines();
    if (newer_) return *newer_;
    settle_numbers();
    settle_order();
    find_place();
    drop_half_action();
    take_ops();
    return std::move(out_);
  }

 private:
  /// A line of the text, or a part of one in which two lines ran together.
  struct Line {
    std::string_view text;
    std::size_t number;
    std::size_t begin, end;  // in the whole text; end: where the next begins
    bool whole;              // it ends with a newline
  };
  enum class Kind { entry, damaged, nothing };
  struct Found {
    Kind kind = Kind::nothing;
    Envelope e;
    std::size_t line = 0, bytes = 0;
    std::size_t begin = 0;  // of the line in the text
    bool is_sure = false;   // it says what was written there, by the running hash
    bool states_hash = false;
    std::optional<Hash> after;  // the running hash after it
    Sentence note;              // what was done to it
  };

  // --- the lines

  void split(std::string_view text) {
    for (std::size_t at = 0, n = 1; at < text.size(); ++n) {
      const std::size_t newline = text.find('\n', at);
      const bool whole = newline != text.npos;
      const std::size_t end = whole ? newline + 1 : text.size();
      std::string_view line = text.substr(at, end - at - (whole ? 1 : 0));
      if (whole && line.ends_with('\r')) line.remove_suffix(1);
      lines_.push_back({line, n, at, end, whole});
      at = end;
    }
  }

  void read_lines() {
    std::size_t at = 0;
    if (!lines_.empty() && read_header(lines_.front())) at = 1;
    for (; at < lines_.size(); ++at) {
      if (!lines_[at].whole && !lines_[at].text.empty()) {
        if (!read_last(at) || !out_.mended_end.empty()) break;
      } else if (!lines_[at].text.empty()) {
        at = read_line(at);
      }
      out_.good_bytes = lines_[at].end;
      out_.lacks_newline = !lines_[at].whole;
    }
    out_.last_hash = hash_ ? hash_ : last_known_;
  }

  bool read_header(const Line& line) {
    const auto header = read_journal_header(line.text);
    if (!header) return false;
    out_.session = header->session;
    hash_ = last_known_ = begin_ = header->hash;
    chained_ = header->is_sure;
    const bool is_whole = header->is_sure || !stated_hash(line.text);
    if (header->version > kJournalVersion && is_whole)
      newer_ = Error{
          ErrorCode::version,
          sentence("A newer Kurumaza wrote this journal. Update Kurumaza to open the session."),
          file_};
    if (header->was_mended) say(line.number, mended_note());
    out_.good_bytes = line.end;
    out_.lacks_newline = !line.whole;
    return true;
  }

  /// The last line, without its newline. False: it was torn.
  bool read_last(std::size_t at) {
    const Line& line = lines_[at];
    Found found;
    if (as_written(line.text, found) || parsed(line.text, Check::all, found)) {
      if (found.is_sure && !found.note.empty()) out_.mended_end = owned_.back();
      keep(found, line);
      return true;
    }
    say(line.number,
        sentence("The last line was cut off while it was written ({} bytes); it was dropped.",
                 line.text.size()));
    return false;
  }

  /// Reads line `at`, and those that belong to it; the last of them.
  std::size_t read_line(std::size_t at) {
    const Line line = lines_[at];
    Found found;
    if (as_written(line.text, found)) return keep(found, line), at;
    if (at + 1 < lines_.size() && hash_ && chained_) {
      // A byte of it became the end of a line.
      const std::string joined = fmt::format("{}\n{}", line.text, lines_[at + 1].text);
      if (auto right = mended(joined, *hash_)) {
        accept(own(std::move(*right)), found);
        found.note = mended_note();
        return keep(found, line), at + 1;
      }
    }
    if (run_together(at)) return read_line(at);
    if (parsed(line.text, Check::what_is_asked, found)) return keep(found, line), at;
    found.kind = Kind::damaged;
    found.bytes = line.text.size();
    found_.push_back(found);
    found_.back().line = line.number;
    hash_.reset();
    return at;
  }

  /// The line is as the running hash says, or one byte of it was put right.
  bool as_written(std::string_view text, Found& found) {
    const auto stated = stated_hash(text);
    if (!hash_ && stated && after_.hash && hash_after(text, *after_.hash) == *stated) {
      // The line before it is lost, but it is the one that the session file ends with.
      hash_ = after_.hash;
      place_ = found_.size();
    }
    // Or it was written when the line before it was damaged already.
    if (!hash_ && stated && last_known_ && hash_after(text, *last_known_) == *stated)
      hash_ = last_known_;
    if (!hash_) return false;
    if (stated && hash_after(text, *hash_) == *stated) {
      if (!accept(text, found)) return false;
      chained_ = true;
      return true;
    }
    if (!chained_) return false;
    auto right = mended(text, *hash_);
    if (!right || !accept(own(std::move(*right)), found)) return false;
    found.note = mended_note();
    return true;
  }

  /// `text` is what was written.
  bool accept(std::string_view text, Found& found) {
    const auto e = plain_envelope(text);
    if (!e) return false;
    found.e = *e;
    found.is_sure = true;
    found.states_hash = true;
    found.after = stated_hash(text);
    return true;
  }

  enum class Check { all, what_is_asked };
  /// The line says something, in whatever spelling; nothing vouches for it.
  bool parsed(std::string_view text, Check check, Found& found) {
    std::optional<Envelope> e = plain_envelope(text);
    FindingList repairs;
    const bool asked = !e || check == Check::all || after_.hash || e->seq > after_.seq;
    if (asked) {
      std::string copy(text);
      if (!make_parsable(copy, kMaxJsonDepth, repairs)) return false;
      const std::string_view safe = own(std::move(copy));
      e = plain_envelope(safe);
      if (!e) e = any_envelope(safe);
      if (!e || !ops::from_json_line(std::string(e->op)).ok()) return false;
      for (const Finding& repair : repairs.resolved(safe, file_)) found.note = repair.text;
    }
    if (e->seq == 0 || e->seq >= kMostOps) return false;
    found.e = *e;
    const auto stated = stated_hash(text);
    found.states_hash = stated.has_value();
    if (stated)
      found.after = stated;
    else if (hash_)
      found.after = hash_after(text, *hash_);
    if (stated && hash_ && found.note.empty())
      found.note = sentence("This line is not as it was written; it was taken as it stands.");
    chained_ = chained_ || stated;
    return true;
  }

  std::optional<Envelope> any_envelope(std::string_view text) {
    const Json j = Json::parse(text, nullptr, false);
    if (!j.is_object()) return {};
    Envelope e;
    e.seq = count_in(j, "seq");
    e.step = count_in(j, "step");
    const auto op = j.find("op"), at = j.find("at");
    if (e.seq == 0 || op == j.end() || !op->is_object()) return {};
    if (at != j.end()) (void)model::from_json(*at, e.at);
    if (const auto more = j.find("more"); more != j.end() && more->is_boolean())
      e.more = more->get<bool>();
    e.op = own(op->dump());
    return e;
  }

  /// Line `at` is several whose newlines were hurt: parts them.
  bool run_together(std::size_t at) {
    constexpr std::string_view kBegin = "{\"seq\":";
    const Line line = lines_[at];
    for (std::size_t next = line.text.find(kBegin, 1); next != line.text.npos;
         next = line.text.find(kBegin, next + 1)) {
      const std::size_t end = line.text[next - 1] == '}'               ? next
                              : next > 1 && line.text[next - 2] == '}' ? next - 1
                                                                       : 0;
      if (end == 0) continue;
      lines_[at] = {line.text.substr(0, end), line.number, line.begin, line.end, true};
      lines_.insert(lines_.begin() + std::ptrdiff_t(at) + 1,
                    {line.text.substr(next), line.number, line.begin, line.end, line.whole});
      return true;
    }
    return false;
  }

  void keep(Found found, const Line& line) {
    found.kind = Kind::entry;
    found.line = line.number;
    found.begin = line.begin;
    hash_ = found.after;
    if (hash_) last_known_ = hash_;
    found_.push_back(std::move(found));
  }

  // --- the numbers

  /// A number that is neither in order nor a repetition is wrong where its neighbours leave room
  /// for the right one, and no other line has that.
  void settle_numbers() {
    std::vector<Found*> entries;
    std::unordered_set<std::uint64_t> taken;
    for (Found& f : found_) {
      if (f.kind != Kind::entry) continue;
      entries.push_back(&f);
      taken.insert(f.e.seq);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      Found& f = *entries[i];
      const std::uint64_t seq = f.e.seq;
      const std::uint64_t before = i > 0 ? entries[i - 1]->e.seq : 0;
      const bool is_last = i + 1 == entries.size();
      const std::uint64_t next = is_last ? before + 2 : entries[i + 1]->e.seq;
      if (f.is_sure || next < before + 2 || i == 0 || taken.contains(next - 1)) continue;
      const bool jumps =
          is_last && seq > before + 1 && seq != after_.seq && found_.back().kind == Kind::entry;
      if (!jumps && seq > before && (is_last || seq < next)) continue;
      if (is_last && seq <= before) continue;  // stands here again
      f.e.seq = next - 1;
      f.note = sentence("This line's number {} is wrong; by the lines round it it is op {}.", seq,
                        f.e.seq);
    }
  }

  /// Lines that stand in the wrong place go where their number says.
  void settle_order() {
    const auto later = [](const Found& a, const Found& b) {
      // What is damaged stays with what stands before it.
      return a.kind == Kind::entry && b.kind == Kind::entry && a.e.seq < b.e.seq;
    };
    std::uint64_t last = 0;
    std::unordered_set<std::uint64_t> seen;
    bool in_order = true;
    for (const Found& f : found_) {
      if (f.kind != Kind::entry) continue;
      if (f.e.seq < last && !seen.contains(f.e.seq)) in_order = false;
      seen.insert(f.e.seq);
      last = std::max(last, f.e.seq);
    }
    if (in_order) return;
    std::erase_if(found_, [](const Found& f) { return f.kind != Kind::entry; });
    std::stable_sort(found_.begin(), found_.end(), later);
    say(0, sentence("Lines stood in the wrong order; they were put in order by their numbers."));
  }

  // --- the place that was asked for

  void find_place() {
    std::size_t by_seq = 0;
    std::optional<std::size_t> same_seq;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& f = found_[i];
      if (f.kind != Kind::entry) continue;
      if (after_.hash && f.after == after_.hash) place_ = i + 1;
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
      if (found_[i].kind == Kind::entry) {
        out_.after_seq = found_[i].e.seq;
        break;
      }
    if (*place_ == 0 && *place_ < found_.size() && found_[0].kind == Kind::entry)
      out_.after_seq = found_[0].e.seq - 1;
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
    return (at < found_.size() && found_[at].kind == Kind::damaged) ||
           (at > 0 && found_[at - 1].kind == Kind::damaged);
  }

  /// What was written of an action whose end is not there. Nothing of it was ever called saved.
  void drop_half_action() {
    std::size_t first = found_.size();
    while (first > *place_ && found_[first - 1].kind == Kind::entry && found_[first - 1].e.more &&
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
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& f = found_[i];
      if (f.kind == Kind::damaged)
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
  void pass(const Found& f) {
    damaged_.clear();
    count(f);
  }

  void take_op(const Found& f) {
    std::string copy(f.e.op);
    FindingList unused;
    std::optional<Result<ops::Op>> op;
    if (make_parsable(copy, kMaxJsonDepth, unused)) op = ops::from_json_line(copy);
    if (!op || !op->ok()) return damaged(f);
    flush_damaged();
    const std::uint64_t last = std::max(out_.last_seq, std::min(out_.after_seq, f.e.seq - 1));
    if (f.e.seq <= out_.last_seq) {
      say(f.line, sentence("Op {} stands here again; it was passed over.", f.e.seq));
      return count(f);
    }
    if (f.e.seq > last + 1 && !damage_since_)
      say(f.line, sentence("Ops {} to {} are missing before this line.", last + 1, f.e.seq - 1));
    else if (!f.note.empty())
      say(f.line, f.note);
    count(f);
    out_.entries.push_back({f.e.seq, f.e.at, f.e.step, std::move(*op).value(), f.line});
  }

  void count(const Found& f) {
    damage_since_ = false;
    out_.last_seq = std::max(out_.last_seq, f.e.seq);
    out_.last_step = std::max(out_.last_step, f.e.step);
  }

  void damaged(const Found& f) {
    damage_since_ = true;
    if (damaged_.size() + out_.findings.size() < kMaxFindings)
      damaged_.push_back({sentence("This line is damaged ({} bytes); it was passed over.", f.bytes),
                          f.line, file_});
  }
  void flush_damaged() {
    out_.findings.insert(out_.findings.end(), damaged_.begin(), damaged_.end());
    damaged_.clear();
  }

  static Sentence mended_note() {
    return sentence("One byte of this line was damaged; it was put right.");
  }
  void say(std::size_t line, Sentence text) {
    if (out_.findings.size() < kMaxFindings)
      out_.findings.push_back({std::move(text), line, file_});
  }
  std::string_view own(std::string text) { return owned_.emplace_back(std::move(text)); }

  const std::string& file_;
  const JournalPoint after_;
  std::vector<Line> lines_;
  std::vector<Found> found_;
  std::deque<std::string> owned_;  // texts of lines that are not as they lie on the disk
  std::optional<Hash> hash_, last_known_, begin_;
  bool chained_ = false;              // from here on every line carries its hash
  std::optional<std::size_t> place_;  // index into found_ of the first that was asked for
  JournalRead out_;
  bool damage_since_ = false;
  std::vector<Finding> damaged_;
  std::optional<Error> newer_;
};

}  // namespace

Result<JournalRead> read_journal(std::string_view text, const std::string& file,
                                 const JournalPoint& after) {
  return JournalReader(text, file, after).run();
}

}  // namespace storage
