// The session file: text in, session out, and what had to be repaired on the way. Pure: no disk.
// The format is described in docs/session-format.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/session.h"
#include "storage/finding.h"
#include "storage/session_writer.h"

namespace storage {

struct LoadLimits {
  std::uint64_t max_bytes = 256ull << 20;
  std::size_t max_depth = 64;
};

struct LoadReport {
  model::Session session;            // keeps every invariant
  std::uint64_t journal_seq = 0;     // the last op of the journal that it holds
  std::optional<Hash> journal_hash;  // the journal's running hash there
  std::vector<Finding> findings;
  bool repaired = false;  // the session is not quite what the text said
};

/// `file`: its name, for messages. Fails with parse (line and column), format, version (a newer
/// Kurumaza made it) or too_large; anything less is repaired and listed.
base::Result<LoadReport> load_session_text(std::string text, const std::string& file,
                                           const LoadLimits& = {});

/// The text states its own hash, and has not been changed since.
bool is_as_written(std::string_view text);
/// The text as it was written, where one byte of it was changed, lost or added since; nothing where
/// that cannot be, or the text states no hash.
std::optional<std::string> mended_session_text(std::string_view text);

}  // namespace storage
