// Screen: a page's panels over one ImGui context. Each frame: prepare(), then (if it says so) upload
// the font texture, ImGui::NewFrame(), draw(), ImGui::Render(). Feed one pointer: io.MousePos and
// MouseDown[0]; characters through io. What was tapped the panels know. The UI thread's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "panels/name_bubble.h"
#include "panels/panel.h"
#include "panels/ui.h"

namespace panels {

class Screen {
 public:
  /// `fonts` must outlive the screen. Needs a current ImGui context made with fonts.atlas().
  Screen(const Theme& theme, Fonts& fonts, IconSource icons);

  const Theme& theme() const { return theme_; }
  /// For another display or look; before prepare().
  void set_theme(const Theme& theme);

  /// Makes the fonts hold what is to be shown. Before ImGui::NewFrame(). True: the font texture has
  /// changed and must be uploaded.
  bool prepare(const std::vector<Panel*>& panels, const base::Messages& tr);

  /// The field that the keyboard on the screen writes in, kept by whoever has that keyboard; null
  /// (as at first): there is none.
  void set_writing(FieldWriting* writing) { writing_ = writing; }
  FieldWriting* writing() const { return writing_; }

  /// What an input method composes, from the next prepare() on: shown in the field being typed in.
  void compose(text::Composed composed) { composed_ = std::move(composed); }
  const text::Composed& composed() const { return composed_; }

  /// Bottom to top. Between NewFrame and Render.
  void draw(const std::vector<Panel*>& panels, const base::Messages& tr);

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
  /// What the panels have left of the window.
  const Room& room() const { return room_; }

 private:
  Theme theme_;
  Fonts& fonts_;
  IconSource icons_;
  Frame frame_;
  text::Composed composed_;
  FieldWriting* writing_ = nullptr;
  NameBubble names_;
  Room room_;
  std::string lang_;
};

}  // namespace panels
