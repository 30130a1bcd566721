// The one painter of a map on Cairo, for pages and pictures alike: a DrawList in millimetres, in the order
// and the colours of the screen and of the SVG. One thread at a time.
#pragma once

#include <functional>

#include "canvas/draw_list.h"
#include "report/faces.h"

namespace report {

struct PaintOptions {
  /// The file behind a face of the layouts; empty: texts are left out.
  std::function<const text::Face&(text::FaceId)> face;
  bool shadows = true;  // paper on paper has none
  base::Rect clip{};    // mm; what lies elsewhere is not painted. Empty: all is
};

/// Paints in the context's own space, as one mm for each of its units.
void paint(cairo_t* cr, const canvas::DrawList& list, Faces& faces, const PaintOptions& options);

}  // namespace report
