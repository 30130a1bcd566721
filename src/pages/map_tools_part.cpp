#include "pages/map_tools_part.h"

#include <utility>

#include "pages/send_part.h"
#include "pages/use_tool.h"

namespace pages {

namespace p = panels;
using p::MapTool;

p::MapToolsView MapToolsPart::view() const {
  p::MapToolsView view;
  const bool writes = !sitting_.desk.read_only;
  for (const MapTool tool :
       {MapTool::read_through, MapTool::find, MapTool::index_map, MapTool::next_round,
        MapTool::circle, MapTool::title, MapTool::ground, MapTool::weigh, MapTool::narrative,
        MapTool::present, MapTool::survey, MapTool::publish, MapTool::timeline}) {
    const bool changes =
        tool == MapTool::index_map || tool == MapTool::next_round || tool == MapTool::circle;
    view.tools.push_back({tool, is_on(sitting_, tool), writes || !changes});
  }
  if (send_.offered()) view.tools.push_back({MapTool::send, false, writes});
  return view;
}

void MapToolsPart::need(p::Fonts&) {
  shown_ = sitting_.sheet == Sheet::map_tools;
  if (shown_) view_ = view();
}

void MapToolsPart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
}

bool MapToolsPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::MapToolsCommand& command : asked)
    if (command.close)
      sitting_.sheet = Sheet::none;
    else if (command.tool == MapTool::send)
      send_.open();
    else
      use_tool(sitting_, command.tool);
  return !asked.empty();
}

}  // namespace pages
