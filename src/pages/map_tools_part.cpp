#include "pages/map_tools_part.h"

#include <fmt/core.h>

#include <utility>

#include "desk/bundles.h"
#include "model/ground.h"
#include "model/weighing.h"
#include "ops/in_sight.h"
#include "ops/rounds.h"
#include "tools/read_through.h"

namespace pages {

namespace p = panels;
using p::MapTool;

p::MapToolsView MapToolsPart::view() const {
  p::MapToolsView view;
  const bool writes = !sitting_.desk.read_only;
  view.tools = {{MapTool::read_through, sitting_.table.read_through().is_open()},
                {MapTool::find, sitting_.find_open},
                {MapTool::index_map, sitting_.board().index_map, writes},
                {MapTool::next_round, false, writes},
                {MapTool::ground, model::has_ground(sitting_.board())},
                {MapTool::weigh, model::is_weighing(sitting_.board())},
                {MapTool::narrative},
                {MapTool::timeline}};
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
    case MapTool::narrative:
      sitting_.sheet = Sheet::narrative;
      break;
    case MapTool::timeline:
      sitting_.timeline_open = true;
      break;
    case MapTool::index_map:
      desk::show_index_map(sitting_.desk, !sitting_.board().index_map);
      break;
    case MapTool::next_round:
      if (desk::Desk& desk = sitting_.desk; desk.apply(ops::next_round(desk.board())))
        desk.notices.say(
            fmt::format(fmt::runtime(desk.tr("Round {} begins.")), desk.board().round));
      break;
    case MapTool::read_through:
      // It takes the room of the sheet.
      sitting_.sheet = Sheet::none;
      sitting_.table.read_through().open(sitting_.desk.clock.now_s());
      break;
    case MapTool::find:
      sitting_.sheet = Sheet::none;
      sitting_.find_open = true;
      break;
    case MapTool::ground:
      sitting_.sheet = Sheet::ground;
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
