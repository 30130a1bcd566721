#include "model/session.h"

#include <algorithm>

namespace model {

const Board* Session::board(Id id_wanted) const {
  const auto it = boards.find(id_wanted);
  return it == boards.end() ? nullptr : &it->second;
}

Board* Session::board(Id id_wanted) {
  const auto it = boards.find(id_wanted);
  return it == boards.end() ? nullptr : &it->second;
}

namespace {
template <class T>
std::vector<const T*> in_order(const std::map<Id, T>& things) {
  std::vector<const T*> out;
  for (const auto& [id, thing] : things) out.push_back(&thing);
  std::stable_sort(out.begin(), out.end(),
                   [](const T* a, const T* b) { return a->order < b->order; });
  return out;
}

template <class T>
const T* find_in(const std::map<Id, T>& things, Id id) {
  const auto it = things.find(id);
  return it == things.end() ? nullptr : &it->second;
}
}  // namespace

std::vector<const Board*> Session::boards_in_order() const { return in_order(boards); }
std::vector<const Question*> Session::questions_in_order() const { return in_order(questions); }
std::vector<const AgendaStep*> Session::agenda_in_order() const { return in_order(agenda); }

const Card* find_card(const Board& board, Id id) { return find_in(board.cards, id); }
const Island* find_island(const Board& board, Id id) { return find_in(board.islands, id); }

base::TurnedRect shape_of(const Card& card) { return {card.pos, card.size, card.turn}; }
base::TurnedRect plate_shape_of(const Island& island) {
  return {island.plate_pos, island.plate_size, island.plate_turn};
}

std::vector<Id> children_of(const Board& board, Id parent) {
  std::vector<Id> out;
  for (const auto& [id, island] : board.islands)
    if (island.parent == parent) out.push_back(id);
  return out;
}

std::vector<Id> subtree_of(const Board& board, Id island) {
  std::vector<Id> out{island};
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const Id child : children_of(board, out[i])) out.push_back(child);
  return out;
}

std::vector<Id> cards_in(const Board& board, Id island) {
  std::vector<Id> out;
  for (const auto& [id, card] : board.cards)
    if (card.island == island && card.place == Place::table) out.push_back(id);
  return out;
}

std::vector<Id> path_to(const Board& board, Id island) {
  std::vector<Id> out;
  for (const Island* at = find_island(board, island); at; at = find_island(board, at->parent))
    out.push_back(at->id);
  std::reverse(out.begin(), out.end());
  return out;
}

bool is_within(const Board& board, Id island, Id maybe_ancestor) {
  for (const Island* at = find_island(board, island); at; at = find_island(board, at->parent))
    if (at->id == maybe_ancestor) return true;
  return false;
}

std::map<Id, int> points_by_target(const Board& board) {
  std::map<Id, int> out;
  for (const auto& [id, vote] : board.votes)
    if (!vote.secret) out[vote.target] += vote.points;
  return out;
}

double top_z(const Board& board) {
  double z = 0;
  for (const auto& [id, card] : board.cards) z = std::max(z, card.z);
  return z + 1;
}

}  // namespace model
