// Text too small to read: what stands for it, without laying it out. Pure, any thread.
#pragma once

#include <string>

#include "canvas/draw_list.h"

namespace canvas {

/// How `words` in a card or plate of `size` would look from afar: full-width characters are one em.
Greek greek_for(const std::string& words, Size size, double em, Color ink);
/// The em text::fit would about choose for letters of this scale.
double guessed_em(const std::string& words, Size size, double letters);

}  // namespace canvas
