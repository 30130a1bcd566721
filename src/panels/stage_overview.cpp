#include "panels/stage_overview.h"

#include <algorithm>

#include "panels/sheet_rows.h"

namespace panels {

namespace {

using What = PresentCommand::What;

constexpr float kWidth_mm = 168;
constexpr int kColumns = 3;

}  // namespace

float draw_places(Ui& ui, const char* name, const std::vector<StageOverviewView::Place>& places,
                  What what, const Area& room, float y, PresentCommands& out) {
  const Theme& t = ui.theme;
  const float words = ui.line_height(Role::text), small = ui.line_height(Role::small);
  for (std::size_t n = 0; n < places.size(); ++n) {
    const StageOverviewView::Place& place = places[n];
    const float row = std::max(t.target, words + (place.under.empty() ? 0 : small) + t.px(3));
    const Area area{room.x, y, room.w, row};
    if (ui.button({.name = name + std::to_string(n + 1),
                   .kind = place.here ? ButtonKind::accent : ButtonKind::plain},
                  area))
      out.push_back({what, n});
    ui.frame.buttons.back().text = place.name;
    const float mark = place.here ? t.px(8) : 0;
    if (place.here)
      ui.icon("check", {area.right() - t.px(6), area.y + row / 2}, t.px(6), t.accent);
    const float x = area.x + t.px(3), w = area.w - t.px(6) - mark;
    const float high = words + (place.under.empty() ? 0 : small);
    const float top = area.y + (row - high) / 2;
    ui.line(Role::text, place.name, {x, top, w, words}, t.ink, Align::left, Words::people);
    if (!place.under.empty())
      ui.line(Role::small, place.under, {x, top + words, w, small}, t.ink_soft, Align::left,
              Words::people);
    y += row + t.px(1);
  }
  return y;
}

float StageOverview::draw_stops(Ui& ui, const StageOverviewView& view, float y,
                                PresentCommands& out) const {
  const Theme& t = ui.theme;
  const Area& room = sheet_.room();
  const float gap = t.px(3), wide = (room.w - (kColumns - 1) * gap) / kColumns;
  const float high = std::min(wide / float(view.shape), wide * 1.4f);
  const float name_h = std::max(ui.line_height(Role::small), t.px(4)) + t.px(1);
  for (std::size_t n = 0; n < view.stops.size(); ++n) {
    const StageOverviewView::Stop& stop = view.stops[n];
    const Area all{room.x + float(n % kColumns) * (wide + gap),
                   y + float(n / kColumns) * (high + name_h + gap), wide, high + name_h};
    const bool choose = view.chooses && stop.island;
    const auto tap = ui.tap("stage-stop-" + std::to_string(n + 1), all,
                            !choose || view.writable, stop.name);
    if (tap.tapped) out.push_back({choose ? What::tap : What::go, n});
    ui.frame.buttons.back().text = stop.number;
    Area picture{all.x, all.y, wide, high};
    ui.surface(picture, t.sunken, t.px(1.2), 0);
    if (stop.picture.texture) {
      // As it is seen there, in the middle.
      const float shape = stop.picture.width_px / std::max(1.0f, stop.picture.height_px);
      const float w = std::min(wide, high * shape);
      ui.picture(stop.picture, {picture.x + (wide - w) / 2, picture.y, w, high}, t.px(1.2));
    }
    const bool here = n == view.at;
    ImGui::GetWindowDrawList()->AddRect(picture.min(), picture.max(), here ? t.accent : t.line,
                                        t.px(1.2), 0, here ? t.px(1) : t.px(0.3));
    if (tap.held)
      ImGui::GetWindowDrawList()->AddRectFilled(picture.min(), picture.max(),
                                                faded(t.accent, 0.18f), t.px(1.2));
    const float number =
        stop.number.empty() ? 0 : ui.text_width(Role::small, stop.number) + t.px(2);
    ui.line(Role::small, stop.number, {all.x, picture.bottom(), number, name_h},
            stop.tapped || here ? t.accent : t.ink_soft);
    ui.line(Role::small, stop.name, {all.x + number, picture.bottom(), wide - number, name_h},
            t.ink, Align::left, Words::people);
  }
  const std::size_t rows = (view.stops.size() + kColumns - 1) / kColumns;
  return y + float(rows) * (high + name_h + gap);
}

float StageOverview::draw(Ui& ui, const StageOverviewView& view, float above_px,
                          PresentCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (sheet_.begin(ui, {"present-stops", "stage-overview-close", tr("All stops")}, kWidth_mm,
                   above_px))
    out.push_back({What::list});
  const Area room = sheet_.room();
  const float row = std::max(t.target, t.px(12)), half = (room.w - t.gap) / 2;
  float y = sheet_.first_y();
  if (ui.button({.name = "stage-order",
                 .label = view.order,
                 .kind = view.chooses ? ButtonKind::selected : ButtonKind::accent,
                 .align = Align::left},
                {room.x, y, half, row}))
    out.push_back({What::order});
  bool captions = view.captions;
  if (ui.toggle("stage-captions", tr("Rank and narrative"), captions,
                {room.x + half + t.gap, y, half, row}))
    out.push_back({What::captions});
  y += row + t.gap;
  if (view.chooses)
    y = paragraph(ui, Role::small, tr("Tap the islands in the order in which you show them."), room,
                  y, t.ink_soft) +
        t.gap;
  y = draw_stops(ui, view, y, out);
  const auto heading = [&](const char* words) {
    ui.line(Role::strong, words, {room.x, y, room.w, t.target}, t.ink);
    y += t.target;
  };
  if (view.boards.size() > 1) {
    heading(tr("All maps of this session"));
    y = draw_places(ui, "stage-board-", view.boards, What::board, room, y, out) + t.gap;
  }
  if (!view.sessions.empty()) {
    heading(tr("Go on with another group"));
    y = draw_places(ui, "stage-session-", view.sessions, What::session, room, y, out);
  }
  return sheet_.end(ui, y);
}

}  // namespace panels
