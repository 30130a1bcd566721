#include "panels/survey_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/face_name.h"
#include "ops/choose.h"
#include "panels/fonts.h"
#include "panels/format.h"
#include "panels/ui.h"

namespace panels {

using model::Inquiry;
using model::InquiryKind;

namespace {

constexpr const char* kWords = "field-survey";

}  // namespace

std::string_view face_icon(int value) {
  constexpr std::array<std::string_view, 5> kFaces{"face-1", "face-2", "face-3", "face-4",
                                                   "face-5"};
  return kFaces[std::size_t(std::clamp(value, 1, 5) - 1)];
}

void SurveyForm::begin(Pace pace) {
  pace_ = pace;
  said_.clear();
  at_ = 0;
}

void SurveyForm::need(Fonts& fonts) const {
  for (const auto& entry : said_) fonts.need(entry.second.text);
}

SurveyForm::Said& SurveyForm::said(base::Id inquiry) {
  const auto it = std::ranges::find(said_, inquiry, &std::pair<base::Id, Said>::first);
  return it != said_.end() ? it->second : said_.emplace_back(inquiry, Said{}).second;
}

void SurveyForm::tapped(const Inquiry& asked, int value) {
  const bool chosen = ops::choose(said(asked.id).values, asked.kind, value);
  said_all_ = chosen && asked.kind != InquiryKind::choices;
}

SurveyForm::Going SurveyForm::draw(Ui& ui, const std::vector<Inquiry>& inquiries, const Area& room,
                                   float& y) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  at_ = std::min(at_, inquiries.size() - 1);
  const Inquiry& asked = inquiries[at_];
  ui.line(
      Role::small,
      fill(tr("Question {0} of {1}"), {std::to_string(at_ + 1), std::to_string(inquiries.size())}),
      {room.x, y, room.w, ui.line_height(Role::small)}, t.ink_soft);
  y += ui.line_height(Role::small) + t.px(2);
  const float h = ui.text_height(Role::heading, asked.text, room.w);
  ui.paragraph(Role::heading, asked.text, {room.x, y, room.w, h}, t.ink, Align::left,
               Words::people);
  y += h + t.px(4);
  if (asked.kind == InquiryKind::text)
    draw_words(ui, asked, room, y);
  else
    draw_values(ui, asked, room, y);
  // One tap of the finger a question: the last one waits to be looked at.
  if (std::exchange(said_all_, false) && pace_ == Pace::paper && at_ + 1 < inquiries.size()) {
    ++at_;
    return Going::on;
  }
  y += t.px(4);
  const float bar = t.px(13), half = (room.w - t.gap) / 2;
  const bool first = at_ == 0, last = at_ + 1 == inquiries.size();
  const bool back = ui.button({.name = "survey-back",
                               .icon = first ? "close" : "back",
                               .label = first ? tr("Leave it") : tr("Back"),
                               .kind = ButtonKind::quiet},
                              {room.x, y, half, bar});
  const bool on = ui.button({.name = last ? "survey-done" : "survey-next",
                             .icon = last ? "check" : "step-on",
                             .label = last ? tr("Done") : tr("Next"),
                             .kind = ButtonKind::primary},
                            {room.x + half + t.gap, y, half, bar});
  y += bar + t.px(3);
  const std::string note = tr("No answer is no harm. Nobody learns who answered what.");
  const float note_h = ui.text_height(Role::small, note, room.w);
  ui.paragraph(Role::small, note, {room.x, y, room.w, note_h}, t.ink_soft);
  y += note_h;
  if (back && first) return Going::left;
  if (back) --at_;
  if (on && last) return Going::done;
  if (on) ++at_;
  return Going::on;
}

void SurveyForm::draw_values(Ui& ui, const Inquiry& asked, const Area& room, float& y) {
  const Theme& t = ui.theme;
  const std::set<int> chosen = said(asked.id).values;
  const bool faces = asked.kind == InquiryKind::faces;
  if (faces || asked.kind == InquiryKind::scale) {
    const float w = (room.w - 4 * t.gap) / 5, h = std::max(w, t.px(15));
    for (int value = 1; value <= 5; ++value) {
      const bool on = chosen.contains(value);
      const std::string name = "survey-value-" + std::to_string(value);
      const std::string_view icon = face_icon(value);
      const Area box{room.x + float(value - 1) * (w + t.gap), y, w, h};
      if (ui.button({.name = name,
                     .icon = faces ? icon : std::string_view(),
                     .label = faces ? std::string() : std::to_string(value),
                     .kind = on ? ButtonKind::accent : ButtonKind::plain,
                     .role = Role::heading,
                     .icon_px = 0.62f * w,
                     .spoken = faces ? ui.tr(model::face_name(value)) : ""},
                    box))
        tapped(asked, value);
      ui.frame.buttons.back().text = on ? "on" : "off";
    }
    y += h + t.px(1);
    // What the ends mean, and what was chosen.
    const float line = ui.line_height(Role::small), half = room.w / 2;
    ui.line(Role::small, ui.tr(model::face_name(1)), {room.x, y, half, line}, t.ink_soft);
    ui.line(Role::small, ui.tr(model::face_name(5)), {room.x + half, y, half, line}, t.ink_soft,
            Align::right);
    y += line;
    return;
  }
  for (int value = 1; value <= int(asked.choices.size()); ++value) {
    const std::string& choice = asked.choices[std::size_t(value - 1)];
    const bool on = chosen.contains(value);
    const std::string name = "survey-value-" + std::to_string(value);
    const float pad = t.px(4), mark = t.px(6), words_w = room.w - 3 * pad - mark;
    const float h = std::max(t.px(13), ui.text_height(Role::text, choice, words_w) + t.px(5));
    const Area box{room.x, y, room.w, h};
    const Ui::Tap tap = ui.tap(name, box, true, choice);
    ui.frame.buttons.back().text = on ? "on" : "off";
    ui.surface(box, on ? t.accent_soft : tap.held ? t.pressed : t.ground, t.radius_small, 0, true);
    const ImVec2 middle{room.x + pad + mark / 2, box.centre().y};
    const Area circle{middle.x - mark / 2, middle.y - mark / 2, mark, mark};
    const float round = asked.kind == InquiryKind::choices ? t.px(1) : mark / 2;
    ui.surface(circle, on ? t.accent : t.surface, round, 0, true);
    if (on) ui.icon("check", middle, 0.8f * mark, t.surface);
    const float words_h = ui.text_height(Role::text, choice, words_w);
    ui.paragraph(Role::text, choice,
                 {room.x + 2 * pad + mark, box.centre().y - words_h / 2, words_w, words_h}, t.ink,
                 Align::left, Words::people);
    if (tap.tapped) tapped(asked, value);
    y += h + t.gap;
  }
}

void SurveyForm::draw_words(Ui& ui, const Inquiry& asked, const Area& room, float& y) {
  Said& words = said(asked.id);
  ui.field(kWords, "", ui.tr("A word or two"), words.text, {room.x, y, room.w, ui.theme.px(13)},
           asked.text);
  y += ui.theme.px(13);
}

std::vector<SaidToInquiry> SurveyForm::take(const std::vector<Inquiry>& inquiries) {
  std::vector<SaidToInquiry> out;
  for (const Inquiry& asked : inquiries) {
    const Said& said_here = said(asked.id);
    for (const int value : said_here.values) out.push_back({asked.id, value});
    if (!said_here.text.empty()) out.push_back({asked.id, 0, said_here.text});
  }
  begin(pace_);
  return out;
}

}  // namespace panels
