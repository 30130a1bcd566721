#include "panels/hall_room.h"

#include <algorithm>
#include <utility>

#include "panels/format.h"
#include "panels/sheet_rows.h"
#include "panels/ui.h"

namespace panels {

namespace {

using What = HallRoomCommand::What;

constexpr int kMinutes[] = {1, 3, 5, 10, 15, 20};
constexpr float kSheet_mm = 112;
constexpr float kWords_mm = 46;  // that what is seen needs between the buttons

float row_height(const Ui& ui) {
  return std::max(
      {ui.theme.target, ui.theme.px(11), ui.line_height(Role::text) + ui.line_height(Role::small)});
}

}  // namespace

void need(Fonts& fonts, const HallRoomView& view) {
  for (const std::string* text : {&view.now, &view.under, &view.next_step}) fonts.need(*text);
  fonts.need(view.next_step, Fonts::Kind::interface);
  for (const auto& said : view.said) fonts.need(said.words);
}

float HallRoomStrip::height(const Ui& ui) { return row_height(ui) + 2 * ui.theme.px(1.2); }

float HallRoomStrip::draw_right(Ui& ui, const HallRoomView& view, const Area& row,
                                HallRoomCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  struct Button {
    ButtonSpec spec;
    HallRoomCommand does;
    Sheet opens = Sheet::none;
  };
  std::vector<Button> all;
  const auto switched = [](bool on) { return on ? ButtonKind::selected : ButtonKind::quiet; };
  if (view.open && view.tables) {
    if (!view.next_step.empty())
      all.push_back({{.name = "hall-step",
                      .icon = "step-on",
                      .label = fill(tr("Next step: {0}"), {view.next_step}),
                      .kind = ButtonKind::accent,
                      .spoken = tr("All tables go to their next step")},
                     {What::step}});
    all.push_back({{.name = "hall-say",
                    .icon = "edit",
                    .label = tr("Say to all"),
                    .kind = switched(sheet_is_ == Sheet::say),
                    .spoken = tr("Say to all")},
                   {},
                   Sheet::say});
    all.push_back(
        {{.name = "hall-time",
          .icon = "play",
          .label = view.time.empty() ? std::string(tr("Time for all")) : view.time,
          .kind = view.time.empty() ? switched(sheet_is_ == Sheet::time) : ButtonKind::accent,
          .spoken = tr("Time for all")},
         {},
         Sheet::time});
    all.push_back({{.name = "hall-side",
                    .icon = "side-by-side",
                    .label = tr("Side by side"),
                    .kind = switched(view.side),
                    .spoken = tr("Maps side by side")},
                   {What::side}});
    all.push_back({{.name = "hall-rounds",
                    .icon = "timeline",
                    .label = tr("One by one"),
                    .kind = switched(view.rounds),
                    .spoken = tr("One map after another, by itself")},
                   {What::rounds}});
    all.push_back({{.name = "hall-follow",
                    .icon = "present",
                    .label = tr("Who presents"),
                    .kind = switched(view.follow),
                    .spoken = tr("The map of whoever presents is seen large")},
                   {What::follow}});
  }
  if (view.open)
    all.push_back({{.name = "hall-words",
                    .icon = "info",
                    .label = tr("Words"),
                    .kind = switched(view.words),
                    .spoken = tr("The words with which tables come in")},
                   {What::words}});
  all.push_back({{.name = "hall-leave",
                  .icon = "leave",
                  .kind = switched(sheet_is_ == Sheet::leave),
                  .spoken = tr("Close the hall")},
                 {},
                 Sheet::leave});
  // Pictures alone where words have no room, the last ones first.
  const auto width = [&] {
    float w = 0;
    for (const Button& b : all) w += ui.width(b.spec) + t.gap;
    return w;
  };
  for (auto it = all.rbegin(); it != all.rend() && width() > row.w - t.px(kWords_mm); ++it)
    it->spec.label.clear();
  float x = row.right() - width() + t.gap;
  const float from = x;
  for (const Button& b : all) {
    const float w = ui.width(b.spec);
    if (ui.button(b.spec, {x, row.y, w, row.h})) {
      if (b.opens != Sheet::none)
        show(b.opens);
      else
        out.push_back(b.does);
    }
    x += w + t.gap;
  }
  return from;
}

Area HallRoomStrip::draw(Ui& ui, const HallRoomView& view, HallRoomCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float high = height(ui), row_h = row_height(ui);
  const Area strip{0, ui.window.h - high, ui.window.w, high};
  ui.begin("hall-strip", strip);
  ui.surface(strip, t.surface, 0, 2, t.contrast == Contrast::high);
  float left = strip.x + t.edge;
  const float y = strip.y + t.px(1.2);
  if (view.large) {
    const ButtonSpec all{.name = "hall-all",
                         .icon = "index-map",
                         .label = tr("All tables"),
                         .kind = ButtonKind::primary,
                         .spoken = tr("All tables")};
    const float w = ui.width(all);
    if (ui.button(all, {left, y, w, row_h})) out.push_back({What::all});
    left += w + t.gap;
    if (!view.side) {
      const float arrow = row_h * 1.15f;
      for (const bool on : {false, true}) {
        const Area area{left, y, arrow, row_h};
        if (ui.button(
                {.name = on ? "hall-next" : "hall-back",
                 .spoken = on ? tr("The next table's map") : tr("The map of the table before")},
                area))
          out.push_back({on ? What::next : What::back});
        ui.chevron(area.centre(), t.px(5), on ? 0 : 3.14159265f, t.ink);
        left += arrow + t.gap;
      }
    }
    left += t.gap;
  }
  const float right =
      draw_right(ui, view, {left, y, strip.right() - t.edge - left, row_h}, out) - t.gap;
  if (const float w = right - left; w > t.px(16)) {
    const float upper = row_h * ui.line_height(Role::text) /
                        (ui.line_height(Role::text) + ui.line_height(Role::small));
    const bool two = !view.under.empty();
    ui.line(Role::text, view.now, {left, y, w, two ? upper : row_h}, t.ink, Align::left,
            Words::people);
    if (two)
      ui.line(Role::small, view.under, {left, y + upper, w, row_h - upper}, t.ink_soft, Align::left,
              Words::people);
  }
  ui.end();
  if (sheet_is_ == Sheet::say) draw_say(ui, view, strip.y, out);
  if (sheet_is_ == Sheet::time) draw_time(ui, view, strip.y, out);
  if (sheet_is_ == Sheet::leave) draw_leave(ui, strip.y, out);
  return strip;
}

void HallRoomStrip::draw_say(Ui& ui, const HallRoomView& view, float above_px,
                             HallRoomCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (sheet_.begin(ui, {"hall-say-sheet", "hall-say-close", tr("Say to all")}, kSheet_mm, above_px))
    sheet_is_ = Sheet::none;
  const Area room = sheet_.room();
  float y = sheet_.first_y();
  y = paragraph(ui, Role::small,
                tr("It appears at every table. A question comes as a suggestion, which the table "
                   "takes or leaves."),
                room, y, t.ink_soft) +
      t.gap;
  ui.field("field-hall-text", tr("What is said"), tr("Five more minutes"), text_,
           {room.x, y, room.w, ui.field_height()});
  y += ui.field_height() + t.gap * 2;
  const bool any = !text_.empty();
  const float half = (room.w - t.gap) / 2, row = std::max(t.target, t.px(13));
  if (ui.button({.name = "hall-say-send",
                 .label = tr("Say it"),
                 .kind = ButtonKind::primary,
                 .enabled = any},
                {room.x, y, half, row}))
    out.push_back({What::say, std::exchange(text_, {})});
  if (ui.button({.name = "hall-ask-send",
                 .label = tr("As a question"),
                 .kind = ButtonKind::accent,
                 .enabled = any},
                {room.x + half + t.gap, y, half, row}))
    out.push_back({What::ask, std::exchange(text_, {})});
  y += row + t.gap * 3;
  for (const HallRoomView::Said& said : view.said) {
    y = paragraph(ui, Role::text, said.words, room, y, t.ink, Words::people);
    y = paragraph(ui, Role::small, said.at + tr(" · ") + said.became, room, y, t.ink_soft) +
        t.gap * 2;
  }
  sheet_.end(ui, y);
}

void HallRoomStrip::draw_time(Ui& ui, const HallRoomView& view, float above_px,
                              HallRoomCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (sheet_.begin(ui, {"hall-time-sheet", "hall-time-close", tr("Time for all")}, 84, above_px))
    sheet_is_ = Sheet::none;
  const Area room = sheet_.room();
  float y = sheet_.first_y();
  const float half = (room.w - t.gap) / 2, row = std::max(t.target, t.px(14));
  for (std::size_t n = 0; n < std::size(kMinutes); ++n) {
    const Area area{room.x + float(n % 2) * (half + t.gap), y + float(n / 2) * (row + t.gap), half,
                    row};
    if (ui.button({.name = "hall-minutes-" + std::to_string(kMinutes[n]),
                   .label = fill(tr("{0} min"), {std::to_string(kMinutes[n])}),
                   .kind = ButtonKind::plain},
                  area)) {
      out.push_back({What::time, {}, kMinutes[n]});
      sheet_is_ = Sheet::none;
    }
  }
  y += float(std::size(kMinutes) / 2) * (row + t.gap) + t.gap;
  if (wide_button(ui,
                  {.name = "hall-time-stop",
                   .label = tr("Stop the clock"),
                   .kind = ButtonKind::quiet,
                   .enabled = !view.time.empty()},
                  room, y)) {
    out.push_back({What::stop_time});
    sheet_is_ = Sheet::none;
  }
  sheet_.end(ui, y);
}

void HallRoomStrip::draw_leave(Ui& ui, float above_px, HallRoomCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (sheet_.begin(ui, {"hall-leave-sheet", "hall-leave-close", tr("Close the hall")}, 96,
                   above_px))
    sheet_is_ = Sheet::none;
  const Area room = sheet_.room();
  float y = sheet_.first_y();
  y = paragraph(ui, Role::text,
                tr("The tables go on by themselves, and have everything they made. What the hall "
                   "has read stays in its folder."),
                room, y, t.ink) +
      t.gap * 2;
  if (wide_button(
          ui, {.name = "hall-close", .label = tr("Close the hall"), .kind = ButtonKind::primary},
          room, y))
    out.push_back({What::close});
  sheet_.end(ui, y);
}

}  // namespace panels
