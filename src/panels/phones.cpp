#include "panels/phones.h"

#include <algorithm>

#include "panels/fonts.h"
#include "panels/format.h"
#include "panels/sheet_rows.h"

namespace panels {

namespace {

constexpr float kCode_mm = 64;       // read from a metre and a half away
constexpr float kLeastCode_mm = 44;  // and from one, where the screen has no room for more

struct Tongue {
  PhoneTongue tongue;
  const char* name;
  const char* label;  // in itself
};
constexpr Tongue kTongues[] = {{PhoneTongue::ja, "phones-ja", "日本語"},
                               {PhoneTongue::easy_ja, "phones-easy", "やさしい日本語"},
                               {PhoneTongue::en, "phones-en", "English"}};

}  // namespace

void PhonesSheet::need(Fonts& fonts) const {
  for (const Tongue& tongue : kTongues) fonts.need(tongue.label);
}

float PhonesSheet::draw(Ui& ui, const PhonesView& view, float above_px, PhonesCommands& out) {
  if (sheet_.begin(ui, {"phones-sheet", "phones-close", ui.tr("Phones")}, 112, above_px))
    out.push_back(ClosePhonesSheet{});
  const Area& room = sheet_.room();
  float y = sheet_.first_y();
  switch (view.state) {
    case PhonesView::State::not_yet:
      draw_before(ui, view, room, y, out);
      break;
    case PhonesView::State::open:
      draw_open(ui, view, room, y, out);
      break;
    case PhonesView::State::over:
      draw_over(ui, view, room, y, out);
      break;
  }
  return sheet_.end(ui, y);
}

void PhonesSheet::draw_before(Ui& ui, const PhonesView& view, const Area& room, float& y,
                              PhonesCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  y = paragraph(ui, Role::text,
                tr("Whoever has a phone in the same Wi-Fi writes cards on a page of this table. "
                   "No app and no internet is needed."),
                room, y, t.ink) +
      t.px(3);
  if (!view.wishes.names)
    y = paragraph(ui, Role::small, tr("No card says whose it is or which phone it came from."),
                  room, y, t.ink_soft) +
        t.px(4);
  draw_wishes(ui, view, room, y, out);
  if (wide_button(ui,
                  {.name = "phones-open",
                   .icon = "phone",
                   .label = tr("Open for phones"),
                   .kind = ButtonKind::primary,
                   .enabled = view.writable},
                  room, y))
    out.push_back(OpenPhones{});
}

void PhonesSheet::draw_code(Ui& ui, const PhonesView& view, const Area& room, float& y) {
  const Theme& t = ui.theme;
  if (coded_ != view.address) {
    coded_ = view.address;
    code_ = qr_code(coded_);
  }
  if (!code_.empty()) {
    const float most = std::clamp(room.h / 3.2f, t.px(kLeastCode_mm), t.px(kCode_mm));
    const float size = qr_size_px(code_, most);
    draw_qr_code(code_, {room.x + (room.w - size) / 2, y}, size);
    y += size + t.px(3);
  }
  // To be typed, too: the key on a line of its own.
  const std::size_t key = view.address.find('#');
  const float line = ui.line_height(Role::heading);
  for (const std::string& part : {view.address.substr(0, key), view.address.substr(key)}) {
    ui.line(Role::heading, part, {room.x, y, room.w, line}, t.ink, Align::centre, Words::people);
    y += line;
  }
  y += t.px(3);
}

void PhonesSheet::draw_open(Ui& ui, const PhonesView& view, const Area& room, float& y,
                            PhonesCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  draw_code(ui, view, room, y);
  if (!view.has_network)
    y = paragraph(ui, Role::text,
                  tr("This machine is in no network, so no phone reaches it. Connect it to the "
                     "room's Wi-Fi; the code changes by itself."),
                  room, y, t.warn) +
        t.px(3);
  if (view.has_others && wide_button(ui,
                                     {.name = "phones-other",
                                      .icon = "swap-screens",
                                      .label = tr("Another address"),
                                      .kind = ButtonKind::quiet},
                                     room, y))
    out.push_back(OtherPhoneAddress{});
  y = paragraph(ui, Role::heading,
                fill(tr("Phones: {0} · Cards: {1}"),
                     {std::to_string(view.phones), std::to_string(view.cards)}),
                room, y, t.ink) +
      t.px(4);
  draw_wishes(ui, view, room, y, out);
  if (wide_button(ui,
                  {.name = "phones-end",
                   .icon = "close",
                   .label = tr("Close for phones"),
                   .kind = ButtonKind::plain},
                  room, y))
    out.push_back(ClosePhones{});
  if (wide_button(ui,
                  {.name = "phones-key",
                   .icon = "redo",
                   .label = tr("A new code"),
                   .kind = ButtonKind::quiet},
                  room, y))
    out.push_back(NewPhoneKey{});
  y = paragraph(ui, Role::small, tr("With a new code, phones that came by the old one stay out."),
                room, y, t.ink_soft);
}

void PhonesSheet::draw_over(Ui& ui, const PhonesView& view, const Area& room, float& y,
                            PhonesCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  y = paragraph(ui, Role::text, tr("It is closed: phones are told that cards are taken no more."),
                room, y, t.ink) +
      t.px(2);
  y = paragraph(ui, Role::heading, fill(tr("Cards: {0}"), {std::to_string(view.cards)}), room, y,
                t.ink) +
      t.px(4);
  if (wide_button(ui,
                  {.name = "phones-open",
                   .icon = "phone",
                   .label = tr("Open again"),
                   .kind = ButtonKind::primary,
                   .enabled = view.writable},
                  room, y))
    out.push_back(OpenPhones{});
}

void PhonesSheet::draw_wishes(Ui& ui, const PhonesView& view, const Area& room, float& y,
                              PhonesCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  PhoneWishes wishes = view.wishes;
  const auto row = [&](const char* name, const std::string& words, bool& wish) {
    if (ui.toggle(name, words, wish, {room.x, y, room.w, t.target})) out.push_back(wishes);
    y += t.target + t.px(1);
  };
  row("phones-tray", tr("Cards go to the tray first"), wishes.tray);
  row("phones-map", tr("Phones may read the map"), wishes.map);
  if (!view.nameless) row("phones-names", tr("A card may say who wrote it"), wishes.names);
  if (view.asks) row("phones-survey", tr("Phones may answer the questionnaire"), wishes.survey);
  row("phones-photos", tr("Phones may send pictures of paper"), wishes.photos);
  draw_tongues(ui, wishes, room, y, out);
}

void PhonesSheet::draw_tongues(Ui& ui, PhoneWishes wishes, const Area& room, float& y,
                               PhonesCommands& out) {
  const Theme& t = ui.theme;
  y += t.px(2);
  y = paragraph(ui, Role::small, ui.tr("Phones begin in"), room, y, t.ink_soft) + t.px(1);
  const float gap = t.px(2), part = (room.w - 2 * gap) / 10;
  const float widths[] = {3 * part, 4 * part, 3 * part};
  float x = room.x;
  for (std::size_t i = 0; i < 3; ++i) {
    const bool on = wishes.tongue == kTongues[i].tongue;
    if (ui.button({.name = kTongues[i].name,
                   .label = kTongues[i].label,
                   .kind = on ? ButtonKind::accent : ButtonKind::plain,
                   .role = Role::small},
                  {x, y, widths[i], t.target})) {
      wishes.tongue = kTongues[i].tongue;
      out.push_back(wishes);
    }
    ui.frame.buttons.back().text = on ? "on" : "off";
    x += widths[i] + gap;
  }
  y += t.target + t.px(5);
}

}  // namespace panels
