#include "panels/map_tools.h"

#include <algorithm>

#include "panels/ui.h"

namespace panels {

namespace {

struct Said {
  const char* name;
  const char* icon;
  const char* label;
  const char* says;
};

Said words_of(MapTool tool, const base::Messages& tr) {
  switch (tool) {
    case MapTool::weigh:
      return {"weigh", "weigh", tr("Weigh"), tr("Points for what matters most, and ranks.")};
    case MapTool::narrative:
      return {"narrative", "narrative", tr("Retell"),
              tr("The map as running text: a first draft, then in your own words.")};
    case MapTool::timeline:
      return {"tool-timeline", "timeline", tr("Look back"),
              tr("The map as it was at any moment of the evening.")};
    case MapTool::index_map:
      return {"index-map", "index-map", tr("Index map"),
              tr("The outermost bundles as piles with their lines: the whole at a glance.")};
    case MapTool::next_round:
      return {"next-round", "lone-wolf", tr("Next round"),
              tr("Gathering begins anew: each card that is still alone gets a dot.")};
    case MapTool::read_through:
      return {"read-through", "read-through", tr("Read through"),
              tr("The cards one by one, large, for everybody to read.")};
    case MapTool::find:
      return {"find", "find", tr("Find a word"), tr("What has it glows.")};
    case MapTool::ground:
      return {"ground", "ground", tr("Under the cards"),
              tr("Fields or axes; each card takes the field it lies on.")};
    case MapTool::circle:
      return {"circle", "cross-circle", tr("Cross circle"),
              tr("A loop round parts of several islands, with the word that joins them.")};
    case MapTool::title:
      return {"legend", "title", tr("Title and notes"),
              tr("What, when, where and by whom, at the foot of the map.")};
  }
  return {};
}

}  // namespace

const char* icon_of(MapTool tool) { return words_of(tool, base::Messages()).icon; }

float MapTools::draw(Ui& ui, const MapToolsView& view, float above_px, MapToolsCommands& out) {
  const Theme& t = ui.theme;
  const float larger = std::min(t.text_px / t.px(4.5), 1.3f);
  const float width = std::min(ui.window.w - 2 * t.edge, t.px(124) * larger);
  const Area sheet{ui.window.w - width - t.edge, t.edge, width, above_px - t.edge - t.gap};
  ui.begin("map-tools", sheet, Ui::Layer::front);
  ui.surface(sheet, t.surface, t.radius, 4, t.contrast == Contrast::high);
  const float pad = t.px(6), x = sheet.x + pad, w = sheet.w - 2 * pad, head_y = sheet.y + pad / 2;
  ui.line(Role::heading, ui.tr("Map tools"), {x, head_y, w - t.target - t.gap, t.target}, t.ink);
  if (ui.button({.name = "map-tools-close",
                 .icon = "close",
                 .kind = ButtonKind::quiet,
                 .spoken = ui.tr("Close")},
                {sheet.right() - pad / 2 - t.target, head_y, t.target, t.target}))
    out.push_back({.close = true});
  const float top = head_y + t.target + t.px(1);
  const Area list{x - t.px(2), top, w + t.px(5), sheet.bottom() - top - t.px(3)};
  scroll_.begin(ui, "map-tools-list", list, DragScroll::Axis::y, height_);
  const float first = top + t.px(1) - scroll_.offset_px();
  float y = first;
  for (const MapToolsView::Entry& entry : view.tools) {
    const Said words = words_of(entry.tool, ui.tr);
    if (ui.button({.name = words.name,
                   .icon = words.icon,
                   .label = words.label,
                   .kind = entry.on ? ButtonKind::accent : ButtonKind::plain,
                   .enabled = entry.enabled,
                   .align = Align::left},
                  {x, y, w, t.px(13)}))
      out.push_back({.tool = entry.tool});
    ui.frame.buttons.back().text = entry.on ? "on" : "off";
    y += t.px(13) + t.px(1);
    const float says_h = ui.text_height(Role::small, words.says, w - t.px(3));
    ui.paragraph(Role::small, words.says, {x + t.px(3), y, w - t.px(3), says_h}, t.ink_soft);
    y += says_h + t.px(2.5);
  }
  height_ = y - first + t.px(2);
  scroll_.end(ui);
  ui.end();
  return sheet.x;
}

}  // namespace panels
