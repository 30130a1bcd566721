#include "panels/survey.h"

#include <algorithm>
#include <utility>

#include "panels/fonts.h"
#include "panels/format.h"
#include "panels/sheet_rows.h"

namespace panels {

using model::Inquiry;
using model::InquiryKind;

void SurveySheet::need(Fonts& fonts, const SurveyView& view) const {
  for (const Inquiry& asked : view.inquiries) {
    fonts.need(asked.text, Fonts::Kind::interface);
    for (const std::string& choice : asked.choices) fonts.need(choice);
  }
  for (const SurveyView::Sum& sum : view.sums)
    for (const std::string& words : sum.words) fonts.need(words);
  asking_.need(fonts);
  form_.need(fonts);
}

float SurveySheet::draw(Ui& ui, const SurveyView& view, float above_px, SurveyCommands& out) {
  if (sheet_.begin(ui, {"survey", "survey-close", ui.tr("Questionnaire")}, 108, above_px)) {
    form_.begin();
    page_ = Page::lead;
    out.push_back(CloseSurvey{});
  }
  const Area& room = sheet_.room();
  float y = sheet_.first_y();
  if (view.inquiries.empty() && page_ != Page::ask) page_ = Page::lead;
  switch (page_) {
    case Page::lead:
      draw_lead(ui, view, room, y, out);
      break;
    case Page::form:
      if (form_.pace() == SurveyForm::Pace::paper)
        y = paragraph(ui, Role::strong, fill(ui.tr("Sheet {0}"), {std::to_string(view.sheets + 1)}),
                      room, y, ui.theme.ink) +
            ui.theme.px(2);
      switch (form_.draw(ui, view.inquiries, room, y)) {
        case SurveyForm::Going::on:
          break;
        case SurveyForm::Going::done:
          out.push_back(AnswerSheet{form_.take(view.inquiries)});
          // The next sheet of the stack stands in the same place.
          if (form_.pace() == SurveyForm::Pace::person) page_ = Page::thanks;
          break;
        case SurveyForm::Going::left:
          form_.begin();
          page_ = Page::lead;
          break;
      }
      break;
    case Page::thanks:
      draw_thanks(ui, view, room, y);
      break;
    case Page::ask:
      draw_ask(ui, view, room, y, out);
      break;
  }
  return sheet_.end(ui, y);
}

void SurveySheet::draw_lead(Ui& ui, const SurveyView& view, const Area& room, float& y,
                            SurveyCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (view.inquiries.empty()) {
    y = paragraph(ui, Role::text,
                  tr("How was this evening? One person after another answers here; nobody learns "
                     "who said what."),
                  room, y, t.ink) +
        t.px(4);
    if (wide_button(ui,
                    {.name = "survey-usual",
                     .icon = "survey",
                     .label = tr("Take the usual three questions"),
                     .kind = ButtonKind::primary,
                     .enabled = view.writable},
                    room, y))
      out.push_back(AskUsual{});
  } else {
    const std::string so_far = fill(tr("Filled in: {0}"), {std::to_string(view.sheets)});
    y = paragraph(ui, Role::heading, so_far, room, y, t.ink) + t.px(3);
    if (wide_button(ui,
                    {.name = "survey-fill-in",
                     .icon = "edit",
                     .label = tr("Fill one in"),
                     .kind = ButtonKind::primary,
                     .enabled = view.writable},
                    room, y)) {
      form_.begin();
      page_ = Page::form;
    }
    if (view.at_seats)
      y = paragraph(ui, Role::text,
                    fill(tr("Seats that still answer: {0}"), {std::to_string(view.seats_waiting)}),
                    room, y, t.ink_soft) +
          t.px(2);
    if (wide_button(
            ui,
            {.name = view.at_seats ? "survey-seats-end" : "survey-seats",
             .icon = "survey",
             .label = view.at_seats ? tr("End it at the seats") : tr("Questionnaire at all seats"),
             .enabled = view.writable},
            room, y))
      out.push_back(AskAtSeats{!view.at_seats});
    if (wide_button(ui,
                    {.name = "survey-paper",
                     .icon = "handwriting",
                     .label = tr("Enter sheets of paper"),
                     .enabled = view.writable},
                    room, y)) {
      form_.begin(SurveyForm::Pace::paper);
      page_ = Page::form;
    }
    if (view.uncounted && wide_button(ui,
                                      {.name = "survey-count",
                                       .icon = "eye",
                                       .label = tr("Count and show"),
                                       .enabled = view.writable},
                                      room, y))
      out.push_back(CountAnswers{});
    y += t.px(2);
    for (std::size_t i = 0; i < view.inquiries.size(); ++i) draw_inquiry(ui, view, i, room, y, out);
  }
  if (wide_button(ui,
                  {.name = "survey-add",
                   .icon = "plus",
                   .label = tr("Ask something of your own"),
                   .kind = ButtonKind::quiet,
                   .enabled = view.writable},
                  room, y)) {
    asking_.begin_new();
    page_ = Page::ask;
  }
}

void SurveySheet::draw_ask(Ui& ui, const SurveyView& view, const Area& room, float& y,
                           SurveyCommands& out) {
  const Inquiry& asked = asking_.inquiry();
  const auto at = std::ranges::find(view.inquiries, asked.id, &Inquiry::id);
  const bool there = at != view.inquiries.end();
  // Somebody has taken it out meanwhile.
  if (!asked.id.nil() && !there) {
    page_ = Page::lead;
    return;
  }
  const bool answered = there && view.sums[std::size_t(at - view.inquiries.begin())].answered;
  const InquirySheet::Going going = asking_.draw(ui, answered, room, y);
  if (going == InquirySheet::Going::on) return;
  page_ = Page::lead;
  if (going == InquirySheet::Going::left) return;
  if (there)
    out.push_back(RewordInquiry{asked});
  else
    out.push_back(AskInquiry{asked});
}

void SurveySheet::draw_inquiry(Ui& ui, const SurveyView& view, std::size_t index, const Area& room,
                               float& y, SurveyCommands& out) {
  const Theme& t = ui.theme;
  const Inquiry& asked = view.inquiries[index];
  const SurveyView::Sum& sum = view.sums[index];
  const float side = t.target, words_w = room.w - 3 * side - t.gap;
  const float words_h = ui.text_height(Role::strong, asked.text, words_w);
  const float h = std::max(side, words_h);
  ui.paragraph(Role::strong, asked.text, {room.x, y + (h - words_h) / 2, words_w, words_h}, t.ink,
               Align::left, Words::people);
  const std::string number = std::to_string(index + 1);
  const std::string up = "survey-up-" + number, edit = "survey-edit-" + number,
                    drop = "survey-drop-" + number;
  if (ui.button({.name = up,
                 .label = ui.tr("↑"),
                 .kind = ButtonKind::quiet,
                 .enabled = view.writable && index > 0,
                 .spoken = ui.tr("Earlier")},
                {room.right() - 3 * side, y, side, side}))
    out.push_back(MoveInquiry{asked.id, -1});
  if (ui.button({.name = edit,
                 .icon = "edit",
                 .kind = ButtonKind::quiet,
                 .enabled = view.writable,
                 .spoken = ui.tr("Ask it otherwise")},
                {room.right() - 2 * side, y, side, side})) {
    asking_.begin(asked);
    page_ = Page::ask;
  }
  if (ui.button({.name = drop,
                 .icon = "bin",
                 .kind = ButtonKind::quiet,
                 .enabled = view.writable,
                 .spoken = ui.tr("Ask it no more")},
                {room.right() - side, y, side, side}))
    out.push_back(DropInquiry{asked.id});
  y += h + t.px(1);
  const bool choices = !asked.choices.empty() && asked.kind != InquiryKind::faces &&
                       asked.kind != InquiryKind::scale && asked.kind != InquiryKind::text;
  const int most = sum.counts.empty() ? 0 : *std::ranges::max_element(sum.counts);
  // The best stands first, as in the report.
  for (std::size_t n = sum.counts.size(); n-- > 0 && sum.people > 0;) {
    const std::size_t value = choices ? sum.counts.size() - 1 - n : n;
    const float line = std::max(t.px(7), ui.line_height(Role::small));
    const float name_w = choices ? room.w * 0.45f : t.px(9), count_w = t.px(11);
    if (choices)
      ui.line(Role::small, asked.choices[value], {room.x, y, name_w - t.px(1), line}, t.ink,
              Align::left, Words::people);
    else if (asked.kind == InquiryKind::faces)
      ui.icon(face_icon(int(value) + 1), {room.x + name_w / 2, y + line / 2}, t.px(6), t.ink);
    else
      ui.line(Role::small, std::to_string(value + 1), {room.x, y, name_w, line}, t.ink,
              Align::centre);
    const float bar_w = room.w - name_w - count_w;
    const Area track{room.x + name_w, y + line * 0.22f, bar_w, line * 0.56f};
    ui.surface(track, t.sunken, t.px(1), 0, false);
    if (sum.counts[value] > 0)
      ui.surface({track.x, track.y, bar_w * float(sum.counts[value]) / float(most), track.h},
                 t.accent, t.px(1), 0, false);
    ui.line(Role::small, std::to_string(sum.counts[value]),
            {room.right() - count_w, y, count_w, line}, t.ink, Align::right);
    y += line;
  }
  for (const std::string& words : sum.words)
    y = paragraph(ui, Role::text, words, {room.x + t.px(3), y, room.w - t.px(3), 0}, y + t.px(1),
                  t.ink, Words::people);
  y += t.px(4);
}

void SurveySheet::draw_thanks(Ui& ui, const SurveyView& view, const Area& room, float& y) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  y = paragraph(ui, Role::heading, tr("Thank you!"), room, y, t.ink) + t.px(2);
  y = paragraph(ui, Role::text, tr("Please hand it on to whoever comes next."), room, y, t.ink) +
      t.px(2);
  y = paragraph(ui, Role::small, fill(tr("Filled in: {0}"), {std::to_string(view.sheets)}), room, y,
                t.ink_soft) +
      t.px(4);
  if (wide_button(ui,
                  {.name = "survey-next-person",
                   .icon = "step-on",
                   .label = tr("The next person"),
                   .kind = ButtonKind::primary},
                  room, y)) {
    form_.begin();
    page_ = Page::form;
  }
  if (wide_button(
          ui,
          {.name = "survey-all-done", .label = tr("All have answered"), .kind = ButtonKind::quiet},
          room, y))
    page_ = Page::lead;
}

}  // namespace panels
