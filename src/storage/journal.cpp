#include "storage/journal.h"

#include <fmt/core.h>

#include <charconv>
#include <optional>

#include "model/codec.h"
#include "storage/json_text.h"
#include "storage/session_writer.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using model::Json;

/// What stands round an op; `op` is its JSON.
struct Envelope {
  std::uint64_t seq = 0;
  base::WallTime at = 0;
  std::uint64_t step = 0;
  std::string op;
};

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
  if (!take(line, "{\"seq\":") || !take_number(line, e.seq) || !take(line, ",\"at\":\"")) return {};
  const std::size_t quote = line.find('"');
  if (quote == line.npos) return {};
  const auto at = base::parse_time(line.substr(0, quote));
  line.remove_prefix(quote);
  if (!at || !take(line, "\",\"step\":") || !take_number(line, e.step) || !take(line, ",\"op\":") ||
      line.size() < 3 || line.front() != '{' || line.back() != '}')
    return {};
  e.at = *at;
  e.op = line.substr(0, line.size() - 1);
  return e;
}

constexpr std::string_view kStart = ",\"start\":";
/// A session within the first line may nest as deep as one in a file of its own.
constexpr std::size_t kHeaderDepth = kMaxJsonDepth + 1;

/// The first line exactly as journal_header() writes it: the session in it need not be parsed.
struct PlainHeader {
  base::Id session;
  std::string_view start;  // empty: it has none
};
std::optional<PlainHeader> plain_header(std::string_view line) {
  if (!take(line, "{\"journal\":1,\"session\":\"") || line.size() < 38) return {};
  const auto session = base::Id::parse(line.substr(0, 36));
  line.remove_prefix(36);
  if (!session || !take(line, "\"") || line.back() != '}') return {};
  line.remove_suffix(1);
  if (line.empty()) return PlainHeader{*session, {}};
  if (!take(line, kStart) || !line.starts_with('{') || !line.ends_with('}')) return {};
  return PlainHeader{*session, line};
}

std::uint64_t count_in(const Json& j, const char* key) {
  const auto it = j.find(key);
  return it != j.end() && it->is_number_unsigned() ? it->get<std::uint64_t>() : 0;
}

/// The same in any other spelling: a person may have mended the file.
std::optional<Envelope> any_envelope(std::string_view line) {
  const Json j = Json::parse(line, nullptr, false);
  if (!j.is_object()) return {};
  Envelope e;
  e.seq = count_in(j, "seq");
  e.step = count_in(j, "step");
  const auto op = j.find("op"), at = j.find("at");
  if (e.seq == 0 || op == j.end() || !op->is_object()) return {};
  if (at != j.end()) (void)model::from_json(*at, e.at);
  e.op = op->dump();
  return e;
}

class JournalReader {
 public:
  JournalReader(std::string_view text, const std::string& file, std::uint64_t after_seq)
      : text_(text), file_(file), after_(after_seq) {}

  Result<JournalRead> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t newline = text_.find('\n', at);
      const bool whole = newline != text_.npos;
      std::string_view line = text_.substr(at, whole ? newline - at : text_.npos);
      if (whole && line.ends_with('\r')) line.remove_suffix(1);
      ++line_;
      const bool good = line_ == 1 ? header(line, whole) : entry(line, !whole);
      if (newer_) return *newer_;
      if (!whole && !good && !line.empty()) {
        out_.findings.push_back(
            {fmt::format(
                 "The last line was cut off while it was written ({} bytes); it was dropped.",
                 line.size()),
             line_, file_});
        break;
      }
      if (!good && !line.empty()) damaged(line);
      at = whole ? newline + 1 : text_.size();
      out_.good_bytes = at;
      out_.lacks_newline = !whole;
    }
    flush_damaged();
    return std::move(out_);
  }

 private:
  bool header(std::string_view line, bool whole) {
    if (whole)
      if (const auto plain = plain_header(line)) {
        out_.session = plain->session;
        return true;
      }
    std::string copy(line);
    FindingList unused;
    if (!make_parsable(copy, kHeaderDepth, unused)) return false;
    const Json j = Json::parse(copy, nullptr, false);
    if (!j.is_object() || count_in(j, "journal") == 0) return entry(line, true);
    if (count_in(j, "journal") > kJournalVersion)
      newer_ =
          Error{ErrorCode::version,
                "A newer Kurumaza wrote this journal. Update Kurumaza to open the session.", file_};
    const auto session = j.find("session");
    if (session != j.end()) (void)model::from_json(*session, out_.session);
    return true;
  }

  /// False: the line says nothing that can be read.
  bool entry(std::string_view line, bool check_all) {
    std::string copy;
    std::optional<Envelope> e = plain_envelope(line);
    FindingList repairs;
    if (!e || check_all || e->seq > after_) {
      copy = line;
      if (!make_parsable(copy, kMaxJsonDepth, repairs)) return false;
      e = plain_envelope(copy);
      if (!e) e = any_envelope(copy);
      if (!e) return false;
    }
    if (e->seq == 0 || e->seq >= (1ull << 53)) return false;
    std::optional<Result<ops::Op>> op;
    if (check_all || e->seq > after_) {
      op = ops::from_json_line(e->op);
      if (!op->ok()) return false;
    }
    follow(*e);
    if (!op || e->seq <= after_ || repeats_) return true;
    for (const Finding& repair : repairs.resolved(copy, file_))
      out_.findings.push_back({repair.text, line_, file_});
    out_.entries.push_back({e->seq, e->at, e->step, std::move(*op).value(), line_});
    return true;
  }

  void follow(const Envelope& e) {
    repeats_ = e.seq <= out_.last_seq;
    if (e.seq > after_) {
      flush_damaged();
      if (repeats_)
        out_.findings.push_back(
            {fmt::format("Op {} stands here again; it was passed over.", e.seq), line_, file_});
      else if (e.seq > std::max(out_.last_seq, after_) + 1 && !damage_since_)
        out_.findings.push_back({fmt::format("Ops {} to {} are missing before this line.",
                                             std::max(out_.last_seq, after_) + 1, e.seq - 1),
                                 line_, file_});
    } else {
      damaged_.clear();  // what it said is in the session file
    }
    damage_since_ = false;
    out_.last_seq = std::max(out_.last_seq, e.seq);
    out_.last_step = std::max(out_.last_step, e.step);
  }

  void damaged(std::string_view line) {
    damage_since_ = true;
    if (damaged_.size() + out_.findings.size() < kMaxFindings)
      damaged_.push_back(
          {fmt::format("This line is damaged ({} bytes); it was passed over.", line.size()), line_,
           file_});
  }
  void flush_damaged() {
    out_.findings.insert(out_.findings.end(), damaged_.begin(), damaged_.end());
    damaged_.clear();
  }

  std::string_view text_;
  const std::string& file_;
  std::uint64_t after_;
  JournalRead out_;
  std::size_t line_ = 0;
  bool repeats_ = false;
  bool damage_since_ = false;
  std::vector<Finding> damaged_;
  std::optional<Error> newer_;
};

}  // namespace

Result<JournalRead> read_journal(std::string_view text, const std::string& file,
                                 std::uint64_t after_seq) {
  return JournalReader(text, file, after_seq).run();
}

void replay(const std::vector<JournalEntry>& entries, model::Session& session,
            const std::string& file, std::vector<Finding>& findings) {
  for (const JournalEntry& entry : entries)
    if (const auto done = ops::apply(session, entry.op); !done && findings.size() < kMaxFindings)
      findings.push_back(
          {base::sentence("Op {} does not fit the session any more and was passed over: {}.",
                          entry.seq, done.error().message),
           entry.line, file});
}

std::string journal_start(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  if (const auto plain = plain_header(line)) return std::string(plain->start);
  std::string copy(line);
  FindingList unused;
  if (!make_parsable(copy, kHeaderDepth, unused)) return {};
  const Json j = Json::parse(copy, nullptr, false);
  if (!j.is_object() || count_in(j, "journal") != kJournalVersion) return {};
  const auto start = j.find("start");
  return start != j.end() && start->is_object() ? start->dump() : std::string();
}

std::string journal_header(const model::Session& start, std::uint64_t seq) {
  // A line end stands only between the values of a session file, never in a text.
  std::string line;
  const std::string text = session_text(start, seq);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    line.append(text, at, end - at);
    at = std::min(text.find_first_not_of(' ', end + 1), text.size());
  }
  return fmt::format("{{\"journal\":{},\"session\":\"{}\"{}{}}}\n", kJournalVersion, start.id.str(),
                     kStart, line);
}

std::string journal_header(base::Id session) {
  return fmt::format("{{\"journal\":{},\"session\":\"{}\"}}\n", kJournalVersion, session.str());
}

std::string journal_line(std::uint64_t seq, base::WallTime at, std::uint64_t step,
                         const ops::Op& op) {
  return fmt::format("{{\"seq\":{},\"at\":\"{}\",\"step\":{},\"op\":{}}}\n", seq,
                     base::format_time(at), step, ops::to_json_line(op));
}

}  // namespace storage
