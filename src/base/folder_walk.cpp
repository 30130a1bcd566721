#include "base/folder_walk.h"

#include <algorithm>

namespace base {

namespace {

constexpr int kDeepest = 16;

Result<void> walk(FileSystem& files, const Path& folder, int depth,
                  const std::function<void(const WalkedFolder&)>& with) {
  auto entries = files.list(folder);
  if (!entries) return entries.error();
  std::ranges::sort(*entries, {}, &FolderEntry::path);
  WalkedFolder here{folder, {}};
  std::vector<Path> inner;
  for (FolderEntry& entry : *entries) {
    if (entry.path.filename().string().starts_with('.')) continue;
    if (entry.is_folder)
      inner.push_back(std::move(entry.path));
    else
      here.files.push_back(std::move(entry));
  }
  with(here);
  if (depth < kDeepest)
    for (const Path& within : inner) (void)walk(files, within, depth + 1, with);
  return {};
}

}  // namespace

Result<void> walk_folders(FileSystem& files, const Path& folder,
                          const std::function<void(const WalkedFolder&)>& with) {
  return walk(files, folder, 0, with);
}

}  // namespace base
