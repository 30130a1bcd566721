// ThingNumbers: cards and islands counted in the order in which a report tells them, so that every file of
// it calls them alike without the model's ids, which say when a thing was made. Pure.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "report/outline.h"

namespace report {

/// A board with its outline, and how its question and its place in the room are called.
struct ToldBoard {
  const model::Board* board;
  std::string question, where;
  Outline outline;
  std::map<Id, std::string> labels;
  std::vector<Rank> ranks;
};
/// Of the whole session, in order.
std::vector<ToldBoard> told_boards(const model::Session&);
/// Every card of it that is told, of twins the first alone.
void each_card(const ToldBoard&, const std::function<void(const model::Card&)>&);
/// Every island, outer before inner.
void each_island(const ToldBoard&, const std::function<void(const IslandNode&)>&);

class ThingNumbers {
 public:
  ThingNumbers(const std::vector<ToldBoard>& boards, std::string prefix);
  /// "C12", "I3"; nothing for what is not told.
  std::string of(Id thing) const;

 private:
  std::string prefix_;
  std::map<Id, std::string> numbers_;
};

}  // namespace report
