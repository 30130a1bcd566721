// MapTools: what can be done with the whole map, each with a line on what for: a sheet at the table's
// right, from which the other sheets open. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <vector>

#include "panels/side_sheet.h"

namespace panels {

enum class MapTool {
  read_through,
  find,
  index_map,
  next_round,
  circle,
  title,
  ground,
  weigh,
  narrative,
  survey,
  publish,
  timeline,
  present,
  send
};

/// Its picture, and what it is called.
const char* icon_of(MapTool tool);
const char* label_of(MapTool tool, const base::Messages& tr);

struct MapToolsView {
  struct Entry {
    MapTool tool = MapTool::weigh;
    bool on = false;  // of a switch, or under way
    bool enabled = true;
  };
  std::vector<Entry> tools;  // as they stand, from the top
};

/// Nothing chosen: the sheet closes.
struct MapToolsCommand {
  bool close = false;
  MapTool tool = MapTool::weigh;
};
using MapToolsCommands = std::vector<MapToolsCommand>;

class MapTools {
 public:
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const MapToolsView& view, float above_px, MapToolsCommands& out);

 private:
  SideSheet sheet_;
};

}  // namespace panels
