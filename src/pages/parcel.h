// A parcel: what of a report or a session is copied when it is taken along, and what is said of where it
// lies. Plain functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "desk/notices.h"
#include "storage/copy_out.h"

namespace pages {

/// All the files of it that there are: of a report every format, the page first; of a session its
/// journal, too.
storage::CopyWish parcel(const desk::HandOver& goods, const base::Path& folder,
                         base::FileSystem& files);
/// Title, file, folder, computer: a line each, as they stand beside the code and in it.
std::vector<std::string> where_it_lies(const desk::HandOver& goods, const std::string& computer,
                                       const base::Messages& tr);
/// "12.3 GB": as people count them.
std::string size_words(std::uint64_t bytes);
/// What is free where `folder` lies, bytes; nothing where nobody knows.
std::optional<std::uint64_t> free_bytes(const base::Path& folder);

}  // namespace pages
