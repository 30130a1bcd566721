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
/// So large that they are read where a map so wide is seen as a whole, and half as wide at most.
TitleLines set_title(const Title& title, double map_width, KeptLayouts& layouts);
/// How large: it grows by steps with the map, so that a card laid beside it moves nothing.
double title_scale(double map_width);

}  // namespace canvas
