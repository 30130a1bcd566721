#include "seats/seat_view.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "seats/seat_plan.h"

namespace seats {

using canvas::Color;
using canvas::seat_color;
using Kind = Spot::Kind;

namespace {

constexpr double kKeyEm = 6.4, kSmallEm = 3.0, kLabelEm = 4.4;

// Layers of one seat.
enum Layer : std::uint32_t { kPanel, kFaces, kPapers, kWords, kPopups, kPopupWords, kLayers };

Color mixed(Color a, Color b, double share) {
  const auto mix = [&](int x, int y) {
    return static_cast<std::uint8_t>(x + (y - x) * share + 0.5);
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), 255};
}

}  // namespace

// Draws in the seat's millimetres.
struct SeatPainter::Pen {
  SeatPainter& painter;
  const SeatFrame& frame;
  const canvas::Look& look;
  std::uint32_t base;
  canvas::DrawList& out;

  void box(std::uint32_t layer, const Rect& r, double radius, Color fill, Color edge = {0, 0, 0, 0},
           double edge_width = 0.25, double shadow = 0) {
    canvas::Box b;
    b.centre = frame.to_window(r.centre());
    b.size = {r.width(), r.height()};
    b.turn = frame.turn;
    b.radius = radius;
    b.fill = fill;
    b.edge = edge;
    b.edge_width = edge.a > 0 ? edge_width : 0;
    b.shadow = shadow;
    out.add(base + layer, b);
  }
  void text(std::uint32_t layer, const text::LayoutPtr& set, Vec2 top_left, Color color) {
    if (!set) return;
    const Vec2 origin = frame.to_window(top_left);
    out.add(base + layer, canvas::Text{set, origin, origin, frame.turn, color});
  }
  /// In the middle of `r`, smaller where it would not fit.
  void words(std::uint32_t layer, const Rect& r, const std::string& utf8, double em, Color color,
             text::Weight weight = text::Weight::regular) {
    if (utf8.empty()) return;
    const auto set = painter.label(utf8, em, weight, r.width() - 1.5);
    text(layer, set, r.centre() - Vec2{set->box.w / 2, set->height / 2}, color);
  }
  void icon(std::uint32_t layer, Vec2 at, const std::string& name, double size, Color color) {
    out.add(base + layer, canvas::Icon{name, frame.to_window(at), size, frame.turn, color});
  }
  void stroke(std::uint32_t layer, Vec2 a, Vec2 b, double width, Color color) {
    out.add(base + layer,
            canvas::Stroke{{frame.to_window(a), frame.to_window(b)}, width, color, false, 0});
  }
};

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
      slot = typesetter_.layout_for(words, size, style);
    }
  }
  return slot;
}

void SeatPainter::draw_keys(Pen& pen, const Seat& seat) {
  const Keyboard* keyboard = seat.keyboard();
  if (!keyboard) return;
  const canvas::Look& look = pen.look;
  const Vec2 at = seat.keyboard_rect().min;
  const KeyboardView view = keyboard->view();
  const Color letter{255, 254, 250}, function = mixed(look.ground, look.island_line, 0.18);
  const Color own = seat_color(seat.place().number);
  for (const KeyView& key : view.keys) {
    const Rect r = key.rect.moved(at);
    Color face = key.role == KeyRole::letter     ? letter
                 : key.role == KeyRole::function ? function
                                                 : own;
    Color ink = key.role == KeyRole::accent ? Color{255, 255, 255} : look.ink;
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
      pen.words(kFaces, r, key.label, key.role == KeyRole::letter ? em : std::min(4.4, em), ink);
    if (key.locked)
      pen.stroke(kFaces, r.centre() + Vec2{-3, r.height() * 0.36},
                 r.centre() + Vec2{3, r.height() * 0.36}, 0.7, ink);
    Color faint = ink;
    faint.a = 150;
    if (!key.secondary.empty())
      pen.words(kFaces, {{r.max.x - 5.5, r.min.y + 0.4}, {r.max.x - 0.3, r.min.y + 4.4}},
                key.secondary, kSmallEm, faint);
    if (!flicks || r.height() < 11.5 || r.width() < 16) continue;
    const Vec2 c = r.centre();
    const Vec2 ways[] = {{-r.width() * 0.36, 0},
                         {0, -r.height() * 0.36},
                         {r.width() * 0.36, 0},
                         {0, r.height() * 0.36}};
    for (std::size_t k = 0; k < 4; ++k)
      pen.words(kFaces, Rect::around(c + ways[k], {6, 4}), key.flick[k], 2.7, faint);
  }
  for (const PopupView& popup : view.popups) {
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

void SeatPainter::draw_ink(Pen& pen, std::uint32_t layer, const std::vector<model::InkStroke>& ink,
                           const Rect& card, Color color) {
  const double k = card.width() / model::kCardSize.w;
  for (const model::InkStroke& stroke : ink) {
    canvas::Stroke line;
    for (const Vec2 p : stroke.points)
      line.points.push_back(pen.frame.to_window(card.centre() + p * k));
    line.width = std::max(0.25, stroke.width * k);
    line.color = color;
    pen.out.add(pen.base + layer, std::move(line));
  }
}

void SeatPainter::draw_pad(Pen& pen, const Seat& seat) {
  const model::Card* card = model::find_card(seat.desk().map(), seat.draft());
  const Rect r = seat.pad_rect();
  pen.box(kFaces, r, canvas::kCardRadius * 1.2,
          pen.look.paper_of(card ? card->color : model::PaperColor::yellow), pen.look.card_edge,
          0.25, 1.2);
  draw_ink(pen, kPapers, seat.pad().ink(), r, pen.look.ink);
  draw_ink(pen, kWords, seat.pad().under_way(), r, pen.look.ink);
}

void SeatPainter::draw_card(Pen& pen, const Seat& seat) {
  const canvas::Look& look = pen.look;
  const SeatDesk& desk = seat.desk();
  const Rect r = seat.card_rect();
  const model::Card* card = model::find_card(desk.map(), seat.draft());
  const Color own = seat_color(seat.place().number);
  for (const Seat::Pulled& p : seat.pulled())
    if (card && p.card == card->id) {
      // It is in somebody's hand: its place shows.
      pen.box(kPapers, r, canvas::kCardRadius, mixed(look.ground, look.island_line, 0.1));
      return;
    }
  const Color fill = seat.naming() ? look.plate_fill
                                   : look.paper_of(card ? card->color : model::PaperColor::yellow);
  pen.box(kPapers, r, canvas::kCardRadius, fill, seat.naming() ? own : look.card_edge,
          seat.naming() ? 0.6 : 0.25, seat.naming() ? 0 : 1.2);
  const Size size{r.width(), r.height()};
  const Vec2 inner = r.min + Vec2{text::kPadding, text::kPadding};
  const std::string words = seat.text().text();
  draw_ink(pen, kWords, seat.pad().ink(), r, look.ink);
  if (words.empty() && seat.pad().ink().empty()) {
    Color faint = look.ink;
    faint.a = 120;
    const char* hint = seat.naming() ? desk.tr("Your name or a nickname")
                       : desk.read_only
                           ? desk.tr("Read only")
                           : desk.tr("Write one idea here, then flick the card away from you");
    pen.text(kWords, paper(hint, {size.w - 2 * text::kPadding, size.h}, 3.8), inner, faint);
  }
  const auto set = paper(words, size, 0);
  for (const text::TextEdit::Mark& mark : seat.text().marks())
    for (const text::Span& part : set->spans(mark.from, mark.to)) {
      const double y = part.bottom + 0.3;
      pen.stroke(kWords, inner + Vec2{part.left + 0.4, y}, inner + Vec2{part.right - 0.4, y},
                 mark.current ? 0.9 : 0.4, own);
    }
  pen.text(kWords, set, inner, look.ink);
  if (seat.inking()) return;
  const text::Caret caret = set->caret_at(std::uint32_t(seat.text().caret()));
  pen.stroke(kWords, inner + Vec2{caret.x, caret.top}, inner + Vec2{caret.x, caret.bottom}, 0.5,
             own);
}

void SeatPainter::draw_tray(Pen& pen, const Seat& seat, const Spot& spot) {
  std::size_t n = spot.index;
  const model::Card* card = nullptr;
  for (const Id id : seat.cards())
    if (id != seat.draft() && n-- == 0) card = model::find_card(seat.desk().map(), id);
  if (!card) return;
  for (const Seat::Pulled& p : seat.pulled())
    if (p.card == card->id) return;
  Color fill = pen.look.paper_of(card->color);
  if (seat.pressed(spot)) fill = mixed(fill, pen.look.ink, 0.12);
  pen.box(kPapers, spot.rect, 1.2, fill, pen.look.card_edge, 0.25, 0.8);
  draw_ink(pen, kWords, card->ink, spot.rect, pen.look.ink);
  const Size room{spot.rect.width() - 3, spot.rect.height() - 2};
  pen.text(kWords, paper(card->text, room, 3.0), spot.rect.min + Vec2{1.5, 1.2}, pen.look.ink);
}

void SeatPainter::draw_spots(Pen& pen, const Seat& seat) {
  const canvas::Look& look = pen.look;
  const auto& tr = seat.desk().tr;
  const Color own = seat_color(seat.place().number);
  const Color quiet = mixed(look.ground, look.island_line, 0.14);
  const Composition& composition = seat.text().composition();
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
    if (r.height() > 14) {
      pen.icon(kFaces, r.centre() - Vec2{0, r.height() * 0.16}, icon, 6.5, ink);
      pen.words(kFaces, {{r.min.x, r.centre().y}, {r.max.x, r.max.y - 1}}, words, kLabelEm, ink);
    } else {
      pen.icon(kFaces, r.centre() - Vec2{0, 1.8}, icon, 5, ink);
      pen.words(kFaces, {{r.min.x, r.max.y - 4.2}, {r.max.x, r.max.y - 0.3}}, words, 2.6, ink);
    }
  };
  const Color white{255, 255, 255};
  for (const Spot& spot : seat.spots()) {
    switch (spot.kind) {
      case Kind::handle: {
        Color face = seat.pressed(spot) ? mixed(own, look.ink, 0.3) : own;
        pen.box(kFaces, spot.rect, 3, face);
        const std::size_t waiting = seat.cards().size();
        std::string words =
            seat.place().name.empty() ? fmt::format("{}", seat.place().number) : seat.place().name;
        if (!seat.open() && waiting > 0) words += fmt::format("  ({})", waiting);
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
        button(spot, "leave", tr("Leave seat"), quiet, look.ink);
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
               seat.pad().mode() == InkPad::Mode::erase ? mixed(quiet, own, 0.35) : quiet,
               look.ink);
        break;
      case Kind::undo_ink:
        button(spot, "undo", tr("Undo"), quiet, look.ink);
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
      case Kind::candidate: {
        const bool chosen = composition.chosen() == spot.index;
        Color face = chosen ? own : Color{255, 254, 250};
        if (seat.pressed(spot)) face = mixed(face, look.ink, 0.22);
        pen.box(kFaces, spot.rect, 2, face, look.card_edge);
        pen.words(kFaces, spot.rect, composition.candidates()[spot.index], kCandidateEm,
                  chosen ? white : look.ink);
        break;
      }
      case Kind::more:
        pen.box(kFaces, spot.rect, 2, seat.pressed(spot) ? mixed(quiet, look.ink, 0.22) : quiet,
                look.card_edge);
        pen.words(kFaces, spot.rect, "…", kCandidateEm, look.ink);
        break;
    }
  }
}

std::uint32_t SeatPainter::draw(const Seat& seat, const canvas::Look& look, std::uint32_t base,
                                canvas::DrawList& out) {
  const std::size_t first = out.entries.size();
  Pen pen{*this, seat.frame(), look, base, out};
  const Rect all{{0, 0}, {seat.frame().size.w, seat.frame().size.h}};
  if (seat.open()) {
    pen.box(kPanel, all, 4, mixed(look.ground, look.island_line, 0.08), look.card_edge, 0.3, 3);
    seat.inking() ? draw_pad(pen, seat) : draw_keys(pen, seat);
    draw_spots(pen, seat);
    draw_card(pen, seat);
  } else {
    draw_spots(pen, seat);
  }
  std::stable_sort(out.entries.begin() + std::ptrdiff_t(first), out.entries.end(),
                   [](const auto& a, const auto& b) { return a.layer < b.layer; });
  return base + kLayers;
}

void SeatPainter::draw_pulled(const Seat& seat, const canvas::Look& look, std::uint32_t base,
                              canvas::DrawList& out) {
  for (const Seat::Pulled& p : seat.pulled()) {
    const model::Card* card = model::find_card(seat.desk().map(), p.card);
    if (!card) continue;
    const double k = seat.desk().camera.zoom();
    canvas::Box box;
    box.centre = p.window_mm;
    box.size = {card->size.w * k, card->size.h * k};
    box.turn = seat.frame().turn;
    box.radius = canvas::kCardRadius;
    box.fill = look.paper_of(card->color);
    box.edge = look.card_edge;
    box.edge_width = look.card_edge_width;
    box.shadow = canvas::kHeldShadow;
    out.add(base, box);
    const Size room{std::max(6.0, box.size.w - 2), std::max(4.0, box.size.h - 2)};
    const auto set = paper(card->text, room, std::max(2.0, 4.5 * std::min(1.0, k)));
    out.add(base + 1, canvas::Text{set, p.window_mm - Vec2{room.w / 2, room.h / 2}, p.window_mm,
                                   seat.frame().turn, look.ink});
  }
}

}  // namespace seats
