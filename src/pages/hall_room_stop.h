// HallRoomStop: the stop that a table shows to its room, shown in the hall, too: the same sheets of the same shape, made of what the
// table's session is here. The window's thread.
//  1. Without a sheet there is nothing of words to be shown: the table shows its whole map, or what it shows has not come yet.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pages/hall_room.h"
#include "pages/sheets_kept.h"
#include "pages/stage_move.h"
#include "pages/surroundings.h"

namespace pages {

class HallRoomStop {
 public:
  explicit HallRoomStop(Surroundings& around) : around_(around) {}

  /// Null: nothing is followed. True: something else is seen.
  bool follow(const RoomTable* table);
  /// Language or look are others.
  void forget();
  bool dark() const { return at_ && at_->shows == hall::OnStage::Shows::dark; }
  /// Maps stand side by side.
  bool side() const { return at_ && at_->shows == hall::OnStage::Shows::side; }
  /// There is a sheet.
  bool words() const { return !sheets_.empty(); }
  /// In place of the table's map.
  bool seen() const { return words() || dark(); }
  bool goes_on(double now_s) const { return seen() && move_.goes_on(now_s); }
  /// Which of how many, of the table's stops; empty: none is.
  std::string where() const;
  /// Requires: seen().
  void put(StagePicture& picture, double now_s) const;

 private:
  std::vector<canvas::StageSheet> sheets_of(const model::Session& session);
  StageMove::Way way_to(const hall::OnStage& other) const;

  Surroundings& around_;
  std::optional<hall::OnStage> at_;
  std::shared_ptr<const model::Session> session_;
  canvas::StagePaper paper_;
  SheetsKept kept_;
  std::vector<canvas::StageSheet> sheets_;
  StageMove move_;
};

}  // namespace pages
