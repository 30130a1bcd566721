#include "ops/piles.h"

#include <algorithm>
#include <cmath>

#include "model/closed.h"
#include "ops/outcome.h"

namespace ops {

using namespace model;

namespace {

constexpr double kPlaceNoise = 0.02;  // mm that nobody sees
constexpr double kTurnNoise = 1e-5;

/// The middle of the plate's lower edge: a plate that grows may do so away from what lies below it.
Vec2 foot_of(const Island& i) { return plate_shape_of(i).to_world({0, i.plate_size.h / 2}); }

/// How a pile has moved.
struct Way {
  Vec2 from, to;
  double turn = 0;
  Vec2 place(Vec2 lay) const { return to + base::turned(lay - from, turn); }
  bool is_none() const {
    return base::distance(from, to) < kPlaceNoise && std::abs(turn) < kTurnNoise;
  }
};

class Carrier {
 public:
  Carrier(const Board& board, const Outcome& out) : board_(board), out_(out) {}

  Ops run() {
    out_.each([&](const Card& now) { look_at(now); }, [&](const Island& now) { look_at(now); });
    return std::move(ops_);
  }

 private:
  void look_at(const Card& now) {
    const Card* lay = find_card(board_, now.id);
    if (!lay || lay->place != Place::table || now.place != Place::table) return;
    if (hidden_by(board_, *lay).nil()) return;
    carry(now, *lay, out_.closed_over(now.island), &Card::pos, &Card::turn);
  }
  void look_at(const Island& now) {
    const Island* lay = find_island(board_, now.id);
    if (!lay || hidden_by(board_, *lay).nil()) return;
    carry(now, *lay, out_.closed_over(now.parent), &Island::plate_pos, &Island::plate_turn);
  }

  template <class T>
  void carry(const T& now, const T& lay, Id pile, Vec2 T::*pos, double T::*turn) {
    const Way* way = pile.nil() ? nullptr : way_of(pile);
    if (!way) return;
    const Vec2 to = way->is_none() ? lay.*pos : way->place(lay.*pos);
    const double faces = way->is_none() ? lay.*turn : base::normal_angle(lay.*turn + way->turn);
    if (base::distance(now.*pos, to) < kPlaceNoise &&
        std::abs(base::normal_angle(now.*turn - faces)) < kTurnNoise)
      return;
    Patch<T> patch;
    if constexpr (std::is_same_v<T, Card>)
      patch.template set<&Card::pos>(to).template set<&Card::turn>(faces);
    else
      patch.template set<&Island::plate_pos>(to).template set<&Island::plate_turn>(faces);
    ops_.push_back(Change<T>{board_.id, now.id, patch});
  }

  /// Null: it was not there before.
  const Way* way_of(Id pile) {
    const auto known = ways_.find(pile);
    if (known != ways_.end()) return &known->second;
    const Island* lay = find_island(board_, pile);
    const Island* now = out_.island(pile);
    if (!lay || !now) return nullptr;
    const double turn = base::normal_angle(now->plate_turn - lay->plate_turn);
    return &ways_.emplace(pile, Way{foot_of(*lay), foot_of(*now), turn}).first->second;
  }

  const Board& board_;
  const Outcome& out_;
  std::map<Id, Way> ways_;
  Ops ops_;
};

Ops set_closed(const Board& board, Id id, bool closed) {
  const Island* island = find_island(board, id);
  if (!island || island->closed == closed) return {};
  return {Change<Island>{board.id, id, Patch<Island>{}.set<&Island::closed>(closed)}};
}

}  // namespace

Ops close_bundle(const Board& board, Id id) {
  if (find_island(board, id) && cards_within(board, id) == 0 && children_of(board, id).empty())
    return {};
  return set_closed(board, id, true);
}

Ops open_bundle(const Board& board, Id id) { return set_closed(board, id, false); }

Ops set_index_map(const Board& board, bool on) {
  if (board.index_map == on) return {};
  return {Change<Board>{{}, board.id, Patch<Board>{}.set<&Board::index_map>(on)}};
}

Ops with_contents(const Board& board, Ops ops) {
  const bool any = std::ranges::any_of(
      board.islands, [&](const auto& entry) { return is_closed(entry.second, board.index_map); });
  if (!any || ops.empty()) return ops;
  const Outcome out(board, ops);
  for (Op& op : Carrier(board, out).run()) ops.push_back(std::move(op));
  return ops;
}

}  // namespace ops
