#include "storage/session_file.h"

#include <fmt/core.h>

#include "storage/json_text.h"
#include "storage/repair.h"

namespace storage {

base::Result<LoadReport> load_session_text(std::string text, const std::string& file,
                                           const LoadLimits& limits) {
  const auto in_file = [&](base::Error error) {
    error.context = file;
    return error;
  };
  if (text.size() > limits.max_bytes)
    return in_file({base::ErrorCode::too_large,
                    fmt::format("The file is {} MB large; sessions of up to {} MB are read. It is "
                                "most likely no session.",
                                text.size() >> 20, limits.max_bytes >> 20),
                    {}});
  FindingList findings;
  if (auto done = make_parsable(text, limits.max_depth, findings); !done)
    return in_file(done.error());
  auto found = read_session(text, findings);
  if (!found) return in_file(found.error());
  LoadReport report;
  report.journal_seq = found->journal_seq;
  report.session = repaired_session(std::move(*found), findings);
  report.repaired = !findings.empty();
  report.findings = findings.resolved(text, file);
  return report;
}

}  // namespace storage
