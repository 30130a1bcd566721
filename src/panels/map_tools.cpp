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
    case MapTool::survey:
      return {"survey", "survey", tr("Questionnaire"),
              tr("How it was for everybody: asked, answered one by one, counted.")};
    case MapTool::publish:
      return {"publish", "report", tr("Report"),
              tr("What it says, whom it may name, and in which files it comes.")};
    case MapTool::timeline:
      return {"tool-timeline", "timeline", tr("Look back"),
              tr("The map as it was at any moment of the evening.")};
    case MapTool::present:
      return {"present", "present", tr("Present"),
              tr("The map island by island, large enough for the whole room.")};
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
    case MapTool::send:
      return {"send-island", "send-island", tr("To another table"),
              tr("An island as a copy: its people take it, or not.")};
    case MapTool::title:
      return {"legend", "title", tr("Title and notes"),
              tr("What, when, where and by whom, at the foot of the map.")};
  }
  return {};
}

}  // namespace

const char* label_of(MapTool tool, const base::Messages& tr) { return words_of(tool, tr).label; }

const char* icon_of(MapTool tool) { return words_of(tool, base::Messages()).icon; }

float MapTools::draw(Ui& ui, const MapToolsView& view, float above_px, MapToolsCommands& out) {
  const Theme& t = ui.theme;
  if (sheet_.begin(ui, {"map-tools", "map-tools-close", ui.tr("Map tools")}, 132, above_px))
    out.push_back({.close = true});
  // Two in a row: one below the other they would not all be seen at once.
  const float gap = t.px(3), w = (sheet_.room().w - gap) / 2, h = t.px(13);
  float y = sheet_.first_y(), row_h = 0;
  for (std::size_t i = 0; i < view.tools.size(); ++i) {
    const MapToolsView::Entry& entry = view.tools[i];
    const Said words = words_of(entry.tool, ui.tr);
    const bool right = i % 2 == 1;
    const float x = sheet_.room().x + (right ? w + gap : 0);
    if (ui.button({.name = words.name,
                   .icon = words.icon,
                   .label = words.label,
                   .kind = entry.on ? ButtonKind::accent : ButtonKind::plain,
                   .enabled = entry.enabled,
                   .align = Align::left},
                  {x, y, w, h}))
      out.push_back({.tool = entry.tool});
    ui.frame.buttons.back().text = entry.on ? "on" : "off";
    const float says_h = ui.text_height(Role::small, words.says, w - t.px(3));
    ui.paragraph(Role::small, words.says, {x + t.px(3), y + h + t.px(1), w - t.px(3), says_h},
                 t.ink_soft);
    row_h = std::max(right ? row_h : 0, h + t.px(1) + says_h + t.px(2.5));
    if (right || i + 1 == view.tools.size()) y += row_h;
  }
  return sheet_.end(ui, y);
}

}  // namespace panels
