// Theme: the colours and sizes of all panels. Sizes are given in millimetres and become whole
// pixels by px(); where the display has so few pixels that text would be too small to draw (a 55
// inch full-HD table), everything grows together until it is readable. The colours follow
// canvas::Look, so that bar and table are of one piece. A plain value.
#pragma once

#include <imgui.h>

#include <array>

#include "canvas/look.h"

namespace panels {

enum class Contrast { normal, high };

struct Appearance {
  double px_per_mm = 3.78;
  double text_scale = 1;  // 1…1.6: larger text
  Contrast contrast = Contrast::normal;
};

struct Theme {
  explicit Theme(const Appearance& appearance = {});

  /// Millimetres as whole pixels, at least 1 for anything above 0.
  float px(double mm) const;
  /// Takes ImGui's style over: for text fields, the only widgets of ImGui's own that are used.
  void apply(ImGuiStyle& style, ImGuiIO& io) const;

  Contrast contrast;
  float mm;  // pixels for one millimetre of a panel

  // Font sizes in px.
  float small_px, label_px, text_px, heading_px, title_px;

  // Lengths in px.
  float target;  // the least side of anything to tap
  float gap;     // between two such things
  float bar_height;
  float edge;          // between the window's edge and a panel
  float radius;        // of panels
  float radius_small;  // of buttons, fields and tiles
  float hairline;
  float drag;  // a finger that moved farther scrolls

  ImU32 ground, surface, sunken, pressed, ink, ink_soft, ink_faint, line, accent, accent_pressed,
      accent_soft, on_accent, warn, warn_soft, good, shadow;
  float hint_share;             // of a key's ink: what else it writes
  std::array<ImU32, 6> papers;  // by model::PaperColor
  ImU32 wood;                   // the table in the emblem
};

ImU32 to_imgui(canvas::Color color);
/// `color` with its alpha multiplied.
ImU32 faded(ImU32 color, float alpha);

}  // namespace panels
