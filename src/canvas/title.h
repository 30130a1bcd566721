// Title: what stands at the foot of a map (表題・註記), and how it is set: in lines below one another, left
// justified. Values; the model's thread sets them.
#pragma once

#include <string>

#include "canvas/draw_list.h"
#include "canvas/kept_layouts.h"

namespace canvas {

/// Each may be empty. All empty: there is nothing to stand there.
struct Title {
  std::string title;  // what the map is of
  std::string facts;  // when, where, who made it
  std::string notes;
  friend bool operator==(const Title&, const Title&) = default;
};

struct TitleLines {
  text::LayoutPtr title, facts, notes;  // null: none
  Vec2 title_at, facts_at, notes_at;    // their top left, from that of the whole
  Size size;
};
/// As wide as they need, up to 300 mm where letters are as usual.
TitleLines set_title(const Title& title, KeptLayouts& layouts);

}  // namespace canvas
