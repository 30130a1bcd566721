// Which glyphs of a layout show which of its letters, for whoever writes text that is to stay text. Pure.
#pragma once

#include <vector>

#include "report/faces.h"
#include "text/layout.h"

namespace report {

struct Lettered {
  text::FaceId face;
  double em;
  bool reading;   // stands above the words; without letters
  Glyphs glyphs;  // mm from the layout's top left
};

/// All glyphs of it, line by line, in the order in which they are read.
std::vector<Lettered> lettered(const text::Layout& layout);

}  // namespace report
