#include "tools/turn_memory.h"

#include <cmath>

namespace tools {

namespace {
constexpr double kNoise_rad = 3e-6;  // ops round turns to 1e-6

bool same(double a, double b) { return std::abs(base::normal_angle(a - b)) < kNoise_rad; }
}  // namespace

void TurnMemory::remember(const ops::Turns& before, double angle_rad) {
  for (const auto* things : {&before.cards, &before.plates})
    for (const auto& [id, turn] : *things) {
      if (same(turn, angle_rad)) continue;
      const auto it = turned_.find(id);
      const double first =
          it != turned_.end() && same(it->second.set, turn) ? it->second.before : turn;
      turned_.insert_or_assign(id, Turned{first, angle_rad});
    }
}

bool TurnMemory::turn(Desk& desk, Id island, double angle_rad) {
  const ops::Turns before = ops::turns_in(desk.map(), island);
  if (!desk.apply(ops::turn_cards(desk.map(), island, angle_rad))) return false;
  remember(before, angle_rad);
  return true;
}

ops::Ops TurnMemory::back_ops(const model::Board& board, Id island) const {
  ops::Turns back;
  const ops::Turns now = ops::turns_in(board, island);
  const auto pick = [&](const std::map<Id, double>& from, std::map<Id, double>& into) {
    for (const auto& [id, turn] : from) {
      const auto it = turned_.find(id);
      if (it != turned_.end() && same(it->second.set, turn)) into[id] = it->second.before;
    }
  };
  pick(now.cards, back.cards);
  pick(now.plates, back.plates);
  return ops::turn_each(board, back);
}

bool TurnMemory::back(Desk& desk, Id island) {
  // Nothing is forgotten: after an undo it faces as set again, and may go back once more.
  return desk.apply(back_ops(desk.map(), island));
}

bool TurnMemory::can_turn_back(const model::Board& board, Id island) const {
  return !back_ops(board, island).empty();
}

}  // namespace tools
