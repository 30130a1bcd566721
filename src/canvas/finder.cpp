#include "canvas/finder.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

#include "canvas/look.h"
#include "canvas/shape.h"
#include "model/closed.h"
#include "model/crowd.h"

namespace canvas {

using model::Board;
using model::Card;
using model::find_island;
using model::Island;

namespace {
constexpr double kLineSlop = 1.25;  // times as far beside a line as beside a card still hits it
}

std::optional<ItemRef> Finder::hit(Vec2 p, double slop) const {
  const Board& board = *map_.board();
  // What is held lies above all else.
  const std::vector<Held>& held = holding_.all();
  for (auto h = held.rbegin(); h != held.rend(); ++h)
    for (const ItemRef ref : h->items) {
      if (!map_.places().shown(ref)) continue;
      if (ref.kind == ItemKind::card && h->pose.apply(shape_of(board.cards.at(ref.id))).contains(p))
        return h->root;
      if (ref.kind == ItemKind::plate &&
          h->pose.apply(map_.outlines().plate(board, board.islands.at(ref.id))).contains(p))
        return h->root;
    }
  struct Found {
    std::optional<ItemRef> ref;
    double key = 0;
  };
  // Of equals the one that is drawn above the other.
  const auto higher = [](ItemRef ref, double key, const Found& than) {
    return !than.ref || key > than.key || (key == than.key && ref > *than.ref);
  };
  const auto nearer = [](ItemRef ref, double key, const Found& than) {
    return !than.ref || key < than.key || (key == than.key && ref > *than.ref);
  };
  Found plate, card, symbol, near, line_near, border;
  const double near_limit = slop;
  for (const auto& [bounds, ref, height] :
       map_.places().query(Rect{p, p}.grown(slop + kLineReach))) {
    // Of a heap of cards only what might lie above the best so far is looked at.
    if (ref.kind == ItemKind::card && card.ref && height < card.key) continue;
    if (holding_.is_held(ref)) continue;
    switch (ref.kind) {
      case ItemKind::plate:
      case ItemKind::card: {
        const TurnedRect shape = ref.kind == ItemKind::card
                                     ? shape_of(board.cards.at(ref.id))
                                     : map_.outlines().plate(board, board.islands.at(ref.id));
        Found& exact = ref.kind == ItemKind::card ? card : plate;
        const double z = ref.kind == ItemKind::card ? board.cards.at(ref.id).z : map_.depth(ref.id);
        if (shape.contains(p)) {
          if (higher(ref, z, exact)) exact = {ref, z};
        } else {
          const Vec2 l = shape.to_local(p);
          const double d = base::length({std::max(0.0, std::abs(l.x) - shape.size.w / 2),
                                         std::max(0.0, std::abs(l.y) - shape.size.h / 2)});
          // Equally near: the one that lies higher.
          const double key = d - 1e-6 * z;
          if (d <= near_limit && nearer(ref, key, near)) near = {ref, key};
        }
        break;
      }
      case ItemKind::relation: {
        const RelationLine* line = map_.lines().of(ref.id);
        if (!line) break;
        const double d = line->words && line->words->contains(p) ? 0 : distance_to(line->way, p);
        if (d <= std::max(slop * kLineSlop, 2.5) && nearer(ref, d, line_near)) line_near = {ref, d};
        break;
      }
      case ItemKind::island: {
        const auto outline = map_.outlines().of(ref.id);
        if (!outline) break;
        const double d = distance_to_line(*outline, p);
        if (d <= std::max(slop, 2.5) && nearer(ref, d, border)) border = {ref, d};
        break;
      }
      case ItemKind::circle: {
        const model::Circle& circle = board.circles.at(ref.id);
        const TurnedRect* const words = map_.signs().circle_words(ref.id);
        const double d =
            words && words->contains(p) ? 0 : distance_to_line(Shape{{circle.loop}}, p);
        if (d <= std::max(slop * kLineSlop, 2.5) && nearer(ref, d, line_near)) line_near = {ref, d};
        break;
      }
      case ItemKind::symbol:
        if (const TurnedRect* stamp = map_.signs().symbol(ref.id);
            stamp && stamp->contains(p) && higher(ref, 0, symbol))
          symbol = {ref, 0};
        break;
      case ItemKind::title:
        break;
    }
  }
  for (const Found* f : {&plate, &card, &symbol})
    if (f->ref) return f->ref;
  // A line leads close up to a card: what is nearer to that means it.
  if (line_near.ref && !(near.ref && near.key < line_near.key)) return line_near.ref;
  // Near misses: a card, else the line.
  if (near.ref && (!border.ref || near.key <= border.key)) return near.ref;
  if (border.ref) return border.ref;
  return near.ref;
}

std::optional<Id> Finder::card_at(Vec2 p, Id except) const {
  const Board& board = *map_.board();
  std::optional<Id> found;
  double z = -std::numeric_limits<double>::max();
  for (const auto& [bounds, ref, height] : map_.places().query(Rect{p, p})) {
    if (holding_.in_hand(ref) || ref.id == except) continue;
    if (ref.kind == ItemKind::island && is_pile(board, ref.id)) {
      const auto outline = map_.outlines().of(ref.id);
      if (outline && contains(*outline, p)) return ref.id;  // its plate lies above all cards
    }
    if (ref.kind != ItemKind::card || height < z) continue;
    const Card& c = board.cards.at(ref.id);
    if (shape_of(c).contains(p) && (c.z > z || !found || ref.id > *found)) {
      found = ref.id;
      z = c.z;
    }
  }
  return found;
}

Id Finder::island_at(Vec2 p, Id except) const {
  const Board& board = *map_.board();
  Id found;
  int deepest = 0;
  for (const auto& [bounds, ref, height] : map_.places().query(Rect{p, p})) {
    if (ref.kind != ItemKind::island || holding_.in_hand(ref)) continue;
    if (is_pile(board, ref.id)) continue;  // nobody sees what is put into it
    if (!except.nil() && is_within(board, ref.id, except)) continue;
    const auto outline = map_.outlines().of(ref.id);
    if (!outline || !contains(*outline, p)) continue;
    if (const int d = map_.depth(ref.id); d > deepest || (d == deepest && ref.id > found)) {
      deepest = d;
      found = ref.id;
    }
  }
  return found;
}

Enclosed Finder::enclosed_by(const std::vector<Vec2>& ring) const {
  Enclosed out;
  if (ring.size() < 3) return out;
  const Board& board = *map_.board();
  const Shape shape{{ring}};
  std::set<Id> islands;
  std::vector<Id> cards;
  for (const auto& [bounds, ref, height] : map_.places().query(bounds_of(shape))) {
    if (holding_.in_hand(ref)) continue;
    if (ref.kind == ItemKind::card && contains(shape, board.cards.at(ref.id).pos)) {
      cards.push_back(ref.id);
    } else if (ref.kind == ItemKind::island) {
      // A whole island: all of its line, or at least its plate and its middle.
      const auto line = map_.outlines().of(ref.id);
      if (contains(shape, bounds_of(*line).centre()) &&
          contains(shape, board.islands.at(ref.id).plate_pos))
        islands.insert(ref.id);
    }
  }
  const auto inside_enclosed = [&](Id island) {
    for (const Island* at = find_island(board, island); at; at = find_island(board, at->parent))
      if (islands.contains(at->id)) return true;
    return false;
  };
  for (const Id id : cards)
    if (!inside_enclosed(board.cards.at(id).island)) out.cards.push_back(id);
  for (const Id id : islands)
    if (!inside_enclosed(board.islands.at(id).parent)) out.islands.push_back(id);
  std::sort(out.cards.begin(), out.cards.end());
  return out;
}

Crowd Finder::crowd(Size seen) const {
  Crowd out{map_.places().bounds(), {}};
  if (out.bounds.width() <= seen.w && out.bounds.height() <= seen.h) return out;
  std::vector<ItemRef> refs;
  std::vector<Rect> things;
  for (const auto& [box, ref, height] : map_.places().query(out.bounds)) {
    if (ref.kind != ItemKind::card && ref.kind != ItemKind::plate) continue;
    refs.push_back(ref);
    things.push_back(box);
  }
  const model::Crowd crowd = model::crowd_of(things, seen);
  if (crowd.far.empty()) return out;
  // Of lines that lead far off only this much is shown.
  out.bounds = crowd.bounds.grown(kIslandMargin).common(out.bounds);
  for (const std::size_t i : crowd.far) out.far.push_back(refs[i]);
  return out;
}

std::vector<TurnedRect> Finder::shapes_in(Id island) const {
  const Board& board = *map_.board();
  std::vector<TurnedRect> out;
  if (!find_island(board, island)) return out;
  for (const Id id : subtree_of(board, island)) {
    if (map_.in_closed(board.islands.at(id).parent)) continue;
    out.push_back(map_.outlines().plate(board, board.islands.at(id)));
    if (map_.in_closed(id)) continue;
    for (const Id card : map_.outlines().cards_in(id))
      out.push_back(shape_of(board.cards.at(card)));
  }
  return out;
}

bool Finder::is_free(const Rect& spot) const {
  return !map_.places().any(spot, [](ItemRef ref) { return !is_line(ref.kind); });
}

Vec2 Finder::free_place(Size size, const Rect& view, const std::vector<Rect>& avoid) const {
  const Vec2 middle = view.centre();
  const double step = 12;
  const auto free_at = [&](Vec2 p) {
    const Rect spot = Rect::around(p, {size.w + 6, size.h + 6});
    return is_free(spot) && std::none_of(avoid.begin(), avoid.end(),
                                         [&](const Rect& r) { return r.intersects(spot); });
  };
  const double reach_x = std::max(0.0, view.width() / 2 - size.w / 2),
               reach_y = std::max(0.0, view.height() / 2 - size.h / 2);
  const int rings = std::min(200, int(std::max(reach_x, reach_y) / step));
  for (int r = 0; r <= rings; ++r) {
    // Round the square of radius r; the nearest free spot of it wins.
    std::optional<Vec2> best;
    for (int i = -r; i <= r; ++i)
      for (const auto& [dx, dy] :
           {std::pair{i, -r}, std::pair{i, r}, std::pair{-r, i}, std::pair{r, i}}) {
        const Vec2 p = middle + Vec2{dx * step, dy * step};
        if (std::abs(p.x - middle.x) > reach_x || std::abs(p.y - middle.y) > reach_y || !free_at(p))
          continue;
        if (!best || base::distance(p, middle) < base::distance(*best, middle)) best = p;
      }
    if (best) return *best;
  }
  // No room at all: on top of the others, a little aside of the last one.
  const double aside = double(map_.board() ? map_.board()->cards.size() % 7 : 0) * 6;
  return middle + Vec2{aside, aside};
}

std::vector<ItemRef> Finder::visible_items(const Rect& view) const {
  std::vector<ItemRef> out;
  for (const auto& found : map_.places().query(view))
    if (!holding_.is_held(found.ref)) out.push_back(found.ref);
  // What was undone away or put into the tray meanwhile is nowhere, though a finger is still there.
  for (const Held& h : holding_.all())
    std::copy_if(h.items.begin(), h.items.end(), std::back_inserter(out),
                 [&](ItemRef ref) { return map_.places().shown(ref); });
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace canvas
