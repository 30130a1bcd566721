#include "panels/screen.h"

#include <algorithm>
#include <utility>

#include "panels/bar.h"
#include "panels/hint.h"
#include "panels/toasts.h"

namespace panels {

Screen::Screen(const Theme& theme, Fonts& fonts, IconSource icons)
    : theme_(theme), fonts_(fonts), icons_(std::move(icons)) {
  set_theme(theme);
}

void Screen::set_theme(const Theme& theme) {
  theme_ = theme;
  theme_.apply(ImGui::GetStyle(), ImGui::GetIO());
}

void Screen::need(const FilesView& files) {
  fonts_.need(files.folder);
  fonts_.need(files.error);
  for (const FileEntry& e : files.entries)
    for (const std::string* s : {&e.name, &e.detail, &e.error}) fonts_.need(*s);
}

void Screen::need(const ImportView& import) {
  fonts_.need(import.file);
  fonts_.need(import.error);
  for (const ImportColumnView& column : import.columns) {
    fonts_.need(column.name);
    for (const std::string& cell : column.cells) fonts_.need(cell);
  }
  for (const ImportToggle& toggle : import.toggles) fonts_.need(toggle.label);
  for (const std::string& note : import.notes) fonts_.need(note);
}

void Screen::need(const std::vector<Toast>& toasts) {
  for (const Toast& toast : toasts) {
    fonts_.need(toast.text);
    fonts_.need(toast.action);
    for (const std::string& d : toast.details) fonts_.need(d);
  }
}

bool Screen::refresh_fonts(const base::Messages& tr) {
  if (lang_ != tr.lang()) {
    lang_ = tr.lang();
    fonts_.need(tr.all_text(), Fonts::Kind::interface);
    fonts_.need("日本語");
  }
  fonts_.need(composed_.text);
  return fonts_.refresh(theme_);
}

bool Screen::prepare(const StartView& view, const base::Messages& tr) {
  const bool opens = view.page == StartPage::new_session && !new_session_open_;
  if (opens) new_session_.reset(view.today);
  new_session_open_ = view.page == StartPage::new_session;
  for (const RecentSession& s : view.recent)
    for (const std::string* text : {&s.title, &s.date, &s.venue, &s.error}) fonts_.need(*text);
  fonts_.need(new_session_.typed());
  if (view.page == StartPage::files) need(view.files);
  const FileTrouble& trouble = view.trouble;
  for (const std::string* text : {&trouble.what, &trouble.why, &trouble.where, &trouble.advice})
    fonts_.need(*text);
  need(view.toasts);
  return refresh_fonts(tr);
}

bool Screen::prepare(const TableView& view, const base::Messages& tr) {
  new_session_open_ = false;
  fonts_.need(view.title);
  fonts_.need(view.saving.reason);
  for (const BoardName& b : view.boards) fonts_.need(b.question);
  if (view.tray_open)
    for (const TrayCard& c : view.tray) fonts_.need(c.text, Fonts::Kind::card);
  if (view.files_open) need(view.files);
  if (view.files_open && view.import) need(*view.import);
  need(view.toasts);
  return refresh_fonts(tr);
}

void Screen::draw(const StartView& view, const base::Messages& tr, Commands& out) {
  frame_ = Frame();
  frame_.composed = composed_;
  Ui ui(theme_, fonts_, icons_, tr, frame_);
  switch (view.page) {
    case StartPage::home:
      home_.draw(ui, view, out);
      break;
    case StartPage::new_session:
      new_session_.draw(ui, out);
      break;
    case StartPage::files:
      files_.draw_page(ui, view.files, out);
      break;
  }
  draw_toasts(ui, view.toasts, ui.window.h - theme_.edge, {}, out);
  free_px_ = base::Rect();
}

void Screen::draw(const TableView& view, const base::Messages& tr, Commands& out) {
  frame_ = Frame();
  frame_.composed = composed_;
  Ui ui(theme_, fonts_, icons_, tr, frame_);
  float top = draw_bar(ui, view, out);
  bar_top_px_ = top;
  if (!view.tray_open && !view.files_open) draw_hint(ui, view.hint);
  if (view.tray_open) top = tray_.draw(ui, view, top, out);
  const float bar_top = bar_area(ui).y;
  base::Rect free{{0, 0}, {ui.window.w, top}};
  if (view.files_open) {
    files_.draw_sheet(ui, view.files, view.import ? &*view.import : nullptr,
                      view.tray_open ? top : bar_top, out);
    free.max.x = std::min<double>(free.max.x, frame_.covered.back().min.x);
  }
  free_px_ = free;
  std::vector<base::Rect> taken = view.open_seats;
  taken.insert(taken.end(), view.handles.begin(), view.handles.end());
  draw_toasts(ui, view.toasts, top, taken, out);
}

bool Screen::wants_pointer(base::Vec2 pos_px) const {
  return std::ranges::any_of(frame_.covered,
                             [&](const base::Rect& r) { return r.contains(pos_px); });
}

}  // namespace panels
