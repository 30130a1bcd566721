// From many sessions to one book, without a display: joins storage with report/collection.h. Sessions are read
// and drawn on as many threads as the machine has cores, and joined in their order on the caller's.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/messages.h"
#include "report/collection.h"

namespace commands {

struct CollectWishes {
  std::vector<base::Path> from;  // session files, and folders that are searched for *.json
  base::Path out;
  std::string title;
  bool reports = false;  // the HTML report of each, too
  /// On the caller's thread, after each: how many of how many, and which; may be empty.
  std::function<void(std::size_t done, std::size_t all, const std::string& file)> progress{};
  bool strict_names = false;  // a session that may name somebody undecided is left out
};
struct CollectDone {
  int sessions = 0, cards = 0;
  int people = 0, people_sessions = 0;  // places that may name somebody undecided, and in how many
  std::vector<report::LeftOut> left_out;
  base::Path page, workbook;
};

/// The session files that are meant, each once: those named as they stand there, those of a folder and the
/// folders in it by name, without hidden ones.
std::vector<base::Path> sessions_in(base::FileSystem& files, const std::vector<base::Path>& from);

/// Writes index.html, collection.xlsx, maps/ and, where wished, reports/ to `out`. A session that cannot be read,
/// or is there twice, is left out and named. Fails with `not_found` where there is none at all, and as the disk
/// does; every file is then whole or not there.
base::Result<CollectDone> collect_sessions(base::FileSystem& files, const base::Path& fonts,
                                           const CollectWishes& wishes, const base::Messages& tr);

}  // namespace commands
