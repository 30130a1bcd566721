#include "storage/journal.h"
#include "ops/op_line.h"

#include <fmt/core.h>

#include "model/codec.h"
#include "storage/json_text.h"
#include "storage/session_writer.h"

namespace storage {
namespace {

using model::Json;

constexpr std::string_view kStart = ",\"start\":";
constexpr std::string_view kStartHash = "\"journal_hash\": \"";
/// A session within the first line may nest as deep as one in a file of its own.
constexpr std::size_t kHeaderDepth = kMaxJsonDepth + 1;

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// The line exactly as journal_header() writes it: the session in it need not be parsed.
std::optional<JournalHeader> plain_header(std::string_view line) {
  if (!line.ends_with('}')) return {};
  line = hashed_part(line);
  if (!take(line, "{\"journal\":1,\"session\":\"") || line.size() < 37) return {};
  const auto session = base::Id::parse(line.substr(0, 36));
  line.remove_prefix(36);
  if (!session || !take(line, "\"")) return {};
  JournalHeader out;
  out.version = 1;
  out.session = *session;
  if (line.empty()) return out;
  if (!take(line, kStart) || !line.starts_with('{') || !line.ends_with('}')) return {};
  out.start = line;
  return out;
}

std::optional<JournalHeader> any_header(std::string_view line) {
  std::string copy(line);
  FindingList unused;
  if (!make_parsable(copy, kHeaderDepth, unused)) return {};
  const Json j = Json::parse(copy, nullptr, false);
  if (!j.is_object()) return {};
  const auto version = j.find("journal");
  if (version == j.end() || !version->is_number_unsigned() || version->get<std::uint64_t>() == 0)
    return {};
  JournalHeader out;
  out.version = int(std::min<std::uint64_t>(version->get<std::uint64_t>(), 1000000));
  if (const auto session = j.find("session"); session != j.end())
    (void)model::from_json(*session, out.session);
  if (const auto start = j.find("start"); start != j.end() && start->is_object())
    out.start = start->dump();
  return out;
}

/// Where the running hash stood when the journal began: the session it began with says so.
Hash hash_of_start(const JournalHeader& header) {
  std::size_t at = header.start.find(kStartHash);
  std::size_t length = kStartHash.size();
  if (at == std::string::npos) {  // spelled without the blank
    at = header.start.find("\"journal_hash\":\"");
    --length;
  }
  if (at != std::string::npos)
    if (const auto hash = parse_hash(std::string_view(header.start).substr(at + length, 16)))
      return *hash;
  return hash_of_beginning(header.session);
}

}  // namespace

std::optional<JournalHeader> read_journal_header(std::string_view line) {
  const auto stated = stated_hash(line);
  const bool is_sure = stated && hash_after(line, kHashOfNothing) == *stated;
  std::optional<std::string> right;
  if (!is_sure && (right = mended(line, kHashOfNothing))) line = *right;
  auto header = plain_header(line);
  if (!header) header = any_header(line);
  if (!header) return {};
  header->is_sure = is_sure || right;
  header->was_mended = right.has_value();
  header->hash = hash_of_start(*header);
  return header;
}

std::string journal_start(std::string_view text) {
  const auto header = read_journal_header(text.substr(0, text.find('\n')));
  return header && header->version == kJournalVersion ? header->start : std::string();
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

Hash hash_of_beginning(base::Id session) { return text_hash(session.str()); }

std::string journal_header(const model::Session& start, const JournalPoint& point) {
  // A line end stands only between the values of a session file, never in a text.
  std::string line;
  const std::string text = session_text(start, point);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    line.append(text, at, end - at);
    at = std::min(text.find_first_not_of(' ', end + 1), text.size());
  }
  Hash own = kHashOfNothing;
  return with_hash(fmt::format("{{\"journal\":{},\"session\":\"{}\"{}{}", kJournalVersion,
                               start.id.str(), kStart, line),
                   own) +
         '\n';
}

std::string journal_header(base::Id session) {
  return fmt::format("{{\"journal\":{},\"session\":\"{}\"}}\n", kJournalVersion, session.str());
}

std::string journal_line(std::uint64_t seq, base::WallTime at, std::uint64_t step,
                         const ops::Op& op, Hash& hash, More more) {
  return with_hash(
             fmt::format("{{\"seq\":{},\"at\":\"{}\",\"step\":{}{},\"op\":{}", seq,
                         base::format_time(at), step, more == More::follows ? ",\"more\":true" : "",
                         ops::to_json_line(op)),
             hash) +
         '\n';
}

std::string journal_line(std::uint64_t seq, base::WallTime at, std::uint64_t step,
                         const ops::Op& op) {
  return fmt::format("{{\"seq\":{},\"at\":\"{}\",\"step\":{},\"op\":{}}}\n", seq,
                     base::format_time(at), step, ops::to_json_line(op));
}

}  // namespace storage
