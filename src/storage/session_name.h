// Of which session a text is, and which place of its history it holds, read from its head alone: of thousands of
// files nobody wants to read more. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "base/id.h"
#include "storage/running_hash.h"

namespace storage {

struct SessionName {
  base::Id id;
  JournalPoint point;
};

/// Nothing where it is no session file, or so damaged that it does not say.
std::optional<SessionName> session_name(std::string_view text);

}  // namespace storage
