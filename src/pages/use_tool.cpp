#include "pages/use_tool.h"

#include <fmt/core.h>

#include "desk/bundles.h"
#include "model/ground.h"
#include "model/weighing.h"
#include "ops/in_sight.h"
#include "ops/rounds.h"
#include "tools/cross_circles.h"
#include "tools/read_through.h"

namespace pages {

using panels::MapTool;

namespace {

/// None: it has no sheet.
Sheet sheet_of(MapTool tool) {
  switch (tool) {
    case MapTool::weigh:
      return Sheet::weigh;
    case MapTool::narrative:
      return Sheet::narrative;
    case MapTool::survey:
      return Sheet::survey;
    case MapTool::publish:
      return Sheet::publish;
    case MapTool::ground:
      return Sheet::ground;
    case MapTool::title:
      return Sheet::title;
    default:
      return Sheet::none;
  }
}

}  // namespace

void begin_next_round(Sitting& sitting) {
  desk::Desk& desk = sitting.desk;
  if (desk.apply(ops::next_round(desk.board())))
    desk.notices.say(fmt::format(fmt::runtime(desk.tr("Round {} begins.")), desk.board().round));
}

void use_tool(Sitting& sitting, MapTool tool) {
  if (const Sheet sheet = sheet_of(tool); sheet != Sheet::none) {
    sitting.sheet = sheet;
    sitting.files_open = false;
    return;
  }
  switch (tool) {
    case MapTool::circle:
      // The sheet gives way to the map, on which it is drawn.
      sitting.sheet = Sheet::none;
      sitting.table.circles().begin(sitting.camera.to_px(sitting.desk.table().centre()), 0,
                                    sitting.desk.clock.now_s());
      break;
    case MapTool::timeline:
      sitting.timeline_open = true;
      break;
    case MapTool::present:
      sitting.sheet = Sheet::none;
      sitting.presenting = true;
      break;
    case MapTool::index_map:
      desk::show_index_map(sitting.desk, !sitting.board().index_map);
      break;
    case MapTool::next_round:
      begin_next_round(sitting);
      break;
    case MapTool::read_through:
      // It takes the room of the sheet.
      sitting.sheet = Sheet::none;
      sitting.table.read_through().open(sitting.desk.clock.now_s());
      break;
    case MapTool::find:
      sitting.sheet = Sheet::none;
      sitting.find_open = true;
      break;
    default:
      break;  // it has a sheet
  }
}

bool is_on(const Sitting& sitting, MapTool tool) {
  switch (tool) {
    case MapTool::weigh:
      return model::is_weighing(sitting.board());
    case MapTool::ground:
      return model::has_ground(sitting.board());
    case MapTool::index_map:
      return sitting.board().index_map;
    case MapTool::title:
      return sitting.board().legend;
    case MapTool::read_through:
    case MapTool::find:
    case MapTool::present:
      return is_open(sitting, tool);
    default:
      return false;  // nothing that goes on
  }
}

bool is_open(const Sitting& sitting, MapTool tool) {
  if (tool == MapTool::read_through) return sitting.table.read_through().is_open();
  if (tool == MapTool::find) return sitting.find_open;
  if (tool == MapTool::present) return sitting.presenting;
  const Sheet sheet = sheet_of(tool);
  return sheet != Sheet::none && sitting.sheet == sheet;
}

void close_tool(Sitting& sitting, MapTool tool) {
  if (tool == MapTool::read_through) sitting.table.read_through().close();
  if (tool == MapTool::find) sitting.find_open = false;
  if (tool == MapTool::present) sitting.presenting = false;
  if (is_open(sitting, tool)) sitting.sheet = Sheet::none;
}

}  // namespace pages
