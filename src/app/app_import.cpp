// Cards that come from elsewhere: pasted, or from a file by way of its preview: the import part of
// App.
#include <fmt/core.h>

#include <algorithm>

#include "app/app.h"
#include "base/folders.h"
#include "desk/lay_out.h"

namespace app {

void App::tell_of_new_cards(std::size_t made) {
  // Rows and islands lie below what lay there: whoever made them sees them.
  const base::Rect seen = sitting_->desk.table();
  const auto unseen = [&](const auto& entry) {
    return entry.second.place == model::Place::table && !seen.contains(entry.second.pos);
  };
  if (made > 1 && std::ranges::any_of(sitting_->board().cards, unseen))
    sitting_->table.view().show_all(clock_.now_s());
  if (made > 0)
    toasts_.add(panels::ToastKind::good, fmt::format(fmt::runtime(tr_("{} new cards")), made),
                clock_.now_s());
  ui_dirty_ = frame_due_ = true;
}

void App::open_import_list() {
  sitting_->files_open = true;
  sitting_->import.reset();
  files_view_ = StartPage::list_folder(files_, base::home_folder().value_or(options_.sessions),
                                       panels::FilesPurpose::import_cards, tr_);
}

void App::close_files() {
  sitting_->files_open = false;
  sitting_->import.reset();
  preview_next();
}

void App::preview_import(const base::Path& path) {
  if (sitting_->desk.read_only) return;
  sitting_->imports_to_come.push_back(path);
  if (!sitting_->import) preview_next();
}

void App::preview_next() {
  if (sitting_->imports_to_come.empty()) return;
  const base::Path path = sitting_->imports_to_come.front();
  sitting_->imports_to_come.erase(sitting_->imports_to_come.begin());
  const std::string name = path.filename().string();
  const auto bytes = files_.read(path, storage::kLargestImport);
  if (bytes)
    sitting_->import.emplace(name, *bytes);
  else
    sitting_->import.emplace(name, bytes.error());
  sitting_->files_open = true;
  ui_dirty_ = frame_due_ = true;
}

void App::make_import_cards() {
  if (!sitting_->import) return;
  const auto cards = sitting_->import->cards(sitting_->open->session().anonymous);
  close_files();
  tell_of_new_cards(desk::new_cards(sitting_->desk, cards));
}

void App::leave_import() {
  sitting_->import.reset();
  if (!sitting_->imports_to_come.empty()) return preview_next();
  // The list as it was left; a file that was dropped came from none.
  if (files_view_.purpose != panels::FilesPurpose::import_cards || files_view_.folder.empty())
    open_import_list();
}

}  // namespace app
