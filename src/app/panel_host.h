// PanelHost: the panels of one display: the ImGui context with its fonts, the screen they are drawn
// on, and the one pointer and the keyboard that ImGui knows. The window's thread.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/panel_fingers.h"
#include "app/panel_keys.h"
#include "app/panel_text.h"
#include "gfx/ui_pass.h"
#include "panels/screen.h"

struct ImGuiContext;
struct ImDrawData;

namespace app {

class PanelHost {
 public:
  /// Makes a context and makes it current. Fails as reading the fonts does. `files` lives longer.
  static base::Result<std::unique_ptr<PanelHost>> create(base::FileSystem& files,
                                                         const base::Path& fonts,
                                                         panels::IconSource icons);
  ~PanelHost();

  panels::Screen& screen() { return *screen_; }
  PanelFingers& fingers() { return *fingers_; }
  PanelText& text() { return *text_; }
  void set_appearance(const panels::Appearance& appearance);
  /// Another page is shown: what was to be pasted on the one before is not. On one that is nothing
  /// but panels (`all`) every finger and key is theirs.
  void turn_page(bool all);
  /// A pixel of the panels.
  bool covers(base::Vec2 px) { return fingers_->covers(px); }

  /// One frame of these, as they lie in the window, of which they have the middle; after so many
  /// seconds; new characters go to `textures`.
  void frame(const std::vector<panels::Panel*>& panels, const base::Messages& tr,
             const base::TurnedRect& lies, double passed_s, gfx::UiPass& textures);
  /// Something still moves, or taps or keys wait for a frame of their own.
  bool needs_frame() const { return screen_->needs_frame() || pending(); }
  bool pending() const { return fingers_->pointer().pending() || keys_.pending(); }
  const ImDrawData* drawn() const;
  /// Between pixels of the window and of the panels, as they were drawn last.
  base::Vec2 from_window(base::Vec2 px) const {
    return lies_.to_local(px) + base::Vec2{lies_.size.w, lies_.size.h} / 2;
  }
  base::Vec2 to_window(base::Vec2 px) const {
    return lies_.to_world(px - base::Vec2{lies_.size.w, lies_.size.h} / 2);
  }

  void key(const platform::KeyEvent& event) { keys_.key(event); }
  /// The window lost the keyboard.
  void release_keys();
  void wheel(double steps, base::Vec2 pos_px);
  /// The key pastes into the field being typed in: `asked` is to be answered by paste().
  bool pastes(const platform::KeyEvent& event) const;
  void ask_paste(std::uint64_t asked);
  /// True: a field had asked for it. What there is comes into the field, where it is still there.
  bool paste(const input::ClipboardAnswer& answer);
  /// What was copied in a field since the last call.
  std::optional<std::string> take_copied() { return std::exchange(copied_, {}); }

 private:
  PanelHost() = default;
  void setup_io();

  std::unique_ptr<panels::Fonts> fonts_;
  ImGuiContext* context_ = nullptr;
  base::TurnedRect lies_;
  std::unique_ptr<panels::Screen> screen_;
  std::unique_ptr<PanelFingers> fingers_;
  PanelKeys keys_;
  std::unique_ptr<PanelText> text_;
  std::map<std::uint64_t, base::Rect> pastes_;  // the field, by the number of the question
  std::string pasted_;                          // what ImGui is given
  std::optional<std::string> copied_;
};

}  // namespace app
