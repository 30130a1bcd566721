#include "ops/room.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "model/closed.h"
#include "ops/bodies.h"
#include "ops/outcome.h"
#include "ops/strangers.h"
#include "ops/whole.h"

namespace ops {
namespace {

using namespace model;
using base::Rect;
using base::TurnedRect;

constexpr double kReach = 60;  // mm: as far a free place is looked for before others have to move
constexpr double kPlateReach = 25;  // a plate stays above what it names
constexpr double kLine = 8;         // mm from what lies in an opened island to its line
constexpr double kFarReach = 240;   // before the table has to grow: of a card on no island
constexpr double kAnyReach = 700;   // where nothing else helps
constexpr double kHeavy = 10;       // weight of what is placed among those that move aside
constexpr double kRooted = 80;      // of those whom strangers make room for
constexpr double kNoise = 0.01;     // mm
constexpr double kSmallest = 1;     // mm: a table smaller than this is no table yet
constexpr double kFull = 0.97;      // of a table: no need to try
constexpr double kFollowed = 2;     // as far the view goes after what only comes to be seen
constexpr std::array kFarther{1.0, 1.04, 1.08, 1.14, 1.22, 1.35, 1.6, 2.0, 2.8, 4.0};

double room_gap(const Body& a, const Body& b) {
  const double lay = gap_between(a.before, b.before).mm;
  if (a.as_lay && b.as_lay) return std::min(kApart, lay);
  // What was out of sight may come to be seen under something.
  if ((a.id.nil() && !b.inside) || (b.id.nil() && !a.inside)) return std::min(0.0, lay);
  // What lies apart without room for both lines may stay so.
  if (a.placed || b.placed)
    return lay >= kApart ? std::min(lay, kApart + a.line + b.line) : kApart + a.line + b.line;
  return std::min(kApart, lay);
}

/// As it is when the view goes so many times farther off.
Sight seen_from(const Sight& sight, double farther) {
  const Vec2 middle = sight.table.centre();
  const auto at = [&](Vec2 p) { return middle + (p - middle) * farther; };
  Sight out{{at(sight.table.min), at(sight.table.max)}, {}, sight.finger * farther};
  for (const Rect& r : sight.covered) out.covered.push_back({at(r.min), at(r.max)});
  return out;
}

class RoomMaker {
 public:
  /// `plates`: laid by nobody's hand, too.
  RoomMaker(const Board& board, const Outcome& out, const Making& making, const Sight& sight,
            const std::set<Id>& plates)
      : board_(board), out_(out), making_(making), sight_(sight), plates_(plates) {
    if (!making.back && !only_looks()) strangers_ = strangers_in(board, out, making.fixed);
  }

  double run() {
    gather();
    wished_ = bodies_;
    // Islands make room whole: for what opens they are torn apart only where nothing else helps.
    const Others others = opened_.empty() ? Others::give_way_singly : Others::give_way;
    for (const double step : kFarther) {
      const double farther = std::max(step, least_);
      if (try_from(farther, {kReach, kReach, kPlateReach}, others)) return farther;
      // Rather far from where it was wished than everything smaller.
      if (farther == 1 && try_from(1, {kFarReach, kReach, kPlateReach}, Others::stay)) return 1;
    }
    for (const double farther : {1.0, 1.6, 4.0})
      if (try_from(farther, {kAnyReach, kAnyReach, kAnyReach}, Others::stay)) return farther;
    for (const double farther : kFarther)
      if (try_from(farther, {kReach, kReach, kPlateReach}, Others::give_way_singly)) return farther;
    bodies_ = wished_;
    return 1;
  }

  Ops emitted() const {
    Ops out;
    for (std::size_t i = 0; i < of_board_; ++i) {
      const Body& b = bodies_[i];
      const Vec2 was = b.plate ? out_.island(b.id)->plate_pos : out_.card(b.id)->pos;
      if (base::distance(was, b.now.centre) >= kNoise) out.push_back(laid_at(board_.id, b));
    }
    return out;
  }

 private:
  enum class Others { stay, give_way, give_way_singly };
  struct Reach {
    double loose, of_island, plate;
  };

  /// The index map goes: it was another look at what lies as it lies.
  bool only_looks() const { return board_.index_map && !out_.index_map(); }

  /// What comes to be seen of a bundle that opens: as one, as it lies in it.
  /// `opened`: the pile that hid it, or that it was, nil: it was seen as it is.
  template <class T>
  void add(const T& now, const T* old, Id opened) {
    Body b = body_of(now);
    // What lay out of sight, and does so, is left there.
    const bool seen = !old || whole_in_sight(sight_, b.now.bounds()) ||
                      whole_in_sight(sight_, body_of(*old).now.bounds());
    const bool named = seen && making_.placed.contains(b.id);
    b.placed = named || !old || plates_.contains(b.id) || !opened.nil();
    b.fixed = !b.placed && making_.fixed.contains(b.id);
    if (old) b.before = body_of(*old).before;
    if (const auto to = strangers_.aside.find(b.id); seen && to != strangers_.aside.end()) {
      b.now.centre = to->second;
      b.placed = true;
    }
    b.inside = b.placed || whole_in_sight(sight_, b.before.bounds());
    if (b.placed) {
      if (!old && making_.back) b.now.centre = laid_in_sight(sight_, b.now);
      b.weight = kHeavy;
      const bool as_lay = named && old && making_.placed.size() > 1;
      b.as_lay = as_lay || !opened.nil();
      b.whole = opened;
      if (strangers_.aside.contains(b.id)) b.weight = 1;
      auto& laid = !opened.nil() ? opened_[opened] : as_lay ? group_ : single_;
      laid.push_back(bodies_.size());
    }
    if (strangers_.members.contains(b.id)) b.weight = kRooted;
    if (!b.as_lay) b.before = b.now;  // moved by hand, or not at all
    if (const auto grown = making_.grown.find(b.id); grown != making_.grown.end()) {
      b.before = grown->second;
      b.weight = kHeavy;
    }
    bodies_.push_back(b);
  }

  void gather() {
    out_.each(
        [&](const Card& c) {
          if (c.place != Place::table || out_.hidden_in(c.island)) return;
          const Card* old = find_card(board_, c.id);
          if (old && old->place != Place::table) old = nullptr;
          add(c, old, old ? hidden_by(board_, *old) : Id{});
        },
        [&](const Island& i) {
          if (out_.hidden_in(i.parent)) return;
          const Island* old = find_island(board_, i.id);
          const Id pile = old ? closed_over(board_, i.id) : Id{};
          add(i, old, pile == i.id && out_.hidden_in(i.id) ? Id{} : pile);
        });
    of_board_ = bodies_.size();
    keep_free_ones();
    lay_opened();
    if (lies_as_before())
      for (const std::size_t i : group_) bodies_[i].whole = bodies_[group_.front()].id;
    std::set<Id> loose;
    for (const auto& [id, lay] : making_.grown)
      for (const Island* i = island_round(id); i; i = out_.island(i->parent)) loose.insert(i->id);
    find_wholes(bodies_, out_, loose);
    // A plate finds its place once its cards have theirs, strangers once the island has its.
    std::stable_sort(single_.begin(), single_.end(), [&](std::size_t i, std::size_t j) {
      return turn_to_be_laid(bodies_[i]) < turn_to_be_laid(bodies_[j]);
    });
  }

  const Island* island_round(Id thing) const {
    const Card* card = out_.card(thing);
    return out_.island(card ? card->island : thing);
  }

  /// What opens onto nothing, and in sight, stays where it is. Where the index map goes that is so
  /// wherever it lies, and the view goes far enough off to show it.
  void keep_free_ones() {
    std::erase_if(opened_, [&](const auto& entry) {
      const auto& [pile, bundle] = entry;
      const bool touched = !is_seen(pile);
      const bool seen = whole_in_sight(sight_, box_of(bundle));
      if (!touched && ((!seen && !only_looks()) || !lies_on_nothing(bundle))) return false;
      for (const std::size_t i : bundle) {
        Body& b = bodies_[i];
        b.placed = b.as_lay = false;
        b.fixed = touched;
        b.weight = 1;
        b.inside = seen;
        b.before = b.now;
      }
      const double needed = farther_to_see(sight_, box_of(bundle));
      if (!touched && !seen && needed <= kFollowed) least_ = std::max(least_, needed);
      return true;
    });
  }
  /// Its pile was; what opens out of sight is left there.
  bool is_seen(Id pile) const {
    return sight_.table.intersects(plate_shape_of(board_.islands.at(pile)).bounds());
  }
  bool lies_on_nothing(const std::vector<std::size_t>& bundle) const {
    const auto mine = only(bundle);
    return std::ranges::all_of(bundle, [&](std::size_t i) {
      const Rect box = bodies_[i].now.bounds();
      return std::ranges::all_of(bodies_, [&](const Body& other) {
        return mine(other) || !box.intersects(other.now.bounds()) ||
               gap_between(bodies_[i].now, other.now).mm > -kNoise;
      });
    });
  }

  /// An opened bundle reaches farther than its pile did: all of it comes to where it can be seen, and to
  /// lie on no other that opens, too.
  void lay_opened() {
    if (opened_.empty()) return;
    for (Body& b : bodies_)
      if (!b.island.nil()) b.line = kLine;
    now_ = sight_;
    std::set<const Body*> laid;
    const auto others = [&](const Body& other) { return !laid.contains(&other); };
    for (const auto& [pile, bundle] : opened_) {
      const Rect box = box_of(bundle);
      const Vec2 middle = box.centre();
      const Size size{box.width(), box.height()};
      const Vec2 to = nearest_free(sight_, middle, size).value_or(kept_on(sight_, middle, size));
      for (const std::size_t i : bundle) bodies_[i].now.centre += to - middle;
      place_as_one(bundle, kAnyReach, others);
      for (const std::size_t i : bundle) laid.insert(&bodies_[i]);
    }
  }

  Rect box_of(const std::vector<std::size_t>& which) const {
    Rect box;
    for (const std::size_t i : which) box = box.united(bodies_[i].now.bounds());
    return box;
  }

  int turn_to_be_laid(const Body& b) const {
    return strangers_.aside.contains(b.id) ? 2 : b.plate ? 1 : 0;
  }

  bool try_from(double farther, const Reach& reach, Others others) {
    bodies_ = wished_;
    now_ = seen_from(sight_, farther);
    add_covers(bodies_, now_);
    // From farther off they cover other things, which make room for them.
    for (std::size_t n = of_board_; n < bodies_.size(); ++n) bodies_[n].placed = farther > 1;
    bool free = making_.grown.empty() && (farther == 1 || others == Others::stay);
    free = (place_group(reach.of_island) ||
            (others == Others::stay && place_each(group_, reach.of_island))) &&
           free;
    // The index map goes: rather what lies there makes room.
    const double way = only_looks() && others != Others::stay ? 0 : reach.of_island;
    for (const auto& [pile, bundle] : opened_)
      free = place_as_one(bundle, way, only(bundle)) && free;
    for (const std::size_t i : single_) {
      const Body& b = bodies_[i];
      const double mm = b.plate ? reach.plate : b.island.nil() ? reach.loose : reach.of_island;
      free = place(bodies_[i], mm) && free;
    }
    if (!free && (others == Others::stay || is_full() || !push(others))) return false;
    // Nothing is worth that a card can no longer be reached; but for want of anything else the view
    // may leave one under a panel.
    return std::all_of(
        bodies_.begin(), bodies_.begin() + std::ptrdiff_t(of_board_), [&](const Body& b) {
          const Body& wished = wished_[std::size_t(&b - bodies_.data())];
          const bool counts = farther == 1 || b.placed || (b.inside && others != Others::stay);
          return !counts || !in_reach(sight_, wished.now) || in_reach(now_, b.now);
        });
  }

  bool is_full() const {
    double room = now_.table.width() * now_.table.height();
    for (const Rect& r : now_.covered)
      if (const Rect over = now_.table.common(r); !over.empty())
        room -= over.width() * over.height();
    double taken = 0;
    for (const Body& b : bodies_)
      if (b.inside) taken += (b.now.size.w + kApart) * (b.now.size.h + kApart);
    return taken > room * kFull;
  }

  bool in_table(const Rect& box) const {
    const Rect grown = now_.table.grown(kNoise);
    return grown.contains(box.min) && grown.contains(box.max);
  }
  /// None of what `mine` are not lies too near.
  /// `as_it_lay`: room for lines may be wanting.
  template <class Mine>
  bool free(const TurnedRect& shape, Mine&& mine, double gap = kApart,
            bool as_it_lay = false) const {
    const Rect near = shape.bounds().grown(gap + kLine);
    return std::none_of(bodies_.begin(), bodies_.end(), [&](const Body& other) {
      return !mine(other) && near.intersects(other.now.bounds()) &&
             gap_between(shape, other.now).mm < gap + (as_it_lay ? 0 : other.line) - kNoise;
    });
  }

  /// Where the box could lie within reach of where it is: there, or at the edges of what is in the
  /// way; the nearest first.
  template <class Mine>
  std::vector<Vec2> nearest(const Rect& box, double reach, Mine&& mine) const {
    const Vec2 wish = box.centre();
    const double w = box.width() / 2 + kApart, h = box.height() / 2 + kApart;
    std::vector<double> xs{wish.x, now_.table.min.x + box.width() / 2,
                           now_.table.max.x - box.width() / 2},
        ys{wish.y, now_.table.min.y + box.height() / 2, now_.table.max.y - box.height() / 2};
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

  bool place(Body& b, double reach) {
    const auto mine = [&](const Body& other) { return &other == &b; };
    const bool stranger = strangers_.aside.contains(b.id);
    const Vec2 wish = b.now.centre;
    for (const Vec2 p : nearest(b.now.bounds(), reach, mine)) {
      TurnedRect there = b.now;
      there.centre = p;
      const double gap = making_.back && p == wish ? 0 : kApart;
      if (!in_table(there.bounds()) || !free(there, mine, gap)) continue;
      if (stranger && !strangers_.lies_beside(there)) continue;
      b.now = there;
      return true;
    }
    return false;
  }

  /// What keeps each in sight may have laid one on another.
  bool lies_as_before() const {
    for (std::size_t i = 0; i < group_.size(); ++i)
      for (std::size_t j = i + 1; j < group_.size(); ++j) {
        const Body &a = bodies_[group_[i]], &b = bodies_[group_[j]];
        const double gap = gap_between(a.now, b.now).mm;
        if (gap < kApart && gap < gap_between(a.before, b.before).mm - kNoise) return false;
      }
    return true;
  }

  bool place_each(const std::vector<std::size_t>& which, double reach) {
    bool all = true;
    for (const std::size_t i : which) all = place(bodies_[i], reach) && all;
    return all;
  }

  bool place_group(double reach) {
    if (group_.empty()) return true;
    return lies_as_before() && place_as_one(group_, reach, only(group_));
  }

  std::function<bool(const Body&)> only(const std::vector<std::size_t>& which) const {
    std::set<const Body*> all;
    for (const std::size_t i : which) all.insert(&bodies_[i]);
    return [all = std::move(all)](const Body& other) { return all.contains(&other); };
  }

  /// As it is; `mine`: what is not in its way.
  bool place_as_one(const std::vector<std::size_t>& which, double reach,
                    const std::function<bool(const Body&)>& mine) {
    const Rect box = box_of(which);
    for (const Vec2 p : nearest(box, reach, mine)) {
      const Vec2 by = p - box.centre();
      const bool fits = std::ranges::all_of(which, [&](std::size_t i) {
        TurnedRect there = bodies_[i].now;
        there.centre += by;
        const bool stays = by == Vec2{};
        return in_table(there.bounds()) &&
               free(there, mine, kApart + (stays ? 0 : bodies_[i].line), stays);
      });
      if (!fits) continue;
      for (const std::size_t i : which) bodies_[i].now.centre += by;
      return true;
    }
    return false;
  }

  bool push(Others others) {
    for (std::size_t i = 0; i < of_board_; ++i)
      if (Body& b = bodies_[i]; !b.as_lay && !making_.grown.contains(b.id)) b.before = b.now;
    if (take_wholes_apart(bodies_, room_gap, now_.table.grown(-kNoise))) return true;
    if (others != Others::give_way_singly) return false;
    for (const auto& [pile, bundle] : opened_)
      for (const std::size_t i : bundle) bodies_[i].fixed = true;
    return take_apart(bodies_, room_gap, now_.table.grown(-kNoise));
  }

  const Board& board_;
  const Outcome& out_;
  const Making& making_;
  const Sight& sight_;
  const std::set<Id>& plates_;
  Strangers strangers_;
  Sight now_;  // from as far off as is tried
  std::vector<Body> wished_, bodies_;
  std::vector<std::size_t> single_, group_;
  std::map<Id, std::vector<std::size_t>> opened_;  // by the pile of which it comes to be seen
  std::size_t of_board_ = 0;                       // so many are the board's, the rest lies over it
  double least_ = 1;                               // times as far off it has to be seen from
};

/// Something of a pile comes to be seen.
bool opens_anything(const Board& board, const Outcome& out) {
  return std::ranges::any_of(board.islands, [&](const auto& entry) {
    return is_pile(board, entry.first) && !out.hidden_in(entry.first);
  });
}

bool lays_anything(const Board& board, const Outcome& out) {
  for (const auto& [id, c] : out.cards()) {
    const Card* old = find_card(board, id);
    if (c && c->place == Place::table && (!old || old->place != Place::table)) return true;
  }
  for (const auto& [id, i] : out.islands())
    if (i && !find_island(board, id)) return true;
  return false;
}

/// Plates that lie elsewhere though not all that they name does: nobody moved those islands.
std::set<Id> plates_laid(const Board& board, const Outcome& out) {
  std::set<Id> laid;
  for (const auto& [id, i] : out.islands()) {
    const Island* old = find_island(board, id);
    // Turned it lies where it is read from that side; turned back it lies where it lay.
    if (!i || !old || i->plate_pos == old->plate_pos || i->plate_turn != old->plate_turn) continue;
    const auto stays = [&](const auto* was, const auto* now, auto pos) {
      return now && was->*pos == now->*pos;
    };
    bool any = false;
    for (const Id card : cards_in(board, id))
      any = any || stays(find_card(board, card), out.card(card), &Card::pos);
    for (const auto& [inner, was] : board.islands)
      any = any || (was.parent == id && stays(&was, out.island(inner), &Island::plate_pos));
    if (any) laid.insert(id);
  }
  return laid;
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

Laid with_room(const Board& board, Ops ops, const Making& making, const Sight& sight) {
  if (sight.table.width() < kSmallest || sight.table.height() < kSmallest) return {std::move(ops)};
  for (Op& op : ops) op = settled(std::move(op));
  const Outcome out(board, ops);
  std::set<Id> plates;
  if (!making.back) plates = plates_laid(board, out);
  std::erase_if(plates, [&](Id id) { return making.fixed.contains(id); });
  const bool asked = !making.placed.empty() || !making.grown.empty() || !plates.empty();
  if (!asked && !lays_anything(board, out) && !opens_anything(board, out)) return {std::move(ops)};
  RoomMaker maker(board, out, making, sight, plates);
  const double farther = maker.run();
  for (Op& op : maker.emitted()) ops.push_back(std::move(op));
  return {std::move(ops), farther};
}

}  // namespace ops
