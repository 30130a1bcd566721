// What people asked for on the panels, and opening and leaving sessions: the other half of App.
#include <fmt/core.h>

#include "app/app.h"
#include "base/assert.h"
#include "base/file_words.h"
#include "base/log.h"
#include "base/utf8.h"
#include "platform/show_file.h"
#include "report/write_report.h"

namespace app {

namespace {

std::string file_name_for(const std::string& title) {
  std::string out;
  for (std::size_t at = 0, next = 0; at < title.size() && out.size() < 60; at = next) {
    const char32_t c = base::code_point_at(title, at, next);
    const bool plain = c > 0x20 && c != '/' && c != '\\' && c != ':' && c != '*' && c != '?' &&
                       c != '"' && c != '<' && c != '>' && c != '|' && c != '.' && c != 0x3000;
    if (plain)
      base::append_code_point(out, c);
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace

void App::carry_out(const panels::Command& command) {
  namespace p = panels;
  const double now = clock_.now_s();
  tools::Toolbox* table = sitting_ ? &sitting_->table : nullptr;
  frame_due_ = true;
  const auto visit = [&](const auto& c) {
    using T = std::decay_t<decltype(c)>;
    if constexpr (std::is_same_v<T, p::GoTo>) {
      start_page_->view().page = c.page;
      if (c.page == p::StartPage::files)
        files_view_ = StartPage::list_folder(files_, std::filesystem::absolute(options_.sessions),
                                             p::FilesPurpose::open_session, tr_);
      if (c.page == p::StartPage::home) start_page_->refresh(tr_);
    } else if constexpr (std::is_same_v<T, p::OpenSession>) {
      open(c.path);
    } else if constexpr (std::is_same_v<T, p::OpenExample>) {
      open_example();
    } else if constexpr (std::is_same_v<T, p::CreateSession>) {
      create_session(c);
    } else if constexpr (std::is_same_v<T, p::BrowseFolder>) {
      files_view_ = StartPage::list_folder(files_, c.path, files_view_.purpose, tr_);
    } else if constexpr (std::is_same_v<T, p::SetLanguage>) {
      set_language(c.lang);
    } else if constexpr (std::is_same_v<T, p::Leave>) {
      if (!sitting_)
        quit_ = true;
      else
        (void)leave_table();  // says so where it cannot be
    } else if constexpr (std::is_same_v<T, p::ToastAction>) {
      if (const auto offer = toasts_.take_offer(c.toast)) carry_out(*offer);
    } else if constexpr (std::is_same_v<T, p::CloseToast>) {
      toasts_.close(c.toast);
    } else if constexpr (std::is_same_v<T, p::CloseTrouble>) {
      start_page_->forget_trouble();
    } else if (table) {
      if constexpr (std::is_same_v<T, p::NewCard>) table->new_card();
      if constexpr (std::is_same_v<T, p::OpenTray>) sitting_->tray_open = true;
      if constexpr (std::is_same_v<T, p::CloseTray>) sitting_->tray_open = false;
      if constexpr (std::is_same_v<T, p::TakeFromTray>) table->take_from_tray(c.card);
      if constexpr (std::is_same_v<T, p::Undo>) sitting_->open->doc().undo();
      if constexpr (std::is_same_v<T, p::Redo>) sitting_->open->doc().redo();
      if constexpr (std::is_same_v<T, p::AddSeat>) sitting_->seats->add();
      if constexpr (std::is_same_v<T, p::ShowCards>) sitting_->seats->show_all();
      if constexpr (std::is_same_v<T, p::FitAll>) {
        table->view().fit(now);
        offer_far_things();
      }
      if constexpr (std::is_same_v<T, p::MakeReport>) make_report();
      if constexpr (std::is_same_v<T, p::CloseFiles>) close_files();
      if constexpr (std::is_same_v<T, p::ImportFile>) preview_import(c.path);
      if constexpr (std::is_same_v<T, p::ChooseImportColumn>)
        if (sitting_->import) sitting_->import->choose(c.column);
      if constexpr (std::is_same_v<T, p::SetImportOption>)
        if (sitting_->import) sitting_->import->set(c.option, c.on);
      if constexpr (std::is_same_v<T, p::MakeImportCards>) make_import_cards();
      if constexpr (std::is_same_v<T, p::LeaveImport>) leave_import();
      if constexpr (std::is_same_v<T, p::SetViewLocked>) {
        sitting_->view_locked = c.locked;
        table->fingers().set_view_free(!c.locked);
      }
      if constexpr (std::is_same_v<T, p::SwitchBoard>) {
        table->let_go(now);
        sitting_->show(c.board);
        offer_far_things();
      }
      if constexpr (std::is_same_v<T, p::OpenImport>) open_import_list();
    }
  };
  std::visit(visit, command);
}

// --- sessions

void App::carry_out(const desk::Offer& offer) {
  if (const auto* show = std::get_if<desk::ShowFile>(&offer)) platform::show_file(show->file);
  if (const auto* back = std::get_if<desk::BackToSeat>(&offer); back && sitting_)
    sitting_->seats->come_back(*back);
  if (const auto* bring = std::get_if<desk::BringFarThings>(&offer)) bring_far_things(bring->board);
}

void App::open(const base::Path& path) {
  if (!leave_table()) return;
  auto table = storage::LiveSession::open(files_, clock_, ids_, path);
  if (!table) return cannot_open(path, table.error());
  sit_down(std::move(table).value());
}

void App::cannot_open(const base::Path& path, const base::Error& error) {
  base::log_error(path.string() + " cannot be opened: " + error.message.english());
  if (start_page_->view().page == panels::StartPage::home)
    start_page_->cannot_open(path, error, tr_);
  else
    toasts_.add(panels::ToastKind::warning, error.shown(tr_), clock_.now_s());
  ui_dirty_ = frame_due_ = true;
}

void App::open_example() {
  if (!leave_table()) return;
  // A copy, so that the example stays as it is.
  const auto bytes = files_.read(assets_.examples / "example.json", 64u << 20);
  const base::Path copy = free_path(tr_("Example"));
  auto written = bytes ? files_.make_folders(options_.sessions) : base::Result<void>(bytes.error());
  if (written) written = base::write_atomically(files_, copy, *bytes);
  if (!written) {
    toasts_.add(panels::ToastKind::warning, written.error().shown(tr_), clock_.now_s());
    return;
  }
  open(copy);
}

base::Path App::free_path(const std::string& title) {
  std::string name = base::local_date(clock_.wall());
  if (const std::string words = file_name_for(title); !words.empty()) name += "-" + words;
  base::Path path = options_.sessions / (name + ".json");
  for (int n = 2; files_.exists(path) || files_.exists(storage::journal_path(path)); ++n)
    path = options_.sessions / fmt::format("{}-{}.json", name, n);
  return path;
}

void App::create_session(const panels::CreateSession& wishes) {
  if (!leave_table()) return;
  (void)files_.make_folders(options_.sessions);
  auto table = storage::LiveSession::create(
      files_, clock_, free_path(wishes.title),
      storage::make_session({wishes.title, wishes.date, wishes.venue, wishes.makers,
                             wishes.questions, wishes.anonymous},
                            ids_, clock_.wall()));
  if (!table) {
    toasts_.add(panels::ToastKind::warning, table.error().shown(tr_), clock_.now_s());
    return;
  }
  sit_down(std::move(table).value());
}

void App::sit_down(std::unique_ptr<storage::LiveSession> table) {
  ASSERT(!sitting_, "a table is left before another is sat down at");
  canvas::Camera camera;
  camera.px_per_mm = camera.scale = px_per_mm_;
  camera.window_px = {double(window_->width_px()), double(window_->height_px())};
  sitting_ = std::make_unique<Sitting>(std::move(table), *typesetter_, ids_, clock_, look_, camera);
  // Undo, redo, the tray's count: the bar speaks of what every op may change.
  sitting_->open->doc().subscribe([this](const ops::Op&, ops::ActionId) { ui_dirty_ = true; });
  sitting_->desk.bar_px = screen_->theme().bar_height + 2 * screen_->theme().edge;
  sitting_->desk.mount =
      options_.mount.value_or(has_touch_ ? desk::Mount::table : desk::Mount::wall);
  sitting_->table.set_messages(tr_);
  seat_people();
  sitting_->table.view().fit_now();
  panel_fingers_->set_all(false);
  panel_text_->set_all(false);
  router_.set_takers({panel_fingers_.get(), sitting_->seats.get(), &sitting_->table});
  key_router_.set_takers({panel_text_.get(), sitting_->seats.get(), &sitting_->table.editor()});
  start_page_->forget_trouble();
  exit_code_ = 0;
  save_state_ = sitting_->open->save_state();
  saving_ = saving_view(save_state_, clock_.wall(), tr_);
  sitting_->place.emplace(files_, sitting_->open->path());
  if (sitting_->desk.read_only)
    toasts_.add(panels::ToastKind::warning, saving_.reason, clock_.now_s());
  const std::string& title = sitting_->open->session().title;
  window_->set_title(title.empty() ? "車座 Kurumaza" : title + " — 車座 Kurumaza");
  std::vector<std::string> details;
  for (const storage::Finding& f : sitting_->open->findings()) details.push_back(f.shown(tr_));
  if (!details.empty())
    toasts_.add(panels::ToastKind::warning,
                tr_("Some of the saved data was damaged. What could be kept is here; the original "
                    "lies beside it."),
                clock_.now_s(), details);
  offer_far_things();
  say_where_it_is_saved();
  compositor_->damage_all();
  ui_dirty_ = frame_due_ = true;
}

bool App::leave_table() {
  if (!sitting_) return true;
  sitting_->table.let_go(clock_.now_s());
  sitting_->seats->cancel_all();
  for (const auto& seat : sitting_->seats->all()) {
    seat->finish();
    seat->to_card();
  }
  if (auto closed = sitting_->open->close(); !closed && !sitting_->desk.read_only) {
    // Stay rather than lose it; only the end of the program goes on (the journal has what it could
    // write).
    base::log_error("the session could not be saved: " + closed.error().text());
    if (!quit_) {
      toasts_.add(panels::ToastKind::warning,
                  tr_("The session cannot be saved yet, so the table stays open."), clock_.now_s(),
                  {closed.error().shown(tr_)});
      ui_dirty_ = true;
      return false;
    }
    exit_code_ = 1;
  }
  sitting_->seats->forget_questions();
  carry_out_wishes();  // the places of this table are kept, whatever ended it
  toasts_.leave_table();
  router_.set_takers({panel_fingers_.get()});
  key_router_.set_takers({panel_text_.get()});
  panel_fingers_->set_all(true);
  panel_text_->set_all(true);
  sitting_.reset();
  window_->set_title("車座 Kurumaza");
  start_page_->view().page = panels::StartPage::home;
  start_page_->refresh(tr_);
  compositor_->damage_all();
  ui_dirty_ = frame_due_ = true;
  return true;
}

void App::make_report() {
  const base::Path session = sitting_->open->path();
  const base::Path folder = storage::folder_of(session) / (session.stem().string() + "-report");
  const auto written = report::write_reports(files_, sitting_->open->session(), {"html", "csv"},
                                             folder, session.stem().string(), tr_, *typesetter_);
  const double now = clock_.now_s();
  if (!written) {
    toasts_.add(panels::ToastKind::warning, written.error().shown(tr_), now);
    return;
  }
  toasts_.add_offer(panels::ToastKind::good,
                    fmt::format(fmt::runtime(tr_("The report is written: {}")),
                                base::file_words(written->front(), tr_)),
                    now, tr_("Open"), desk::ShowFile{written->front()});
}

}  // namespace app
