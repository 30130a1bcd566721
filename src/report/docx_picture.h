// The figures of a report as PNG, for formats that hold pictures as bytes: the map as the SVG has it, drawn by
// librsvg, cut to an island where it is a detail.
#pragma once

#include <optional>
#include <string>

#include "base/geometry.h"
#include "report/document.h"
#include "report/exporter.h"

namespace report {

inline constexpr double kFigurePixels = 15;  // for each mm of the page: 380 dots an inch

/// As large as it is to stand on a page, where it has room there. Nothing where there is nothing to draw it with.
std::string figure_png(const ReportInput& input, const Figure& figure);
/// In pixels, from its head; nothing for what is no PNG.
std::optional<base::Size> png_size(const std::string& bytes);

}  // namespace report
