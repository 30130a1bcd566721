// Screen: all panels of the program over one ImGui context. Each frame: prepare(), then (if it says
// so) upload the font texture, ImGui::NewFrame(), draw(), ImGui::Render(). What people asked for
// comes back as commands. Feed one pointer: io.MousePos and MouseDown[0]; characters through io.
// The UI thread's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "panels/commands.h"
#include "panels/files.h"
#include "panels/home.h"
#include "panels/new_session.h"
#include "panels/tray.h"
#include "panels/ui.h"

namespace panels {

class Screen {
 public:
  /// `fonts` must outlive the screen. Needs a current ImGui context made with fonts.atlas().
  Screen(const Theme& theme, Fonts& fonts, IconSource icons);

  const Theme& theme() const { return theme_; }
  /// For another display or look; before prepare().
  void set_theme(const Theme& theme);

  /// Makes the fonts hold what is to be shown, and pages start afresh. Before ImGui::NewFrame().
  /// True: the font texture has changed and must be uploaded.
  bool prepare(const StartView& view, const base::Messages& tr);
  bool prepare(const TableView& view, const base::Messages& tr);

  /// What an input method composes, from the next prepare() on: shown in the field being typed in.
  void compose(text::Composed composed) { composed_ = std::move(composed); }
  const text::Composed& composed() const { return composed_; }

  /// Between NewFrame and Render; appends commands.
  void draw(const StartView& view, const base::Messages& tr, Commands& out);
  void draw(const TableView& view, const base::Messages& tr, Commands& out);

  /// Of the last frame drawn:
  const std::vector<ButtonRect>& buttons() const { return frame_.buttons; }
  const std::vector<DrawnText>& texts() const { return frame_.texts; }
  /// Whether a point (window px) lies on a panel: such a finger belongs to the panels.
  bool wants_pointer(base::Vec2 pos_px) const;
  /// A text field is being typed in: keys belong to the panels. Its rect, for an input method.
  bool wants_keyboard() const { return frame_.focus.has_value(); }
  std::optional<base::Rect> text_focus() const { return frame_.focus; }
  /// Something still moves: draw another frame without waiting for an event.
  bool needs_frame() const { return frame_.moving; }
  /// The part of the window that bar, tray and sheet leave free: for fitting the map, new cards.
  base::Rect free_px() const { return free_px_; }
  /// Where the bar begins, with the strip above it that tells of trouble.
  float bar_top_px() const { return bar_top_px_; }

 private:
  bool refresh_fonts(const base::Messages& tr);
  void need(const FilesView& files);
  void need(const ImportView& import);
  void need(const std::vector<Toast>& toasts);

  Theme theme_;
  Fonts& fonts_;
  IconSource icons_;
  Frame frame_;
  text::Composed composed_;
  base::Rect free_px_;
  float bar_top_px_ = 0;
  std::string lang_;
  StartPage page_ = StartPage::home;
  bool new_session_open_ = false;

  Home home_;
  NewSession new_session_;
  Files files_;
  Tray tray_;
};

}  // namespace panels
