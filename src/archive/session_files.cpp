#include "archive/session_files.h"

#include <fmt/format.h>

#include "base/folder_walk.h"

namespace archive {

using base::FolderEntry;
using base::Path;

namespace {

using Found = std::map<Path, std::string>;

std::string state_of(const FolderEntry& entry) {
  return fmt::format("{}:{}", entry.changed_ms, entry.size);
}

void look_in(const base::WalkedFolder& here, Found& out) {
  std::map<std::string, std::string> journals;  // by the session's name
  for (const FolderEntry& entry : here.files)
    if (entry.path.extension() == ".journal")
      journals[entry.path.stem().string()] = state_of(entry);
  for (const FolderEntry& entry : here.files) {
    if (entry.path.extension() != ".json" ||
        entry.path.filename().string().find(".original-") != std::string::npos)
      continue;
    const auto journal = journals.extract(entry.path.stem().string());
    out[entry.path] = state_of(entry) + (journal ? "+" + journal.mapped() : std::string());
  }
  // Of these only the journal is left; all of the session is in it.
  for (const auto& [name, state] : journals)
    if (name.find(".other-") == name.npos) out[here.folder / (name + ".json")] = "+" + state;
}

}  // namespace

base::Result<Found> session_files(base::FileSystem& files, const Path& folder) {
  Found out;
  const auto done = base::walk_folders(files, folder,
                                       [&](const base::WalkedFolder& here) { look_in(here, out); });
  if (!done) return done.error();
  return out;
}

}  // namespace archive
