// A session's things as one piece of bytes, as the index keeps them: a row for each of three million cards
// would cost more than all else. Used by index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/session_words.h"

namespace archive {

std::string packed(const std::vector<Thing>& things);
/// Nothing where these are no such bytes.
std::optional<std::vector<Thing>> unpacked(std::string_view bytes);

}  // namespace archive
