#include "ops/copies.h"

#include <algorithm>
#include <optional>

namespace ops {

using namespace model;
using base::Rect;

namespace {

constexpr double kGap = 6;    // mm between the copies and what lies there
constexpr double kStep = 30;  // mm from one place tried to the next
constexpr int kSteps = 40;    // to each side

/// The least shift, in steps, at which the box meets nothing; where there is none, below it all.
Vec2 way_to_room(const Rect& box, const std::vector<Rect>& taken) {
  const auto free = [&](Vec2 by) {
    const Rect there = box.moved(by).grown(kGap);
    return std::ranges::none_of(taken, [&](const Rect& r) { return r.intersects(there); });
  };
  for (int ring = 0; ring <= kSteps; ++ring) {
    std::optional<Vec2> best;
    for (int x = -ring; x <= ring; ++x)
      for (int y = -ring; y <= ring; ++y) {
        if (std::max(std::abs(x), std::abs(y)) != ring) continue;
        const Vec2 by{x * kStep, y * kStep};
        if ((!best || base::length(by) < base::length(*best)) && free(by)) best = by;
      }
    if (best) return *best;
  }
  Rect all;
  for (const Rect& r : taken) all = all.united(r);
  return {0, all.max.y + kGap - box.min.y};
}

}  // namespace

Ops copies_on(const Board& to, const Board& from, const std::vector<Id>& cards, base::IdSource& ids,
              base::WallTime now) {
  std::vector<Rect> taken;
  for (const auto& [id, card] : to.cards)
    if (card.place == Place::table) taken.push_back(shape_of(card).bounds());
  for (const auto& [id, island] : to.islands) taken.push_back(plate_shape_of(island).bounds());
  Rect box;
  std::vector<const Card*> found;
  for (const Id id : cards)
    if (const Card* card = find_card(from, id)) {
      found.push_back(card);
      box = box.united(shape_of(*card).bounds());
    }
  std::ranges::sort(found, {}, &Card::z);
  const Vec2 by = found.empty() ? Vec2{} : way_to_room(box, taken);
  double z = top_z(to);
  Ops out;
  for (const Card* card : found) {
    Card copy = *card;
    copy.id = ids.next();
    copy.pos = card->pos + by;
    copy.z = z++;
    copy.place = Place::table;
    copy.island = {};
    copy.alone = 0;
    copy.twin = {};
    copy.made = now;
    out.push_back(Add<Card>{to.id, copy});
  }
  return out;
}

}  // namespace ops
