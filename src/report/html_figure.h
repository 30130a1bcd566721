// A figure of the document as a picture within an HTML page: the map, with a way to enlarge it that needs no
// script, and links on its plates. Used by html_blocks.cpp.
#pragma once

#include <string>

#include "report/document.h"
#include "report/exporter.h"

namespace report {

/// `count`: the how manieth of the page. Without a way to draw it is its caption alone. Pictures of parts are
/// for paper: a screen shows the whole one, and enlarges it.
std::string html_figure(const Figure& figure, const ReportInput& input, int count);

}  // namespace report
