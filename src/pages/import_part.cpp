#include "pages/import_part.h"

#include <filesystem>
#include <utility>

#include "base/folders.h"
#include "base/overloaded.h"
#include "base/utf8.h"
#include "canvas/scene.h"
#include "desk/lay_out.h"
#include "desk/take_maps.h"
#include "ops/document.h"
#include "pages/file_places.h"
#include "pages/list_folder.h"
#include "pages/new_cards.h"

namespace pages {

namespace p = panels;

namespace {
constexpr base::Asker kTable = 1;
}

void ImportPart::list(const base::Path& folder) {
  folder_ = list_folder(around_.files, folder, p::FilesPurpose::import_cards, around_.tr);
  folder_.places = file_places(around_.files, std::filesystem::absolute(around_.settings.sessions),
                               base::home_folder().value_or(base::Path()), around_.tr);
}

void ImportPart::open_list() {
  sitting_.files_open = true;
  forget();
  list(base::home_folder().value_or(around_.settings.sessions));
}

void ImportPart::close() {
  sitting_.files_open = false;
  forget();
  preview_next();
}

bool ImportPart::drop(const base::Path& path) {
  if (sitting_.desk.read_only) return true;
  to_come_.push_back(path);
  if (!is_chosen()) preview_next();
  return true;
}

void ImportPart::preview_next() {
  if (to_come_.empty()) return;
  const base::Path path = to_come_.front();
  to_come_.erase(to_come_.begin());
  read(path);
  sitting_.files_open = true;
  around_.due.all();
}

void ImportPart::read(const base::Path& path) {
  using Task = storage::ImportTask;
  if (!worker_)
    worker_ = std::make_unique<storage::ImportWorker>(
        [&files = around_.files,
         &clock = around_.clock]() -> base::Result<std::unique_ptr<Task::Engine>> {
          return std::make_unique<Task::Engine>(files, clock);
        },
        around_.clock, [&outside = around_.outside] { outside.wake(); });
  reading_ = base::repaired_utf8(path.filename().string());
  worker_->ask(kTable, 0, {path});
}

void ImportPart::forget() {
  if (reading_) worker_->forget(kTable);
  reading_.reset();
  import_.reset();
  maps_.reset();
}

void ImportPart::tick(double) {
  if (!reading_) return;
  for (storage::ImportWorker::Answer& answer : worker_->poll()) {
    if (!reading_) continue;
    const std::string name = *std::exchange(reading_, {});
    if (answer.kind == storage::ImportWorker::Answer::Kind::answered)
      take(name, std::move(*answer.reply));
    else
      import_.emplace(
          name, answer.error.value_or(base::Error{
                    base::ErrorCode::too_large,
                    base::sentence("It takes too long to read this file. Take less at a time."), name}));
    around_.due.all();
  }
}

double ImportPart::next_deadline_s() const {
  return reading_ ? worker_->next_deadline_s().value_or(1e300) : 1e300;
}

void ImportPart::take(const std::string& name, storage::BroughtFile file) {
  std::visit(base::Overloaded{
                 [&](base::Error& error) { import_.emplace(name, std::move(error)); },
                 [&](storage::MapImport& maps) { maps_.emplace(name, std::move(maps)); },
                 [&](storage::ImportTable& table) {
                   import_.emplace(name, std::move(file.bytes), std::move(table));
                 }},
             file.read);
}

void ImportPart::make_maps() {
  const auto wanted = maps_->maps();
  std::vector<std::string> left_out;
  for (const base::Sentence& said : maps_->left_out()) left_out.push_back(said.in(around_.tr));
  close();
  desk::Desk& desk = sitting_.desk;
  if (desk.read_only) return;
  const desk::TakenMaps taken =
      desk::take_maps(sitting_.open->session(), desk.board_id, wanted, desk.typesetter, desk.ids,
                      desk.clock.wall(), desk.scene.look().letters);
  if (taken.ops.empty())
    return around_.say(p::ToastKind::good, around_.tr("The map is as the file has it already."));
  if (!desk.doc.apply_all(taken.ops)) return;
  if (taken.changed > 0)
    around_.say(p::ToastKind::good,
                base::sentence("The map is up to date: {} changes", taken.changed).in(around_.tr));
  tell_of_new_cards(around_, sitting_, taken.made);
  if (!left_out.empty())
    around_.say(p::ToastKind::info, around_.tr("Not all of the file was taken:"), left_out);
}

void ImportPart::make_cards() {
  if (maps_) return make_maps();
  if (!import_) return;
  const auto cards = import_->cards(sitting_.open->session().anonymous);
  close();
  tell_of_new_cards(around_, sitting_, desk::new_cards(sitting_.desk, cards));
}

void ImportPart::leave_import() {
  forget();
  if (!to_come_.empty()) return preview_next();
  // The list as it was left; a file that was dropped came from none.
  if (folder_.folder.empty()) open_list();
}

void ImportPart::need(p::Fonts& fonts) {
  shown_.reset();
  if (!sitting_.files_open) return;
  if (reading_) {
    shown_.emplace().file = *reading_;
    shown_->hint = around_.tr("Being read…");
  }
  if (import_) shown_ = import_->view(around_.tr);
  if (maps_) shown_ = maps_->view(sitting_.open->session(), around_.tr);
  if (shown_) p::need(fonts, *shown_);
  p::need(fonts, folder_);
}

void ImportPart::draw(p::Ui& ui, p::Room& room) {
  if (!sitting_.files_open) return;
  const float above = sitting_.tray_open ? room.bottom : p::bar_area(ui).y;
  room.free.max.x = shown_ ? panel_.draw_sheet(ui, *shown_, above, asked_, asked_of_import_)
                           : panel_.draw_sheet(ui, folder_, above, asked_);
}

bool ImportPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  const auto of_import = std::exchange(asked_of_import_, {});
  for (const p::FilesCommand& command : asked)
    std::visit(base::Overloaded{[&](p::CloseFiles) { close(); },
                                [&](const p::BrowseFolder& wish) { list(wish.path); },
                                [&](const p::ImportFile& wish) { drop(wish.path); },
                                [](const auto&) {}},  // of the start's page
               command);
  for (const p::ImportCommand& command : of_import)
    std::visit(base::Overloaded{[&](p::ChooseImportColumn wish) {
                                  if (import_) import_->choose(wish.column);
                                  if (maps_) maps_->choose(wish.column);
                                },
                                [&](p::SetImportOption wish) {
                                  if (import_) import_->set(wish.option, wish.on);
                                },
                                [&](p::MakeImportCards) { make_cards(); },
                                [&](p::LeaveImport) { leave_import(); }},
               command);
  return !asked.empty() || !of_import.empty();
}

}  // namespace pages
