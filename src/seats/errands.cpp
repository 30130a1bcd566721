#include "seats/errands.h"

#include <algorithm>
#include <cmath>

#include "model/kinds.h"

namespace seats {

namespace {

constexpr double kHair = 0.01;  // rad: as good as in between

}  // namespace

Edge side_faced(double turn_rad, Vec2 p, const Rect& table) {
  Edge best = Edge::bottom;
  double least = 1e300, nearest = 1e300;
  for (const Edge edge : {Edge::bottom, Edge::left, Edge::top, Edge::right}) {
    const double off = std::abs(base::normal_angle(turn_rad - turn_of(edge)));
    const double away =
        base::distance(frame_of({1, edge, 0.5, {}}, {1, 1}, table).area().centre(), p);
    if (off > least + kHair || (off > least - kHair && away >= nearest)) continue;
    best = edge;
    least = off;
    nearest = away;
  }
  return best;
}

std::vector<Seat*> Errands::hosts(std::optional<Edge> side, Vec2 window_mm) const {
  std::vector<Seat*> out;
  for (Seat* s : seating_.by_distance(window_mm))
    if (!s->in_use() && !s->waits() && (!side || s->place().edge == *side)) out.push_back(s);
  return out;
}

void Errands::begin(const Seat& seat, std::optional<canvas::ItemRef> thing) {
  const int number = seat.place().number;
  std::erase_if(all_, [&](const Errand& e) { return e.seat == number; });
  all_.push_back({number, thing.value_or(canvas::ItemRef{canvas::ItemKind::card, {}})});
}

std::vector<Seat*> Errands::take_done(const model::Board& board) {
  std::vector<Seat*> done;
  std::erase_if(all_, [&](Errand& e) {
    Seat* s = seating_.seat(e.seat);
    if (!s || !s->open()) return true;
    if (e.thing.kind != canvas::ItemKind::card) {
      if (s->on_map()) e.begun = true;
      if (s->on_map() || !e.begun) return false;
      if (s->writing() == Writing::card && s->draft().nil()) done.push_back(s);
      return true;
    }
    if (e.thing.id.nil()) e.thing.id = s->draft();
    if (e.thing.id.nil()) return false;
    const model::Card* card = model::find_card(board, e.thing.id);
    const bool waits = card && card->place == model::Place::seat;
    e.begun = e.begun || waits;
    if (!e.begun) return false;
    if (waits && (s->writing() != Writing::card || s->draft() == e.thing.id)) return false;
    if (!waits && s->draft().nil()) done.push_back(s);
    return true;
  });
  return done;
}

}  // namespace seats
