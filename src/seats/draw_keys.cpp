#include "seats/draw_keys.h"

#include <algorithm>

namespace seats {

using canvas::Color;
using canvas::seat_color;

namespace {
constexpr double kKeyEm = 6.4, kSmallEm = 3.0;
}

void draw_keys(SeatPen& pen, const Seat& seat) {
  const keys::Keyboard* keyboard = seat.keyboard();
  if (!keyboard) return;
  const canvas::Look& look = pen.look;
  const Vec2 at = seat.keyboard_rect().min;
  const keys::KeyboardView view = keyboard->view();
  const Color letter{255, 254, 250}, function = mixed(look.ground, look.island_line, 0.18);
  const Color own = seat_color(seat.place().number);
  for (const keys::KeyView& key : view.keys) {
    const Rect r = key.rect.moved(at);
    Color face = key.role == keys::KeyRole::letter     ? letter
                 : key.role == keys::KeyRole::function ? function
                                                       : own;
    Color ink = key.role == keys::KeyRole::accent ? Color{255, 255, 255} : look.ink;
    if (key.latched || key.locked) face = mixed(function, own, 0.35);
    if (key.pressed) face = mixed(face, look.ink, 0.22);
    if (!key.enabled) ink.a = 90;
    pen.box(kFaces, r, 2, face, look.card_edge, 0.25);
    const bool flicks =
        std::any_of(key.flick.begin(), key.flick.end(), [](const auto& f) { return !f.empty(); });
    const double em = std::min(kKeyEm, r.height() * 0.48);
    if (!key.icon.empty())
      pen.icon(kFaces, r.centre(), key.icon, std::min(7.0, r.height() * 0.6), ink);
    else
      pen.words(kFaces, r, key.label, key.role == keys::KeyRole::letter ? em : std::min(4.4, em),
                ink);
    if (key.locked)
      pen.stroke(kFaces, r.centre() + Vec2{-3, r.height() * 0.36},
                 r.centre() + Vec2{3, r.height() * 0.36}, 0.7, ink);
    Color faint = ink;
    faint.a = 150;
    if (!key.secondary.empty())
      pen.words(kFaces, {{r.max.x - 5.5, r.min.y + 0.4}, {r.max.x - 0.3, r.min.y + 4.4}},
                key.secondary, kSmallEm, faint);
    if (!flicks || r.height() < 11.5 || r.width() < 16) continue;
    const double hint_em = std::clamp(kReadable_px / seat.desk().seat_px(), 2.7, 3.6);
    const Vec2 c = r.centre();
    const Vec2 ways[] = {{-r.width() * 0.36, 0},
                         {0, -r.height() * 0.36},
                         {r.width() * 0.36, 0},
                         {0, r.height() * 0.36}};
    for (std::size_t k = 0; k < 4; ++k)
      pen.words(kFaces, Rect::around(c + ways[k], {6, 4}), key.flick[k], hint_em, faint);
  }
  for (const keys::PopupView& popup : view.popups) {
    const Rect r = popup.rect.moved(at);
    const Color face = popup.highlighted ? own : letter;
    const Color ink = popup.highlighted ? Color{255, 255, 255} : look.ink;
    pen.box(kPopups, r, 2.5, face, look.island_line, 0.3, 3);
    if (!popup.icon.empty())
      pen.icon(kPopupWords, r.centre(), popup.icon, 6, ink);
    else
      pen.words(kPopupWords, r, popup.label, std::min(7.0, r.height() * 0.5), ink,
                text::Weight::bold);
  }
}

}  // namespace seats
