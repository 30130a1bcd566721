// StageRoute: the stops of the board that is presented, which of them it is at, and the way to those of
// the boards before and after it. The window's thread.
//  1. `at_` is one of `stops_`, which are those of the board shown at the table (once follow() was asked).
//  2. Aside, maps stand side by side in place of the stop, to which the way leads back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ops/stops.h"
#include "pages/side_maps.h"

namespace pages {

class StageRoute {
 public:
  /// All live longer.
  StageRoute(Surroundings& around, Sitting& sitting, SideMaps& side)
      : around_(around), sitting_(sitting), side_(side) {}

  /// From the first stop on; `again`: another session was presented just before this one.
  enum class Begin { anew, again };
  void begin(Begin how);

  const std::vector<ops::Stop>& stops() const { return stops_; }
  std::size_t at() const { return at_; }
  /// What is shown: maps side by side while it is aside.
  ops::Stop stop() const;
  /// After this one on this board.
  std::optional<ops::Stop> next_stop() const;
  bool has_next() const;
  bool has_back() const;
  /// What comes after this stop, as the people call it; empty: nothing.
  std::string next_name() const;

  /// False: there is nothing before or after it.
  bool go_on();
  bool go_back();
  void go_to(std::size_t stop);
  void go_to_board(base::Id board);
  bool aside() const { return aside_; }
  void set_aside(bool aside) { aside_ = aside; }

  ops::StopOrder order() const { return order_; }
  void next_order();
  bool on_other_board() const;
  /// The session has changed, or another board came onto the table. True: it is at the same stop as before.
  bool follow();

 private:
  /// The board so many after this one in the session's order; null: none.
  const model::Board* board_beside(int step) const;
  void make_stops();
  bool named() const;
  bool ends_side_by_side() const;

  Surroundings& around_;
  Sitting& sitting_;
  SideMaps& side_;
  std::vector<ops::Stop> stops_;
  std::size_t at_ = 0;
  base::Id board_;
  ops::StopOrder order_ = ops::StopOrder::points;
  bool aside_ = false, again_ = false;
};

}  // namespace pages
