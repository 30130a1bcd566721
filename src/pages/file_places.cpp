#include "pages/file_places.h"

#include <algorithm>

namespace pages {

namespace {

constexpr std::size_t kMostSticks = 4;

/// Where the desktop mounts them: /media/USER/NAME, /run/media/USER/NAME, or /media/NAME.
void add_sticks(base::FileSystem& files, const base::Path& root, const std::string& user,
                std::vector<panels::FilePlace>& out) {
  const auto entries = files.list(root);
  if (!entries) return;
  const auto own = files.stamp(root);
  for (const base::FolderEntry& e : *entries) {
    if (!e.is_folder) continue;
    const std::string name = e.path.filename().string();
    // A folder that waits for a disk (/media/cdrom) is none.
    const auto there = files.stamp(e.path);
    const bool mounted = !own || !there || there->device != own->device;
    if (!user.empty() && name == user)
      add_sticks(files, e.path, {}, out);
    else if (mounted && out.size() < kMostSticks)
      out.push_back({name, e.path, true});
  }
}

}  // namespace

std::vector<panels::FilePlace> file_places(base::FileSystem& files, const base::Path& sessions,
                                           const base::Path& home, const base::Messages& tr) {
  std::vector<panels::FilePlace> out{{tr("Sessions"), sessions}};
  for (const char* name : {"ドキュメント", "Documents"})
    if (!home.empty() && files.exists(home / name)) {
      out.push_back({tr("Documents"), home / name});
      break;
    }
  std::vector<panels::FilePlace> sticks;
  for (const char* root : {"/media", "/run/media"})
    add_sticks(files, root, home.filename().string(), sticks);
  for (panels::FilePlace& stick : sticks) {
    stick.name = std::string(tr("Stick")) + " " + stick.name;
    out.push_back(std::move(stick));
  }
  return out;
}

}  // namespace pages
