#include "storage/open_session.h"

#include <fmt/core.h>

namespace storage {

using base::Path;
using base::Result;

namespace {

constexpr std::uint64_t kMaxJournalBytes = 1ull << 30;

/// The session as the journal says it began, where the session file is no use; `why`: what is wrong
/// with that.
Result<LoadReport> from_journal(base::FileSystem& files, const Path& session,
                                const base::Error& why) {
  const Path path = journal_path(session);
  const auto text = files.read(path, kMaxJournalBytes);
  if (!text) return why;
  auto report = load_session_text(journal_start(*text), path.filename().string());
  if (!report) return why;
  report->repaired = true;
  report->findings.insert(
      report->findings.begin(),
      {base::sentence("{} The session was put together again from its journal.", why.message), 0,
       session.filename().string()});
  return report;
}

Result<void> read_journal_of(base::FileSystem& files, const Path& session, LoadedSession& out) {
  const Path path = journal_path(session);
  if (!files.exists(path)) return {};
  auto text = files.read(path, kMaxJournalBytes);
  if (!text) return text.error();
  const std::string name = path.filename().string();
  auto journal = read_journal(*text, name, out.file_seq);
  if (!journal) return journal.error();
  if (!journal->session.nil() && journal->session != out.session.id) {
    out.foreign_journal = true;
    out.findings.push_back(
        {"This journal is another session's: nothing was taken from it. It is kept under another "
         "name.",
         0, name});
    return {};
  }
  if (journal->session.nil() && journal->last_seq > 0)
    out.findings.push_back(
        {"The first line does not say whose journal this is; it was taken for this "
         "session's.",
         1, name});
  out.findings.insert(out.findings.end(), journal->findings.begin(), journal->findings.end());
  replay(journal->entries, out.session, name, out.findings);
  out.replayed = journal->entries.size();
  out.last_seq = std::max(out.last_seq, journal->last_seq);
  out.last_step = journal->last_step;
  out.journal_bytes = journal->good_bytes;
  text->resize(journal->good_bytes);
  if (journal->lacks_newline) *text += '\n';
  out.journal = std::move(*text);
  return {};
}

}  // namespace

Path journal_path(const Path& session) { return Path(session).replace_extension(".journal"); }

Path lock_path(const Path& session) {
  return session.parent_path() / ("." + session.filename().string() + ".lock");
}

Path folder_of(const Path& path) {
  const Path parent = path.parent_path();
  return parent.empty() ? Path(".") : parent;
}

std::string file_stamp(base::WallTime t) {
  std::string out;
  for (const char c : base::format_time(t).substr(0, 19))
    if (c != '-' && c != ':') out += c;
  return out + "Z";
}

Result<LoadedSession> load_session(base::FileSystem& files, const Path& path,
                                   const LoadLimits& limits) {
  if (path.extension() == ".journal")
    return base::Error{base::ErrorCode::invalid,
                       "This is a session's journal. Open the .json file of the same name.",
                       path.string()};
  LoadedSession out;
  auto text = files.read(path, limits.max_bytes);
  out.missing = !text && text.error().code == base::ErrorCode::not_found;
  if (!text && !out.missing) return text.error();
  const std::uint64_t hash = text_hash(out.missing ? std::string_view() : *text);
  Result<LoadReport> report =
      out.missing ? text.error() : load_session_text(*text, path.filename().string(), limits);
  if (!report && (out.missing || report.error().code == base::ErrorCode::parse ||
                  report.error().code == base::ErrorCode::format))
    report = from_journal(files, path, report.error());
  if (!report) return report.error();
  out.session = std::move(report->session);
  out.findings = std::move(report->findings);
  out.repaired = report->repaired;
  out.file_seq = out.last_seq = report->journal_seq;
  out.file_hash = hash;
  if (out.repaired && !out.missing) out.original = std::move(*text);
  if (auto done = read_journal_of(files, path, out); !done) return done.error();
  return out;
}

std::uint64_t text_hash(std::string_view text, std::uint64_t so_far) {
  for (const char c : text) so_far = (so_far ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return so_far;
}

}  // namespace storage
