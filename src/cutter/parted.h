// Papers that touch make one shape: it is cut where it draws in from both sides, until the pieces look like papers.
// Pure; any thread.
#pragma once

#include <vector>

#include "cutter/quad.h"

namespace cutter {

/// The outlines of papers that this shape is made of; empty: it looks like none.
std::vector<Quad> papers_within(const Contour& contour);

}  // namespace cutter
