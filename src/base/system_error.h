// What a failed system call means for the person at the table, and what helps.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace base {

/// `err`: the call's errno; `doing`: what was tried, as in "Cannot read": sentence("read").
Error system_error(int err, const std::filesystem::path& path, const Sentence& doing);

}  // namespace base
