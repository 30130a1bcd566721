#include "ops/stops.h"

#include <algorithm>
#include <map>

#include "ops/op.h"
#include "ops/read_through.h"

namespace ops {

using namespace model;

namespace {

bool on_table(const Card& card) { return card.place == Place::table; }

std::vector<Id> cards_alone(const Board& board) {
  std::vector<Id> out;
  for (const auto& [id, card] : board.cards)
    if (card.island.nil() && on_table(card)) out.push_back(id);
  return in_reading_order(board, out);
}

/// Where each outermost island is first told of, by passages.
std::map<Id, int> told_at(const Board& board) {
  std::vector<const Passage*> told;
  for (const auto& [id, passage] : board.passages)
    if (!passage.about.nil()) told.push_back(&passage);
  std::ranges::stable_sort(told, {}, &Passage::order);
  std::map<Id, int> out;
  for (const Passage* p : told)
    if (const Id island = outermost_of(board, p->about); !island.nil())
      out.emplace(island, int(out.size()));
  return out;
}

void add_within(const Board& board, Id island, std::vector<Id>& out) {
  std::vector<Id> cards;
  for (const Id id : cards_in(board, island))
    if (on_table(board.cards.at(id))) cards.push_back(id);
  for (const Id id : in_reading_order(board, cards)) out.push_back(id);
  for (const Id inner : in_reading_order(board, children_of(board, island))) {
    out.push_back(inner);
    add_within(board, inner, out);
  }
}

Op set_stop(const Board& board, Id island, int stop) {
  return Change<Island>{board.id, island, Patch<Island>{}.set<&Island::stop>(stop)};
}

}  // namespace

Id outermost_of(const Board& board, Id thing) {
  Id island = thing;
  if (const Card* card = find_card(board, thing)) island = card->island;
  if (!find_island(board, island)) return {};
  const std::vector<Id> path = path_to(board, island);
  return path.empty() ? Id{} : path.front();
}

int points_within(const Board& board, Id island) {
  int sum = 0;
  for (const auto& [target, points] : points_by_target(board))
    if (outermost_of(board, target) == island) sum += points;
  return sum;
}

std::vector<Stop> stops_of(const Board& board, StopOrder order) {
  std::vector<Id> islands = in_reading_order(board, children_of(board, {}));
  std::map<Id, int> place;  // lower ones first; none: after all others
  switch (order) {
    case StopOrder::points:
      for (const auto& [target, points] : points_by_target(board))
        if (const Id island = outermost_of(board, target); !island.nil()) place[island] -= points;
      break;
    case StopOrder::narrative:
      place = told_at(board);
      break;
    case StopOrder::tapped:
      for (const Id id : islands)
        if (const int stop = board.islands.at(id).stop; stop > 0) place[id] = stop;
      break;
  }
  constexpr int kLast = 1 << 30;
  std::ranges::stable_sort(islands, {}, [&](Id id) {
    const auto found = place.find(id);
    return found == place.end() ? kLast : found->second;
  });
  std::vector<Stop> out{{}};
  for (const Id id : islands) out.push_back({Stop::Kind::island, id});
  if (!cards_alone(board).empty()) out.push_back({Stop::Kind::alone});
  if (out.size() > 1) out.push_back({});
  return out;
}

StopOrder usual_order(const Board& board) {
  for (const auto& [id, island] : board.islands)
    if (island.stop > 0 && island.parent.nil()) return StopOrder::tapped;
  if (!points_by_target(board).empty()) return StopOrder::points;
  return told_at(board).empty() ? StopOrder::points : StopOrder::narrative;
}

std::vector<Id> shown_at(const Board& board, const Stop& stop) {
  std::vector<Id> out;
  if (stop.kind == Stop::Kind::alone) return cards_alone(board);
  if (stop.kind == Stop::Kind::island && find_island(board, stop.island))
    add_within(board, stop.island, out);
  return out;
}

Ops tap_stop(const Board& board, Id island) {
  const Island* tapped = find_island(board, island);
  if (!tapped || !tapped->parent.nil()) return {};
  Ops out;
  int most = 0;
  for (const auto& [id, other] : board.islands) {
    if (!other.parent.nil()) continue;
    most = std::max(most, other.stop);
    if (tapped->stop > 0 && other.stop > tapped->stop)
      out.push_back(set_stop(board, id, other.stop - 1));
  }
  out.push_back(set_stop(board, island, tapped->stop > 0 ? 0 : most + 1));
  return out;
}

Ops forget_stops(const Board& board) {
  Ops out;
  for (const auto& [id, island] : board.islands)
    if (island.stop != 0) out.push_back(set_stop(board, id, 0));
  return out;
}

}  // namespace ops
