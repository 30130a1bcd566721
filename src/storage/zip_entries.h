// Single files out of a zip file, with care: never more of them, nor larger ones, than is said, whatever the
// zip file claims. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace storage {

/// Those of `names` that are there. Fails with `too_large` where they unpack to more than `most` bytes
/// together or there are too many entries, with `parse` where the zip file is damaged, with `format`
/// where it wants a password.
base::Result<std::map<std::string, std::string>> zip_entries(std::string_view bytes,
                                                             const std::vector<std::string>& names,
                                                             std::size_t most);

}  // namespace storage
