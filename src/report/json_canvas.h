// A board as a JSON Canvas: cards are its texts, islands its groups, relations its edges. The format has
// whole numbers, no turned boxes and two kinds of ends; what it cannot say stands in a field of ours, which
// other programs leave alone. Pure.
#pragma once

#include "report/exporter.h"

namespace report {

/// A file a board [JSON Canvas 1.0].
base::Result<std::vector<ReportFile>> write_json_canvas(const ReportInput& input);

/// As Markdown that shows `text` to the letter, its lines where they end.
std::string as_markdown(const std::string& text);

}  // namespace report
