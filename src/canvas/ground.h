// The ground under a board's cards made visible: fields with their names outside of them, so that no
// card hides one, upright at the top and at the left, turned for the readers on the other side at the
// bottom and at the right; axes as arrows along the edges. Scene draws it beneath all else; who taps
// a name asks where it stands. Pure but for the words' layouts.
#pragma once

#include <string>
#include <vector>

#include "canvas/kept_layouts.h"
#include "canvas/look.h"
#include "model/ground.h"

namespace canvas {

struct GroundName {
  model::GroundPart part;
  std::string words;  // perhaps none yet
  base::TurnedRect room;
};
/// Each twice: once for every side. `letters`: how large they are, 1 as usual.
std::vector<GroundName> names_on(const model::Ground& ground, double letters);
/// All that is drawn of it; empty: there is none.
Rect bounds_of(const model::Ground& ground, double letters);
/// In this layer. `scale`: px/mm.
void draw_ground(const model::Ground& ground, KeptLayouts& layouts, const Look& look, double scale,
                 std::uint32_t layer, DrawList& out);

}  // namespace canvas
