#include "seats/room_ahead.h"

#include <algorithm>
#include <optional>

#include "canvas/scene.h"

namespace seats {

namespace {

constexpr double kApart = 3;    // mm round a card put on the table
constexpr double kFanStep = 7;  // mm from card to card where there is no free room
constexpr int kFanCards = 9, kFanRows = 9;
constexpr double kStep = 12;  // mm from one try to the next, at least

/// Places on the window as the seat's person sees them: to the side of the panel's middle, and
/// away.
struct Ahead {
  SeatFrame frame;
  Size room;
  Rect at(double aside, double away) const {
    return frame.to_window(Rect::around({frame.size.w / 2 + aside, -away}, room));
  }
};

/// Where there are seats everywhere: where they cover least of it; aside, away.
Vec2 least_covered(const Ahead& ahead, const Seating& seating) {
  const auto area = [](const Rect& r) { return r.empty() ? 0 : r.width() * r.height(); };
  const Rect& table = seating.table();
  const double reach = table.width() + table.height();
  Vec2 best{0, ahead.at(0, 0).height() / 2 + 1};
  double least = 1e300;
  for (double away = kStep; away < reach; away += kStep)
    for (double aside = 0; aside < reach; aside += kStep)
      for (const double side : {aside, -aside}) {
        const Rect r = ahead.at(side, away);
        if (!(table.common(r) == r)) continue;
        double covered = 0;
        for (const auto& s : seating.all()) covered += area(s->frame().area().common(r));
        if (covered >= least - 1) continue;
        least = covered;
        best = {side, away};
      }
  return best;
}

/// A card on the table lies with its middle there, or nearly.
bool centred_at(Vec2 map, const desk::Desk& desk) {
  const auto& cards = desk.board().cards;
  const double near = kFanStep / 2 / desk.camera.zoom();
  return std::any_of(cards.begin(), cards.end(), [&](const auto& c) {
    return c.second.place == model::Place::table && base::distance(c.second.pos, map) < near;
  });
}

}  // namespace

Vec2 room_ahead(const Seat& seat, Size card, const Seating& seating, const desk::Desk& desk) {
  const Rect& table = seating.table();
  const double k = desk.camera.zoom() / desk.seat_scale;
  const auto to_map = [&](Vec2 mm) { return desk.to_map(mm * desk.seat_scale); };
  // As the writer sees it: rows away from the panel, in each the nearest to the middle first.
  const Size room{card.w * k + 2 * kApart, card.h * k + 2 * kApart};
  const Ahead ahead{seat.frame(), room};
  const auto in_sight = [&](const Rect& r) {
    return table.common(r) == r && std::ranges::none_of(seating.all(), [&](const auto& s) {
             return s->frame().area().intersects(r);
           });
  };
  const double across = std::max(kStep, room.w / 4), onward = std::max(kStep, room.h / 4);
  const double reach = table.width() + table.height();
  std::optional<Vec2> seen;  // where it would at least lie under no panel: aside, away
  for (double away = room.h / 2 + 1; away < reach; away += onward)
    for (double aside = 0; aside < reach; aside += across)
      for (const double side : {aside, -aside})
        if (const Rect r = ahead.at(side, away); in_sight(r)) {
          if (desk.scene.is_free({to_map(r.min), to_map(r.max)})) return to_map(r.centre());
          if (!seen) seen = Vec2{side, away};
        }
  // No room at all: ahead on top of the others like a fan, each a little beside the last one.
  const Vec2 start = seen ? *seen : least_covered(ahead, seating);
  const auto inside = [](double at, double from, double to) {
    return from > to ? (from + to) / 2 : std::clamp(at, from, to);
  };
  Vec2 at;
  for (int n = 0; n < kFanRows * kFanCards; ++n) {
    const int nth = n % kFanCards, row = n / kFanCards, side = nth % 2 ? 1 : -1;
    const Rect r = ahead.at(start.x + (nth + 1) / 2 * side * kFanStep, start.y + row * kFanStep);
    at = to_map({inside(r.centre().x, table.min.x + r.width() / 2, table.max.x - r.width() / 2),
                 inside(r.centre().y, table.min.y + r.height() / 2, table.max.y - r.height() / 2)});
    if (!centred_at(at, desk)) break;
  }
  return at;
}

}  // namespace seats
