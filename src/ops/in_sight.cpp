#include "ops/in_sight.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "model/rounding.h"
#include "ops/outcome.h"

namespace ops {
namespace {

using namespace model;
using base::Rect;
using base::TurnedRect;

constexpr double kNoise = 0.005;     // mm that nobody sees
constexpr double kRounding = 0.001;  // mm: what is kept is kept within it
constexpr double kSmallest = 1;      // mm: a table smaller than this is no table yet
constexpr int kAcross = 6;           // so many steps across a thing are tried for a finger
constexpr std::size_t kMostCovers = 64;

Size size_of(const Rect& r) { return {r.width(), r.height()}; }

double kept(double at, double half, double from, double to, double strip) {
  if (to - from >= 2 * half) return std::clamp(at, from + half, to - half);
  const double least = std::min(strip, to - from);
  return std::clamp(at, from - half + least, to + half - least);
}

bool within(const Rect& table, const Rect& box, double slack) {
  const Rect grown = table.grown(slack);
  return grown.contains(box.min) && grown.contains(box.max);
}

bool under(const Sight& sight, const Rect& box) {
  // Touching is not lying under it.
  const Rect inner = box.grown(-kNoise);
  return std::any_of(sight.covered.begin(), sight.covered.end(),
                     [&](const Rect& r) { return r.intersects(inner); });
}

template <class T>
struct Seen;
template <>
struct Seen<Card> {
  static TurnedRect shape(const Card& c) { return shape_of(c); }
  static Vec2& place(Card& c) { return c.pos; }
};
template <>
struct Seen<Island> {
  static TurnedRect shape(const Island& i) { return plate_shape_of(i); }
  static Vec2& place(Island& i) { return i.plate_pos; }
};

/// A card or a plate.
struct Thing {
  Id id;
  bool plate = false;
  bool laid = false;     // it lies elsewhere or otherwise than before, or is new on the table
  bool fresh = false;    // it was not on the table before
  bool whole = false;    // it lay whole in sight before
  bool reached = false;  // … and under nothing
  Vec2 from;             // where the ops leave it
  TurnedRect now;
  Rect box() const { return now.bounds(); }
};

class Keeper {
 public:
  Keeper(const Board& board, const Outcome& out, const Sight& sight)
      : board_(board), out_(out), sight_(sight) {}

  Ops run() {
    gather();
    for (auto& [root, things] : groups_) {
      if (std::none_of(things.begin(), things.end(), [](const Thing& t) { return t.laid; }))
        continue;
      const bool moved =
          !root.nil() && things.size() > 1 &&
          std::all_of(things.begin(), things.end(), [](const Thing& t) { return t.laid; });
      if (moved)
        keep_whole(things);
      else
        keep_each(things);
    }
    return std::move(ops_);
  }

 private:
  /// What may have to be kept: things that are laid, and whatever lies in the same outermost
  /// island. Cards on no island stand for themselves.
  void gather() {
    std::set<Id> roots;
    const auto add_root = [&](Id island) {
      if (!island.nil()) roots.insert(root_of(island));
    };
    for (const auto& [id, c] : out_.cards())
      if (c && c->place == Place::table && lies_otherwise(*c)) add_root(c->island);
    for (const auto& [id, i] : out_.islands())
      if (i && lies_otherwise(*i)) add_root(id);
    for (const auto& [id, c] : out_.cards())
      if (c && c->place == Place::table && c->island.nil()) groups_.push_back({Id{}, {thing(*c)}});
    if (roots.empty()) return;
    std::map<Id, std::size_t> at;
    for (const Id root : roots) {
      at[root] = groups_.size();
      groups_.push_back({root, {}});
    }
    const auto add = [&](Id island, const auto& item) {
      if (island.nil() || hidden(item)) return;
      if (const auto group = at.find(root_of(island)); group != at.end())
        groups_[group->second].second.push_back(thing(item));
    };
    out_.each(
        [&](const Card& c) {
          if (c.place == Place::table) add(c.island, c);
        },
        [&](const Island& i) { add(i.id, i); });
  }

  Id root_of(Id island) {
    const auto known = roots_.find(island);
    if (known != roots_.end()) return known->second;
    const Island* i = out_.island(island);
    const Id root = i && !i->parent.nil() ? root_of(i->parent) : island;
    return roots_[island] = root;
  }
  bool hidden(const Card& c) const { return out_.hidden_in(c.island); }
  bool hidden(const Island& i) const { return out_.hidden_in(i.parent); }

  const Card* before(const Card& c) const {
    const Card* old = find_card(board_, c.id);
    return old && old->place == Place::table ? old : nullptr;
  }
  const Island* before(const Island& i) const { return find_island(board_, i.id); }
  template <class T>
  bool lies_otherwise(const T& now) const {
    const T* old = before(now);
    if (!old) return true;
    const TurnedRect a = Seen<T>::shape(*old), b = Seen<T>::shape(now);
    return !(a.centre == b.centre && a.size == b.size && a.turn == b.turn);
  }
  template <class T>
  Thing thing(const T& now) const {
    Thing t;
    t.id = now.id;
    t.plate = std::is_same_v<T, Island>;
    t.now = Seen<T>::shape(now);
    t.from = t.now.centre;
    const T* old = before(now);
    t.fresh = !old;
    t.laid = out_.touches(now.id) && lies_otherwise(now);
    if (old) {
      const TurnedRect shape = Seen<T>::shape(*old);
      t.whole = whole_in_sight(sight_, shape.bounds());
      t.reached = in_reach(sight_, shape);
    }
    return t;
  }

  bool fits(const Rect& box) const {
    return box.width() <= sight_.table.width() && box.height() <= sight_.table.height();
  }
  bool loses_reach(const Thing& t) const {
    return (t.reached || t.fresh) && !in_reach(sight_, t.now);
  }
  /// It lies on the table seen, but under something.
  bool hides(const Thing& t) const {
    return sight_.table.contains(t.now.centre) && !in_reach(sight_, t.now);
  }
  void shift(std::vector<Thing>& things, Vec2 by) const {
    by = rounded(by);
    if (base::length(by) < kRounding / 2) return;
    for (Thing& t : things) t.now.centre += by;
  }
  void keep_alone(Thing& t) { t.now.centre = laid_in_sight(sight_, t.now); }

  /// An island that was moved or turned with all in it.
  void keep_whole(std::vector<Thing>& things) {
    Rect all;
    for (const Thing& t : things)
      if (t.whole || t.fresh) all = all.united(t.box());
    if (!all.empty()) {
      const Vec2 by =
          fits(all) ? kept_on(sight_, all.centre(), size_of(all)) - all.centre() : Vec2{};
      shift(things, by);
      const bool lost =
          std::any_of(things.begin(), things.end(), [&](const Thing& t) { return loses_reach(t); });
      if (lost && fits(all))
        if (const auto free = nearest_free(sight_, all.centre() + by, size_of(all)))
          shift(things, *free - all.centre() - by);
    }
    for (Thing& t : things) {
      const bool kept_before = t.whole || t.fresh;
      if (kept_before && !within(sight_.table, t.box(), kRounding)) keep_alone(t);
      if (t.plate && hides(t)) keep_alone(t);
    }
    for (const Thing& t : things) emit(t);
  }

  /// Single things among others that lie where they lay.
  void keep_each(std::vector<Thing>& things) {
    for (Thing& t : things)
      if (!t.plate && t.laid && (t.fresh || t.whole || (t.reached && hides(t)))) keep_alone(t);
    const auto lost = [&](const Thing& t) {
      return t.plate && t.laid && (t.whole || t.fresh) && !within(sight_.table, t.box(), kRounding);
    };
    if (std::any_of(things.begin(), things.end(), lost)) {
      // A plate above the highest card: the island makes room for it.
      Rect all;
      for (const Thing& t : things)
        if (lost(t) || t.whole || whole_in_sight(sight_, t.box())) all = all.united(t.box());
      std::vector<Thing> shifted = things;
      shift(shifted, kept_on(sight_, all.centre(), size_of(all)) - all.centre());
      if (fits(all) && std::none_of(shifted.begin(), shifted.end(),
                                    [&](const Thing& t) { return lost(t) || loses_reach(t); }))
        things = std::move(shifted);
    }
    for (Thing& t : things)
      if (t.plate && t.laid && (lost(t) || hides(t))) keep_alone(t);
    for (const Thing& t : things) emit(t);
  }

  void emit(const Thing& t) {
    if (base::distance(t.now.centre, t.from) < kRounding / 2) return;
    if (t.plate)
      ops_.push_back(
          Change<Island>{board_.id, t.id, Patch<Island>{}.set<&Island::plate_pos>(t.now.centre)});
    else
      ops_.push_back(Change<Card>{board_.id, t.id, Patch<Card>{}.set<&Card::pos>(t.now.centre)});
  }

  const Board& board_;
  const Outcome& out_;
  const Sight& sight_;
  std::map<Id, Id> roots_;
  std::vector<std::pair<Id, std::vector<Thing>>> groups_;
  Ops ops_;
};

}  // namespace

bool whole_in_sight(const Sight& sight, const Rect& box) {
  return within(sight.table, box, kNoise);
}

double farther_to_see(const Sight& sight, const Rect& box) {
  const Rect& t = sight.table;
  double farther = 1;
  for (const Vec2 p : {box.min - t.centre(), box.max - t.centre()})
    farther = std::max({farther, 2 * std::abs(p.x) / t.width(), 2 * std::abs(p.y) / t.height()});
  return farther;
}

bool in_reach(const Sight& sight, const TurnedRect& shape) {
  if (const Rect box = shape.bounds(); whole_in_sight(sight, box) && !under(sight, box))
    return true;
  for (int i = 1; i < kAcross; ++i)
    for (int j = 1; j < kAcross; ++j) {
      const Vec2 p = shape.to_world(
          {shape.size.w * (double(i) / kAcross - 0.5), shape.size.h * (double(j) / kAcross - 0.5)});
      if (!sight.table.contains(p)) continue;
      if (std::none_of(sight.covered.begin(), sight.covered.end(),
                       [&](const Rect& r) { return r.grown(sight.finger / 2).contains(p); }))
        return true;
    }
  return false;
}

Vec2 kept_on(const Sight& sight, Vec2 centre, Size box) {
  const Rect& t = sight.table;
  return {kept(centre.x, box.w / 2, t.min.x, t.max.x, sight.finger),
          kept(centre.y, box.h / 2, t.min.y, t.max.y, sight.finger)};
}

bool lies_free(const Sight& sight, Vec2 centre, Size box) {
  return base::distance(kept_on(sight, centre, box), centre) < kNoise &&
         !under(sight, Rect::around(centre, box));
}

std::optional<Vec2> nearest_free(const Sight& sight, Vec2 centre, Size box) {
  // The nearest place lies where it is wished, or at the edges of what is in the way.
  const Vec2 wish = kept_on(sight, centre, box);
  std::vector<double> xs{wish.x}, ys{wish.y};
  for (std::size_t n = 0; n < std::min(kMostCovers, sight.covered.size()); ++n) {
    const Rect& r = sight.covered[n];
    for (const double x : {r.min.x - box.w / 2, r.max.x + box.w / 2}) xs.push_back(x);
    for (const double y : {r.min.y - box.h / 2, r.max.y + box.h / 2}) ys.push_back(y);
  }
  std::optional<Vec2> best;
  for (const double x : xs)
    for (const double y : ys) {
      const Vec2 p{x, y};
      if (best && base::distance(p, wish) >= base::distance(*best, wish)) continue;
      if (lies_free(sight, p, box)) best = p;
    }
  return best;
}

Vec2 laid_in_sight(const Sight& sight, const TurnedRect& shape) {
  const Size box = size_of(shape.bounds());
  TurnedRect kept = shape;
  // Judged where it will lie.
  kept.centre = rounded(kept_on(sight, shape.centre, box));
  if (in_reach(sight, kept)) return kept.centre;
  return rounded(nearest_free(sight, kept.centre, box).value_or(kept.centre));
}

Ops kept_in_sight(const Board& board, Ops ops, const Sight& sight) {
  if (sight.table.width() < kSmallest || sight.table.height() < kSmallest) return ops;
  for (Op& op : ops) op = settled(std::move(op));
  const Outcome out(board, ops);
  for (Op& op : Keeper(board, out, sight).run()) ops.push_back(std::move(op));
  return ops;
}

}  // namespace ops
