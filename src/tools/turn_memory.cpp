#include "tools/turn_memory.h"

#include <cmath>

#include "ops/build.h"
#include "ops/spread.h"

namespace tools {

namespace {
constexpr double kNoise_rad = 3e-6;  // ops round turns to 1e-6

constexpr double kNoise_mm = 0.01;

bool same(base::Vec2 a, base::Vec2 b) { return base::distance(a, b) < kNoise_mm; }
bool same(double a, double b) { return std::abs(base::normal_angle(a - b)) < kNoise_rad; }
}  // namespace

void TurnMemory::remember(const ops::Turns& before, const ops::Turns& after) {
  const auto keep = [&](Id id, Pose was, Pose now) {
    if (same(was.turn, now.turn) && same(was.pos, now.pos)) return;
    const auto it = turned_.find(id);
    if (it != turned_.end() && same(it->second.set.turn, was.turn)) {
      // Turned once more as it was left: the first turn stays the one to go back to. So does the
      // first place, unless somebody has laid it elsewhere since.
      const bool lies = same(it->second.set.pos, was.pos);
      was = {it->second.before.turn, lies ? it->second.before.pos : was.pos};
    }
    turned_.insert_or_assign(id, Turned{was, now});
  };
  for (const auto& [id, turn] : before.cards) {
    const base::Vec2 pos = before.places.at(id);
    const auto to = after.places.find(id);
    keep(id, {turn, pos}, {after.cards.at(id), to == after.places.end() ? pos : to->second});
  }
  for (const auto& [id, turn] : before.plates) keep(id, {turn, {}}, {after.plates.at(id), {}});
}

bool TurnMemory::turn(Desk& desk, Id island, double angle_rad) {
  ops::Turns before = ops::turns_in(desk.board(), island), after = before;
  for (const auto& [id, turn] : before.cards) before.places[id] = desk.board().cards.at(id).pos;
  for (auto& [id, turn] : after.cards) turn = angle_rad;
  for (auto& [id, turn] : after.plates) turn = angle_rad;
  if (ops::turn_each(desk.board(), after).empty()) return false;
  after.places = ops::spread(desk.board(), after.cards, desk.table());
  if (!desk.apply(ops::turn_each(desk.board(), after))) return false;
  // As they lie now: whatever would have come to lie out of sight was kept from it.
  for (const auto& [id, turn] : after.cards)
    if (const model::Card* card = model::find_card(desk.board(), id)) after.places[id] = card->pos;
  remember(before, after);
  return true;
}

ops::Ops TurnMemory::back_ops(const model::Board& board, Id island) const {
  ops::Turns back;
  const ops::Turns now = ops::turns_in(board, island);
  for (const auto& [id, turn] : now.cards) {
    const auto it = turned_.find(id);
    if (it == turned_.end() || !same(it->second.set.turn, turn)) continue;
    back.cards[id] = it->second.before.turn;
    if (same(it->second.set.pos, board.cards.at(id).pos)) back.places[id] = it->second.before.pos;
  }
  for (const auto& [id, turn] : now.plates) {
    const auto it = turned_.find(id);
    if (it != turned_.end() && same(it->second.set.turn, turn))
      back.plates[id] = it->second.before.turn;
  }
  return ops::turn_each(board, back);
}

bool TurnMemory::back(Desk& desk, Id island) {
  // Nothing is forgotten: after an undo it faces as set again, and may go back once more.
  return desk.apply(back_ops(desk.board(), island));
}

void TurnMemory::press(Desk& desk, double angle_rad) {
  const Id island = desk.chosen_island();
  if (can_turn_back(desk.board(), island))
    back(desk, island);
  else
    turn(desk, island, angle_rad);
}

bool TurnMemory::can_turn_back(const model::Board& board, Id island) const {
  return !back_ops(board, island).empty();
}

}  // namespace tools
