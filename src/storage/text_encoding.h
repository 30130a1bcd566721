// Text files as people have them, made UTF-8: UTF-8 and UTF-16 (with a byte order mark) and
// Shift_JIS (as Windows writes it, code page 932), told apart by their bytes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace storage {

/// Valid UTF-8 without a byte order mark. Fails with `encoding` and says what helps.
base::Result<std::string> to_utf8(std::string_view bytes);

}  // namespace storage
