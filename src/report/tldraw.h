// A session as a file of tldraw, a page a board: every card a box with its words, an island a group with
// its line and plate, a relation an arrow bound to both. In the schema of 2024, which readers of today
// bring up to theirs; one with higher numbers than the reader's is refused there. Pure.
#pragma once

#include "report/exporter.h"

namespace report {

/// One file [tldraw, file format version 1].
base::Result<std::vector<ReportFile>> write_tldraw(const ReportInput& input);

/// The nth key of a list in which others find room between any two; they sort as text.
std::string index_key(std::size_t n);

}  // namespace report
