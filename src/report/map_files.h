// The map of each board as a picture of its own: an SVG file, or a PNG of as many pixels as are wanted. Pure.
#pragma once

#include "report/exporter.h"

namespace text {
struct Face;
}

namespace report {

inline constexpr double kMapMargin = 12;  // mm round the map

/// One file a board, "-1", "-2" … where there are several; a session without boards gives an empty picture.
base::Result<std::vector<ReportFile>> write_svg_files(const ReportInput&);
/// The same as pixels on white. Fails with `invalid` for a width there is none of.
base::Result<std::vector<ReportFile>> write_png_files(const ReportInput&);

/// `list` as a PNG `width_px` wide, or four pixels a mm for 0, never more than kMostPixels either way; it
/// says how large it is in truth.
base::Result<std::string> to_png(const canvas::DrawList& list, int width_px,
                                 const std::function<const text::Face&(text::FaceId)>& face);

}  // namespace report
