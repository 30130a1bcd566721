// A board as a file of Excalidraw: every card a box whose text goes along with it, an island a group
// with its line and plate, a relation an arrow that holds on to both. Written for readers of 2022 and
// later, of which each knows its own kind of hold. Pure.
#pragma once

#include "report/exporter.h"

namespace report {

/// A file a board [Excalidraw, "JSON schema", version 2].
base::Result<std::vector<ReportFile>> write_excalidraw(const ReportInput& input);

}  // namespace report
