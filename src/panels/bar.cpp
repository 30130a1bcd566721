#include "panels/bar.h"

#include <algorithm>
#include <array>
#include <numbers>

#include "panels/bar_plan.h"
#include "panels/format.h"

namespace panels {

namespace {

struct SavingSign {
  const char* icon;
  std::string label;
  ImU32 ink, fill;
};

SavingSign saving_sign(const Ui& ui, const SavingView& saving) {
  const auto& tr = ui.tr;
  const Theme& t = ui.theme;
  switch (saving.state) {
    case SavingState::saved:
      return {"saved", tr("Saved"), t.good, 0};
    case SavingState::saving:
      return {"saving", tr("Saving"), t.ink_soft, 0};
    case SavingState::not_saving:
      return {"not-saving", tr("Not saving"), t.warn, t.warn_soft};
    case SavingState::read_only:
      return {"eye", saving.label.empty() ? tr("Look only") : saving.label, t.ink, t.accent_soft};
  }
  return {"saved", "", t.good, 0};
}

/// Its words below the picture, or beside it.
void draw_sign(Ui& ui, const SavingSign& sign, const Area& chip, float icon, bool below) {
  const Theme& t = ui.theme;
  const bool calm = sign.fill == 0;
  if (!calm) ui.surface(chip, sign.fill, t.radius_small, 0, false);
  if (below) {
    const float words = sign.label.empty() ? 0 : t.label_px + t.px(0.8);
    const float y = chip.centre().y - (icon + words) / 2;
    ui.icon(sign.icon, {chip.centre().x, y + icon / 2}, icon, sign.ink);
    ui.line(Role::label, sign.label, {chip.x, y + icon + t.px(0.8), chip.w, t.label_px}, sign.ink,
            Align::centre);
    return;
  }
  const float pad = t.px(2.5), x = chip.x + pad + icon + t.px(1.5);
  ui.icon(sign.icon, {chip.x + pad + icon / 2, chip.centre().y}, icon, sign.ink);
  ui.line(calm ? Role::text : Role::strong, sign.label, {x, chip.y, chip.right() - x, chip.h},
          sign.ink);
}

/// In the button's corner, so that nothing moves for it.
void draw_count(Ui& ui, std::size_t count, const Area& button) {
  if (count == 0) return;
  const Theme& t = ui.theme;
  const std::string says = count > 999 ? "999+" : std::to_string(count);
  const float h = t.label_px * 1.25f;
  const float w = std::max(h, ui.text_width(Role::label, says) + t.px(2));
  const Area pill{button.right() - w, button.y, w, h};
  ui.surface(pill, t.accent, h / 2, 0, false);
  ui.line(Role::label, says, pill, t.on_accent, Align::centre);
}

/// A question that is too long for its line, in as many lines as there is room for, in the title's place
/// too. Where even that is too little the sheet that a tap opens has it in full.
void draw_long_question(Ui& ui, const std::string& where, std::string question, const Area& room) {
  Role role = Role::small;
  const auto fits = [&](Role r, const std::string& text) {
    const float leading = ui.line_height(r) - ui.font(r).FontSize;
    // Larger words are not squeezed in between the bar's edges.
    const float free = r == Role::small ? 0 : ui.theme.px(2);
    return ui.text_height(r, text, room.w) - leading <= room.h - free;
  };
  for (const Role r : {Role::text, Role::strong})
    if (fits(r, question)) role = r;
  // Which of how many it is, where that takes no line more.
  const std::string numbered = where + question;
  if (fits(role, numbered) &&
      ui.text_height(role, numbered, room.w) == ui.text_height(role, question, room.w))
    question = numbered;
  const float step = ui.line_height(role), leading = step - ui.font(role).FontSize;
  const float most = std::max(1.0f, std::floor((room.h + leading) / step)) * step;
  const float h = std::min(ui.text_height(role, question, room.w), most);
  ui.paragraph(role, question, {room.x, room.y + (room.h - h) / 2, room.w, h}, ui.theme.ink,
               Align::centre, Words::people);
}

/// A switch to another board: a small picture of that, and the way to it.
float switch_width(const Theme& t) { return t.target + t.px(4); }

/// What the middle is left: a longer question more, before words leave the buttons.
float middle_width(const Ui& ui, const BarView& view, const BarPlan& plan) {
  const Theme& t = ui.theme;
  const bool several = view.boards.size() > 1;
  float longest = 0;
  for (const BoardName& b : view.boards)
    longest = std::max(longest, ui.text_width(Role::small, b.question));
  const float arrows = several ? 2 * (switch_width(t) + t.gap) : 0;
  const float usual = usual_middle(t, plan);
  // In as many small lines as the bar has height for; they break a little before their ends.
  const float step = ui.line_height(Role::small), leading = step - t.small_px;
  const float high = plan.rows > 1 ? plan.row_h : plan.bar.h;
  const float lines = 0.92f * std::max(2.0f, std::floor((high + leading) / step));
  const bool below = plan.words == LabelPlace::below;
  const float most = plan.rows > 1 ? 0.24f : below ? 0.23f : 0.145f;
  return std::clamp(arrows + longest / lines + t.px(2), usual, std::max(usual, plan.bar.w * most));
}

/// To the board before (`by` −1) or after.
void draw_switch(Ui& ui, const BarView& view, int by, const Area& area, BarCommands& out) {
  const Theme& t = ui.theme;
  const std::size_t to = view.board + std::size_t(by);
  const bool can = to < view.boards.size();
  if (ui.button({.name = by < 0 ? "board-prev" : "board-next",
                 .kind = ButtonKind::quiet,
                 .enabled = can,
                 .spoken = by < 0 ? ui.tr("Question before") : ui.tr("Question after")},
                area))
    out.push_back(SwitchBoard{view.boards[to].id});
  const float turn = by < 0 ? std::numbers::pi_v<float> : 0;
  if (!can || area.w < switch_width(t))
    return ui.chevron(area.centre(), t.px(5), turn, can ? t.ink : t.ink_faint);
  const float side = t.px(3), w = area.w - side - t.px(1.2), h = w * 0.7f;
  const Area stamp{by < 0 ? area.right() - t.px(0.6) - w : area.x + t.px(0.6),
                   area.centre().y - h / 2, w, h};
  draw_stamp(ui, view.boards[to].stamp, stamp, StampEdge::quiet);
  ui.chevron({by < 0 ? area.x + side / 2 : area.right() - side / 2, area.centre().y}, t.px(4), turn,
             t.ink);
}

/// The session and the question in the middle, with a switch where there are several boards.
void draw_middle(Ui& ui, const BarView& view, Area room, BarCommands& out) {
  const Theme& t = ui.theme;
  const std::size_t count = view.boards.size();
  const bool several = count > 1;
  std::string question = view.board < count ? view.boards[view.board].question : "";
  std::string title = view.title, where;
  if (several) {
    where = std::to_string(view.board + 1) + " / " + std::to_string(count) + "   ";
    title = where + title;
  }
  if (several && room.w >= 2 * t.target + t.gap) {
    // The arrows keep close to the words, and stand still when the question changes.
    float words = ui.text_width(Role::small, title);
    for (const BoardName& b : view.boards)
      words = std::max(words, ui.text_width(Role::strong, b.question));
    // Pictures take no question its words.
    const float beside = room.w - 2 * (switch_width(t) + t.gap);
    const bool pictures =
        beside >= t.px(24) && std::ranges::all_of(view.boards, [&](const BoardName& b) {
          return ui.text_height(Role::small, b.question, beside) <= room.h;
        });
    const float w = pictures ? switch_width(t) : t.target;
    const float y = room.y + (room.h - t.target) / 2;
    const float wanted = words + 2 * (w + t.px(4));
    if (room.w > wanted) room = {room.x + (room.w - wanted) / 2, room.y, wanted, room.h};
    draw_switch(ui, view, -1, {room.x, y, w, t.target}, out);
    draw_switch(ui, view, 1, {room.right() - w, y, w, t.target}, out);
    room = {room.x + w + t.gap, room.y, room.w - 2 * w - 2 * t.gap, room.h};
  }
  if (room.w < t.px(14)) return;
  const float words_w =
      std::min(room.w, std::max({ui.text_width(Role::small, title),
                                 ui.text_width(Role::strong, question), t.px(24)}) +
                           t.px(8));
  const Area words{room.x + (room.w - words_w) / 2, room.y + (room.h - t.target) / 2, words_w,
                   t.target};
  const Ui::Tap tap = ui.tap("session-sheet", words);
  if (tap.held) ui.surface(words, t.pressed, t.radius_small, 0, false);
  if (tap.tapped) out.push_back(OpenSessionSheet{});
  if (question.empty()) {
    std::swap(question, title);
    where.clear();  // the title has it
  }
  if (ui.text_width(Role::strong, question) > room.w)
    return draw_long_question(ui, where, question, room);
  if (title.empty()) {
    ui.line(Role::strong, question, room, t.ink, Align::centre, Words::people);
    return;
  }
  const float small = t.small_px * 1.2f, strong = t.text_px * 1.2f;
  const float y = room.y + (room.h - small - strong) / 2;
  ui.line(Role::small, title, {room.x, y, room.w, small}, t.ink_soft, Align::centre, Words::people);
  ui.line(Role::strong, question, {room.x, y + small, room.w, strong}, t.ink, Align::centre,
          Words::people);
}

}  // namespace

void need(Fonts& fonts, const BarView& view) {
  fonts.need(view.title);
  fonts.need(view.saving.reason);
  for (const BoardName& b : view.boards) fonts.need(b.question);
}

/// What can't be overlooked and yet stops nobody: since when nothing is being saved, and why.
float draw_saving_strip(Ui& ui, const SavingView& saving, const Area& bar) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (saving.state != SavingState::not_saving) return bar.y;
  std::string text = fill(tr("Nothing has been saved since {0}."), {saving.since});
  for (const std::string& sentence :
       {saving.reason,
        std::string(tr("Go on working: everything will be saved as soon as it can be."))}) {
    if (!text.ends_with("。") && !sentence.empty()) text += ' ';
    text += sentence;
  }
  const float pad = t.px(5), icon = t.px(7);
  const float width = std::min(bar.w, ui.text_width(Role::text, text) + 2 * pad + icon + t.px(3));
  const float words = width - 2 * pad - icon - t.px(3);
  const float h = std::max(t.px(11), ui.text_height(Role::text, text, words) + t.px(4));
  const Area strip{bar.x + (bar.w - width) / 2, bar.y - t.gap - h, width, h};
  ui.begin("strip", strip);
  ui.surface(strip, t.warn_soft, t.radius_small, 2, t.contrast == Contrast::high);
  ImGui::GetWindowDrawList()->AddRect(strip.min(), strip.max(), faded(t.warn, 0.5f), t.radius_small,
                                      0, t.hairline);
  ui.icon("not-saving", {strip.x + pad + icon / 2, strip.centre().y}, icon, t.warn);
  const float text_h = ui.text_height(Role::text, text, words);
  ui.paragraph(Role::text, text,
               {strip.x + pad + icon + t.px(3), strip.centre().y - text_h / 2, words, text_h},
               t.ink);
  ui.end();
  return strip.y;
}

Area bar_area(const Ui& ui) { return plan_bar(ui).bar; }

float draw_bar(Ui& ui, const BarView& view, BarCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const bool writable = view.saving.state != SavingState::read_only;
  const OtherLanguage other = other_language(tr);
  const BarPlan plan = plan_bar(ui);
  const bool below = plan.words == LabelPlace::below;

  std::array<ButtonSpec, kSlots> specs;
  const auto set = [&](BarSlot slot, const char* name, const char* icon, bool enabled = true,
                       ButtonKind kind = ButtonKind::quiet) {
    const std::string words = bar_words(ui, slot);
    specs[slot] = {.name = name,
                   .icon = icon,
                   .label = words,
                   .kind = kind,
                   .enabled = enabled,
                   .role = below ? Role::label : Role::text,
                   .spoken = words,
                   .place = plan.words};
  };
  const auto chosen = [](bool on) { return on ? ButtonKind::selected : ButtonKind::quiet; };
  set(kNewCard, "new-card", "new-card", writable, ButtonKind::primary);
  set(kSeat, "add-seat", "keyboard", writable);
  // Once somebody sits there it keeps its place: nothing may move under a finger for it.
  const bool some_wait = view.cards_waiting > 0;
  const std::string waiting = some_wait ? std::to_string(view.cards_waiting) : "";
  if (view.seats_taken || some_wait)
    set(kShowCards, "show-cards", "put-on-table", writable && some_wait);
  if (some_wait) specs[kShowCards].label += "  " + waiting;
  set(kTray, "tray", "tray", true, chosen(view.tray_open || view.over_tray));
  const std::string in_tray = view.tray_cards > 0 ? std::to_string(view.tray_cards) : "";
  if (view.tray_cards > 0) specs[kTray].label += "  " + in_tray;
  set(kUndo, "undo", "undo", writable && view.can_undo);
  set(kRedo, "redo", "redo", writable && view.can_redo);
  set(kSpread, "spread", "spread", writable);
  set(kTidy, "tidy", "tidy", writable);
  set(kMapTools, "map-tools", "map-tools", true, chosen(view.tools_open));
  set(kPhones, "phones", "phone", true,
      view.phones_open && !view.phones_shown ? ButtonKind::accent : chosen(view.phones_shown));
  set(kZoomOut, "zoom-out", "zoom-out", view.can_zoom_out);
  set(kZoomIn, "zoom-in", "zoom-in", view.can_zoom_in);
  set(kFit, "fit", "fit");
  set(kLock, "lock", view.view_locked ? "lock" : "unlock", true, chosen(view.view_locked));
  set(kLanguage, "language", "language");
  set(kSettings, "settings", "settings");
  set(kHelp, "help", "help");
  set(kReport, "report", "report");
  set(kLeave, "leave", "leave");
  for (const BarSlot slot : {kZoomOut, kZoomIn, kLanguage, kSettings})
    if (!below || slot == kZoomOut || slot == kZoomIn) specs[slot].label.clear();

  const Area& bar = plan.bar;
  const float pad = std::floor((t.bar_height - t.target) / 2), gap = t.gap, row_h = plan.row_h;
  SavingSign sign = saving_sign(ui, view.saving);
  const float sign_icon = t.px(6), sign_pad = t.px(2.5);
  const bool calm = sign.fill == 0;
  const auto sign_width = [&] {
    if (sign.label.empty()) return 2 * sign_pad + sign_icon;
    const Role role = !calm ? Role::strong : below ? Role::label : Role::text;
    // "Saving" and "Saved" take turns many times a minute; nothing may move for it.
    const float label =
        calm ? std::max(ui.text_width(role, tr("Saved")), ui.text_width(role, tr("Saving")))
             : ui.text_width(role, sign.label);
    return below && calm ? std::max(label, sign_icon) + t.px(2)
                         : 2 * sign_pad + sign_icon + t.px(1.5) + label;
  };
  const auto width = [&](BarSlot slot) {
    ButtonSpec widest = specs[slot];
    if (slot == kShowCards && !widest.label.empty())
      widest.label = widest.label.size() > 3 ? tr("Bring out all") + std::string("  88") : "88";
    return ui.width(widest);
  };
  const bool two_rows = plan.rows > 1;
  // Only in a hall: then it keeps its place beside the saving sign, whatever it says.
  const std::string hall_words = below ? tr("Hall") : "";
  const ButtonSpec hall{
      .name = "hall",
      .icon = icon_of(view.hall.kind),
      .label = hall_words,
      .kind = view.hall.kind == HallMark::Kind::wrong ? ButtonKind::accent : ButtonKind::quiet,
      .role = below ? Role::label : Role::text,
      .spoken = view.hall.says,
      .place = plan.words};
  const float hall_w = view.hall.kind == HallMark::Kind::none ? 0 : ui.width(hall) + gap;
  const float middle_wish = middle_width(ui, view, plan);
  const float pictures = view.boards.size() > 1 ? 2 * (switch_width(t) - t.target) : 0;
  const int middle_line = two_rows ? 1 : 0;
  const auto needed = [&](int line) {
    float w = 2 * pad + 2 * gap;
    for (std::size_t slot = 0; slot < kSlots; ++slot)
      if (!specs[slot].name.empty() && plan.row_of(slot) == line) w += width(BarSlot(slot)) + gap;
    return line == 0 ? w + sign_width() + hall_w : w;
  };
  const auto overfull = [&](int line) {
    return needed(line) + (line == middle_line ? middle_wish : 0) > bar.w;
  };
  if (calm && overfull(0)) sign.label.clear();
  for (const BarSlot slot : kLabelsVanish)
    // The first thing to do keeps its words at the cost of a part of the question's.
    if (slot == kNewCard ? needed(0) + 0.75f * (middle_wish - pictures) > bar.w
                         : overfull(plan.row_of(slot)))
      specs[slot].label = slot == kTray ? in_tray : slot == kShowCards ? waiting : "";
  if (needed(0) > bar.w) sign.label.clear();
  if (needed(0) > bar.w) specs[kTray].label.clear();

  const float top = draw_saving_strip(ui, view.saving, bar);
  ui.begin("bar", bar);
  ui.surface(bar, t.surface, t.radius, 3, t.contrast == Contrast::high);
  const float y = bar.y + (bar.h - float(plan.rows) * (row_h + gap) + gap) / 2;
  const float right_y = two_rows ? y + row_h + gap : y;
  std::array<bool, kSlots> tapped{};
  float x = bar.x + pad;
  for (const BarSlot slot :
       {kNewCard, kSeat, kShowCards, kTray, kUndo, kRedo, kSpread, kTidy, kMapTools, kPhones}) {
    if (specs[slot].name.empty()) continue;
    const float w = width(slot);
    tapped[slot] = ui.button(specs[slot], {x, y, w, row_h});
    if (slot == kPhones && view.phones_open) draw_count(ui, view.phone_cards, {x, y, w, row_h});
    x += w + gap;
  }
  float right = bar.right() - pad;
  for (const BarSlot slot :
       {kLeave, kReport, kHelp, kSettings, kLanguage, kLock, kFit, kZoomIn, kZoomOut}) {
    const float w = ui.width(specs[slot]);
    right -= w;
    tapped[slot] = ui.button(specs[slot], {right, right_y, w, row_h});
    right -= gap;
  }
  const float w = sign_width(), sign_right = two_rows ? bar.right() - pad : right;
  const Area chip{sign_right - w, y, w, row_h};
  draw_sign(ui, sign, chip, sign_icon, below && calm);
  const Area hall_area{chip.x - hall_w, y, hall_w - gap, row_h};
  if (hall_w > 0 && ui.button(hall, hall_area)) out.push_back(OpenHall{});
  if (two_rows)
    draw_middle(ui, view, {bar.x + pad, right_y, right - bar.x - pad, row_h}, out);
  else
    draw_middle(ui, view, {x, bar.y, right - w - hall_w - gap - x, bar.h}, out);
  ui.end();

  if (tapped[kNewCard]) out.push_back(NewCard{ui.writing && ui.writing->offered()});
  if (tapped[kSeat]) out.push_back(AddSeat{});
  if (tapped[kShowCards]) out.push_back(ShowCards{});
  if (tapped[kTray]) out.push_back(view.tray_open ? BarCommand(CloseTray{}) : OpenTray{});
  if (tapped[kUndo]) out.push_back(Undo{});
  if (tapped[kRedo]) out.push_back(Redo{});
  if (tapped[kSpread]) out.push_back(Spread{});
  if (tapped[kTidy]) out.push_back(TidyAll{});
  if (tapped[kMapTools]) out.push_back(OpenMapTools{});
  if (tapped[kPhones]) out.push_back(ShowPhones{});
  if (tapped[kZoomOut]) out.push_back(Zoom{Zoom::Way::out});
  if (tapped[kZoomIn]) out.push_back(Zoom{Zoom::Way::in});
  if (tapped[kFit]) out.push_back(FitAll{});
  if (tapped[kLock]) out.push_back(SetViewLocked{!view.view_locked});
  if (tapped[kLanguage]) out.push_back(other.command);
  if (tapped[kSettings]) out.push_back(OpenSettings{});
  if (tapped[kHelp]) out.push_back(OpenHelp{});
  if (tapped[kReport]) out.push_back(MakeReport{});
  if (tapped[kLeave]) out.push_back(Leave{});
  return top;
}

}  // namespace panels
