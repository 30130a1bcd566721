#include "panels/hall_asks.h"

#include <algorithm>

#include "panels/panel.h"
#include "panels/room.h"

namespace panels {

namespace {

constexpr double kWide_mm = 190;
constexpr float kMostLines = 5;

std::vector<base::Rect> taken(const Room& room) {
  std::vector<base::Rect> out = room.open_seats;
  out.insert(out.end(), room.handles.begin(), room.handles.end());
  return out;
}

float free_width(const Ui& ui, const Room& room) {
  const auto beside = static_cast<float>(room.free.max.x);
  return beside > ui.theme.px(110) ? std::min(beside, ui.window.w) : ui.window.w;
}

/// Where the room is that of no table, there is no bar.
float bottom_of(const Ui& ui, const Room& room) {
  return (room.bottom > 0 ? room.bottom : ui.window.h) - ui.theme.px(3);
}

ButtonSpec close_button(const Ui& ui, const char* name) {
  return {.name = name,
          .icon = "close",
          .kind = ButtonKind::quiet,
          .icon_px = ui.theme.px(5),
          .spoken = ui.tr("Close")};
}

}  // namespace

void need(Fonts& fonts, const HallAsk& ask) {
  for (const std::string* text : {&ask.from, &ask.what, &ask.text}) fonts.need(*text);
}

HallAnswer draw_hall_ask(Ui& ui, const HallAsk& ask, Room& room) {
  const Theme& t = ui.theme;
  const float width = free_width(ui, room), pad = t.px(4), icon = t.px(8);
  const ButtonSpec yes{.name = "hall-yes",
                       .label = ask.yes,
                       .kind = ButtonKind::primary,
                       .enabled = ask.enabled},
      no{.name = "hall-no", .label = ask.no};
  const float yes_w = ui.width(yes) + t.px(3), no_w = ask.no.empty() ? 0 : ui.width(no) + t.px(3);
  const float verbs_w = yes_w + (no_w > 0 ? no_w + t.gap : 0);
  const float lead = pad + icon + t.px(3), most = std::min(width - 2 * t.edge, t.px(kWide_mm));
  float words = std::max({ui.text_width(Role::small, ask.from), ui.text_width(Role::strong, ask.what),
                          std::min(ui.text_width(Role::text, ask.text), t.px(110)), verbs_w});
  // Where it is narrow the verbs stand below the words.
  const bool below = lead + words + t.px(5) + verbs_w + pad > most;
  words = std::min(words, most - lead - pad - (below ? 0 : verbs_w + t.px(5)));
  const float from_h = ui.line_height(Role::small), what_h = ui.text_height(Role::strong, ask.what, words);
  const float text_h = ask.text.empty() ? 0
                                        : std::min(ui.text_height(Role::text, ask.text, words),
                                                   kMostLines * ui.line_height(Role::text)) +
                                              t.px(1);
  const float words_h = from_h + what_h + text_h;
  const float h = std::max(words_h, below ? 0 : t.target) + 2 * pad +
                  (below ? t.target + t.px(2) : 0);
  const float w = lead + words + pad + (below ? 0 : verbs_w + t.px(5));
  const Area box =
      room_above({bottom_of(ui, room), h, w, w}, taken(room), {width, ui.window.h}, t);
  room.handles.push_back(box.rect());
  ui.begin("hall-ask", box, Ui::Layer::front);
  ui.surface(box, t.surface, t.radius, 4, true);
  ImGui::GetWindowDrawList()->AddRectFilled({box.x, box.y + t.radius},
                                            {box.x + t.px(1.2), box.bottom() - t.radius}, t.accent);
  ui.icon("hall", {box.x + pad + icon / 2, box.y + pad + words_h / 2}, icon, t.accent);
  float y = box.y + pad;
  const float x = box.x + lead;
  ui.line(Role::small, ask.from, {x, y, words, from_h}, t.ink_soft, Align::left, Words::people);
  y += from_h;
  ui.paragraph(Role::strong, ask.what, {x, y, words, what_h}, t.ink, Align::left, Words::people);
  y += what_h + t.px(1);
  if (!ask.text.empty())
    ui.paragraph(Role::text, ask.text, {x, y, words, text_h}, t.ink, Align::left, Words::people);
  const float verbs_y = below ? box.bottom() - pad - t.target : box.centre().y - t.target / 2;
  HallAnswer out = HallAnswer::none;
  float right = box.right() - pad - yes_w;
  if (ui.button(yes, {right, verbs_y, yes_w, t.target})) out = HallAnswer::yes;
  right -= t.gap + no_w;
  if (no_w > 0 && ui.button(no, {right, verbs_y, no_w, t.target})) out = HallAnswer::no;
  ui.end();
  return out;
}

HallAnswer draw_hall_offer(Ui& ui, const std::string& text, const std::string& yes_words,
                           Room& room) {
  const Theme& t = ui.theme;
  const float width = free_width(ui, room), pad = t.px(1.5), icon = t.px(6.5);
  const ButtonSpec yes{.name = "hall-offer", .label = yes_words, .kind = ButtonKind::accent},
      close = close_button(ui, "hall-offer-close");
  const float yes_w = ui.width(yes), close_w = ui.width(close), lead = t.px(4) + icon + t.px(3);
  const float around = lead + t.px(4) + yes_w + t.gap + close_w + pad;
  const float words =
      std::min(ui.text_width(Role::text, text) + 1, width - 2 * t.edge - around);
  const float text_h = ui.text_height(Role::text, text, words);
  const float h = std::max(t.target, text_h + t.px(2)) + 2 * pad, w = around + words;
  const Area box =
      room_above({bottom_of(ui, room), h, w, w}, taken(room), {width, ui.window.h}, t);
  room.handles.push_back(box.rect());
  ui.begin("hall-offer-line", box, Ui::Layer::front);
  ui.surface(box, t.surface, t.radius, 3, t.contrast == Contrast::high);
  const float mid = box.centre().y;
  ui.icon("hall", {box.x + t.px(4) + icon / 2, mid}, icon, t.ink_soft);
  ui.paragraph(Role::text, text, {box.x + lead, mid - text_h / 2, words, text_h}, t.ink,
               Align::left, Words::people);
  HallAnswer out = HallAnswer::none;
  const float y = mid - t.target / 2;
  if (ui.button(close, {box.right() - pad - close_w, y, close_w, t.target})) out = HallAnswer::no;
  if (ui.button(yes, {box.right() - pad - close_w - t.gap - yes_w, y, yes_w, t.target}))
    out = HallAnswer::yes;
  ui.end();
  return out;
}

}  // namespace panels
