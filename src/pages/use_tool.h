// What is done with the whole map, begun from the sheet of its tools or from the rail.
#pragma once

#include "pages/sitting.h"
#include "panels/map_tools.h"

namespace pages {

/// Opens it, or does at once what needs no sheet.
void use_tool(Sitting& sitting, panels::MapTool tool);
/// A switch that is on, or something that goes on at the table.
bool is_on(const Sitting& sitting, panels::MapTool tool);
/// Its sheet, or what stands for one, is open.
bool is_open(const Sitting& sitting, panels::MapTool tool);
/// Away with that.
void close_tool(Sitting& sitting, panels::MapTool tool);
/// The next round begins, and that is said.
void begin_next_round(Sitting& sitting);

}  // namespace pages
