#include "desk/take_maps.h"

#include <algorithm>
#include <cmath>

#include "base/id.h"
#include "desk/words.h"
#include "model/kinds.h"
#include "model/timeless.h"
#include "ops/build.h"
#include "ops/in_sight.h"
#include "ops/op.h"
#include "ops/spread.h"
#include "text/typesetter.h"

namespace desk {

using namespace model;

namespace {

constexpr double kBelow = 60;       // mm below what lies there
constexpr std::size_t kMany = 500;  // cards

const ops::Sight kEverywhere{
    {{-2 * kTableLimit, -2 * kTableLimit}, {2 * kTableLimit, 2 * kTableLimit}}, {}, 0};

std::set<Id> ids_in(const Session& session) {
  std::set<Id> out{session.id};
  const auto add = [&](const auto& keeper) {
    std::apply(
        [&](const auto&... kind) {
          const auto one = [&](const auto& row) {
            if constexpr (std::is_same_v<typename std::remove_cvref_t<decltype(row)>::Keeper,
                                         std::remove_cvref_t<decltype(keeper)>>)
              for (const auto& entry : keeper.*(std::remove_cvref_t<decltype(row)>::things))
                out.insert(entry.first);
          };
          (one(kind), ...);
        },
        kKinds);
  };
  add(session);
  for (const auto& [id, board] : session.boards) add(board);
  return out;
}

Rect bounds_of(const Board& board) {
  Rect out;
  for (const auto& [id, c] : board.cards)
    if (c.place == Place::table) out = out.united(shape_of(c).bounds());
  for (const auto& [id, i] : board.islands) out = out.united(plate_shape_of(i).bounds());
  return out;
}

/// Islands before those within them.
std::vector<Id> outermost_first(const Board& board) {
  std::vector<Id> out;
  for (const Id id : children_of(board, {})) {
    const auto all = subtree_of(board, id);
    out.insert(out.end(), all.begin(), all.end());
  }
  return out;
}

class Taking {
 public:
  Taking(const Session& session, text::Typesetter& typesetter, base::IdSource& ids,
         base::WallTime now, const text::Letters& letters)
      : session_(session),
        typesetter_(typesetter),
        ids_(ids),
        now_(now),
        letters_(letters),
        used_(ids_in(session)) {}

  TakenMaps run(Id board, const std::vector<MapWish>& maps) {
    bool first = true;
    for (MapWish map : maps) {
      call_as_here(map);
      if (const Board* there = lies_on(session_, map.board)) {
        renew(*there, map);
        continue;
      }
      give_ids(map);
      fit(map);
      Id onto = board;
      if (first)
        shift(map.board, *session_.board(board));
      else
        onto = add_board(map.board);
      first = false;
      add_all(onto, map.board);
    }
    return std::move(out_);
  }

 private:
  /// What was published without the moments it was made in has its whole ids again.
  void call_as_here(MapWish& map) const {
    std::map<Id, Id> here;
    for (const auto& entry : session_.boards)
      model::for_each_kind_in<Board>([&](auto row) {
        for (const auto& thing : entry.second.*row.things)
          here[model::timeless(thing.first)] = thing.first;
      });
    const auto call = [&](Id& id) {
      if (const auto found = here.find(id); found != here.end()) id = found->second;
    };
    model::for_each_kind_in<Board>([&](auto row) {
      using Thing = typename decltype(row)::Thing;
      auto old = std::exchange(map.board.*row.things, {});
      for (auto& [id, thing] : old) {
        call(thing.id);
        model::for_each_link<Thing>([&](auto link) { call(thing.*link.member); });
        (map.board.*row.things).emplace(thing.id, std::move(thing));
      }
    });
    std::set<Id> unfitted;
    for (Id id : map.unfitted) call(id), unfitted.insert(id);
    map.unfitted = std::move(unfitted);
  }

  /// Those that stand for something else already are given anew.
  void give_ids(MapWish& map) {
    std::map<Id, Id> anew;
    const auto fresh = [&](Id id) {
      if (used_.insert(id).second) return id;
      const Id made = ids_.next();
      used_.insert(made);
      anew[id] = made;
      return made;
    };
    const auto now_called = [&](Id& id) {
      if (const auto found = anew.find(id); found != anew.end()) id = found->second;
    };
    const auto all = [&](auto& things) {
      auto old = std::exchange(things, {});
      for (auto& [id, thing] : old) {
        thing.id = fresh(id);
        things.emplace(thing.id, std::move(thing));
      }
    };
    Board& b = map.board;
    all(b.islands), all(b.cards), all(b.relations), all(b.votes), all(b.circles);
    for (auto& [id, i] : b.islands) now_called(i.parent);
    for (auto& [id, c] : b.cards) now_called(c.island), now_called(c.twin);
    for (auto& [id, r] : b.relations) now_called(r.from), now_called(r.to);
    for (auto& [id, v] : b.votes) now_called(v.target);
    std::set<Id> unfitted;
    for (Id id : map.unfitted) now_called(id), unfitted.insert(id);
    map.unfitted = std::move(unfitted);
  }

  /// Papers as large as their words want, plates above what they name, nothing on anything.
  void fit(MapWish& map) {
    if (map.unfitted.empty()) return;
    const std::map<Id, Card> before = map.board.cards;
    for (const Id id : map.unfitted) fit_paper(map.board, id);
    draw_out(map, before);
    auto inwards = outermost_first(map.board);
    std::ranges::reverse(inwards);
    for (const Id id : inwards) {
      Island& i = map.board.islands.at(id);
      if (map.unfitted.contains(id))
        i.plate_pos = ops::plate_place(map.board, id, i.plate_size, i.plate_turn);
    }
    Session copy;
    copy.boards[map.board.id] = map.board;
    std::set<Id> fixed;
    for (const auto& entry : map.board.cards)
      if (!map.unfitted.contains(entry.first)) fixed.insert(entry.first);
    for (const ops::Op& op : ops::spread_all(map.board, fixed, kEverywhere))
      (void)ops::apply(copy, op);
    map.board = copy.boards.at(map.board.id);
  }

  /// Our letters want larger papers than other editors': the whole is drawn out with them, so that it keeps
  /// its form. With many cards so far that none has to make room.
  static void draw_out(MapWish& map, const std::map<Id, Card>& before) {
    if (before.empty() ||
        !std::ranges::all_of(before, [&](const auto& c) { return map.unfitted.contains(c.first); }))
      return;
    std::vector<double> wider, higher;
    for (const auto& [id, old] : before) {
      const Size size = map.board.cards.at(id).size;
      wider.push_back(std::max(1.0, size.w / old.size.w));
      higher.push_back(std::max(1.0, size.h / old.size.h));
    }
    const auto chosen = [&](std::vector<double>& all) {
      const std::size_t at = all.size() > kMany ? all.size() - 1 : all.size() / 2;
      std::ranges::nth_element(all, all.begin() + std::ptrdiff_t(at));
      return all[at];
    };
    const Vec2 by{chosen(wider), chosen(higher)};
    const auto move = [&](Vec2& p) {
      p = {std::clamp(p.x * by.x, -kTableLimit, kTableLimit),
           std::clamp(p.y * by.y, -kTableLimit, kTableLimit)};
    };
    for (auto& [id, c] : map.board.cards) move(c.pos);
    for (auto& [id, i] : map.board.islands) move(i.plate_pos);
    for (auto& [id, circle] : map.board.circles)
      for (Vec2& p : circle.loop) move(p);
  }

  void fit_paper(Board& board, Id id) {
    if (const auto c = board.cards.find(id); c != board.cards.end())
      c->second.size = card_size_for(c->second.text, typesetter_, letters_);
    const auto i = board.islands.find(id);
    if (i != board.islands.end())
      i->second.plate_size = i->second.plate.empty()
                                 ? kPlateSize
                                 : plate_size_for(i->second.plate, typesetter_, letters_);
  }

  static void shift(Board& map, const Board& onto) {
    const Rect there = bounds_of(onto), all = bounds_of(map);
    if (there.empty() || all.empty()) return;
    const Vec2 by{there.centre().x - all.centre().x, there.max.y + kBelow - all.min.y};
    const auto move = [&](Vec2& p) {
      p = p + by;
      p = {std::clamp(p.x, -kTableLimit, kTableLimit), std::clamp(p.y, -kTableLimit, kTableLimit)};
    };
    for (auto& [id, c] : map.cards) move(c.pos);
    for (auto& [id, i] : map.islands) move(i.plate_pos);
    for (auto& [id, circle] : map.circles)
      for (Vec2& p : circle.loop) move(p);
  }

  Id add_board(const Board& map) {
    Board made;
    made.id = used_.insert(map.id).second ? map.id : ids_.next();
    made.title = map.title;
    for (const auto& [id, b] : session_.boards) made.order = std::max(made.order, b.order + 1);
    made.order += boards_++;
    out_.ops.push_back(ops::Add<Board>{{}, made});
    return made.id;
  }

  void add_all(Id onto, const Board& map) {
    for (const Id id : outermost_first(map)) add_island(onto, map.islands.at(id));
    std::vector<const Card*> in_order;
    for (const auto& [id, card] : map.cards) in_order.push_back(&card);
    std::ranges::stable_sort(in_order, {}, &Card::z);
    const Board* there = session_.board(onto);
    double z = there ? top_z(*there) : 0;
    for (const Card* card : in_order) add_card(onto, *card, z++);
    for (const Card* card : in_order)
      if (!card->twin.nil())
        out_.ops.push_back(
            ops::Change<Card>{onto, card->id, Patch<Card>().set<&Card::twin>(card->twin)});
    for (const auto& [id, r] : map.relations) add(onto, r);
    for (const auto& [id, v] : map.votes) {
      Vote vote = v;
      if (session_.anonymous) vote.who.clear();
      add(onto, vote);
    }
    for (const auto& [id, circle] : map.circles) add(onto, circle);
  }

  template <class T>
  void add(Id onto, T thing) {
    if (thing.made == 0) thing.made = now_;
    out_.ops.push_back(ops::Add<T>{onto, std::move(thing)});
  }
  void add_island(Id onto, const Island& island) { add(onto, island); }
  void add_card(Id onto, Card card, double z) {
    if (session_.anonymous) card.who.clear(), card.seat.clear();
    card.z = z;
    card.twin = {};
    ++out_.made;
    add(onto, std::move(card));
  }

  // What lies there already, as the file has it now.

  void renew(const Board& there, const MapWish& wish) {
    Board map = wish.board;
    for (const Id id : wish.unfitted) fit_paper(map, id);
    make_room(there, map, wish.unfitted);
    for (const Id id : outermost_first(map))
      if (!there.islands.contains(id)) add_island(there.id, map.islands.at(id));
    renew_islands(there, map);
    double z = top_z(there);
    for (const auto& [id, card] : map.cards) {
      const auto old = there.cards.find(id);
      if (old != there.cards.end())
        renew_card(there.id, old->second, card);
      else
        add_card(there.id, card, z++);
    }
    for (const auto& [id, relation] : map.relations) {
      if (const Relation* old = same_line(there, relation))
        renew_relation(there.id, *old, relation);
      else if (!used_.contains(id))
        add(there.id, relation);
    }
    for (const auto& entry : there.cards)
      out_.missing += entry.second.place == Place::table && !map.cards.contains(entry.first);
  }

  /// By its id, else by its ends: most editors' ids are none of ours.
  static const Relation* same_line(const Board& there, const Relation& relation) {
    if (const auto old = there.relations.find(relation.id); old != there.relations.end())
      return &old->second;
    for (const auto& [id, old] : there.relations)
      if (old.from == relation.from && old.to == relation.to) return &old;
    return nullptr;
  }

  /// What is new lies apart from all others.
  void make_room(const Board& there, Board& map, const std::set<Id>& unfitted) const {
    if (unfitted.empty()) return;
    Board both = map;
    for (const auto& [id, card] : there.cards)
      if (card.place == Place::table && !both.cards.contains(id)) {
        Card stays = card;
        stays.island = {};
        stays.twin = {};
        both.cards[id] = stays;
      }
    std::set<Id> fixed;
    for (const auto& entry : both.cards)
      if (!unfitted.contains(entry.first)) fixed.insert(entry.first);
    Session copy;
    copy.boards[both.id] = both;
    for (const ops::Op& op : ops::spread_all(both, fixed, kEverywhere)) (void)ops::apply(copy, op);
    for (auto& [id, card] : map.cards) card.pos = copy.boards.at(both.id).cards.at(id).pos;
  }

  static bool near(Vec2 a, Vec2 b) { return base::distance(a, b) < 0.3; }

  template <auto M, class T, class V>
  static void set_if(Patch<T>& patch, const T& old, const V& value) {
    if (!(old.*M == value)) patch.template set<M>(value);
  }

  void renew_card(Id board, const Card& old, const Card& card) {
    if (old.place != Place::table) return;
    Patch<Card> patch;
    set_if<&Card::text>(patch, old, card.text);
    set_if<&Card::color>(patch, old, card.color);
    set_if<&Card::island>(patch, old, card.island);
    if (!near(old.pos, card.pos)) patch.set<&Card::pos>(card.pos);
    if (std::abs(base::normal_angle(old.turn - card.turn)) > 1e-4)
      patch.set<&Card::turn>(card.turn);
    const Size wanted =
        old.text == card.text ? old.size : card_size_for(card.text, typesetter_, letters_);
    set_if<&Card::size>(patch, old, wanted);
    if (!card.island.nil() && old.alone > 0) patch.set<&Card::alone>(0);
    change(board, old.id, patch);
  }

  void renew_islands(const Board& there, const Board& map) {
    // Out of one another first: on the way none may come to lie within itself.
    std::vector<Id> moved;
    for (const auto& [id, island] : map.islands) {
      const auto old = there.islands.find(id);
      if (old == there.islands.end() || old->second.parent == island.parent) continue;
      moved.push_back(id);
      if (!old->second.parent.nil())
        out_.ops.push_back(
            ops::Change<Island>{there.id, id, Patch<Island>().set<&Island::parent>(Id{})});
    }
    for (const Id id : moved)
      if (const Id parent = map.islands.at(id).parent; !parent.nil())
        out_.ops.push_back(
            ops::Change<Island>{there.id, id, Patch<Island>().set<&Island::parent>(parent)});
    for (const auto& [id, island] : map.islands) {
      const auto old = there.islands.find(id);
      if (old == there.islands.end()) continue;
      Patch<Island> patch;
      set_if<&Island::plate>(patch, old->second, island.plate);
      if (!near(old->second.plate_pos, island.plate_pos))
        patch.set<&Island::plate_pos>(island.plate_pos);
      if (old->second.plate != island.plate)
        patch.set<&Island::plate_size>(plate_size_for(island.plate, typesetter_, letters_));
      change(there.id, id, patch);
    }
  }

  void renew_relation(Id board, const Relation& old, const Relation& relation) {
    Patch<Relation> patch;
    set_if<&Relation::words>(patch, old, relation.words);
    set_if<&Relation::kind>(patch, old, relation.kind);
    set_if<&Relation::from>(patch, old, relation.from);
    set_if<&Relation::to>(patch, old, relation.to);
    change(board, old.id, patch);
  }

  template <class T>
  void change(Id board, Id id, const Patch<T>& patch) {
    if (patch.empty()) return;
    ++out_.changed;
    out_.ops.push_back(ops::Change<T>{board, id, patch});
  }

  const Session& session_;
  text::Typesetter& typesetter_;
  base::IdSource& ids_;
  const base::WallTime now_;
  const text::Letters letters_;
  std::set<Id> used_;
  int boards_ = 0;
  TakenMaps out_;
};

}  // namespace

const Board* lies_on(const Session& session, const Board& map) {
  const Board* best = nullptr;
  std::size_t most = 0;
  for (const auto& [id, board] : session.boards) {
    std::set<Id> published;
    for (const auto& entry : board.cards) published.insert(model::timeless(entry.first));
    for (const auto& entry : board.islands) published.insert(model::timeless(entry.first));
    const auto is_here = [&](Id thing) { return published.contains(model::timeless(thing)); };
    std::size_t same = 0;
    for (const auto& entry : map.cards) same += is_here(entry.first);
    for (const auto& entry : map.islands) same += is_here(entry.first);
    if (same > most) most = same, best = &board;
  }
  return 2 * most >= map.cards.size() + map.islands.size() ? best : nullptr;
}

TakenMaps take_maps(const Session& session, Id board, const std::vector<MapWish>& maps,
                    text::Typesetter& typesetter, base::IdSource& ids, base::WallTime now,
                    const text::Letters& letters) {
  return Taking(session, typesetter, ids, now, letters).run(board, maps);
}

}  // namespace desk
