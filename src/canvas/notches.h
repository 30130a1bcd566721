// Notches: where the line round an island dips in between neighbours, only as deep and as wide as
// nobody means by it, it is drawn straight across. Pure geometry, mm; for island outlines.
#pragma once

#include "canvas/joins.h"

namespace canvas {

/// Nothing that lay within the line lies outside of it afterwards. Bays and steps stay, and so does
/// all of it where it would cross itself.
Ring without_notches(Ring line);

}  // namespace canvas
