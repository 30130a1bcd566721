#include "pages/list_folder.h"

#include <algorithm>
#include <cctype>

#include "base/file_words.h"

namespace pages {

panels::FilesView list_folder(base::FileSystem& files, const base::Path& folder,
                              panels::FilesPurpose purpose, const base::Messages& tr) {
  panels::FilesView view;
  view.purpose = purpose;
  view.path = folder;
  view.folder = base::folder_words(folder, tr);
  if (folder.has_parent_path() && folder != folder.root_path()) view.parent = folder.parent_path();
  auto entries = files.list(folder);
  if (!entries) {
    view.error = entries.error().message.in(tr);
    return view;
  }
  for (const base::FolderEntry& e : *entries) {
    const std::string name = e.path.filename().string();
    if (name.empty() || name[0] == '.') continue;
    std::string ext = e.path.extension().string();
    std::transform(ext.begin(), ext.end(), ext.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    const bool wanted = purpose == panels::FilesPurpose::open_session
                            ? ext == ".json"
                            : ext == ".txt" || ext == ".csv" || ext == ".tsv";
    if (!e.is_folder && !wanted) continue;
    view.entries.push_back(
        {e.path, name, e.is_folder ? "" : base::local_date(e.changed_ms), e.is_folder, ""});
  }
  std::sort(view.entries.begin(), view.entries.end(), [](const auto& a, const auto& b) {
    return a.folder != b.folder ? a.folder : a.name < b.name;
  });
  return view;
}

}  // namespace pages
