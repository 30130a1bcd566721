// The figures of a report as PNG, for formats that hold pictures as bytes: painted as for pages, no larger than they
// stand there.
#pragma once

#include <optional>
#include <string>

#include "base/geometry.h"
#include "report/document.h"
#include "report/exporter.h"

namespace report {

inline constexpr double kFigurePixels = 8;  // for each mm of the page: 203 dots an inch

/// As large as its letters need to be read, at most so many mm of a page. Nothing where there is nothing to draw
/// it with.
std::string figure_png(const ReportInput& input, const Figure& figure, base::Size most);
/// In pixels, from its head; nothing for what is no PNG.
std::optional<base::Size> png_size(const std::string& bytes);

}  // namespace report
