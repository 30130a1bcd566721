#include "pages/list_folder.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "base/file_words.h"
#include "storage/import_wishes.h"

namespace pages {

namespace {

/// In small or capital letters.
bool has_ending(const std::string& name, std::string_view ending) {
  return name.size() > ending.size() &&
         std::equal(ending.begin(), ending.end(), name.end() - std::ptrdiff_t(ending.size()),
                    [](char a, unsigned char b) { return a == char(std::tolower(b)); });
}

}  // namespace

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
    const bool wanted = purpose == panels::FilesPurpose::open_session
                            ? has_ending(name, ".json")
                            : std::ranges::any_of(storage::kImportEndings, [&](const char* ending) {
                                return has_ending(name, ending);
                              });
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
