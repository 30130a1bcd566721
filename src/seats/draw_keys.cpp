#include "seats/draw_keys.h"

#include <algorithm>

namespace seats {

using canvas::Color;
using canvas::seat_color;

namespace {

constexpr double kKeyEm = 6.4, kWordEm = 4.4, kSmallEm = 3.0;
constexpr double kHintEm = 2.7, kLargestHint = 4;
constexpr double kTall = 11.5, kWide = 16;  // mm: a key with its hints round its letter
constexpr double kBesideWide = 18;          // a low one with its hints beside it

/// Where what flicks give stands, each where the finger goes: round the letter, or on a key too
/// low for that as a cross on its right half.
enum class Hints { none, round, beside };

Hints hints_on(const keys::KeyView& key, double large) {
  if (std::ranges::all_of(key.flick, [](const auto& f) { return f.empty(); })) return Hints::none;
  if (key.rect.height() >= kTall * large && key.rect.width() >= kWide) return Hints::round;
  return key.rect.width() >= kBesideWide ? Hints::beside : Hints::none;
}

void draw_hints(SeatPen& pen, const keys::KeyView& key, const Rect& r, Hints hints, double em,
                Color ink) {
  const bool round = hints == Hints::round;
  const Vec2 c = round ? r.centre() : Vec2{r.max.x - 1.5 * em - 1, r.centre().y};
  const Vec2 reach = round ? Vec2{r.width() * 0.36, r.height() * 0.36} : Vec2{em * 1.02, em * 1.02};
  const Vec2 ways[] = {{-reach.x, 0}, {0, -reach.y}, {reach.x, 0}, {0, reach.y}};
  for (std::size_t k = 0; k < 4; ++k)
    pen.words(kFaces, Rect::around(c + ways[k], {6, 4}), key.flick[k], em, ink);
}

}  // namespace

void draw_keys(SeatPen& pen, const Seat& seat) {
  const keys::Keyboard* keyboard = seat.keyboard();
  if (!keyboard) return;
  const canvas::Look& look = pen.look;
  const Vec2 at = seat.keyboard_rect().min;
  const keys::KeyboardView view = keyboard->view();
  const Color letter{255, 254, 250}, function = mixed(look.ground, look.island_line, 0.18);
  const Color own = seat_color(seat.place().number);
  const double large = seat.desk().seat_words;
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
    const Hints hints = hints_on(key, large);
    // Larger letters take what room there is.
    const double most = large > 1 && hints != Hints::round ? 0.6 : 0.48;
    const double em = std::min(kKeyEm * large, r.height() * most);
    const double hint_em =
        std::min({std::max(kReadable_px / seat.desk().seat_px(), kHintEm * large), kLargestHint,
                  r.height() * 0.29});
    Rect face_room = r;
    if (hints == Hints::beside) face_room.max.x -= 3 * hint_em + 0.5;
    if (!key.icon.empty())
      pen.icon(kFaces, r.centre(), key.icon, std::min(7.0, r.height() * 0.6), ink);
    else
      pen.words(kFaces, face_room, key.label,
                key.role == keys::KeyRole::letter ? em : std::min(kWordEm * large, em), ink);
    if (key.locked)
      pen.stroke(kFaces, r.centre() + Vec2{-3, r.height() * 0.36},
                 r.centre() + Vec2{3, r.height() * 0.36}, 0.7, ink);
    Color faint = ink;
    faint.a = std::max<std::uint8_t>(150, look.faint_ink.a);
    if (!key.secondary.empty())
      pen.words(kFaces, {{r.max.x - 5.5, r.min.y + 0.4}, {r.max.x - 0.3, r.min.y + 4.4}},
                key.secondary, kSmallEm, faint);
    if (hints != Hints::none) draw_hints(pen, key, r, hints, hint_em, faint);
  }
  for (const keys::PopupView& popup : view.popups) {
    const Rect r = popup.rect.moved(at);
    const Color face = popup.highlighted ? own : letter;
    const Color ink = popup.highlighted ? Color{255, 255, 255} : look.ink;
    pen.box(kPopups, r, 2.5, face, look.island_line, 0.3, 3);
    if (!popup.icon.empty())
      pen.icon(kPopupWords, r.centre(), popup.icon, 6, ink);
    else
      pen.words(kPopupWords, r, popup.label, std::min(7.0 * large, r.height() * 0.6), ink,
                text::Weight::bold);
  }
}

}  // namespace seats
