#include "storage/session_file.h"

#include "storage/json_text.h"
#include "storage/repair.h"

namespace storage {
namespace {

/// By its mark, or by the zeros between the letters of its first line.
bool is_utf16(std::string_view text) {
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) return true;
  return text.size() >= 4 && ((text[0] == '\0') != (text[1] == '\0')) &&
         ((text[2] == '\0') != (text[3] == '\0')) && (text[0] == '\0') == (text[2] == '\0');
}

}  // namespace

base::Result<LoadReport> load_session_text(std::string text, const std::string& file,
                                           const LoadLimits& limits) {
  const auto in_file = [&](base::Error error) {
    error.context = file;
    return error;
  };
  if (text.size() > limits.max_bytes)
    return in_file(
        {base::ErrorCode::too_large,
         base::sentence("The file is {} MB large; sessions of up to {} MB are read. It is "
                        "most likely no session.",
                        text.size() >> 20, limits.max_bytes >> 20),
         {}});
  if (is_utf16(text))
    return in_file(
        {base::ErrorCode::encoding,
         base::sentence("This file is UTF-16 text (\"Unicode\" in some editors). Open it "
                        "in a text editor and save it as UTF-8."),
         {}});
  FindingList findings;
  if (auto done = make_parsable(text, limits.max_depth, findings); !done)
    return in_file(done.error());
  auto found = read_session(text, findings);
  if (!found) return in_file(found.error());
  LoadReport report;
  report.journal_seq = found->journal.seq;
  report.journal_hash = found->journal.hash;
  report.session = repaired_session(std::move(*found), findings);
  report.repaired = !findings.empty();
  report.findings = findings.resolved(text, file);
  return report;
}

bool is_as_written(std::string_view text) {
  const auto stated = stated_hash(text, kFileTail);
  return stated && hash_after(text, kHashOfNothing, kFileTail) == *stated;
}

std::optional<std::string> mended_session_text(std::string_view text) {
  return mended(text, kHashOfNothing, kFileTail);
}

}  // namespace storage
