// Button: a round button on the table with its words below it. One description is drawn, hit and
// named to the probe, so that these agree. A plain value in mm of the window: whoever shows it makes
// it anew from where things lie. Any thread.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "canvas/draw_list.h"

namespace desk {

struct Button {
  struct Paint {
    canvas::Color face, icon, edge{0, 0, 0, 0};
  };
  std::string name;        // stable, for the probe
  base::TurnedRect place;  // of the disc, without its words
  std::string icon;
  double icon_size = 8;
  text::LayoutPtr words = nullptr;  // null: none
  canvas::Color words_ink{};
  Paint rest{}, down{};  // how it looks, and while a finger is on it
  bool pressed = false;
  bool enabled = true;  // false: faint

  /// A finger here means it: up to a millimetre beside it.
  bool hit(base::Vec2 window_mm) const;
  /// What the probe calls its quad: an upright square, as a disc has no turn.
  std::array<base::Vec2, 4> quad() const;
};

/// Layers that draw() takes: the discs, then what stands on and below them.
inline constexpr std::uint32_t kButtonLayers = 2;
/// Draws buttons that do not overlap, from this layer on.
void draw(const std::vector<Button>& buttons, std::uint32_t layer, canvas::DrawList& out);

}  // namespace desk
