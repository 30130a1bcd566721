#include "ops/island_copy.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace ops {

using namespace model;
using base::Rect;

namespace {

constexpr double kGap = 20;  // mm between the copy and what lies there: both have lines round them
constexpr int kSteps = 40;   // to each side, from one place tried to the next
constexpr double kLeastStep = 20;

std::uint64_t mixed(std::uint64_t h, const Id& id) {
  for (const std::uint8_t b : id.bytes) h = (h ^ b) * 1099511628211ull;
  h ^= h >> 31;
  return h * 0x9E3779B97F4A7C15ull;
}

/// An id made of three: made in the moment of the first.
Id made_of(Id request, Id session, Id thing) {
  Id out = request;
  std::uint64_t low = mixed(mixed(mixed(1469598103934665603ull, request), session), thing);
  std::uint64_t high = mixed(mixed(mixed(low, thing), request), session);
  for (std::size_t n = 8; n < 16; ++n, low >>= 8) out.bytes[n] = std::uint8_t(low);
  for (std::size_t n = 6; n < 8; ++n, high >>= 8) out.bytes[n] = std::uint8_t(high);
  out.bytes[6] = std::uint8_t((out.bytes[6] & 0x0F) | 0x70);
  out.bytes[8] = std::uint8_t((out.bytes[8] & 0x3F) | 0x80);
  return out;
}

Card plain(Card card) {
  card.place = Place::table;
  card.alone = 0;
  card.who.clear();
  card.seat.clear();
  card.twin = {};
  card.read = 0;
  card.extra.clear();
  return card;
}

Island plain(Island island) {
  island.number = 0;
  island.stop = 0;
  island.extra.clear();
  return island;
}

/// What a copy is made of; islands outermost first, cards from the lowest up.
struct Things {
  std::vector<Island> islands;
  std::vector<Card> cards;
  std::vector<Relation> relations;

  Rect box() const {
    Rect out;
    for (const Card& c : cards) out = out.united(shape_of(c).bounds());
    for (const Island& i : islands) out = out.united(plate_shape_of(i).bounds());
    return out;
  }
  void shift(Vec2 by) {
    for (Card& c : cards) c.pos = c.pos + by;
    for (Island& i : islands) i.plate_pos = i.plate_pos + by;
  }
  Ops ops(Id board) const {
    Ops out;
    for (const Island& i : islands) out.push_back(Add<Island>{board, i});
    for (const Card& c : cards) out.push_back(Add<Card>{board, c});
    for (const Relation& r : relations) out.push_back(Add<Relation>{board, r});
    return out;
  }
};

/// Each thing under the id that `called` gives it; what it names that is not among them it names no more.
template <class Called>
void rename(Things& things, Called&& called) {
  std::map<Id, Id> anew;
  for (Island& i : things.islands) i.id = anew[i.id] = called(i.id);
  for (Card& c : things.cards) c.id = anew[c.id] = called(c.id);
  const auto name = [&](Id& id) {
    const auto found = anew.find(id);
    id = found == anew.end() ? Id() : found->second;
  };
  for (Island& i : things.islands) name(i.parent);
  for (Card& c : things.cards) name(c.island);
  std::vector<Relation> kept;
  for (Relation& r : things.relations) {
    r.id = called(r.id);
    name(r.from);
    name(r.to);
    r.extra.clear();
    if (!r.from.nil() && !r.to.nil() && r.from != r.to) kept.push_back(std::move(r));
  }
  things.relations = std::move(kept);
}

/// Those that a copy brings, whoever made it.
Things things_in(const Ops& copy) {
  Things out;
  std::set<Id> ids;
  std::map<Id, Island> islands;
  for (const Op& op : copy) {
    if (const auto* island = std::get_if<Add<Island>>(&op)) {
      if (ids.insert(island->item.id).second) islands[island->item.id] = plain(island->item);
    } else if (const auto* card = std::get_if<Add<Card>>(&op)) {
      if (ids.insert(card->item.id).second) out.cards.push_back(plain(card->item));
    } else if (const auto* line = std::get_if<Add<Relation>>(&op)) {
      if (ids.insert(line->item.id).second) out.relations.push_back(line->item);
    }
  }
  // Outermost first; islands that lie in one another in a circle lie in none.
  std::set<Id> placed;
  for (bool any = true; any;) {
    any = false;
    for (auto& [id, island] : islands) {
      if (placed.contains(id)) continue;
      const bool outermost = !islands.contains(island.parent);
      if (!outermost && !placed.contains(island.parent)) continue;
      if (outermost) island.parent = {};
      placed.insert(id);
      out.islands.push_back(island);
      any = true;
    }
  }
  for (auto& [id, island] : islands)
    if (!placed.contains(id)) {
      island.parent = {};
      out.islands.push_back(island);
    }
  // What lies in no island of the copy lies in its outermost.
  for (Card& card : out.cards)
    if (!islands.contains(card.island) && !out.islands.empty())
      card.island = out.islands.front().id;
  return out;
}

std::vector<Rect> taken_on(const Board& board) {
  std::map<Id, Rect> outermost;
  std::vector<Rect> out;
  for (const auto& [id, card] : board.cards) {
    if (card.place != Place::table) continue;
    const Rect box = shape_of(card).bounds();
    if (card.island.nil())
      out.push_back(box);
    else if (const auto path = path_to(board, card.island); !path.empty())
      outermost[path.front()] = outermost[path.front()].united(box);
  }
  for (const auto& [id, island] : board.islands)
    if (const auto path = path_to(board, id); !path.empty())
      outermost[path.front()] = outermost[path.front()].united(plate_shape_of(island).bounds());
  for (const auto& [id, box] : outermost) out.push_back(box);
  return out;
}

/// The place nearest to the middle of what is seen where the box meets nothing, in sight before out of it; where there is none,
/// below it all.
Vec2 free_centre(const Rect& box, const std::vector<Rect>& taken, const Sight& sight) {
  const double step =
      std::max(kLeastStep, std::max(sight.table.width(), sight.table.height()) / kSteps);
  const base::Size size{box.width() + 2 * kGap, box.height() + 2 * kGap};
  std::optional<Vec2> seen, other;
  const Vec2 middle = sight.table.centre();
  const auto nearer = [&](const std::optional<Vec2>& than, Vec2 at) {
    return !than || base::distance(at, middle) < base::distance(*than, middle);
  };
  for (int x = -kSteps; x <= kSteps; ++x)
    for (int y = -kSteps; y <= kSteps; ++y) {
      const Vec2 at = middle + Vec2{x * step, y * step};
      if (!nearer(other, at) && !nearer(seen, at)) continue;
      const Rect there = Rect::around(at, size);
      if (std::ranges::any_of(taken, [&](const Rect& r) { return r.intersects(there); })) continue;
      if (nearer(other, at)) other = at;
      if (nearer(seen, at) && lies_free(sight, at, {box.width(), box.height()})) seen = at;
    }
  if (seen) return *seen;
  if (other) return *other;
  Rect all;
  for (const Rect& r : taken) all = all.united(r);
  return {all.centre().x, all.max.y + kGap + box.height() / 2};
}

}  // namespace

Ops island_copy(const Board& from, Id island, base::IdSource& ids) {
  if (!find_island(from, island)) return {};
  Things things;
  std::set<Id> inside;
  for (const Id id : subtree_of(from, island)) {
    things.islands.push_back(plain(from.islands.at(id)));
    inside.insert(id);
    for (const Id card : cards_in(from, id))
      if (const Card& c = from.cards.at(card); c.place == Place::table) {
        things.cards.push_back(plain(c));
        inside.insert(card);
      }
  }
  things.islands.front().parent = {};
  std::ranges::stable_sort(things.cards, {}, &Card::z);
  for (const auto& [id, line] : from.relations)
    if (inside.contains(line.from) && inside.contains(line.to)) things.relations.push_back(line);
  rename(things, [&](Id) { return ids.next(); });
  return things.ops({});
}

std::size_t cards_in_copy(const Ops& copy) {
  return std::size_t(std::ranges::count_if(
      copy, [](const Op& op) { return std::holds_alternative<Add<Card>>(op); }));
}

bool has_arrived(const Session& session, const Ops& copy, Id request) {
  for (const Op& op : copy) {
    const auto* island = std::get_if<Add<Island>>(&op);
    if (!island) continue;
    const Id here = made_of(request, session.id, island->item.id);
    return std::ranges::any_of(
        session.boards, [&](const auto& board) { return board.second.islands.contains(here); });
  }
  return false;
}

ArrivedCopy arrive(const Session& session, Id board, const Ops& copy, const CopyArrival& arrival,
                   const Sight& sight) {
  const Board* onto = session.board(board);
  Things things = things_in(copy);
  if (!onto || things.islands.empty()) return {};
  rename(things, [&](Id id) { return made_of(arrival.request, session.id, id); });
  double z = top_z(*onto);
  for (Card& c : things.cards) {
    c.z = z++;
    c.origin = arrival.origin;
    c.made = arrival.now;
  }
  for (Island& i : things.islands) i.made = arrival.now;
  for (Relation& r : things.relations) r.made = arrival.now;
  const Rect box = things.box();
  things.shift(free_centre(box, taken_on(*onto), sight) - box.centre());
  return {things.ops(board), things.islands.front().id, things.box()};
}

}  // namespace ops
