#include "ops/room.h"

#include <algorithm>
#include <map>

#include "ops/bodies.h"
#include "ops/outcome.h"

namespace ops {
namespace {

using namespace model;
using base::Rect;
using base::TurnedRect;

constexpr double kReach = 60;  // mm: as far a free place is looked for before others have to move
constexpr double kPlateReach = 25;  // a plate stays above what it names
constexpr double kHeavy = 10;       // weight of what is placed among those that move aside
constexpr double kNoise = 0.01;     // mm
constexpr double kSmallest = 1;     // mm: a table smaller than this is no table yet

double room_gap(const Body& a, const Body& b) {
  const double lay = gap_between(a.before, b.before).mm;
  if (a.placed && b.placed) return std::min(kApart, lay);
  if (a.placed || b.placed) return kApart;
  return std::min(kApart, lay);
}

class RoomMaker {
 public:
  RoomMaker(const Board& board, const Outcome& out, const Making& making, const Sight& sight)
      : board_(board), out_(out), making_(making), sight_(sight) {}

  Ops run() {
    gather();
    const std::vector<Body> wished = bodies_;
    bool pushes = false;
    for (const std::size_t i : single_) pushes = !place(bodies_[i]) || pushes;
    pushes = !place_group() || pushes;
    if (pushes) push();
    // Nothing is worth that a card can no longer be reached.
    for (std::size_t i = 0; i < seen_; ++i)
      if (in_reach(sight_, wished[i].now) && !in_reach(sight_, bodies_[i].now)) return {};
    return emitted();
  }

 private:
  template <class T>
  void add(const T& now, const T* old) {
    Body b = body_of(now);
    const bool named = making_.placed.contains(b.id);
    b.placed = named || !old;
    b.fixed = !b.placed && making_.fixed.contains(b.id);
    if (old) b.before = body_of(*old).before;
    b.inside = b.placed || whole_in_sight(sight_, b.before.bounds());
    if (b.placed) {
      b.before = b.now;
      b.weight = kHeavy;
      (named && making_.placed.size() > 1 ? group_ : single_).push_back(bodies_.size());
    } else {
      b.before = b.now;  // moved by hand, or not at all
    }
    bodies_.push_back(b);
  }

  void gather() {
    out_.each(
        [&](const Card& c) {
          if (c.place != Place::table || out_.hidden_in(c.island)) return;
          const Card* old = find_card(board_, c.id);
          add(c, old && old->place == Place::table ? old : nullptr);
        },
        [&](const Island& i) {
          if (!out_.hidden_in(i.parent)) add(i, find_island(board_, i.id));
        });
    seen_ = bodies_.size();
    add_covers(bodies_, sight_);
    // A plate finds its place once its cards have theirs.
    std::stable_partition(single_.begin(), single_.end(),
                          [&](std::size_t i) { return !bodies_[i].plate; });
  }

  bool in_table(const Rect& box) const {
    const Rect grown = sight_.table.grown(kNoise);
    return grown.contains(box.min) && grown.contains(box.max);
  }
  /// None of what `mine` are not lies too near.
  template <class Mine>
  bool free(const TurnedRect& shape, Mine&& mine) const {
    const Rect near = shape.bounds().grown(kApart);
    return std::none_of(bodies_.begin(), bodies_.end(), [&](const Body& other) {
      return !mine(other) && near.intersects(other.now.bounds()) &&
             gap_between(shape, other.now).mm < kApart - kNoise;
    });
  }

  /// Where the box could lie within reach of where it is: there, or at the edges of what is in the
  /// way; the nearest first.
  template <class Mine>
  std::vector<Vec2> nearest(const Rect& box, double reach, Mine&& mine) const {
    const Vec2 wish = box.centre();
    const double w = box.width() / 2 + kApart, h = box.height() / 2 + kApart;
    std::vector<double> xs{wish.x, sight_.table.min.x + box.width() / 2,
                           sight_.table.max.x - box.width() / 2},
        ys{wish.y, sight_.table.min.y + box.height() / 2, sight_.table.max.y - box.height() / 2};
    for (const Body& other : bodies_) {
      const Rect r = other.now.bounds();
      if (mine(other) || !r.intersects(box.grown(reach + kApart))) continue;
      for (const double x : {r.min.x - w, r.max.x + w}) xs.push_back(x);
      for (const double y : {r.min.y - h, r.max.y + h}) ys.push_back(y);
    }
    std::vector<Vec2> out;
    for (const double x : xs)
      for (const double y : ys)
        if (base::distance({x, y}, wish) <= reach) out.push_back({x, y});
    std::sort(out.begin(), out.end(),
              [&](Vec2 a, Vec2 b) { return base::distance(a, wish) < base::distance(b, wish); });
    return out;
  }

  bool place(Body& b) {
    const auto mine = [&](const Body& other) { return &other == &b; };
    const Rect box = b.now.bounds();
    for (const Vec2 p : nearest(box, b.plate ? kPlateReach : kReach, mine)) {
      TurnedRect there = b.now;
      there.centre = p;
      if (!in_table(there.bounds()) || !free(there, mine)) continue;
      b.now = there;
      return true;
    }
    return false;
  }

  /// As one, as it is.
  bool place_group() {
    if (group_.empty()) return true;
    std::set<const Body*> all;
    Rect box;
    for (const std::size_t i : group_) {
      all.insert(&bodies_[i]);
      box = box.united(bodies_[i].now.bounds());
    }
    const auto mine = [&](const Body& other) { return all.contains(&other); };
    for (const Vec2 p : nearest(box, kReach, mine)) {
      const Vec2 by = p - box.centre();
      const bool fits = std::all_of(group_.begin(), group_.end(), [&](std::size_t i) {
        TurnedRect there = bodies_[i].now;
        there.centre += by;
        return in_table(there.bounds()) && free(there, mine);
      });
      if (!fits) continue;
      for (const std::size_t i : group_) bodies_[i].now.centre += by;
      return true;
    }
    return false;
  }

  void push() {
    for (Body& b : bodies_) b.before = b.now;
    const std::vector<Body> wished = bodies_;
    // A table too full for that stays as it is: nobody's card is pushed out of sight for another.
    if (!take_apart(bodies_, room_gap, sight_.table.grown(-kNoise))) bodies_ = wished;
  }

  Ops emitted() const {
    Ops out;
    for (std::size_t i = 0; i < seen_; ++i) {
      const Body& b = bodies_[i];
      const Vec2 was = b.plate ? out_.island(b.id)->plate_pos : out_.card(b.id)->pos;
      if (base::distance(was, b.now.centre) >= kNoise) out.push_back(laid_at(board_.id, b));
    }
    return out;
  }

  const Board& board_;
  const Outcome& out_;
  const Making& making_;
  const Sight& sight_;
  std::vector<Body> bodies_;
  std::vector<std::size_t> single_, group_;
  std::size_t seen_ = 0;  // so many are the board's
};

bool lays_anything(const Board& board, const Outcome& out) {
  for (const auto& [id, c] : out.cards()) {
    const Card* old = find_card(board, id);
    if (c && c->place == Place::table && (!old || old->place != Place::table)) return true;
  }
  for (const auto& [id, i] : out.islands())
    if (i && !find_island(board, id)) return true;
  return false;
}

}  // namespace

std::set<Id> island_and_all_in(const Board& board, Id island) {
  std::set<Id> all;
  for (const Id id : subtree_of(board, island)) {
    all.insert(id);
    for (const Id card : cards_in(board, id)) all.insert(card);
  }
  return all;
}

Ops with_room(const Board& board, Ops ops, const Making& making, const Sight& sight) {
  if (sight.table.width() < kSmallest || sight.table.height() < kSmallest) return ops;
  for (Op& op : ops) op = settled(std::move(op));
  const Outcome out(board, ops);
  if (making.placed.empty() && !lays_anything(board, out)) return ops;
  for (Op& op : RoomMaker(board, out, making, sight).run()) ops.push_back(std::move(op));
  return ops;
}

}  // namespace ops
