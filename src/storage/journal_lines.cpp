#include "storage/journal_lines.h"
#include "ops/op_line.h"

#include <fmt/core.h>

#include <charconv>

#include "model/codec.h"
#include "storage/json_text.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
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

class LineFinder {
 public:
  LineFinder(std::string_view text, const std::string& file, const JournalPoint& after)
      : file_(file), after_(after) {
    split(text);
  }

  JournalLines run() {
    read_lines();
    return std::move(out_);
  }

 private:
  /// A line of the text, or a part of one in which two lines ran together.
  struct Text {
    std::string_view text;
    std::size_t number;
    std::size_t begin, end;  // in the whole text; end: where the next begins
    bool whole;              // it ends with a newline
  };

  void split(std::string_view text) {
    for (std::size_t at = 0, n = 1; at < text.size(); ++n) {
      const std::size_t newline = text.find('\n', at);
      const bool whole = newline != text.npos;
      const std::size_t end = whole ? newline + 1 : text.size();
      std::string_view line = text.substr(at, end - at - (whole ? 1 : 0));
      if (whole && line.ends_with('\r')) line.remove_suffix(1);
      texts_.push_back({line, n, at, end, whole});
      at = end;
    }
  }

  void read_lines() {
    std::size_t at = 0;
    if (!texts_.empty() && read_header(texts_.front())) at = 1;
    for (; at < texts_.size(); ++at) {
      if (!texts_[at].whole && !texts_[at].text.empty()) {
        if (!read_last(at) || !out_.mended_end.empty()) break;
      } else if (!texts_[at].text.empty()) {
        at = read_line(at);
      }
      out_.good_bytes = texts_[at].end;
      out_.lacks_newline = !texts_[at].whole;
    }
    out_.last_hash = hash_ ? hash_ : last_known_;
  }

  bool read_header(const Text& line) {
    const auto header = read_journal_header(line.text);
    if (!header) return false;
    out_.session = header->session;
    hash_ = last_known_ = out_.begin = header->hash;
    chained_ = header->is_sure;
    const bool is_whole = header->is_sure || !stated_hash(line.text);
    if (header->version > kJournalVersion && is_whole)
      out_.newer = Error{
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
    const Text& line = texts_[at];
    JournalLine found;
    if (as_written(line.text, found) || parsed(line.text, Check::all, found)) {
      if (found.is_sure && !found.note.empty()) out_.mended_end = out_.texts.back();
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
    const Text line = texts_[at];
    JournalLine found;
    if (as_written(line.text, found)) return keep(found, line), at;
    if (at + 1 < texts_.size() && hash_ && chained_) {
      // A byte of it became the end of a line.
      const std::string joined = fmt::format("{}\n{}", line.text, texts_[at + 1].text);
      if (auto right = mended(joined, *hash_)) {
        accept(own(std::move(*right)), found);
        found.note = mended_note();
        return keep(found, line), at + 1;
      }
    }
    if (run_together(at)) return read_line(at);
    if (parsed(line.text, Check::what_is_asked, found)) return keep(found, line), at;
    found.kind = JournalLine::Kind::damaged;
    found.bytes = line.text.size();
    found.line = line.number;
    out_.lines.push_back(found);
    hash_.reset();
    return at;
  }

  /// The line is as the running hash says, or one byte of it was put right.
  bool as_written(std::string_view text, JournalLine& found) {
    const auto stated = stated_hash(text);
    const bool follows = hash_ && stated && hash_after(text, *hash_) == *stated;
    if (!follows && stated && after_.hash && hash_after(text, *after_.hash) == *stated) {
      // The line before it is lost, but it is the one that the session file ends with.
      hash_ = after_.hash;
      out_.place = out_.lines.size();
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
  bool accept(std::string_view text, JournalLine& found) {
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
  bool parsed(std::string_view text, Check check, JournalLine& found) {
    std::optional<Envelope> e = plain_envelope(text);
    FindingList repairs;
    const bool asked = !e || check == Check::all || after_.hash || e->seq > after_.seq;
    if (asked) {
      std::string copy(text);
      if (!make_parsable(copy, kMaxJsonDepth, repairs)) return false;
      const std::string_view safe = own(std::move(copy));
      const std::optional<Envelope> plain = plain_envelope(safe);
      e = plain ? plain : any_envelope(safe);
      if (!e) return false;
      const auto op = ops::from_json_line(std::string(e->op));
      if (!op) return false;
      // What is not as it was written may be halves of two lines, which are not spelled as one is.
      const bool is_contradicted = hash_ && stated_hash(text);
      if (is_contradicted && !(plain && plain->op == ops::to_json_line(*op))) return false;
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

  /// Line `at` is several whose newlines were hurt, or a whole one behind what is left of another:
  /// parts them. Within what people wrote a quote has a backslash before it.
  bool run_together(std::size_t at) {
    constexpr std::string_view kBegin = "{\"seq\":";
    const Text line = texts_[at];
    for (std::size_t next = line.text.find(kBegin, 1); next != line.text.npos;
         next = line.text.find(kBegin, next + 1)) {
      const bool is_between = line.text[next - 1] != '}' && next > 1 && line.text[next - 2] == '}';
      const std::size_t end = is_between ? next - 1 : next;
      texts_[at] = {line.text.substr(0, end), line.number, line.begin, line.end, true};
      texts_.insert(texts_.begin() + std::ptrdiff_t(at) + 1,
                    {line.text.substr(next), line.number, line.begin, line.end, line.whole});
      return true;
    }
    return false;
  }

  void keep(JournalLine found, const Text& line) {
    found.kind = JournalLine::Kind::entry;
    found.line = line.number;
    found.begin = line.begin;
    hash_ = found.after;
    if (hash_) last_known_ = hash_;
    out_.lines.push_back(std::move(found));
  }

  static Sentence mended_note() {
    return sentence("One byte of this line was damaged; it was put right.");
  }
  void say(std::size_t line, Sentence text) {
    if (out_.findings.size() < kMaxFindings)
      out_.findings.push_back({std::move(text), line, file_});
  }
  std::string_view own(std::string text) { return out_.texts.emplace_back(std::move(text)); }

  const std::string& file_;
  const JournalPoint after_;
  std::vector<Text> texts_;
  std::optional<Hash> hash_, last_known_;
  bool chained_ = false;  // from here on every line carries its hash
  JournalLines out_;
};

}  // namespace

JournalLines find_journal_lines(std::string_view text, const std::string& file,
                                const JournalPoint& after) {
  return LineFinder(text, file, after).run();
}

}  // namespace storage
