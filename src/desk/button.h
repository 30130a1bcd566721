// Button: a button on the table. One description is drawn, hit and named to the probe, so that these
// agree. A plain value in mm of the window, or of the seat that it lies in: whoever shows it makes
// it anew from where things lie. Any thread.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "canvas/draw_list.h"

namespace desk {

struct Button {
  /// A disc with its words below it; a paper with its icon and its words beside one another on it;
  /// flat on a panel, with icon and words where it says.
  enum class Shape { disc, paper, flat };
  struct Paint {
    canvas::Color face, icon, edge{0, 0, 0, 0};
  };
  std::string name;  // stable, for the probe
  Shape shape = Shape::disc;
  base::TurnedRect place;  // without the words of a disc
  std::string icon;        // empty: none
  double icon_size = 8;
  text::LayoutPtr words = nullptr;  // null: none
  canvas::Color words_ink{};
  Paint rest{}, down{};  // how it looks, and while a finger is on it
  bool pressed = false;
  bool enabled = true;  // false: faint
  double scale = 1;     // of a paper: how much larger than usual it is
  // Of a flat one:
  double radius = 2;                 // of its corners
  base::Vec2 icon_at{}, words_at{};  // their middles, from its own

  /// How far beside it a point is; 0: on it.
  double away(base::Vec2 mm) const;
  /// A finger here means it, up to so far beside it.
  bool hit(base::Vec2 mm, double beside_mm = 1) const {
    return base::is_finite(mm) && away(mm) <= beside_mm;
  }
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
