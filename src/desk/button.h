// Button: a button on the table. One description is drawn, hit and named to the probe, so that these
// agree. A plain value in mm of the window: whoever shows it makes it anew from where things lie.
// Any thread.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "canvas/draw_list.h"

namespace desk {

struct Button {
  /// A disc with its words below it; a paper with its icon and its words beside one another on it.
  enum class Shape { disc, paper };
  struct Paint {
    canvas::Color face, icon, edge{0, 0, 0, 0};
  };
  std::string name;  // stable, for the probe
  Shape shape = Shape::disc;
  base::TurnedRect place;  // without the words of a disc
  std::string icon;
  double icon_size = 8;
  text::LayoutPtr words = nullptr;  // null: none
  canvas::Color words_ink{};
  Paint rest{}, down{};  // how it looks, and while a finger is on it
  bool pressed = false;
  bool enabled = true;  // false: faint

  /// A finger here means it, up to so far beside it.
  bool hit(base::Vec2 window_mm, double beside_mm = 1) const;
  /// What the probe calls its quad; of a disc an upright square, as it has no turn.
  std::array<base::Vec2, 4> quad() const;
  /// How wide the words on a paper can be.
  double words_room() const;
};

/// Layers that draw() takes: discs and papers, then what stands on and below them.
inline constexpr std::uint32_t kButtonLayers = 2;
/// Draws buttons that do not overlap, from this layer on.
void draw(const std::vector<Button>& buttons, std::uint32_t layer, canvas::DrawList& out);

}  // namespace desk
