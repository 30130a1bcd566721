#include "seats/seat_painter.h"

#include <algorithm>

#include "seats/draw_keys.h"
#include "seats/draw_papers.h"
#include "seats/draw_spots.h"

namespace seats {

namespace {
constexpr double kPanelRadius = 4;
}

std::uint32_t SeatPainter::draw(const Seat& seat, const canvas::Look& look, std::uint32_t base,
                                canvas::DrawList& out) {
  const std::size_t first = out.entries.size();
  SeatPen pen{labels_, seat.frame(), look, base, out};
  const Rect all{{0, 0}, {seat.frame().size.w, seat.frame().size.h}};
  if (seat.open()) {
    pen.box(kPanel, all, kPanelRadius, mixed(look.ground, look.island_line, 0.08), look.card_edge,
            0.3, 3);
    const bool writes = seat.writes();
    if (writes && !seat.inking()) draw_keys(pen, seat);
    if (writes && seat.inking() && !seat.reading().shown()) draw_pad(pen, seat);
    draw_spots(pen, seat);
    if (writes) draw_card(pen, seat);
  } else {
    draw_spots(pen, seat);
  }
  std::stable_sort(out.entries.begin() + std::ptrdiff_t(first), out.entries.end(),
                   [](const auto& a, const auto& b) { return a.layer < b.layer; });
  return base + kLayers;
}

std::uint32_t SeatPainter::draw(const FreePlaces& places, bool first, const base::Messages& tr,
                                const canvas::Look& look, std::uint32_t base,
                                canvas::DrawList& out) {
  return draw_free_places(labels_, places, first, tr, look, base, out);
}

void SeatPainter::draw_pulled(const Seat& seat, const canvas::Look& look, std::uint32_t base,
                              canvas::DrawList& out) {
  seats::draw_pulled(labels_, seat, look, base, out);
}

void SeatPainter::draw_visit(const VisitingCard& visit, const Seat* host, const desk::Desk& desk,
                             const canvas::Look& look, std::uint32_t base, canvas::DrawList& out) {
  if (host) {
    const canvas::Color own = canvas::seat_color(host->place().number);
    canvas::Color tint = own;
    tint.a = visit.rests ? 70 : 0;
    SeatPen pen{labels_, host->frame(), look, base, out};
    const Size size = host->frame().size;
    pen.box(kPanel, Rect{{0, 0}, {size.w, size.h}}.grown(-0.6), kPanelRadius, tint, own,
            visit.rests ? 1.8 : 0.8);
  }
  if (!visit.pulled) draw_in_hand(labels_, desk, visit.card, visit.place, look, base + kFaces, out);
}

Written SeatPainter::written_on(const Seat& seat) { return seats::written_on(labels_, seat); }

}  // namespace seats
