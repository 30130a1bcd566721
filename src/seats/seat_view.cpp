#include "seats/seat_view.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "seats/seat_pen.h"
#include "seats/seat_plan.h"

namespace seats {

using canvas::Color;
using canvas::seat_color;
using Kind = Spot::Kind;

namespace {

constexpr double kKeyEm = 6.4, kSmallEm = 3.0, kLabelEm = 4.4, kStripEm = 3.1;
constexpr double kBeside = 26;      // mm: a button so wide has its words beside its icon
constexpr double kTiniestEm = 0.7;  // of words too many for their card
constexpr double kReadable_px = 6;  // smaller labels are left out: icons say it

}  // namespace

text::LayoutPtr SeatPainter::label(const std::string& words, double em, text::Weight weight,
                                   double most) {
  if (layouts_.size() > 3000) layouts_.clear();
  auto& slot = layouts_[fmt::format("l{:.2f}/{}/{:.1f}/{}", em, int(weight), most, words)];
  if (!slot) {
    text::Style style;
    style.em = em;
    style.weight = weight;
    slot = typesetter_.layout(words, style, 0, 100);
    double width = 0;
    for (const text::Line& line : slot->lines) width = std::max(width, double(line.width));
    if (width > most && most > 1) {
      style.em = std::max(1.5, em * most / width);
      slot = typesetter_.layout(words, style, 0, 100);
    }
  }
  return slot;
}

text::LayoutPtr SeatPainter::paper(const std::string& words, Size size, double em) {
  if (layouts_.size() > 3000) layouts_.clear();
  auto& slot = layouts_[fmt::format("p{:.1f}x{:.1f}/{}/{}", size.w, size.h, em, words)];
  if (!slot) {
    text::Style style;
    if (em > 0) {
      style.em = em;
      slot = typesetter_.layout(words, style, size.w, size.h);
    } else {
      slot = whole_on(words, size);
    }
  }
  return slot;
}

SeatPainter::Written SeatPainter::lay_plate(const std::string& words, const Rect& r) {
  if (layouts_.size() > 3000) layouts_.clear();
  auto& slot = layouts_[fmt::format("n{:.1f}x{:.1f}/{}", r.width(), r.height(), words)];
  text::Style style;
  style.weight = text::Weight::bold;
  if (!slot) slot = typesetter_.layout_for(words, {r.width(), r.height()}, style);
  return {slot, r.min + Vec2{text::kPadding, text::kPadding}};
}

text::LayoutPtr SeatPainter::whole_on(const std::string& words, Size size) {
  text::Style style;
  const Size grown = typesetter_.fit_size(words, size);
  if (grown.h <= size.h && grown.w <= size.w) return typesetter_.layout_for(words, size, style);
  // On the table the card grows with its text; here the text grows smaller, so that what is being
  // typed is in sight.
  const Size room{size.w - 2 * text::kPadding, size.h - 2 * text::kPadding};
  style.em = text::kSmallestText * std::sqrt(size.w * size.h / (grown.w * grown.h));
  auto set = typesetter_.layout(words, style, room.w, room.h);
  while (set->ellipsized && style.em > kTiniestEm) {
    style.em *= 0.93;
    set = typesetter_.layout(words, style, room.w, room.h);
  }
  return set;
}

void SeatPainter::draw_keys(Pen& pen, const Seat& seat) {
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
    const double hint_em = std::clamp(kReadable_px / seat.desk().camera.px_per_mm, 2.7, 3.6);
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

void SeatPainter::draw_spots(Pen& pen, const Seat& seat) {
  const canvas::Look& look = pen.look;
  const auto& tr = seat.desk().tr;
  const Color own = seat_color(seat.place().number);
  const Color quiet = mixed(look.ground, look.island_line, 0.14);
  const ime::Composition& composition = seat.text().composition();
  const auto button = [&](const Spot& spot, const char* icon, const std::string& words, Color face,
                          Color ink) {
    if (seat.pressed(spot)) face = mixed(face, look.ink, 0.22);
    if (!spot.enabled) ink.a = 90;
    const Rect& r = spot.rect;
    pen.box(kFaces, r, 2, face, look.card_edge);
    if (words.empty() || r.width() < 16) {
      pen.icon(kFaces, r.centre(), icon, 6, ink);
      return;
    }
    if (r.width() > kBeside) {
      // Low and wide: the words beside the icon.
      pen.icon(kFaces, {r.min.x + 5.5, r.centre().y}, icon, 6, ink);
      pen.words(kFaces, {{r.min.x + 9, r.min.y}, {r.max.x - 0.5, r.max.y}}, words, kLabelEm, ink);
    } else if (r.height() > 14) {
      pen.icon(kFaces, r.centre() - Vec2{0, r.height() * 0.16}, icon, 6.5, ink);
      pen.words(kFaces, {{r.min.x, r.centre().y}, {r.max.x, r.max.y - 1}}, words, kLabelEm, ink);
    } else if (kStripEm * seat.desk().camera.px_per_mm < kReadable_px) {
      pen.icon(kFaces, r.centre(), icon, 7, ink);
    } else {
      pen.icon(kFaces, r.centre() - Vec2{0, 1.8}, icon, 5, ink);
      pen.words(kFaces, {{r.min.x, r.max.y - 4.2}, {r.max.x, r.max.y - 0.3}}, words, kStripEm, ink);
    }
  };
  const auto choice = [&](const Spot& spot, const std::string& words, Color face, Color ink) {
    pen.box(kFaces, spot.rect, 2, seat.pressed(spot) ? mixed(face, look.ink, 0.22) : face,
            look.card_edge);
    pen.words(kFaces, spot.rect, words, kCandidateEm, ink);
  };
  const Color white{255, 255, 255};
  if (composition.candidates().empty() && !seat.reading().shown() && !seat.notice().empty())
    pen.words(kFaces, SeatPlan(seat.frame().size).candidates, seat.notice(), kLabelEm, look.ink,
              text::Weight::bold);
  for (const Spot& spot : seat.spots()) {
    switch (spot.kind) {
      case Kind::handle: {
        Color face = seat.pressed(spot) ? mixed(own, look.ink, 0.3) : own;
        pen.box(kFaces, spot.rect, 3, face);
        const std::size_t waiting = seat.cards().size();
        std::string words =
            seat.place().name.empty() ? fmt::format("{}", seat.place().number) : seat.place().name;
        if (!seat.open() && waiting > 0)
          words += fmt::format("  ({})", waiting);
        else if (!seat.open() && seat.place().name.empty())
          words += fmt::format("  {}", tr("Write here"));
        Rect room = spot.rect;
        room.min.x += 11;
        pen.icon(kFaces, {spot.rect.min.x + 7, spot.rect.centre().y}, "keyboard", 7, white);
        pen.words(kFaces, room, words, 4.6, white, text::Weight::bold);
        break;
      }
      case Kind::fold:
        button(spot, "close", tr("Close"), quiet, look.ink);
        break;
      case Kind::leave:
        button(spot, "leave", tr("Leave seat"), seat.leaving() ? own : quiet,
               seat.leaving() ? white : look.ink);
        break;
      case Kind::name:
        button(spot, "edit", tr("Name"), quiet, look.ink);
        break;
      case Kind::turn:
        button(spot, "turn-to-me", tr("Turn to me"), quiet, look.ink);
        break;
      case Kind::pen:
        button(spot, seat.inking() ? "keyboard" : "handwriting",
               seat.inking() ? tr("Keyboard") : tr("By hand"), quiet, look.ink);
        break;
      case Kind::rubber:
        button(spot, "rubber", tr("Rub out"),
               seat.pad().mode() == pen::InkPad::Mode::erase ? mixed(quiet, own, 0.35) : quiet,
               look.ink);
        break;
      case Kind::undo_ink:
        button(spot, "undo", tr("Undo"), quiet, look.ink);
        break;
      case Kind::to_text:
        button(spot, "to-text", seat.reading().waiting() ? tr("Reading …") : tr("To text"), quiet,
               look.ink);
        break;
      case Kind::take_text:
        button(spot, "check", tr("Take it"), spot.enabled ? own : quiet,
               spot.enabled ? white : look.ink);
        break;
      case Kind::drop_text:
        button(spot, "handwriting", tr("Give it up"), quiet, look.ink);
        break;
      case Kind::cell:
        draw_cell(pen, seat, spot);
        break;
      case Kind::pad:
        break;
      case Kind::paste:
        button(spot, "paste", tr("Paste"), quiet, look.ink);
        break;
      case Kind::put:
        button(spot, "put-on-table", tr("Onto the table"), spot.enabled ? own : quiet,
               spot.enabled ? white : look.ink);
        break;
      case Kind::fresh:
        button(spot, "new-card", tr("Next card"), quiet, look.ink);
        break;
      case Kind::card:
        break;
      case Kind::tray_card:
        draw_tray(pen, seat, spot);
        break;
      case Kind::name_done:
        button(spot, "check", tr("Done"), own, white);
        break;
      case Kind::no_names:
        draw_no_names(pen, seat, spot);
        break;
      case Kind::candidate: {
        const pen::Reading& reading = seat.reading();
        const bool chosen = reading.shown() ? reading.chosen(reading.current()) == spot.index
                                            : composition.chosen() == spot.index;
        choice(spot, seat.words_on(spot), chosen ? own : Color{255, 254, 250},
               chosen ? white : look.ink);
        break;
      }
      case Kind::leave_out: {
        const pen::Reading& reading = seat.reading();
        const bool chosen = !reading.chosen(reading.current());
        button(spot, "close", {}, chosen ? own : quiet, chosen ? white : look.ink);
        break;
      }
      case Kind::more:
      case Kind::more_cells:
        choice(spot, "…", quiet, look.ink);
        break;
    }
  }
}

std::uint32_t SeatPainter::draw(const FreePlaces& places, bool first, const base::Messages& tr,
                                const canvas::Look& look, std::uint32_t base,
                                canvas::DrawList& out) {
  const Color white{255, 255, 255};
  for (const FreePlace& place : places.all()) {
    Pen pen{*this, place.frame, look, base, out};
    const Rect all{{0, 0}, {place.frame.size.w, place.frame.size.h}};
    const bool loud = first && place.words;
    const Color face = loud ? look.accent : look.plate_fill;
    pen.box(kPanel, all, 3, place.pressed ? mixed(face, look.ink, 0.22) : face,
            mixed(look.card_edge, look.accent, 0.5), 0.4, 1.2);
    if (!place.words) {
      pen.icon(kFaces, all.centre(), "plus", 7, look.accent);
      continue;
    }
    pen.icon(kFaces, {all.min.x + 7, all.centre().y}, "keyboard", 7, loud ? white : look.accent);
    pen.words(kFaces, {{all.min.x + 11, all.min.y}, {all.max.x - 1, all.max.y}}, tr("Write here"),
              kLabelEm, loud ? white : look.ink, text::Weight::bold);
  }
  return places.all().empty() ? base : base + kLayers;
}

std::uint32_t SeatPainter::draw(const Seat& seat, const canvas::Look& look, std::uint32_t base,
                                canvas::DrawList& out) {
  const std::size_t first = out.entries.size();
  Pen pen{*this, seat.frame(), look, base, out};
  const Rect all{{0, 0}, {seat.frame().size.w, seat.frame().size.h}};
  if (seat.open()) {
    pen.box(kPanel, all, 4, mixed(look.ground, look.island_line, 0.08), look.card_edge, 0.3, 3);
    if (!seat.inking())
      draw_keys(pen, seat);
    else if (!seat.reading().shown())
      draw_pad(pen, seat);
    draw_spots(pen, seat);
    draw_card(pen, seat);
  } else {
    draw_spots(pen, seat);
  }
  std::stable_sort(out.entries.begin() + std::ptrdiff_t(first), out.entries.end(),
                   [](const auto& a, const auto& b) { return a.layer < b.layer; });
  return base + kLayers;
}

}  // namespace seats
