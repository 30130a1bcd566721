// JSON as text, before the parser sees it: makes it safe to parse (depth, numbers no double holds,
// broken UTF-8) and writes it so that a diff reads well. Used by the session file and the journal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/finding.h"

namespace storage {

inline constexpr std::size_t kMaxJsonDepth = 64;

struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;  // in characters
};
TextPlace place_of(std::string_view text, std::size_t offset);

/// Repairs what would keep an otherwise good text from being parsed: ill-formed UTF-8 becomes
/// U+FFFD, and so do halves of surrogate pairs; numbers beyond what a double holds become ±9e307.
/// Each is a finding. Fails with `format` where objects and lists nest deeper than `max_depth`.
base::Result<void> make_parsable(std::string& text, std::size_t max_depth, FindingList& findings);

/// Appends `text` as a JSON string with its quotes; ill-formed UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace storage
