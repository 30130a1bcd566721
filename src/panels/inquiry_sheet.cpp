#include "panels/inquiry_sheet.h"

#include <algorithm>
#include <array>
#include <utility>

#include "panels/fonts.h"
#include "panels/sheet_rows.h"
#include "panels/ui.h"

namespace panels {

using model::Inquiry;
using model::InquiryKind;

namespace {

constexpr std::array<std::string_view, 5> kCommas{"、", "，", ",", "・", "\n"};

struct KindOf {
  InquiryKind kind;
  const char* name;
  const char* label;
};

bool has(const std::vector<std::string>& all, std::string_view part) {
  return std::ranges::any_of(
      all, [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

std::string joined(const std::vector<std::string>& choices) {
  const auto between =
      std::ranges::find_if(kCommas, [&](std::string_view c) { return !has(choices, c); });
  std::string out;
  for (const std::string& choice : choices) {
    if (!out.empty()) out += between == kCommas.end() ? kCommas.front() : *between;
    out += choice;
  }
  return out;
}

}  // namespace

std::vector<std::string> choices_in(std::string_view text, const std::vector<std::string>& whole) {
  std::vector<std::string> out;
  std::string part;
  const auto end = [&] {
    const auto first = part.find_first_not_of(' '), last = part.find_last_not_of(' ');
    if (first != std::string::npos) out.push_back(part.substr(first, last - first + 1));
    part.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t skip = 0;
    for (const std::string_view comma : kCommas)
      if (text.substr(at).starts_with(comma) && !has(whole, comma)) skip = comma.size();
    if (skip == 0)
      part += text[at++];
    else
      end(), at += skip;
  }
  end();
  return out;
}

void InquirySheet::begin_new() {
  *this = {};
  asked_.kind = InquiryKind::choice;
}

void InquirySheet::begin(const Inquiry& asked) {
  *this = {};
  asked_ = asked;
  choices_ = asked.choices;
  text_ = asked.text;
  joined_ = written_ = joined(asked.choices);
}

void InquirySheet::need(Fonts& fonts) const {
  fonts.need(asked_.text);
  fonts.need(written_);
}

bool InquirySheet::chooses() const {
  return asked_.kind == InquiryKind::choice || asked_.kind == InquiryKind::choices;
}

InquirySheet::Going InquirySheet::draw(Ui& ui, bool answered, const Area& room, float& y) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  ui.field("field-inquiry", tr("What do you ask?"), "", asked_.text,
           {room.x, y, room.w, ui.field_height()});
  y += ui.field_height() + t.px(4);
  if (answered) {
    y = paragraph(ui, Role::small,
                  tr("Somebody has answered it already: how it is answered stays as it is."), room,
                  y, t.ink_soft) +
        t.px(4);
  } else {
    draw_kinds(ui, room, y);
    if (chooses()) {
      const float h = ui.field_height();
      ui.field("field-choices", tr("The answers, with a comma between"), "", written_,
               {room.x, y, room.w, h});
      y += h + t.px(4);
    }
    asked_.choices = !chooses()            ? std::vector<std::string>()
                     : written_ == joined_ ? choices_
                                           : choices_in(written_, choices_);
  }
  const bool whole = asked_.text.find_first_not_of(' ') != std::string::npos &&
                     (answered || !chooses() || asked_.choices.size() >= 2);
  return draw_end(ui, whole, answered, room, y);
}

void InquirySheet::draw_kinds(Ui& ui, const Area& room, float& y) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const KindOf kinds[] = {{InquiryKind::choice, "survey-kind-choice", tr("One of several answers")},
                          {InquiryKind::choices, "survey-kind-choices", tr("Several answers")},
                          {InquiryKind::scale, "survey-kind-scale", tr("A number from 1 to 5")},
                          {InquiryKind::faces, "survey-kind-faces", tr("One of five faces")},
                          {InquiryKind::text, "survey-kind-text", tr("A few words")}};
  for (const KindOf& kind : kinds) {
    const bool on = asked_.kind == kind.kind;
    const float h = t.px(11);
    if (ui.button({.name = kind.name,
                   .label = kind.label,
                   .kind = on ? ButtonKind::accent : ButtonKind::plain,
                   .align = Align::left},
                  {room.x, y, room.w, h}))
      asked_.kind = kind.kind;
    ui.frame.buttons.back().text = on ? "on" : "off";
    y += h + t.gap;
  }
  y += t.px(2);
}

InquirySheet::Going InquirySheet::draw_end(Ui& ui, bool whole, bool answered, const Area& room,
                                           float& y) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const bool is_new = asked_.id.nil(), asks_back = answered && asked_.text != text_;
  if (asks_back)
    y = paragraph(ui, Role::strong,
                  tr("Does it still ask the same? The answers that are there stay with it."), room,
                  y, t.ink) +
        t.px(3);
  const float half = (room.w - t.gap) / 2, bar = t.px(13);
  const bool leaves =
      ui.button({.name = "survey-add-leave", .label = tr("Cancel"), .kind = ButtonKind::quiet},
                {room.x, y, half, bar});
  const bool asks = ui.button({.name = asks_back ? "survey-add-sure" : "survey-add-done",
                               .icon = "check",
                               .label = is_new      ? tr("Ask it")
                                        : asks_back ? tr("Yes, the same")
                                                    : tr("Change it"),
                               .kind = ButtonKind::primary,
                               .enabled = whole},
                              {room.x + half + t.gap, y, half, bar});
  y += bar;
  return asks ? Going::done : leaves ? Going::left : Going::on;
}

}  // namespace panels
