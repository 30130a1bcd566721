// From files to cards and maps, without a display: joins storage/import.h with desk/lay_out.h, and
// storage/map_import.h with desk/take_maps.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/file_system.h"
#include "base/id.h"
#include "base/messages.h"
#include "desk/lay_out.h"
#include "ops/build.h"
#include "storage/import_wishes.h"
#include "text/typesetter.h"

namespace commands {

/// What the command line says of an import. A column is named or numbered; "none": not even what is
/// proposed.
struct ImportWishes {
  std::optional<int> board;          // from 1; none: a report's cards go to the boards of their
                                     // questions, all others to the first
  std::vector<std::string> columns;  // empty: as proposed
  std::optional<std::string> who, group;
  bool no_head = false;
};

/// Cards from files onto a session, as one action, whole or not at all: a file that cannot be read,
/// a board that is not there or a disk that fails leaves the session as it was. What was taken and
/// what was not, in lines to print, in the language of `tr`. Fails as reading and opening do.
struct ImportDone {
  std::vector<std::string> taken, left_out;
};
base::Result<ImportDone> import_files(base::FileSystem& files, const base::Clock& clock,
                                      base::IdSource& ids, text::Typesetter& typesetter,
                                      const base::Path& session,
                                      const std::vector<base::Path>& from,
                                      const ImportWishes& wishes, const base::Messages& tr);

}  // namespace commands
