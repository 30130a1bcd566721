#include "seats/visiting_cards.h"

#include <algorithm>

#include "canvas/scene.h"

namespace seats {

namespace {
constexpr double kRest_s = 0.4;
constexpr double kStill = 3;  // mm: a resting finger shakes

bool same(const VisitingCard& a, const VisitingCard& b) {
  return a.card == b.card && a.place.centre == b.place.centre && a.place.turn == b.place.turn &&
         a.seat == b.seat && a.rests == b.rests;
}
}  // namespace

std::vector<VisitingCards::Hand> VisitingCards::hands() const {
  std::vector<Hand> out;
  if (desk_.read_only) return out;
  const double k = desk_.camera.zoom() / desk_.seat_scale;
  for (const Id id : desk_.scene.cards_in_hand()) {
    const model::Card* card = model::find_card(desk_.board(), id);
    const auto pose = desk_.scene.pose_of({canvas::ItemKind::card, id});
    if (!card || !pose) continue;
    const base::TurnedRect lies = pose->apply(model::shape_of(*card));
    out.push_back({id,
                   {desk_.to_window_mm(lies.centre) / desk_.seat_scale,
                    {lies.size.w * k, lies.size.h * k},
                    lies.turn}});
  }
  for (const auto& s : seating_.all())
    for (const Seat::Pulled& p : s->pulled())
      if (const model::Card* card = model::find_card(desk_.board(), p.card))
        out.push_back({p.card,
                       {p.window_mm, {card->size.w * k, card->size.h * k}, s->frame().turn},
                       s.get()});
  return out;
}

bool VisitingCards::look(double now_s) {
  std::vector<VisitingCard> now;
  std::vector<Rest> rests;
  const std::vector<Rect> open = seating_.open_seats();
  for (const Hand& hand : hands()) {
    VisitingCard visit{hand.card, hand.place};
    visit.pulled = hand.from != nullptr;
    const Rect seen = visit.place.bounds();
    if (std::ranges::none_of(open, [&](const Rect& r) { return r.intersects(seen); })) continue;
    const Seat* seat = seating_.at(visit.place.centre);
    if (seat && seat->open() && seat != hand.from) {
      visit.seat = seat->place().number;
      Rest rest{hand.card, visit.seat, visit.place.centre, now_s};
      for (const Rest& r : rests_)
        if (r.card == rest.card && r.seat == visit.seat && base::distance(r.at, rest.at) < kStill)
          rest = r;
      visit.rests = now_s - rest.since_s > kRest_s - 1e-9;
      rests.push_back(rest);
    }
    if (visit.seat > 0 || !visit.pulled) now.push_back(visit);
  }
  rests_ = std::move(rests);
  const bool changed = !std::equal(now.begin(), now.end(), all_.begin(), all_.end(), same);
  all_ = std::move(now);
  return changed;
}

double VisitingCards::next_deadline_s() const {
  double next = 1e300;
  for (const Rest& r : rests_) {
    const bool told = std::ranges::any_of(
        all_, [&](const VisitingCard& v) { return v.card == r.card && v.rests; });
    if (!told) next = std::min(next, r.since_s + kRest_s);
  }
  return next;
}

Seat* VisitingCards::taker(Id id, Seat* there) {
  const bool held = desk_.scene.is_held({canvas::ItemKind::card, id});
  if (held) (void)look(desk_.clock.now_s());
  const model::Card* card = model::find_card(desk_.board(), id);
  return held || (card && card->place == model::Place::seat) ? host(id) : there;
}

Seat* VisitingCards::host(Id card) const {
  for (const VisitingCard& v : all_)
    if (v.card == card && v.rests) return seating_.seat(v.seat);
  return nullptr;
}

}  // namespace seats
