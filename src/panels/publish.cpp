#include "panels/publish.h"

#include <algorithm>

#include "panels/fonts.h"
#include "panels/format.h"
#include "panels/sheet_rows.h"

namespace panels {

using Find = PublishView::Find;

namespace {

constexpr std::size_t kNone = std::size_t(-1);
constexpr const char* kOther = "field-instead";

std::string field_of(std::size_t index) { return "field-report-" + std::to_string(index + 1); }

int undecided(const PublishView& view) {
  return int(std::ranges::count(view.finds, Find::Decided::not_yet, &Find::decided));
}

/// Some letters on each side of the words, so that one sees what they are.
std::string around(const Find& find) {
  constexpr std::size_t kSide = 60;  // bytes
  const std::size_t at = find.text.find(find.words);
  if (at == std::string::npos) return find.text;
  const auto starts_letter = [&](std::size_t byte) {
    return byte >= find.text.size() || (static_cast<unsigned char>(find.text[byte]) & 0xC0) != 0x80;
  };
  std::size_t first = at > kSide ? at - kSide : 0;
  std::size_t end = std::min(find.text.size(), at + find.words.size() + kSide);
  while (!starts_letter(first)) ++first;
  while (!starts_letter(end)) ++end;
  std::string out = (first > 0 ? "…" : "") + find.text.substr(first, end - first) +
                    (end < find.text.size() ? "…" : "");
  std::ranges::replace(out, '\n', ' ');
  return out;
}

}  // namespace

void PublishSheet::need(Fonts& fonts, const PublishView& view) const {
  for (const PublishView::Words& words : view.words) fonts.need(words.text);
  for (const Find& find : view.finds) {
    fonts.need(find.text);
    fonts.need(find.instead);
  }
  for (const PublishView::Form& form : view.forms) fonts.need(form.title);
  fonts.need(view.no_form);
  for (const WrittenLine& line : words_) fonts.need(line.text);
  fonts.need(other_);
}

float PublishSheet::draw(Ui& ui, const PublishView& view, float above_px, PublishCommands& out) {
  const auto& tr = ui.tr;
  words_.resize(view.words.size());
  for (std::size_t i = 0; i < words_.size(); ++i)
    if (auto text = words_[i].settled(view.words[i].text, writing_ == field_of(i)))
      out.push_back(WriteReportText{view.words[i].part, std::move(*text)});
  const char* heading = page_ == Page::finds   ? tr("Who is named")
                        : page_ == Page::parts ? tr("Parts of the report")
                                               : tr("Report");
  const bool closes = sheet_.begin(ui, {"publish", "publish-close", heading}, 112, above_px);
  const Area& room = sheet_.room();
  float y = sheet_.first_y();
  switch (page_) {
    case Page::making:
      draw_making(ui, view, room, y, out);
      break;
    case Page::parts:
      draw_parts(ui, view, room, y, out);
      break;
    case Page::finds:
      draw_finds(ui, view, room, y, out);
      break;
  }
  float left = sheet_.end(ui, y);
  std::vector<LeafTo> leafed;
  left = pages_.draw(ui, view.pages, left, above_px, leafed);
  for (const LeafTo& wish : leafed) out.push_back(wish);
  if (page_ == Page::finds && view.unseen > 0) out.push_back(SeeFinds{});
  writing_ = ui.frame.focus ? ui.frame.focus_name : std::string();
  if (closes && page_ != Page::making) {
    page_ = Page::making;  // one step back
    reworded_ = kNone;
  } else if (closes) {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (auto text = words_[i].settled(view.words[i].text, false))
        out.push_back(WriteReportText{view.words[i].part, std::move(*text)});
    out.push_back(ClosePublish{});
  }
  return left;
}

void PublishSheet::draw_making(Ui& ui, const PublishView& view, const Area& room, float& y,
                               PublishCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const int open = undecided(view);
  const std::string found = view.looking         ? std::string(tr("Looking for names…"))
                            : view.finds.empty() ? std::string(tr("No names found"))
                            : open > 0
                                ? fill(tr("May name somebody: {0}"), {std::to_string(open)})
                                : fill(tr("Looked at: {0}"), {std::to_string(view.finds.size())});
  if (wide_button(ui,
                  {.name = "publish-finds",
                   .icon = view.looking ? std::string_view()
                           : open > 0   ? "warning"
                                        : "check",
                   .label = found,
                   .kind = open > 0 ? ButtonKind::accent : ButtonKind::plain,
                   .enabled = !view.finds.empty(),
                   .align = Align::left},
                  room, y))
    page_ = Page::finds;
  if (!view.knows_names)
    y = paragraph(ui, Role::small,
                  tr("Names of people cannot be looked for on this machine: please read for them."),
                  room, y, t.warn) +
        t.px(3);
  draw_forms(ui, view, room, y, out);
  draw_formats(ui, view, room, y, out);
  const bool chosen = std::ranges::any_of(view.formats, &PublishView::Format::on);
  const bool first_look = view.unseen > 0;
  const bool ready = chosen && !first_look && !view.looking;
  if (wide_button(ui,
                  {.name = "publish-make",
                   .icon = "report",
                   .label = tr("Make the report"),
                   .kind = ButtonKind::primary,
                   .enabled = ready},
                  room, y))
    out.push_back(WriteReportFiles{});
  if (first_look)
    y = paragraph(ui, Role::small, tr("First look at what may name somebody, above."), room, y,
                  t.ink_soft);
  if (wide_button(ui,
                  {.name = "publish-parts",
                   .icon = "agenda",
                   .label = fill(tr("Parts: {0}"), {std::to_string(std::ranges::count(
                                                       view.parts, true, &PublishView::Part::on))}),
                   .align = Align::left},
                  room, y))
    page_ = Page::parts;
  const float field_h = ui.field_height();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    ui.field(field_of(i), view.words[i].title.c_str(), "", words_[i].text,
             {room.x, y, room.w, field_h});
    y += field_h + t.px(3);
  }
  y += t.px(2);
  draw_switches(ui, view, room, y, out);
}

void PublishSheet::draw_forms(Ui& ui, const PublishView& view, const Area& room, float& y,
                              PublishCommands& out) {
  const Theme& t = ui.theme;
  const float label_h = ui.line_height(Role::small) + t.px(1);
  ui.line(Role::small, ui.tr("Form"), {room.x, y, room.w, label_h}, t.ink_soft);
  y += label_h;
  const float half = (room.w - t.gap) / 2, h = t.px(11);
  for (std::size_t i = 0; i < view.forms.size(); ++i) {
    const PublishView::Form& form = view.forms[i];
    const std::string name = "publish-form-" + (form.name.empty() ? "full" : form.name);
    const Area box{room.x + float(i % 2) * (half + t.gap), y, half, h};
    if (ui.button({.name = name,
                   .icon = form.on ? std::string_view("check") : std::string_view(),
                   .label = form.title,
                   .kind = form.on ? ButtonKind::accent : ButtonKind::plain,
                   .enabled = view.writable || form.on},
                  box) &&
        !form.on)
      out.push_back(ChooseForm{form.name});
    ui.frame.buttons.back().text = form.on ? "on" : "off";
    if (i % 2 == 1 || i + 1 == view.forms.size()) y += h + t.gap;
  }
  if (!view.no_form.empty())
    y = paragraph(ui, Role::small, view.no_form, room, y, t.warn) + t.px(2);
  y += t.px(1);
}

void PublishSheet::draw_formats(Ui& ui, const PublishView& view, const Area& room, float& y,
                                PublishCommands& out) {
  const Theme& t = ui.theme;
  const float label_h = ui.line_height(Role::small) + t.px(1);
  ui.line(Role::small, ui.tr("Files"), {room.x, y, room.w, label_h}, t.ink_soft);
  y += label_h;
  const float half = (room.w - t.gap) / 2;
  for (std::size_t i = 0; i < view.formats.size(); ++i) {
    const PublishView::Format& format = view.formats[i];
    const std::string name = "publish-format-" + format.name;
    const Area box{room.x + float(i % 2) * (half + t.gap), y, half, t.px(11)};
    if (ui.button({.name = name,
                   .icon = format.on ? std::string_view("check") : std::string_view(),
                   .label = format.title,
                   .kind = format.on ? ButtonKind::accent : ButtonKind::plain},
                  box))
      out.push_back(SwitchFormat{format.name});
    ui.frame.buttons.back().text = format.on ? "on" : "off";
    if (i % 2 == 1 || i + 1 == view.formats.size()) y += t.px(11) + t.gap;
  }
  y += t.px(2);
}

void PublishSheet::draw_switches(Ui& ui, const PublishView& view, const Area& room, float& y,
                                 PublishCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  bool furigana = view.furigana, names = view.names;
  if (ui.toggle("publish-furigana", tr("Readings above kanji"), furigana,
                {room.x, y, room.w, t.target}))
    out.push_back(SwitchFurigana{});
  y += t.target + t.px(2);
  if (view.can_name) {
    if (ui.toggle("publish-names", tr("Say who wrote each card"), names,
                  {room.x, y, room.w, t.target}))
      out.push_back(SwitchNames{});
    y += t.target;
    if (view.names)
      y = paragraph(ui, Role::small,
                    tr("Name, seat and time of each card stand in every file. Not for publishing."),
                    room, y, t.warn);
    y += t.px(2);
  }
}

void PublishSheet::draw_parts(Ui& ui, const PublishView& view, const Area& room, float& y,
                              PublishCommands& out) {
  const Theme& t = ui.theme;
  const float side = t.target, h = t.target;
  for (std::size_t i = 0; i < view.parts.size(); ++i) {
    const PublishView::Part& part = view.parts[i];
    bool on = part.on;
    const std::string name = "part-" + part.name, up = "part-up-" + part.name,
                      down = "part-down-" + part.name;
    if (ui.toggle(name, part.title, on, {room.x, y, room.w - 2 * side - t.gap, h}) && view.writable)
      out.push_back(SwitchPart{part.name});
    if (ui.button({.name = up,
                   .label = ui.tr("↑"),
                   .kind = ButtonKind::quiet,
                   .enabled = view.writable && i > 0,
                   .spoken = ui.tr("Earlier")},
                  {room.right() - 2 * side, y, side, h}))
      out.push_back(MovePart{part.name, -1});
    if (ui.button({.name = down,
                   .label = ui.tr("↓"),
                   .kind = ButtonKind::quiet,
                   .enabled = view.writable && i + 1 < view.parts.size(),
                   .spoken = ui.tr("Later")},
                  {room.right() - side, y, side, h}))
      out.push_back(MovePart{part.name, 1});
    y += h + t.px(1);
  }
  y += t.px(2);
  y = paragraph(ui, Role::small, ui.tr("A part for which there is nothing to say is left out."),
                room, y, t.ink_soft);
}

void PublishSheet::draw_finds(Ui& ui, const PublishView& view, const Area& room, float& y,
                              PublishCommands& out) {
  const Theme& t = ui.theme;
  y = paragraph(ui, Role::text,
                ui.tr("These words may say who somebody is. What you mask or say otherwise changes "
                      "the report alone; the cards stay as they are."),
                room, y, t.ink) +
      t.px(4);
  for (std::size_t i = 0; i < view.finds.size(); ++i) draw_find(ui, view, i, room, y, out);
  if (wide_button(ui,
                  {.name = "publish-back",
                   .icon = "back",
                   .label = ui.tr("Back to the report"),
                   .kind = ButtonKind::quiet},
                  room, y)) {
    page_ = Page::making;
    reworded_ = kNone;
  }
}

void PublishSheet::draw_find(Ui& ui, const PublishView& view, std::size_t index, const Area& room,
                             float& y, PublishCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const Find& find = view.finds[index];
  const std::string number = std::to_string(index + 1);
  y = paragraph(ui, Role::strong, find.words, room, y, t.ink, Words::people) + t.px(0.5);
  y = paragraph(ui, Role::small, around(find), room, y, t.ink_soft, Words::people);
  if (find.about.nil())
    y = paragraph(ui, Role::small, tr("Not on a card: in a title, a question or another text"),
                  room, y, t.ink_faint);
  y += t.px(1.5);
  const auto decide = [&](const std::string& instead) {
    out.push_back(DecideFind{find.board, find.about, find.words, instead});
    reworded_ = kNone;
  };
  const float third = (room.w - 2 * t.gap) / 3, h = t.target;
  struct Way {
    const char* name;
    const char* label;
    Find::Decided decided;
  };
  const Way ways[] = {{"find-keep-", tr("It may stay"), Find::Decided::kept},
                      {"find-mask-", tr("Mask it"), Find::Decided::masked},
                      {"find-other-", tr("Say otherwise"), Find::Decided::other}};
  for (int n = 0; n < 3; ++n) {
    const Way& way = ways[n];
    const bool on = find.decided == way.decided;
    const std::string name = way.name + number;
    const bool tapped = ui.button({.name = name,
                                   .label = way.label,
                                   .kind = on ? ButtonKind::accent : ButtonKind::plain,
                                   .enabled = view.writable,
                                   .role = Role::small},
                                  {room.x + float(n) * (third + t.gap), y, third, h});
    ui.frame.buttons.back().text = on ? "on" : "off";
    if (!tapped) continue;
    if (way.decided == Find::Decided::kept) decide(find.words);
    if (way.decided == Find::Decided::masked) decide("■■");
    if (way.decided == Find::Decided::other) {
      reworded_ = index;
      other_ = find.decided == Find::Decided::other ? find.instead : std::string();
    }
  }
  y += h + t.px(1.5);
  if (reworded_ == index) {
    const float button_w = t.px(22);
    ui.field(kOther, "", tr("The report says instead …"), other_,
             {room.x, y, room.w - button_w - t.gap, t.px(13)}, tr("Say otherwise"));
    if (ui.button({.name = "find-other-done",
                   .icon = "check",
                   .kind = ButtonKind::primary,
                   .enabled = !other_.empty(),
                   .spoken = tr("Done")},
                  {room.right() - button_w, y, button_w, t.px(13)}))
      decide(other_);
    y += t.px(13);
  } else if (find.decided == Find::Decided::other) {
    y = paragraph(ui, Role::small, fill(tr("The report says: {0}"), {find.instead}), room, y, t.ink,
                  Words::people);
  }
  y += t.px(4);
}

}  // namespace panels
