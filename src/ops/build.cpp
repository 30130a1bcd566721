#include "ops/build.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/assert.h"
#include "model/closed.h"
#include "model/invariants.h"
#include "model/plate_labels.h"
#include "model/weighing.h"
#include "ops/narrate.h"

namespace ops {
namespace {

using namespace model;
using base::Rect;
using base::TurnedRect;

constexpr double kPlateGap = 6;  // mm between a plate and what lies below it
constexpr double kOutline = 8;   // mm from what lies in an island to its line
// Less than ops keep of a turn and of a place: no change.
constexpr double kTurnNoise = 1e-6;
constexpr double kPlaceNoise = 0.002;
constexpr int kMostLevels = 99;

/// Whether the thing cannot do without what has this id.
template <class T>
bool depends_on(const T& thing, Id id) {
  bool depends = false;
  for_each_link<T>([&](auto link) {
    depends = depends || (link.need == Need::always && thing.*link.member == id);
  });
  return depends;
}

/// Removes what goes with it, relations first, then votes; passages that tell it stay.
void append_removal_of_dependents(Ops& out, const Board& board, Id id) {
  forget_in_passages(board, id, out);
  for_each_kind_in<Board>([&](auto row) {
    using T = typename decltype(row)::Thing;
    for (const auto& [other, thing] : board.*row.things) {
      if (!depends_on(thing, id)) continue;
      forget_in_passages(board, other, out);
      out.push_back(Remove<T>{board.id, other});
    }
  });
}

/// A relation or a vote says that it is meant.
bool is_named_by_others(const Board& board, Id id) {
  bool named = false;
  for_each_kind_in<Board>([&](auto row) {
    for (const auto& [other, thing] : board.*row.things) named = named || depends_on(thing, id);
  });
  return named;
}

/// The board as it will be: some things changed, the rest as it is.
class After {
 public:
  explicit After(const Board& board) : board_(board) {}

  Card& card(Id id) {
    const auto it = cards_.find(id);
    return it != cards_.end() ? it->second : cards_.emplace(id, board_.cards.at(id)).first->second;
  }
  Island& island(Id id) {
    const auto it = islands_.find(id);
    return it != islands_.end() ? it->second
                                : islands_.emplace(id, board_.islands.at(id)).first->second;
  }
  void add(const Island& island) { islands_.emplace(island.id, island); }

  template <class F>
  void each_card(F&& f) const {
    for (const auto& [id, c] : board_.cards) {
      const auto it = cards_.find(id);
      f(it != cards_.end() ? it->second : c);
    }
  }
  template <class F>
  void each_island(F&& f) const {
    for (const auto& [id, i] : board_.islands)
      if (!islands_.contains(id) && !is_gone(id)) f(i);
    for (const auto& [id, i] : islands_)
      if (!is_gone(id)) f(i);
  }

  std::vector<TurnedRect> member_shapes(Id island) const {
    std::vector<TurnedRect> out;
    each_card([&](const Card& c) {
      if (c.island == island && c.place == Place::table) out.push_back(shape_of(c));
    });
    each_island([&](const Island& i) {
      if (i.parent != island) return;
      // An island reaches as far as its line.
      auto inner = is_closed(i) ? std::vector<TurnedRect>{} : member_shapes(i.id);
      inner.push_back(plate_shape_of(i));
      for (TurnedRect& shape : inner) {
        shape.size.w += 2 * kOutline;
        shape.size.h += 2 * kOutline;
        out.push_back(shape);
      }
    });
    return out;
  }

  /// It is a pile, or lies in one: its plate stays where it is, and all it names with it.
  bool is_hidden(Id island) const {
    return !closed_over(island, board_.index_map, [&](Id id) { return find(id); }).nil();
  }

  /// Sets the plates of `id` and of every island that holds it above what they hold.
  void tidy_plates(Id id) {
    for (; !id.nil(); id = island(id).parent) tidy_plate(id);
  }
  void tidy_plate(Id id) {
    if (find_island(board_, id) && is_hidden(id)) return;
    Island& i = island(id);
    const auto shapes = member_shapes(id);
    if (!shapes.empty()) i.plate_pos = above(shapes, i.plate_size, i.plate_turn);
  }

  /// An island's level is one above the highest that lies in it: of `id` and of all that hold it. Whoever is
  /// new in its level has the next number there.
  void set_levels(Id id) {
    for (; !id.nil(); id = island(id).parent) {
      int level = 1;
      each_island([&](const Island& i) {
        if (i.parent == id) level = std::max(level, i.level + 1);
      });
      level = std::min(level, kMostLevels);
      Island& i = island(id);
      if (i.level == level && find_island(board_, id)) continue;
      i.level = level;
      i.number = next_number(id);
    }
  }

  void remove(Id island) { gone_.push_back(island); }
  /// Something was taken out of it. Without words and with one card or none it is no island any
  /// more, and so on outwards; one card that is referred to as an island stays one.
  void close_if_idle(Id id) {
    while (!id.nil()) {
      const Island i = island(id);
      std::vector<Id> cards;
      each_card([&](const Card& c) {
        if (c.island == id) cards.push_back(c.id);
      });
      bool idle = i.plate.empty() && i.symbol.empty() && cards.size() <= 1;
      each_island([&](const Island& other) { idle = idle && other.parent != id; });
      if (!idle || (!cards.empty() && is_named_by_others(board_, id))) return;
      for (const Id c : cards) card(c).island = i.parent;
      remove(id);
      tidy_plates(i.parent);
      set_levels(i.parent);
      id = i.parent;
    }
  }

  static Vec2 above(const std::vector<TurnedRect>& shapes, Size plate, double turn) {
    Rect box;
    for (const TurnedRect& s : shapes)
      for (int k = 0; k < 4; ++k) {
        const Vec2 p = base::turned(s.corner(k), -turn);
        box = box.united({p, p});
      }
    return base::turned({box.centre().x, box.min.y - kPlateGap - plate.h / 2}, turn);
  }

  /// The ops that bring about what was changed and removed; things in `fresh` are added by the
  /// caller.
  void append_changes(Ops& out, const std::set<Id>& fresh = {}) const {
    for (const auto& [id, i] : islands_)
      if (!fresh.contains(id) && !is_gone(id)) append_change(out, board_.islands.at(id), i);
    for (const auto& [id, c] : cards_) append_change(out, board_.cards.at(id), c);
    for (const Id id : gone_) {
      append_removal_of_dependents(out, board_, id);
      out.push_back(Remove<Island>{board_.id, id});
    }
  }

 private:
  int next_number(Id id) const {
    const int level = islands_.at(id).level;
    int highest = highest_number(board_, level);
    for (const auto& [other, i] : islands_)
      if (other != id && i.level == level) highest = std::max(highest, i.number);
    return std::min(highest + 1, kMostNumber);
  }
  const Island* find(Id id) const {
    const auto it = islands_.find(id);
    return it != islands_.end() ? &it->second : find_island(board_, id);
  }
  bool is_closed(const Island& island) const { return model::is_closed(island, board_.index_map); }
  bool is_gone(Id island) const { return std::ranges::find(gone_, island) != gone_.end(); }
  template <class T>
  void append_change(Ops& out, const T& old, const T& now) const {
    Patch<T> patch;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      const auto one = [&](const auto& field, auto& value) {
        constexpr auto member = std::remove_cvref_t<decltype(field)>::member;
        if (!(old.*member == now.*member)) value = now.*member;
      };
      (one(std::get<I>(Fields<T>::list), std::get<I>(patch.values)), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<typename Patch<T>::List>>{});
    if (!patch.empty()) out.push_back(Change<T>{board_.id, old.id, patch});
  }

  const Board& board_;
  std::map<Id, Card> cards_;
  std::map<Id, Island> islands_;
  std::vector<Id> gone_;  // inner ones first
};

Id common_island(const Board& board, const std::vector<Id>& cards, const std::vector<Id>& islands) {
  std::vector<std::vector<Id>> paths;
  for (const Id id : cards) paths.push_back(path_to(board, board.cards.at(id).island));
  for (const Id id : islands) paths.push_back(path_to(board, board.islands.at(id).parent));
  Id common;
  for (std::size_t depth = 0;; ++depth) {
    for (const auto& p : paths)
      if (p.size() <= depth || p[depth] != paths.front()[depth]) return common;
    common = paths.front()[depth];
  }
}

}  // namespace

Ops place_card(const Board& board, Id id, const Placement& to) {
  Ops out;
  After after(board);
  Card& card = after.card(id);
  const Id from = card.island;
  card.pos = to.pos;
  card.turn = base::normal_angle(to.turn);
  card.island = to.island;
  card.place = Place::table;
  card.z = top_z(board);
  if (!to.island.nil()) card.alone = 0;
  if (from != to.island && !from.nil()) after.tidy_plates(from);
  after.tidy_plates(to.island);
  if (from != to.island) after.close_if_idle(from);
  after.append_changes(out);
  return out;
}

namespace {

/// `after` has the members as they will lie, but still where they belonged; `parent`: its own.
NewIsland make_island(const Board& board, After after, Id parent, const std::vector<Id>& cards,
                      const std::vector<Id>& islands, double turn, base::IdSource& ids,
                      base::WallTime now) {
  NewIsland made;
  made.id = ids.next();
  Island island;
  island.id = made.id;
  island.parent = parent;
  island.plate_turn = base::normal_angle(turn);
  island.made = now;

  std::set<Id> left;
  for (const Id id : cards) {
    Card& c = after.card(id);
    left.insert(c.island);
    c.island = made.id;
    c.alone = 0;
  }
  for (const Id id : islands) {
    Island& i = after.island(id);
    left.insert(i.parent);
    i.parent = made.id;
  }
  after.add(island);
  after.set_levels(made.id);
  after.tidy_plates(made.id);
  for (const Id id : left)
    if (!id.nil()) after.tidy_plates(id);
  for (const Id id : left)
    if (id != island.parent) after.close_if_idle(id);

  made.ops.push_back(Add<Island>{board.id, after.island(made.id)});
  after.append_changes(made.ops, {made.id});
  return made;
}

}  // namespace

NewIsland make_island(const Board& board, const std::vector<Id>& cards,
                      const std::vector<Id>& islands, double turn, base::IdSource& ids,
                      base::WallTime now) {
  ASSERT(!cards.empty() || !islands.empty(), "an island is made of something");
  return make_island(board, After(board), common_island(board, cards, islands), cards, islands,
                     turn, ids, now);
}

NewIsland make_island_with(const Board& board, Id other, Id id, Vec2 pos, base::IdSource& ids,
                           base::WallTime now) {
  const double turn = board.cards.at(other).turn;
  After after(board);
  Card& card = after.card(id);
  card.pos = pos;
  card.turn = turn;
  card.place = Place::table;
  card.z = top_z(board);
  return make_island(board, std::move(after), {}, {other, id}, {}, turn, ids, now);
}

Ops dissolve_island(const Board& board, Id id) {
  Ops out;
  After after(board);
  const Id parent = board.islands.at(id).parent;
  for (const Id card : cards_in(board, id)) after.card(card).island = parent;
  for (const Id child : children_of(board, id)) after.island(child).parent = parent;
  after.remove(id);
  after.set_levels(parent);
  after.append_changes(out);
  return out;
}

Ops move_island(const Board& board, Id id, Vec2 shift, double turn, Vec2 pivot, Id into) {
  if (is_within(board, into, id)) into = board.islands.at(id).parent;
  After after(board);
  const auto moved = [&](Vec2 p) { return pivot + base::turned(p - pivot, turn) + shift; };
  double z = top_z(board);
  std::vector<std::pair<double, Id>> by_height;
  for (const Id island : subtree_of(board, id)) {
    Island& i = after.island(island);
    i.plate_pos = moved(i.plate_pos);
    i.plate_turn = base::normal_angle(i.plate_turn + turn);
    for (const Id card : cards_in(board, island))
      by_height.emplace_back(board.cards.at(card).z, card);
  }
  std::sort(by_height.begin(), by_height.end());
  for (const auto& [old_z, card] : by_height) {
    Card& c = after.card(card);
    c.pos = moved(c.pos);
    c.turn = base::normal_angle(c.turn + turn);
    c.z = z++;
  }
  Ops out;
  Island& root = after.island(id);
  const Id from = root.parent;
  root.parent = into;
  if (from != into && !from.nil()) after.tidy_plates(from);
  if (!into.nil()) after.tidy_plates(into);
  if (from != into) {
    after.set_levels(from);
    after.set_levels(into);
    after.close_if_idle(from);
  }
  after.append_changes(out);
  return out;
}

Turns turns_in(const Board& board, Id id) {
  Turns out;
  std::vector<Id> islands;
  if (!id.nil()) {
    if (!board.islands.contains(id)) return out;
    islands = subtree_of(board, id);
  } else {
    for (const auto& [island, i] : board.islands) islands.push_back(island);
  }
  for (const Id island : islands) out.plates[island] = board.islands.at(island).plate_turn;
  for (const auto& [card, c] : board.cards)
    if (c.place == Place::table && (id.nil() || out.plates.contains(c.island)))
      out.cards[card] = c.turn;
  return out;
}

Ops turn_each(const Board& board, const Turns& turns) {
  const auto differs = [](double a, double b) {
    return std::abs(base::normal_angle(a - b)) > kTurnNoise;
  };
  After after(board);
  std::set<Id> touched;  // islands whose plates may have to go elsewhere
  const auto touch = [&](Id island) {
    for (; !island.nil() && touched.insert(island).second;)
      island = board.islands.at(island).parent;
  };
  for (const auto& [id, turn] : turns.cards) {
    const Card* card = find_card(board, id);
    if (!card || card->place != Place::table || !differs(card->turn, turn)) continue;
    if (!hidden_by(board, *card).nil()) continue;
    after.card(id).turn = base::normal_angle(turn);
    touch(card->island);
  }
  for (const auto& [id, pos] : turns.places) {
    const Card* card = find_card(board, id);
    if (!card || card->place != Place::table) continue;
    if (base::distance(card->pos, pos) < kPlaceNoise || !hidden_by(board, *card).nil()) continue;
    after.card(id).pos = pos;
    touch(card->island);
  }
  for (const auto& [id, turn] : turns.plates) {
    const Island* island = find_island(board, id);
    if (!island || !differs(island->plate_turn, turn) || !hidden_by(board, *island).nil()) continue;
    after.island(id).plate_turn = base::normal_angle(turn);
    touch(id);
  }
  // The inner ones first: the outer plates lie above them.
  std::vector<std::pair<std::size_t, Id>> by_depth;
  for (const Id id : touched) by_depth.emplace_back(path_to(board, id).size(), id);
  std::sort(by_depth.rbegin(), by_depth.rend());
  for (const auto& [depth, id] : by_depth) {
    after.tidy_plate(id);
    Island& island = after.island(id);
    const Vec2 before = board.islands.at(id).plate_pos;
    if (base::distance(island.plate_pos, before) < kPlaceNoise) island.plate_pos = before;
  }
  Ops out;
  after.append_changes(out);
  return out;
}

Ops turn_cards(const Board& board, Id island, double angle_rad) {
  Turns turns = turns_in(board, island);
  for (auto& [id, turn] : turns.cards) turn = angle_rad;
  for (auto& [id, turn] : turns.plates) turn = angle_rad;
  return turn_each(board, turns);
}

Ops card_to_tray(const Board& board, Id id) {
  Ops out;
  // Who gave it points while they are being given has them again.
  if (is_weighing(board))
    for (const auto& [vote, v] : board.votes)
      if (v.target == id) out.push_back(Remove<Vote>{board.id, vote});
  After after(board);
  Card& card = after.card(id);
  const Id from = card.island;
  card.island = {};
  card.place = Place::tray;
  after.tidy_plates(from);
  after.close_if_idle(from);
  after.append_changes(out);
  return out;
}

Vec2 plate_place(const Board& board, Id island, Size plate, double turn) {
  if (!closed_over(board, island).nil()) {
    // A pile's grows away from what lies below it.
    const Island& i = board.islands.at(island);
    return i.plate_pos + base::turned({0, (i.plate_size.h - plate.h) / 2}, i.plate_turn);
  }
  const auto shapes = After(board).member_shapes(island);
  return shapes.empty() ? board.islands.at(island).plate_pos : After::above(shapes, plate, turn);
}

}  // namespace ops
