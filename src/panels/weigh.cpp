#include "panels/weigh.h"

#include <algorithm>

#include "model/weighing.h"
#include "panels/fonts.h"
#include "panels/format.h"
#include "panels/sheet_rows.h"

namespace panels {

using model::Manner;

namespace {

struct Way {
  Manner manner;
  const char* name;
  const char* icon;
  const char* label;
  const char* says;
};

}  // namespace

void WeighSheet::need(Fonts& fonts, const WeighView& view) const {
  for (const WeighView::Place& place : view.places) fonts.need(place.words);
}

float WeighSheet::draw(Ui& ui, const WeighView& view, float above_px, WeighCommands& out) {
  if (sheet_.begin(ui, {"weigh", "weigh-close", ui.tr("Weighing")}, 108, above_px))
    out.push_back(CloseWeighing{});
  const Area& room = sheet_.room();
  float y = sheet_.first_y();
  if (view.now.manner == Manner::none)
    draw_wishes(ui, view, room, y, out);
  else if (!view.now.counted)
    draw_giving(ui, view, room, y, out);
  else
    draw_counted(ui, view, room, y, out);
  return sheet_.end(ui, y);
}

void WeighSheet::draw_wishes(Ui& ui, const WeighView& view, const Area& room, float& y,
                             WeighCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  y = paragraph(ui, Role::text,
                tr("What matters most? Everybody gives points to islands or cards."), room, y,
                t.ink);
  y += t.px(4);
  const Way ways[] = {{Manner::stickers, "weigh-stickers", "sticker", tr("Stickers"),
                       tr("Each seat has the same number and drags them where it likes.")},
                      {Manner::scale, "weigh-scale", "weigh", tr("Points by order"),
                       tr("The first of each seat counts most, the next one less, down to 1.")},
                      {Manner::hands, "weigh-hands", "handwriting", tr("Raised hands"),
                       tr("Hold an island or a card for long: its menu counts the hands.")}};
  for (const Way& way : ways) {
    const bool chosen = wish_.manner == way.manner;
    if (wide_button(ui,
                    {.name = way.name,
                     .icon = way.icon,
                     .label = way.label,
                     .kind = chosen ? ButtonKind::accent : ButtonKind::plain,
                     .enabled = view.writable,
                     .align = Align::left},
                    room, y))
      wish_.manner = way.manner;
    ui.frame.buttons.back().text = chosen ? "on" : "off";
  }
  for (const Way& way : ways)
    if (wish_.manner == way.manner) y = paragraph(ui, Role::small, way.says, room, y, t.ink_soft);
  y += t.px(4);
  if (wish_.manner != Manner::hands) {
    const float side = t.px(12), number_w = t.px(14);
    const char* label =
        wish_.manner == Manner::scale ? tr("The first counts") : tr("For each seat");
    const float right = room.x + room.w;
    ui.line(Role::text, label, {room.x, y, room.w - 2 * side - number_w - t.gap, side}, t.ink);
    if (ui.button({.name = "weigh-fewer",
                   .icon = "minus",
                   .enabled = view.writable && wish_.points > 1,
                   .spoken = tr("Fewer")},
                  {right - 2 * side - number_w, y, side, side}))
      --wish_.points;
    ui.line(Role::heading, std::to_string(wish_.points),
            {right - side - number_w, y, number_w, side}, t.ink, Align::centre);
    if (ui.button({.name = "weigh-more",
                   .icon = "plus",
                   .enabled = view.writable && wish_.points < model::kMostPoints,
                   .spoken = tr("More")},
                  {right - side, y, side, side}))
      ++wish_.points;
    y += side + t.px(3);
    if (wish_.manner == Manner::stickers) {
      ui.toggle("weigh-several", tr("Several on one thing"), wish_.several,
                {room.x, y, room.w, t.target});
      y += t.target + t.px(2);
    }
    ui.toggle("weigh-secret", tr("Secret until counted"), wish_.secret,
              {room.x, y, room.w, t.target});
    y += t.target + t.px(4);
    if (view.givers == 0) {
      y = paragraph(ui, Role::small, tr("Nobody has a seat yet: stickers lie at seats."), room, y,
                    t.warn);
      y += t.px(3);
    }
  }
  if (wide_button(ui,
                  {.name = "weigh-begin",
                   .icon = "check",
                   .label = tr("Begin"),
                   .kind = ButtonKind::primary,
                   .enabled = view.writable},
                  room, y))
    out.push_back(BeginWeighing{wish_});
}

void WeighSheet::draw_giving(Ui& ui, const WeighView& view, const Area& room, float& y,
                             WeighCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const bool hands = view.now.manner == Manner::hands;
  const std::string how =
      hands
          ? tr("Ask for each island who is for it. Hold it for long and count the hands in its "
               "menu.")
          : tr("Drag from the stack at your seat onto what matters most to you. A tap on the stack "
               "takes the last one back. Where several share a seat, “Next person” gives the next "
               "one hers.");
  y = paragraph(ui, Role::text, how, room, y, t.ink) + t.px(3);
  const std::string so_far =
      hands ? fill(tr("Hands so far: {0}"), {std::to_string(view.points)})
            : fill(tr("Given: {0} of {1}"),
                   {std::to_string(view.given), std::to_string(view.givers * view.now.points)});
  y = paragraph(ui, Role::heading, so_far, room, y, t.ink) + t.px(2);
  if (view.now.secret)
    y = paragraph(ui, Role::small,
                  tr("What was given to what is shown only when it is counted; nobody learns who "
                     "gave it."),
                  room, y, t.ink_soft) +
        t.px(2);
  y += t.px(2);
  if (wide_button(ui,
                  {.name = "weigh-show",
                   .icon = "eye",
                   .label = view.now.secret ? tr("Count and show") : tr("Count"),
                   .kind = ButtonKind::primary,
                   .enabled = view.writable},
                  room, y))
    out.push_back(ShowPoints{});
  if (wide_button(ui,
                  {.name = "weigh-drop",
                   .icon = "close",
                   .label = tr("Give it up"),
                   .kind = ButtonKind::quiet,
                   .enabled = view.writable},
                  room, y))
    out.push_back(DropWeighing{});
  draw_places(ui, view, room, y);
}

void WeighSheet::draw_counted(Ui& ui, const WeighView& view, const Area& room, float& y,
                              WeighCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  bool colored = view.now.by_rank;
  if (ui.toggle("weigh-color", tr("Colour the map by rank"), colored,
                {room.x, y, room.w, t.target}) &&
      view.writable)
    out.push_back(ColorByRank{colored});
  y += t.target + t.px(3);
  draw_places(ui, view, room, y);
  y += t.px(3);
  if (wide_button(ui,
                  {.name = "weigh-on",
                   .icon = "undo",
                   .label = tr("Go on giving points"),
                   .kind = ButtonKind::plain,
                   .enabled = view.writable},
                  room, y))
    out.push_back(GoOnWeighing{});
  if (wide_button(ui,
                  {.name = "weigh-drop",
                   .icon = "close",
                   .label = tr("Weigh anew"),
                   .kind = ButtonKind::quiet,
                   .enabled = view.writable},
                  room, y))
    out.push_back(DropWeighing{});
}

void WeighSheet::draw_places(Ui& ui, const WeighView& view, const Area& room, float& y) const {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (view.places.empty()) {
    if (view.now.counted)
      y = paragraph(ui, Role::text, tr("Nothing has any points."), room, y, t.ink_soft);
    return;
  }
  bool ties = false;
  for (std::size_t i = 0; i + 1 < view.places.size(); ++i)
    ties = ties || view.places[i].rank == view.places[i + 1].rank;
  const float rank_w = t.px(10), points_w = t.px(14), gap = t.px(2);
  const float words_w = room.w - rank_w - points_w - 2 * gap;
  for (const WeighView::Place& place : view.places) {
    const float most = 3 * ui.line_height(Role::text);
    const float h =
        std::max(t.px(8), std::min(most, ui.text_height(Role::text, place.words, words_w)));
    ui.line(Role::heading, std::to_string(place.rank),
            {room.x, y, rank_w, ui.line_height(Role::heading)}, t.accent, Align::centre);
    ui.paragraph(Role::text, place.words, {room.x + rank_w + gap, y, words_w, h}, t.ink,
                 Align::left, Words::people);
    ui.line(Role::strong, std::to_string(place.points),
            {room.x + room.w - points_w, y, points_w, ui.line_height(Role::text)}, t.ink,
            Align::right);
    y += h + t.px(2.5);
  }
  if (ties && view.now.counted)
    y = paragraph(ui, Role::small,
                  tr("Equal points share a rank; talk about them, or have another round."), room, y,
                  t.ink_soft);
}

}  // namespace panels
