// Text files as people have them, made UTF-8: UTF-8 and UTF-16, each with a byte order mark or
// without, and Shift_JIS (as Windows writes it, code page 932), told apart by what their bytes can
// have meant. Nothing is taken for Japanese only because it can be decoded so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace storage {

struct DecodedText {
  std::string text;   // valid UTF-8 without a byte order mark
  bool wide = false;  // it was UTF-16: as Excel's “Unicode text” is
  /// The lines (from 1) with something unreadable, which is U+FFFD now; few, or it is refused.
  std::vector<std::size_t> damaged_lines;
};

/// Fails with `encoding` and says what helps.
base::Result<DecodedText> decode_text(std::string_view bytes);

}  // namespace storage
