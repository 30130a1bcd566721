// What goes from the seats onto the table, and where it finds room there.
#include <algorithm>

#include "seats/seats.h"

namespace seats {

namespace {

constexpr double kApart = 3;    // mm round a card put on the table
constexpr double kFanStep = 7;  // mm from card to card where there is no free room
constexpr int kFanCards = 9, kFanRows = 9;
constexpr double kStep = 12;  // mm from one try to the next, at least

}  // namespace

double Seats::turn_at(const Seat& seat) const {
  return base::normal_angle(turn_of(seat.place().edge));
}

ops::Ops Seats::put(const Seat& seat, Id card, const ops::Placement& there) const {
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(model::Place::table);
  // Who corrects somebody's card does not become its writer.
  const bool others = homes_.contains(card) && !desk_.board().cards.at(card).who.empty();
  const bool named = !seat.place().name.empty() && !desk_.doc.session().anonymous;
  if (named && !others) patch.set<&model::Card::who>(seat.place().name);
  ops::Ops out{ops::Change<model::Card>{desk_.board_id, card, patch}};
  for (ops::Op& op : ops::place_card(desk_.board(), card, there)) out.push_back(std::move(op));
  return out;
}

ops::Placement Seats::place_for(const Seat& seat, Id card) const {
  const auto home = homes_.find(card);
  if (home == homes_.end())
    return {ahead_of(seat, desk_.board().cards.at(card).size), turn_at(seat), Id{}};
  ops::Placement there = home->second;
  if (!model::find_island(desk_.board(), there.island)) there.island = Id{};
  return there;
}

Vec2 Seats::least_covered(const std::function<Rect(double aside, double away)>& spot) const {
  const auto area = [](const Rect& r) { return r.empty() ? 0 : r.width() * r.height(); };
  const double reach = table_.width() + table_.height();
  Vec2 best{0, spot(0, 0).height() / 2 + 1};
  double least = 1e300;
  for (double away = kStep; away < reach; away += kStep)
    for (double aside = 0; aside < reach; aside += kStep)
      for (const double side : {aside, -aside}) {
        const Rect r = spot(side, away);
        if (!(table_.common(r) == r)) continue;
        double covered = 0;
        for (const auto& s : seats_) covered += area(s->frame().area().common(r));
        if (covered >= least - 1) continue;
        least = covered;
        best = {side, away};
      }
  return best;
}

Vec2 Seats::ahead_of(const Seat& seat, Size card) const {
  const SeatFrame& f = seat.frame();
  const double k = desk_.camera.zoom();
  // As the writer sees it: rows away from the panel, in each the nearest to the middle first.
  const Size room{card.w * k + 2 * kApart, card.h * k + 2 * kApart};
  const auto spot = [&](double aside, double away) {
    return f.to_window(Rect::around({f.size.w / 2 + aside, -away}, room));
  };
  const auto in_sight = [&](const Rect& r) {
    return table_.common(r) == r && std::none_of(seats_.begin(), seats_.end(), [&](const auto& s) {
             return s->frame().area().intersects(r);
           });
  };
  const double across = std::max(kStep, room.w / 4), onward = std::max(kStep, room.h / 4);
  const double reach = table_.width() + table_.height();
  std::optional<Vec2> seen;  // where it would at least lie under no panel: aside, away
  for (double away = room.h / 2 + 1; away < reach; away += onward)
    for (double aside = 0; aside < reach; aside += across)
      for (const double side : {aside, -aside})
        if (const Rect r = spot(side, away); in_sight(r)) {
          if (desk_.scene.is_free({desk_.to_map(r.min), desk_.to_map(r.max)}))
            return desk_.to_map(r.centre());
          if (!seen) seen = Vec2{side, away};
        }
  // No room at all: ahead on top of the others like a fan, each a little beside the last one.
  const Vec2 start = seen ? *seen : least_covered(spot);
  const auto inside = [](double at, double from, double to) {
    return from > to ? (from + to) / 2 : std::clamp(at, from, to);
  };
  Vec2 at;
  for (int n = 0; n < kFanRows * kFanCards; ++n) {
    const int nth = n % kFanCards, row = n / kFanCards, side = nth % 2 ? 1 : -1;
    const Rect r = spot(start.x + (nth + 1) / 2 * side * kFanStep, start.y + row * kFanStep);
    at = desk_.to_map(
        {inside(r.centre().x, table_.min.x + r.width() / 2, table_.max.x - r.width() / 2),
         inside(r.centre().y, table_.min.y + r.height() / 2, table_.max.y - r.height() / 2)});
    if (!centred_at(at)) break;
  }
  return at;
}

bool Seats::centred_at(Vec2 map) const {
  const auto& cards = desk_.board().cards;
  const double near = kFanStep / 2 / desk_.camera.zoom();
  return std::any_of(cards.begin(), cards.end(), [&](const auto& c) {
    return c.second.place == model::Place::table && base::distance(c.second.pos, map) < near;
  });
}

void Seats::show_all() {
  if (desk_.read_only) return;
  for (auto& s : seats_) s->finish();
  hand_out_cards();
  const ops::ActionId action = desk_.doc.new_action();
  for (auto& s : seats_) {
    const std::vector<Id> waiting = s->cards();
    for (const Id id : waiting) {
      const model::Card* card = model::find_card(desk_.board(), id);
      if (!card || !says_something(card->text, card->ink)) continue;
      // Each card for itself: one that cannot be put down holds no other back.
      if (auto done = desk_.apply_all(put(*s, id, place_for(*s, id)), action); !done)
        desk_.refused(done.error());
    }
  }
  hand_out_cards();
}

}  // namespace seats
