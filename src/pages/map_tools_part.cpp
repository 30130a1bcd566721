#include "pages/map_tools_part.h"

#include <utility>

#include "model/weighing.h"

namespace pages {

namespace p = panels;
using p::MapTool;

p::MapToolsView MapToolsPart::view() const {
  p::MapToolsView view;
  view.tools.push_back({MapTool::weigh, model::is_weighing(sitting_.board())});
  view.tools.push_back({MapTool::timeline});
  view.tools.push_back({MapTool::circle, false, !sitting_.desk.read_only});
  view.tools.push_back({MapTool::title, sitting_.board().legend});
  return view;
}

void MapToolsPart::need(p::Fonts&) {
  shown_ = sitting_.sheet == Sheet::map_tools;
  if (shown_) view_ = view();
}

void MapToolsPart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
}

void MapToolsPart::carry_out(MapTool tool) {
  switch (tool) {
    case MapTool::weigh:
      sitting_.sheet = Sheet::weigh;
      break;
    case MapTool::timeline:
      sitting_.timeline_open = true;
      break;
    case MapTool::circle:
      // The sheet gives way to the map, on which it is drawn.
      sitting_.sheet = Sheet::none;
      sitting_.table.circles().begin(sitting_.camera.to_px(sitting_.desk.table().centre()), 0,
                                     sitting_.desk.clock.now_s());
      break;
    case MapTool::title:
      sitting_.sheet = Sheet::title;
      break;
  }
}

bool MapToolsPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::MapToolsCommand& command : asked)
    if (command.close)
      sitting_.sheet = Sheet::none;
    else
      carry_out(command.tool);
  return !asked.empty();
}

}  // namespace pages
