#include "seats/draw_papers.h"

#include <algorithm>

#include "canvas/ink.h"
#include "seats/seat_plan.h"

namespace seats {

using canvas::Color;
using canvas::seat_color;

namespace {

constexpr double kPlateRadius = 3;  // as on the table
constexpr double kThinnest = 0.25;  // mm
constexpr double kReadEm = 8.5;     // of what a cell was read as

/// Ink as it is on a card of this size, nothing else on it.
canvas::InkPlace as_written(double width) {
  canvas::InkPlace place;
  place.scale = width / model::kCardSize.w;
  return place;
}

const std::vector<model::InkStroke> kNoInk;

void draw_ink(SeatPen& pen, std::uint32_t layer, const std::vector<model::InkStroke>& ink,
              const canvas::InkPlace& place, Vec2 middle) {
  for (const model::InkStroke& stroke : ink) {
    canvas::Stroke line;
    for (const Vec2 p : stroke.points)
      line.points.push_back(pen.frame.to_window(middle + place.to_card(p)));
    line.width = std::max(kThinnest, stroke.width * place.scale);
    line.color = pen.look.ink;
    pen.out.add(pen.base + layer, std::move(line));
  }
}

/// The words of a paper, for the caller to draw; the ink is drawn.
Written lay_paper(SeatPen& pen, const std::string& words, const std::vector<model::InkStroke>& ink,
                  const Rect& r, double em) {
  if (!ink.empty())
    draw_ink(pen, kWords, ink, ink_beside(words, ink, {r.width(), r.height()}), r.centre());
  return pen.labels.on_paper(words, ink, r, em);
}

}  // namespace

Written written_on(Labels& labels, const Seat& seat) {
  const std::string words = seat.text().text();
  const Rect r = seat.card_rect();
  if (seat.on_map()) return labels.on_plate(words, r);
  return labels.on_paper(words, seat.writing() == Seat::Writing::card ? seat.pad().ink() : kNoInk,
                         r, 0);
}

void draw_pad(SeatPen& pen, const Seat& seat) {
  const model::Card* card = model::find_card(seat.desk().board(), seat.draft());
  const Rect r = seat.pad_rect();
  pen.box(kFaces, r, canvas::kCardRadius * 1.2,
          pen.look.paper_of(card ? card->color : model::PaperColor::yellow), pen.look.card_edge,
          0.25, 1.2);
  draw_ink(pen, kPapers, seat.pad().ink(), as_written(r.width()), r.centre());
  draw_ink(pen, kWords, seat.pad().under_way(), as_written(r.width()), r.centre());
}

void draw_cell(SeatPen& pen, const Seat& seat, const Spot& spot) {
  const pen::Reading& reading = seat.reading();
  const Rect r = spot.rect();
  const Color own = seat_color(seat.place().number);
  const bool current = spot.index == reading.current();
  Color face = pen.look.plate_fill;
  if (current) face = mixed(face, own, 0.18);
  if (spot.button.pressed) face = mixed(face, pen.look.ink, 0.22);
  pen.box(kFaces, r, 2, face, current ? own : pen.look.card_edge, current ? 0.7 : 0.25);
  // What was written, small, and below what it was read as.
  const pen::InkCharacter& character = reading.characters()[spot.index];
  const Rect room{r.min + Vec2{1.5, 1.5}, {r.max.x - 1.5, r.min.y + r.height() * 0.38}};
  std::vector<model::InkStroke> strokes;
  for (const std::size_t n : character.strokes) strokes.push_back(reading.ink()[n]);
  const Rect ink = canvas::ink_bounds(strokes);
  canvas::InkPlace place;
  place.scale = std::min({1.0, room.width() / ink.width(), room.height() / ink.height()});
  place.offset = ink.centre() * -place.scale;
  draw_ink(pen, kPapers, strokes, place, room.centre());
  const Rect below{{r.min.x, room.max.y + 1}, r.max};
  const std::string words = reading.at(spot.index);
  Color ink_color = pen.look.ink;
  if (words.empty()) ink_color.a = pen.look.faint_ink.a;
  const char* unknown = character.candidates.empty() ? "?" : "–";
  pen.words(kWords, below, words.empty() ? unknown : words,
            std::min(kReadEm * r.width() / 13, below.height() * 0.75), ink_color);
}

void draw_card(SeatPen& pen, const Seat& seat) {
  const canvas::Look& look = pen.look;
  const desk::Desk& desk = seat.desk();
  const Rect r = seat.card_rect();
  const model::Card* card = model::find_card(desk.board(), seat.draft());
  const Color own = seat_color(seat.place().number);
  for (const Seat::Pulled& p : seat.pulled())
    if (card && p.card == card->id) {
      // It is in somebody's hand: its place shows.
      pen.box(kPapers, r, canvas::kCardRadius, mixed(look.ground, look.island_line, 0.1));
      return;
    }
  const bool a_card = seat.writing() == Seat::Writing::card;
  const bool a_plate = seat.on_map();
  const Color fill =
      a_card ? look.paper_of(card ? card->color : model::PaperColor::yellow) : look.plate_fill;
  pen.box(kPapers, r, a_plate ? kPlateRadius : canvas::kCardRadius, fill,
          a_card    ? look.card_edge
          : a_plate ? look.plate_edge
                    : own,
          a_card    ? 0.25
          : a_plate ? 0.8
                    : 0.6,
          a_card ? 1.2 : 0);
  const Size size{r.width(), r.height()};
  const std::string words = seat.text().text();
  const auto& ink = a_card ? seat.pad().ink() : kNoInk;
  if (words.empty() && ink.empty()) {
    Color faint = look.ink;
    faint.a = std::max<std::uint8_t>(120, look.faint_ink.a);
    const char* hint =
        seat.naming() && seat.nameless()
            ? desk.tr(
                  "Names are left out of this session. Once it is out, no card tells at which seat "
                  "it was written, or in which order.")
        : seat.naming()                           ? desk.tr("Your name or a nickname")
        : seat.writing() == Seat::Writing::answer ? desk.tr("A word or two")
        : seat.writing() == Seat::Writing::words  ? desk.tr("Write a few words on the line")
        : seat.writing() == Seat::Writing::symbol
            ? desk.tr("Write the symbol mark of the island: a word or two that stay in mind")
        : seat.writing() == Seat::Writing::circle
            ? desk.tr("Write what is common to all that the circle goes round")
        : a_plate        ? desk.tr("Write the plate of the island")
        : desk.read_only ? desk.tr("Look only")
                         : desk.tr("Write one idea here, then flick the card away from you");
    const auto set = pen.labels.paper(hint, {size.w - 2 * text::kPadding, size.h}, 3.8);
    const Vec2 at = r.min + Vec2{text::kPadding, text::kPadding};
    pen.text(kWords, set, at, faint);
    if (seat.inking() || desk.read_only || (seat.naming() && seat.nameless())) return;
    const text::Caret caret = set->caret_at(0);
    pen.stroke(kWords, at + Vec2{-0.8, caret.top}, at + Vec2{-0.8, caret.bottom}, 0.5, own);
    return;
  }
  if (!ink.empty()) lay_paper(pen, words, ink, r, 0);
  const auto [set, inner] = written_on(pen.labels, seat);
  for (const text::TextEdit::Mark& mark : seat.text().marks())
    for (const text::Span& part : set->spans(mark.from, mark.to)) {
      const double y = part.bottom + 0.3;
      pen.stroke(kWords, inner + Vec2{part.left + 0.4, y}, inner + Vec2{part.right - 0.4, y},
                 mark.current ? 0.9 : 0.4, own);
    }
  pen.text(kWords, set, inner, look.ink);
  if (seat.naming() && seat.nameless()) return;
  if (seat.inking() && (!seat.reading().shown() || words.empty())) return;
  const text::Caret caret = set->caret_at(std::uint32_t(seat.text().caret()));
  pen.stroke(kWords, inner + Vec2{caret.x, caret.top}, inner + Vec2{caret.x, caret.bottom}, 0.5,
             own);
}

void draw_tray(SeatPen& pen, const Seat& seat, const Spot& spot) {
  const model::Card* card = model::find_card(seat.desk().board(), seat.tray_card(spot.index));
  if (!card) return;
  for (const Seat::Pulled& p : seat.pulled())
    if (p.card == card->id) return;
  Color fill = pen.look.paper_of(card->color);
  if (spot.button.pressed) fill = mixed(fill, pen.look.ink, 0.12);
  pen.box(kPapers, spot.rect(), 1.2, fill, pen.look.card_edge, 0.25, 0.8);
  const auto [set, at] = lay_paper(pen, card->text, card->ink, spot.rect(), 3.0);
  pen.text(kWords, set, at, pen.look.ink);
}

void draw_pulled(Labels& labels, const Seat& seat, const canvas::Look& look, std::uint32_t base,
                 canvas::DrawList& out) {
  for (const Seat::Pulled& p : seat.pulled()) {
    const model::Card* card = model::find_card(seat.desk().board(), p.card);
    if (!card) continue;
    const double k = seat.desk().camera.zoom() / seat.desk().seat_scale;
    const Size size{card->size.w * k, card->size.h * k};
    draw_in_hand(labels, seat.desk(), p.card, {p.window_mm, size, seat.frame().turn}, look, base,
                 out);
  }
}

void draw_in_hand(Labels& labels, const desk::Desk& desk, Id id, const base::TurnedRect& place,
                  const canvas::Look& look, std::uint32_t base, canvas::DrawList& out) {
  const model::Card* card = model::find_card(desk.board(), id);
  if (!card) return;
  canvas::Box box;
  box.centre = place.centre;
  box.size = place.size;
  box.turn = place.turn;
  box.radius = canvas::kCardRadius;
  box.fill = look.paper_of(card->color);
  box.edge = look.card_edge;
  box.edge_width = look.card_edge_width;
  box.shadow = canvas::kHeldShadow;
  out.add(base, box);
  const Size room{std::max(6.0, box.size.w - 2), std::max(4.0, box.size.h - 2)};
  const SeatFrame hand{place.centre, box.turn, room};
  SeatPen pen{labels, hand, look, base, out};
  const Rect all = Rect::around({0, 0}, room);
  const auto [set, at] =
      lay_paper(pen, card->text, card->ink, all,
                std::max(2.0, 4.5 * std::min(1.0, desk.camera.zoom() / desk.seat_scale)));
  pen.text(kWords, set, at, look.ink);
}

}  // namespace seats
