#include "panels/session_sheet.h"

#include <algorithm>
#include <utility>

#include "panels/format.h"

namespace panels {

namespace {
constexpr const char* kFields[] = {"field-title", "field-date", "field-venue", "field-makers"};
constexpr std::size_t kMostBoards = 12;
constexpr double kRow = 12.5;  // mm, of a question

std::string question_field(std::size_t index) {
  return "field-question-" + std::to_string(index + 1);
}
}  // namespace

void SessionSheet::settle(const SessionSheetView& view, bool closes, SessionSheetCommands& out) {
  for (std::size_t i = 0; i < 4; ++i)
    if (auto text = words_[i].settled(view.words[i], !closes && writing_ == kFields[i]))
      out.push_back(ChangeSessionWords{SessionWords(i), std::move(*text)});
  for (std::size_t i = 0; i < questions_.size(); ++i)
    if (auto text =
            questions_[i].settled(view.questions[i].text, !closes && writing_ == question_field(i)))
      out.push_back(WriteQuestion{boards_[i], std::move(*text)});
}

void SessionSheet::need(Fonts& fonts, const SessionSheetView& view) const {
  for (const std::string& w : view.words) fonts.need(w);
  fonts.need(view.question, Fonts::Kind::interface);  // it stands large
  for (const auto& q : view.questions) fonts.need(q.text);
  panels::need(fonts, view.agendas);
  for (const WrittenLine& l : words_) fonts.need(l.text);
  for (const WrittenLine& l : questions_) fonts.need(l.text);
}

float SessionSheet::draw(Ui& ui, const SessionSheetView& view, float above_px,
                         SessionSheetCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  // What was left since the last frame counts now.
  std::vector<base::Id> boards;
  for (const auto& q : view.questions) boards.push_back(q.board);
  if (boards != boards_) {
    // Whatever stood in a field goes with its board.
    std::vector<WrittenLine> moved;
    for (const auto& q : view.questions) {
      const auto old = std::ranges::find(boards_, q.board);
      moved.push_back(old == boards_.end() ? WrittenLine{q.text, q.text}
                                           : questions_[std::size_t(old - boards_.begin())]);
    }
    questions_ = std::move(moved);
    boards_ = std::move(boards);
  }
  settle(view, false, out);

  const float larger = std::min(t.text_px / t.px(4.5), 1.25f);  // not over all of the map
  const float width = std::min(ui.window.w - 2 * t.edge, t.px(160) * larger);
  const Area sheet{ui.window.w - width - t.edge, t.edge, width, above_px - t.edge - t.gap};
  ui.begin("session-sheet", sheet, Ui::Layer::front);
  ui.surface(sheet, t.surface, t.radius, 4, t.contrast == Contrast::high);
  const float pad = t.px(6), x = sheet.x + pad, w = sheet.w - 2 * pad;
  const float close_w = t.target;
  bool closes = false;
  if (ui.button({.name = "session-sheet-close",
                 .icon = "close",
                 .kind = ButtonKind::quiet,
                 .spoken = tr("Close")},
                {sheet.right() - pad / 2 - close_w, sheet.y + pad / 2, close_w, t.target}))
    closes = true;
  ButtonSpec take{.name = "session-take",
                  .icon = "stick",
                  .label = tr("Copy to a stick"),
                  .kind = ButtonKind::plain,
                  .spoken = tr("Copy to a stick")};
  const float head = w - close_w - t.gap;
  ButtonSpec back{.name = "timeline",
                  .icon = "timeline",
                  .label = tr("Look back"),
                  .kind = ButtonKind::plain,
                  .spoken = tr("Look back")};
  const auto beside = [&] {
    return ui.text_width(Role::heading, tr("About this evening")) + 2 * t.gap + ui.width(take) +
           ui.width(back);
  };
  for (ButtonSpec* spec : {&take, &back})
    if (beside() > head) spec->label.clear();
  const float take_w = ui.width(take), back_w = ui.width(back);
  const float take_x = x + head - take_w, back_x = take_x - t.gap - back_w;
  const bool takes = ui.button(take, {take_x, sheet.y + pad / 2, take_w, t.target});
  if (ui.button(back, {back_x, sheet.y + pad / 2, back_w, t.target})) {
    settle(view, true, out);
    out.push_back(OpenTimeline{});
  }
  ui.line(Role::heading, tr("About this evening"),
          {x, sheet.y + pad / 2, back_x - t.gap - x, t.target}, t.ink);
  const float top = sheet.y + pad / 2 + t.target + t.px(1);
  draw_words(ui, view, {x, top, w, sheet.bottom() - top - t.px(2)}, out);
  ui.end();
  day_.draw_calendar(ui, view.today, words_[1].text);
  if (const auto tapped = choice_.draw(ui, view.agendas, {}, sheet))
    out.push_back(PlanEvening{*tapped});
  writing_ = ui.frame.focus ? ui.frame.focus_name : std::string();
  if (takes) out.push_back(TakeThisSession{});
  if (closes) {
    settle(view, true, out);
    out.push_back(CloseSessionSheet{});
  }
  return sheet.x;
}

void SessionSheet::draw_words(Ui& ui, const SessionSheetView& view, const Area& area,
                              SessionSheetCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float x = area.x, w = area.w, gap = t.px(6), half = std::floor((w - gap) / 2);
  const float field = ui.field_height(), step = field + t.px(2);
  const float label_h = ui.line_height(Role::small) + t.px(1);
  // What no field holds on its one line stands above them in full.
  const bool in_full = ui.text_width(Role::text, view.question) > w - 3 * t.target - t.px(20);
  const float full_h = in_full ? ui.text_height(Role::heading, view.question, w) + t.px(2) : 0;
  const std::size_t rows = questions_.size() + (questions_.size() < kMostBoards ? 1 : 0);
  const float rows_h = float(rows) * (t.px(kRow) + t.gap);
  scroll_.begin(ui, "session-words", {x - t.px(2), area.y, w + t.px(5), area.h},
                DragScroll::Axis::y, full_h + 3 * step + t.target + t.px(3) + label_h + rows_h);
  float y = area.y - scroll_.offset_px();
  if (in_full) {
    ui.paragraph(Role::heading, view.question, {x, y, w, full_h}, t.ink, Align::left,
                 Words::people);
    y += full_h;
  }
  ui.field(kFields[0], tr("Title"), "", words_[0].text, {x, y, w, field});
  y += step;
  day_.draw(ui, kFields[1], tr("Date"), words_[1].text, {x, y, half, field});
  ui.field(kFields[2], tr("Place"), "", words_[2].text, {x + half + gap, y, half, field});
  y += step;
  ui.field(kFields[3], tr("Makers, with commas between"), "", words_[3].text, {x, y, w, field});
  y += step;
  const ButtonSpec agenda{
      .name = "agenda",
      .icon = "agenda",
      .label = view.agenda.empty() ? tr("Choose how the evening goes") : view.agenda,
      .kind = view.agenda.empty() ? ButtonKind::plain : ButtonKind::selected,
      .enabled = view.writable,
      .spoken = tr("How the evening goes")};
  if (ui.button(agenda, {x, y, std::min(ui.width(agenda), w), t.target})) choice_.open();
  y += t.target + t.px(3);
  ui.line(Role::small, tr("Questions to talk about, one map each"), {x, y, w, label_h - t.px(1)},
          t.ink_soft);
  draw_questions(ui, view, {x, y + label_h, w, rows_h}, out);
  scroll_.end(ui);
}

void SessionSheet::draw_questions(Ui& ui, const SessionSheetView& view, const Area& area,
                                  SessionSheetCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float row_h = t.px(kRow), number = t.px(9), side = t.target;
  const bool several = questions_.size() > 1;
  float y = area.y;
  for (std::size_t i = 0; i < questions_.size(); ++i, y += row_h + t.gap) {
    const std::string n = std::to_string(i + 1);
    ui.line(Role::strong, n, {area.x, y, number - t.px(2), row_h}, t.accent, Align::centre);
    const float buttons = several ? 3 * (side + t.gap) : 0;
    ui.field(question_field(i), "", tr("Can be written later"), questions_[i].text,
             {area.x + number, y, area.w - number - buttons, row_h}, fill(tr("Question {0}"), {n}));
    if (!several) continue;
    Area at{area.right() - buttons + t.gap, y + (row_h - side) / 2, side, side};
    const auto arrow = [&](const std::string& name, int by, bool can, const char* says) {
      if (ui.tap(name, at, can, says).tapped) out.push_back(MoveQuestion{boards_[i], by});
      ui.chevron(at.centre(), t.px(4.5), float(by) * 1.5707963f, can ? t.ink : t.ink_faint);
      at.x += side + t.gap;
    };
    const bool can_up = view.writable && i > 0;
    const bool can_down = view.writable && i + 1 < questions_.size();
    arrow("question-up-" + n, -1, can_up, tr("Ask it earlier"));
    arrow("question-down-" + n, 1, can_down, tr("Ask it later"));
    const std::string name = "question-remove-" + n;
    if (ui.button({.name = name,
                   .icon = "close",
                   .kind = ButtonKind::quiet,
                   .enabled = view.writable,
                   .icon_px = t.px(5),
                   .spoken = tr("Leave this question out")},
                  at))
      out.push_back(RemoveQuestion{boards_[i]});
  }
  if (questions_.size() == kMostBoards) return;
  const ButtonSpec add{.name = "question-add",
                       .icon = "plus",
                       .label = tr("One more question"),
                       .kind = ButtonKind::quiet,
                       .enabled = view.writable};
  if (ui.button(add, {area.x + number, y, std::min(ui.width(add), area.w - number), row_h}))
    out.push_back(AddQuestion{});
}

}  // namespace panels
