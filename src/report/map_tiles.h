// The maps on sheets of A3 that are put together to one: large enough to be read on a wall, each sheet with
// a strip that lies below its neighbour, marks where to cut, and its place among the others. One thread.
#pragma once

#include "report/exporter.h"

namespace report {

/// One file a board, "-1", "-2" … where there are several. Requires: a typesetter.
base::Result<std::vector<ReportFile>> write_tiles(const ReportInput&);

/// How a map is cut: sheets across and down, and what each shows of it.
struct Tiles {
  int across = 1, down = 1;
  double scale = 1;        // mm on the sheet for each of the map
  base::Size step, shown;  // mm on the sheet, from one to the next, and what each holds
  base::Size sheet;        // mm, on whichever side needs fewer of them
};
/// `smallest`: the map's smallest letters, mm, which are to be at least `least_pt`; 0: there are none.
Tiles tiles_for(base::Size map, double smallest, double least_pt);

}  // namespace report
