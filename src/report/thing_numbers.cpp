#include "report/thing_numbers.h"

#include <set>

#include "model/question_words.h"

namespace report {

std::vector<ToldBoard> told_boards(const model::Session& session) {
  std::vector<ToldBoard> out;
  for (const model::Board* board : session.boards_in_order()) {
    const bool both = !board->title.empty() && !board->table.empty();
    out.push_back({board, model::question_text(session, *board),
                   board->title + (both ? " / " : "") + board->table, outline_of(*board),
                   plate_labels(*board), ranks_of(*board)});
  }
  return out;
}

void each_island(const ToldBoard& told, const std::function<void(const IslandNode&)>& tell) {
  const auto add = [&](const auto& self, const IslandNode& node) -> void {
    tell(node);
    for (const IslandNode& inner : node.inner) self(self, inner);
  };
  for (const IslandNode& node : told.outline.islands) add(add, node);
}

void each_card(const ToldBoard& told, const std::function<void(const model::Card&)>& tell) {
  std::set<Id> done;
  const auto add = [&](const std::vector<const model::Card*>& cards) {
    for (const model::Card* card : cards) {
      const model::Card* twin = model::find_card(*told.board, card->twin);
      if (twin && done.contains(twin->id)) continue;
      done.insert(card->id);
      tell(*card);
    }
  };
  each_island(told, [&](const IslandNode& node) { add(node.cards); });
  add(told.outline.lone_wolves);
  add(told.outline.loose);
  add(told.outline.tray);
}

ThingNumbers::ThingNumbers(const std::vector<ToldBoard>& boards, std::string prefix)
    : prefix_(std::move(prefix)) {
  int cards = 0, islands = 0;
  for (const ToldBoard& told : boards) {
    each_island(told, [&](const IslandNode& node) {
      numbers_[node.island->id] = "I" + std::to_string(++islands);
    });
    each_card(told, [&](const model::Card& card) {
      const std::string number = "C" + std::to_string(++cards);
      numbers_[card.id] = number;
      if (model::find_card(*told.board, card.twin)) numbers_[card.twin] = number;
    });
  }
}

std::string ThingNumbers::of(Id thing) const {
  const auto found = numbers_.find(thing);
  return found == numbers_.end() ? std::string{} : prefix_ + found->second;
}

}  // namespace report
