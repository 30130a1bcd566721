#include "pages/open_file_part.h"

#include <fmt/core.h>

#include <filesystem>
#include <utility>

#include "base/folders.h"
#include "base/overloaded.h"
#include "pages/clock_words.h"
#include "pages/file_places.h"
#include "pages/list_folder.h"
#include "storage/session_bin.h"

namespace pages {

namespace p = panels;

void OpenFilePart::list(const base::Path& folder) {
  folder_ = list_folder(around_.files, folder, p::FilesPurpose::open_session, around_.tr);
  add_places();
}

void OpenFilePart::add_places() {
  folder_.places = file_places(around_.files, std::filesystem::absolute(around_.settings.sessions),
                               base::home_folder().value_or(base::Path()), around_.tr);
  folder_.has_bin = true;
}

void OpenFilePart::list_bin() {
  const auto& tr = around_.tr;
  const base::Path bin = storage::bin_of(std::filesystem::absolute(around_.settings.sessions));
  folder_ = {};
  folder_.path = bin;
  folder_.folder = tr("Sessions stay in the bin until they are deleted here.");
  add_places();
  const auto there = storage::binned_sessions(around_.files, bin);
  if (!there) {
    folder_.error = there.error().message.in(tr);
    return;
  }
  folder_.binned.emplace();
  for (const storage::BinnedSession& s : *there)
    folder_.binned->push_back(
        {s.path, s.title,
         fmt::format(fmt::runtime(tr("In the bin since {0}, cards: {1}")),
                     base::local_date(s.binned) + " " + clock_words(s.binned), s.cards)});
}

std::string OpenFilePart::title_of(const base::Path& binned) const {
  for (const p::BinnedEntry& e : *folder_.binned)
    if (e.path == binned && !e.title.empty()) return e.title;
  return around_.tr("(no title)");
}

void OpenFilePart::put_back(const base::Path& binned) {
  const std::string title = title_of(binned);
  const auto back = storage::take_out_of_bin(around_.files, binned);
  if (back)
    around_.say(p::ToastKind::good,
                fmt::format(fmt::runtime(around_.tr("“{}” is back among the sessions.")), title));
  else
    around_.say(p::ToastKind::warning, back.error().shown(around_.tr));
  list_bin();
}

void OpenFilePart::delete_for_good(const base::Path& binned) {
  const std::string title = title_of(binned);
  const auto gone = storage::delete_for_good(around_.files, binned);
  if (gone)
    around_.say(p::ToastKind::good,
                fmt::format(fmt::runtime(around_.tr("“{}” is deleted for good.")), title));
  else
    around_.say(p::ToastKind::warning, gone.error().shown(around_.tr));
  list_bin();
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
                         [&](p::BrowseBin) { list_bin(); },
                         [&](const p::PutBack& wish) { put_back(wish.path); },
                         [&](const p::DeleteForGood& wish) { delete_for_good(wish.path); },
                         [&](const p::OpenSession& wish) { around_.wishes.emplace_back(wish); },
                         [](const auto&) {}},  // of the table's sheet
        command);
  return !asked.empty();
}

}  // namespace pages
