#include "panels/hall_join.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "panels/fonts.h"
#include "panels/format.h"
#include "panels/sheet_keys.h"
#include "panels/sheet_rows.h"
#include "panels/ui.h"

namespace panels {

namespace {

constexpr const char* kWords = "field-hall-words";
constexpr const char* kName = "field-hall-name";
constexpr const char* kAddress = "field-hall-address";
constexpr float kWide_mm = 172;

ImU32 ink_of(const Theme& t, HallMark::Kind kind) {
  using Kind = HallMark::Kind;
  return kind == Kind::level ? t.good : kind == Kind::wrong ? t.warn : t.ink_soft;
}

}  // namespace

const char* icon_of(HallMark::Kind kind) {
  switch (kind) {
    case HallMark::Kind::behind:
      return "hall-behind";
    case HallMark::Kind::away:
    case HallMark::Kind::looking:
      return "hall-away";
    case HallMark::Kind::wrong:
      return "warning";
    case HallMark::Kind::none:
    case HallMark::Kind::level:
      break;
  }
  return "hall";
}

void HallJoin::need(Fonts& fonts, const HallView& view) const {
  for (const std::string* text : {&view.state, &view.trouble, &view.wrong, &view.return_to, &view.name,
                                  &view.address_wrong, &words_, &name_.text, &address_.text})
    fonts.need(*text);
  for (const std::string& hall : view.heard) fonts.need(hall);
}

void HallJoin::write_on(std::string text) {
  words_ = std::move(text);
  begins_ = true;
}

void HallJoin::draw(Ui& ui, const HallView& view, HallCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (auto name = name_.settled(view.name, writes_name_)) out.push_back(NameTable{*name});
  if (auto typed = address_.settled(view.address, writes_address_))
    out.push_back(AskHallAddress{*typed});
  const float larger = std::min(t.text_px / t.px(4.5), 1.4f);
  const float pad = t.px(7), w = std::min(ui.window.w - 2 * t.edge, t.px(kWide_mm) * larger);
  // Above the keyboard, while somebody writes here.
  const bool keys = ui.writing && ui.writing->keys_wanted &&
                    ui.writing->field.starts_with("field-hall-");
  const float low = keys ? plan_sheet_keys(t, ui.window).all.y - t.gap : ui.window.h - t.edge;
  const float head = pad / 2 + t.target + t.px(2);
  const float h = std::min(low - t.edge, std::max(t.px(60), head + content_px_ + pad));
  // It stays where it is when the keyboard comes.
  const float y = std::max(t.edge, std::min(low - h, std::floor(ui.window.h * 0.06f)));
  const Area sheet{std::floor((ui.window.w - w) / 2), y, w, h};
  ui.begin("hall-sheet", sheet, Ui::Layer::front);
  ui.surface(sheet, t.surface, t.radius, 5, true);
  const float x = sheet.x + pad, inner = w - 2 * pad;
  ui.line(Role::heading, tr("The hall"), {x, sheet.y + pad / 2, inner - t.target, t.target}, t.ink);
  if (ui.button({.name = "hall-close",
                 .icon = "close",
                 .kind = ButtonKind::quiet,
                 .spoken = tr("Close")},
                {sheet.right() - pad / 2 - t.target, sheet.y + pad / 2, t.target, t.target}))
    out.push_back(CloseHall{});
  const Area list{x - t.px(2), sheet.y + head, inner + t.px(5), h - head - t.px(3)};
  scroll_.begin(ui, "hall-list", list, DragScroll::Axis::y, content_px_);
  const Area room{x, list.y, inner, list.h};
  const float first = list.y + t.px(1) - scroll_.offset_px();
  float at = draw_state(ui, view, room, first);
  if (view.forked) at = draw_fork(ui, room, at, out);
  if (view.asks_words) at = draw_words(ui, view, room, at, out);
  at = draw_heard(ui, view, room, at);
  at = draw_rest(ui, view, room, at, out);
  if (std::abs(content_px_ - (at - first + t.px(2))) > 0.5f) {
    content_px_ = at - first + t.px(2);
    ui.frame.moving = true;  // it becomes as high as what stands on it
  }
  scroll_.end(ui);
  ui.end();
  const auto writes = [&](const char* field) {
    return ui.frame.focus && ui.frame.focus_name == field;
  };
  writes_name_ = writes(kName);
  writes_address_ = writes(kAddress);
}

float HallJoin::draw_state(Ui& ui, const HallView& view, const Area& room, float y) const {
  const Theme& t = ui.theme;
  const float icon = t.px(8), x = room.x + icon + t.px(3), w = room.w - icon - t.px(3);
  const float top = y;
  ui.icon(icon_of(view.mark.kind), {room.x + icon / 2, y + ui.line_height(Role::strong) / 2}, icon,
          ink_of(t, view.mark.kind));
  y = paragraph(ui, Role::strong, view.state, {x, 0, w, 0}, y, t.ink, Words::people) + t.px(1);
  if (!view.trouble.empty())
    y = paragraph(ui, Role::text, view.trouble, {x, 0, w, 0}, y, t.ink_soft, Words::people) + t.px(1);
  return std::max(y, top + icon) + t.px(3);
}

float HallJoin::draw_fork(Ui& ui, const Area& room, float y, HallCommands& out) const {
  const auto& tr = ui.tr;
  if (wide_button(ui,
                  {.name = "hall-copy",
                   .icon = "copy",
                   .label = tr("Go on with this one as a copy of its own"),
                   .kind = ButtonKind::accent,
                   .align = Align::left},
                  room, y))
    out.push_back(GoOnAsCopy{});
  if (wide_button(ui,
                  {.name = "hall-close-session",
                   .icon = "leave",
                   .label = tr("Close it here; the other table goes on"),
                   .align = Align::left},
                  room, y))
    out.push_back(CloseForked{});
  return y;
}

float HallJoin::draw_words(Ui& ui, const HallView& view, const Area& room, float y,
                           HallCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const char* label = tr("The six words on the hall's screen");
  const float label_h = ui.line_height(Role::small) + t.px(1);
  ui.line(Role::small, label, {room.x, y, room.w, label_h}, t.ink_soft);
  y += label_h;
  const ButtonSpec join{.name = "hall-join",
                        .icon = "go-on",
                        .label = tr("Join"),
                        .kind = view.complete ? ButtonKind::primary : ButtonKind::plain,
                        .enabled = view.complete};
  const float join_w = ui.width(join), h = ui.field_height();
  if (std::exchange(begins_, false)) {
    if (ui.writing && ui.writing->keys_wanted)
      ui.writing->touched = FieldWriting::Seen{kWords, label, words_};
    else
      ui.begin_in = kWords;
  }
  ui.field(kWords, "", tr("kana or letters, with spaces between"), words_,
           {room.x, y, room.w - join_w - t.gap, h}, label);
  if (ui.button(join, {room.right() - join_w, y, join_w, h})) out.push_back(JoinHall{});
  y += h + t.px(2);
  // What is still being composed counts, too.
  const bool written = ui.writing && ui.writing->field == kWords;
  const std::string& now = written ? ui.writing->shown : words_;
  if (now != said_) out.push_back(WriteHallWords{said_ = now});
  y = draw_suggestions(ui, view, room, y);
  return draw_read(ui, view, room, y);
}

float HallJoin::draw_suggestions(Ui& ui, const HallView& view, const Area& room, float y) {
  const Theme& t = ui.theme;
  float x = room.x;
  for (std::size_t i = 0; i < view.suggestions.size(); ++i) {
    const HallView::Word& word = view.suggestions[i];
    const ButtonSpec spec{.name = "hall-word", .label = word.kana + "  " + word.romaji};
    const float w = ui.width(spec);
    if (x + w > room.right() + 1) break;
    ButtonSpec named = spec;
    const std::string name = "hall-word-" + std::to_string(i);
    named.name = name;
    if (ui.button(named, {x, y, w, t.target})) {
      // In place of what of it was written.
      std::string text;
      for (const HallView::Word& read : view.words) text += read.kana + " ";
      write_on(text + word.kana + " ");
      ui.frame.moving = true;
    }
    x += w + t.gap;
  }
  // The room stays, so that nothing moves while somebody writes.
  return y + t.target + t.px(2);
}

float HallJoin::draw_read(Ui& ui, const HallView& view, const Area& room, float y) const {
  const Theme& t = ui.theme;
  const float gap = t.px(2), w = (room.w - gap * float(view.of - 1)) / float(view.of);
  const float h = ui.line_height(Role::text) + ui.line_height(Role::small) + t.px(3);
  for (std::size_t i = 0; i < view.of; ++i) {
    const Area box{room.x + float(i) * (w + gap), y, w, h};
    const bool read = i < view.words.size();
    ui.surface(box, read ? t.accent_soft : t.sunken, t.radius_small, 0, false);
    if (!read) {
      ui.line(Role::text, std::to_string(i + 1), box, t.ink_faint, Align::centre);
      continue;
    }
    const float line = ui.line_height(Role::text), top = box.y + t.px(1.5);
    ui.line(Role::text, view.words[i].kana, {box.x, top, box.w, line}, t.ink, Align::centre);
    ui.line(Role::small, view.words[i].romaji,
            {box.x, top + line, box.w, ui.line_height(Role::small)}, t.ink_soft, Align::centre);
  }
  y += h + t.px(2);
  if (!view.wrong.empty())
    y = paragraph(ui, Role::text, view.wrong, room, y, t.warn, Words::people) + t.px(2);
  return y + t.px(2);
}

float HallJoin::draw_heard(Ui& ui, const HallView& view, const Area& room, float y) const {
  const Theme& t = ui.theme;
  if (view.heard.empty()) return y;
  std::string names;
  for (const std::string& name : view.heard) names += (names.empty() ? "" : ui.tr(", ")) + name;
  return paragraph(ui, Role::small, fill(ui.tr("Heard in this network: {0}"), {names}), room, y,
                   t.ink_soft, Words::people) +
         t.px(4);
}

float HallJoin::draw_rest(Ui& ui, const HallView& view, const Area& room, float y,
                          HallCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float label_h = ui.line_height(Role::small) + t.px(1), half = (room.w - t.px(5)) / 2;
  const bool asks_address = view.asks_words;
  const auto field = [&](const char* name, const char* label, const char* hint, std::string& value,
                         float x, float w) {
    ui.line(Role::small, label, {x, y, w, label_h}, t.ink_soft);
    ui.field(name, "", hint, value, {x, y + label_h, w, ui.field_height()}, label);
  };
  field(kName, tr("What the hall calls this table"), "", name_.text, room.x,
        asks_address ? half : room.w);
  if (asks_address)
    field(kAddress, tr("Address, where no hall is heard"), "192.168.1.5", address_.text,
          room.right() - half, half);
  y += label_h + ui.field_height() + t.px(3);
  if (asks_address && !view.address_wrong.empty())
    y = paragraph(ui, Role::small, view.address_wrong, room, y, t.warn, Words::people) + t.px(2);
  if (!view.return_to.empty() &&
      wide_button(ui,
                  {.name = "hall-return",
                   .icon = "hall",
                   .label = fill(tr("Back into the hall: {0}"), {view.return_to}),
                   .align = Align::left},
                  room, y))
    out.push_back(ReturnToHall{});
  if (view.can_leave &&
      wide_button(ui,
                  {.name = "hall-leave",
                   .icon = "leave",
                   .label = tr("Leave the hall; the table goes on by itself"),
                   .align = Align::left},
                  room, y))
    out.push_back(LeaveHall{});
  return y;
}

}  // namespace panels
