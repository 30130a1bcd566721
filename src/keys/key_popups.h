// Where the things that pop up over a pressed key lie, and which variant a finger means. Pure
// geometry, in the keyboard's millimetres. Private to seats.
#pragma once

#include <array>
#include <vector>

#include "base/geometry.h"

namespace keys {

/// How far `p` is from `r`, 0 within.
double gap_to(const base::Rect& r, base::Vec2 p);

/// Rectangles beside `key` for the four directions, by FlickWay, kept within `area`.
std::array<base::Rect, 4> petal_rects(const base::Rect& key, const base::Rect& area);
/// The enlarged key that shows above the finger (below where there is no room above).
base::Rect preview_rect(const base::Rect& key, const base::Rect& area);

/// The cells of the variants' bubble: the first is the key's own letter, right above the key; the
/// others follow towards the side with more room, in rows upward (downward where there is no room
/// above). `petals`: leave room for the upper petal.
std::vector<base::Rect> variant_cells(const base::Rect& key, const base::Rect& area,
                                      std::size_t count, bool petals);

inline constexpr int kNoCell = -1;
/// The cell under the finger, or, while it is still at the height of the key, the one that it
/// points at; kNoCell when it is farther than that.
int cell_at(const std::vector<base::Rect>& cells, const base::Rect& key, base::Vec2 pos);
/// The cell right under the finger, kNoCell for none.
int cell_under(const std::vector<base::Rect>& cells, base::Vec2 pos);

}  // namespace keys
