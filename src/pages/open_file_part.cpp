#include "pages/open_file_part.h"

#include <filesystem>
#include <utility>

#include "base/folders.h"
#include "base/overloaded.h"
#include "pages/file_places.h"
#include "pages/list_folder.h"

namespace pages {

namespace p = panels;

void OpenFilePart::list(const base::Path& folder) {
  folder_ = list_folder(around_.files, folder, p::FilesPurpose::open_session, around_.tr);
  folder_.places = file_places(around_.files, std::filesystem::absolute(around_.settings.sessions),
                               base::home_folder().value_or(base::Path()), around_.tr);
}

void OpenFilePart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, page_ == p::StartPanel::files);
  if (!shown_) return;
  if (!was_shown) list(std::filesystem::absolute(around_.settings.sessions));
  p::need(fonts, folder_);
}

void OpenFilePart::draw(p::Ui& ui, p::Room&) {
  if (shown_) panel_.draw_page(ui, folder_, asked_);
}

bool OpenFilePart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::FilesCommand& command : asked)
    std::visit(
        base::Overloaded{[&](p::GoTo to) { page_ = to.page; },
                         [&](const p::BrowseFolder& wish) { list(wish.path); },
                         [&](const p::OpenSession& wish) { around_.wishes.emplace_back(wish); },
                         [](const auto&) {}},  // of the table's sheet
        command);
  return !asked.empty();
}

}  // namespace pages
