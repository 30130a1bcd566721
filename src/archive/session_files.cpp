#include "archive/session_files.h"

#include <fmt/format.h>

namespace archive {

using base::FolderEntry;
using base::Path;

namespace {

constexpr int kDeepest = 16;  // links may go round in a circle

using Found = std::map<Path, std::string>;

std::string state_of(const FolderEntry& entry) {
  return fmt::format("{}:{}", entry.changed_ms, entry.size);
}

base::Result<void> look_in(base::FileSystem& files, const Path& folder, int depth, Found& out) {
  const auto entries = files.list(folder);
  if (!entries) return entries.error();
  std::map<std::string, std::string> journals;  // by the session's name
  for (const FolderEntry& entry : *entries)
    if (!entry.is_folder && entry.path.extension() == ".journal")
      journals[entry.path.stem().string()] = state_of(entry);
  for (const FolderEntry& entry : *entries) {
    const std::string name = entry.path.filename().string();
    if (name.starts_with('.')) continue;
    if (entry.is_folder) {
      if (depth < kDeepest) (void)look_in(files, entry.path, depth + 1, out);
      continue;
    }
    if (entry.path.extension() != ".json" || name.find(".original-") != name.npos) continue;
    const auto journal = journals.extract(entry.path.stem().string());
    out[entry.path] = state_of(entry) + (journal ? "+" + journal.mapped() : std::string());
  }
  // Of these only the journal is left; all of the session is in it.
  for (const auto& [name, state] : journals)
    if (!name.starts_with('.') && name.find(".other-") == name.npos)
      out[folder / (name + ".json")] = "+" + state;
  return {};
}

}  // namespace

base::Result<Found> session_files(base::FileSystem& files, const Path& folder) {
  Found out;
  if (auto done = look_in(files, folder, 0, out); !done) return done.error();
  return out;
}

}  // namespace archive
