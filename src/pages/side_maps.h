// SideMaps: which maps stand side by side: of the session that is presented, of others in its folder, of
// other tables as whoever reads those hands them in. This table's view. The window's thread.
//  1. What is chosen has a board; a session's file is read when it is chosen, and never written.
//  2. Of the session presented nothing is kept but its boards' ids: it is shown as it is now.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pages/sitting.h"

namespace pages {

/// A map that may stand beside others.
struct SideMap {
  std::string title;
  std::shared_ptr<const model::Session> session{};  // null: the one that is presented
  base::Id board;
};

class SideMaps {
 public:
  /// Both live longer.
  SideMaps(Surroundings& around, const Sitting& sitting) : around_(around), sitting_(sitting) {}

  /// The session has changed, or another board is presented: those of its boards that answer the same question
  /// stand side by side as soon as there are such, until somebody takes them away.
  void follow();
  /// Looks which other sessions there are, unless that was done before.
  void look_round();
  /// Maps of other tables, as they are at this moment, in place of those handed in before: with the same
  /// session and board one stays chosen.
  void hand_in(std::vector<SideMap> live);

  struct Choice {
    SideMap map;
    std::string under{};  // when and where
    base::Path file{};    // empty: it is no file's
    bool tonight = false;  // of the same evening
    bool chosen = false;
  };
  const std::vector<Choice>& choices() const { return choices_; }
  /// Says why where it cannot be.
  void tap(std::size_t choice);
  /// In the order of the choices.
  std::vector<SideMap> chosen() const;
  bool full() const;
  /// The file whose turn it is after the session presented: of this evening's where there are such, by name;
  /// null: it is the last. Requires: it was looked round.
  const Choice* next_file() const;
  /// Grows whenever people choose otherwise; the other one when maps were handed in.
  int turn() const { return turn_; }
  int live_turn() const { return live_turn_; }

 private:
  std::vector<Choice> own() const;
  bool read(Choice& choice);
  /// Its map is the one that fits the board presented.
  bool fit(Choice& choice) const;

  Surroundings& around_;
  const Sitting& sitting_;
  std::vector<Choice> choices_;
  int turn_ = 0, live_turn_ = 0;
  bool looked_ = false;
};

/// As people call a board among others of its session.
std::string board_name(const model::Session& session, const model::Board& board,
                       const base::Messages& tr);
/// As they call a group or table among others of the evening.
std::string group_name(const model::Session& session, const base::Messages& tr);

}  // namespace pages
