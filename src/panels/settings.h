// SettingsSheet: this machine: text size, furigana, contrast, motion, table or wall, sound, language, and how
// large the screen's pixels are, measured by a card of paper laid on the screen. Its view, its commands,
// its draw.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/corner.h"
#include "panels/drag_scroll.h"
#include "panels/ui.h"

namespace panels {

struct SettingsView {
  double text_scale = 1;
  bool furigana = false;
  bool readings_there = true;  // this machine has a dictionary for furigana
  bool high_contrast = false;
  bool calm = false;  // what moves by itself is there at once
  bool at_wall = false;
  bool sound = true;
  bool can_sound = true;    // the machine has something that can be heard
  double px_per_mm = 3.78;  // as the display is taken to have now
  bool neighbours = false;  // a held card shows which others use the same words
  bool halls = false;       // this program looks for halls
  std::string hall{};       // how it stands there, in a few words
};

struct SetTextScale {
  double scale = 1;
};
struct SetFurigana {
  bool on = false;
};
struct SetContrast {
  bool high = false;
};
struct SetMotion {
  bool calm = false;
};
struct SetMount {
  bool wall = false;
};
struct SetSound {
  bool on = true;
};
struct SetNeighbours {
  bool on = false;
};
struct SetPixels {
  double px_per_mm = 3.78;
};
struct CloseSettings {};
using SettingsCommand =
    std::variant<SetTextScale, SetFurigana, SetContrast, SetMotion, SetMount, SetSound,
                 SetNeighbours, SetPixels, SetLanguage, OpenHall, CloseSettings>;
using SettingsCommands = std::vector<SettingsCommand>;

class SettingsSheet {
 public:
  void draw(Ui& ui, const SettingsView& view, SettingsCommands& out);
  /// Measured anew when it is opened again.
  void reset() {
    measured_ = 0;
    scroll_.reset();
  }

 private:
  void draw_furigana(Ui& ui, const SettingsView& view, const Area& row, float words_w,
                     SettingsCommands& out);
  void draw_measure(Ui& ui, const SettingsView& view, const Area& area, SettingsCommands& out);

  double measured_ = 0;  // px per mm; 0: not yet
  DragScroll scroll_;
};

}  // namespace panels
