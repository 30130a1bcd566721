// Presentation: a session's board is shown stop by stop, on the wall where there is one, else on the table
// itself. This table's view: nothing of it is saved but the order people tap. The window's thread.
//  1. `at_` is one of `stops_`, `sheet_` one of its sheets; what is brought forward is a card of that stop.
//  2. While the wall is frozen it keeps what it shows; the table goes on.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "pages/sitting.h"
#include "pages/stage_content.h"
#include "pages/stage_picture.h"
#include "pages/talk_clock.h"
#include "panels/ui.h"

namespace pages {

/// The wall, as whoever has its window tells; and what is asked of them.
struct WallSide {
  std::optional<base::Size> px;  // none: there is no wall
  panels::Picture picture{};     // of what it shows
  bool swap = false;             // asked: table and wall change places
  double which_until_s = -1;     // each screen says which it is
};

class Presentation {
 public:
  /// Both live longer.
  Presentation(Surroundings& around, Sitting& sitting);
  ~Presentation();

  bool on() const { return on_; }
  void end() { sitting_.presenting = false; }
  /// Who shows it: a wall of this size, or nobody: the table itself, with this part of the window.
  void set_wall(std::optional<base::Size> wall_px);
  void set_table_room(base::Size room_px);
  base::Size table_room() const { return table_px_; }
  bool on_wall() const { return wall_.px.has_value(); }
  WallSide& wall() { return wall_; }
  /// It has another small picture of itself.
  void wall_pictured() { around_.due.panels = true; }
  /// Each screen says which it is, for a while.
  bool says_which() const;
  void say_which();

  /// The next sheet, the next stop, then the next board's; what was brought forward first goes back.
  void next();
  void back();
  bool has_next() const;
  bool has_back() const;
  /// What comes after this stop, as the people call it; empty: nothing.
  std::string next_name() const;
  void go_to(std::size_t stop);
  /// Null: back into its place.
  void bring_forward(base::Id card);
  bool forward() const { return !forward_.nil(); }
  /// The card there, in parts of the picture's width and height; nil: none.
  base::Id card_at(base::Vec2 share) const;
  void next_order();
  void tap_stop(std::size_t stop);
  void switch_captions();
  void switch_black();
  void switch_frozen();

  TalkClock& clock() { return clock_; }
  const std::vector<ops::Stop>& stops() const { return stops_; }
  std::size_t at() const { return at_; }
  ops::StopOrder order() const { return order_; }
  bool captions() const { return captions_ == Captions::on; }
  bool black() const { return black_; }
  bool frozen() const { return frozen_; }
  /// The island on the stage; nil: none.
  base::Id island() const;

  /// The session has changed.
  void changed() { stale_ = true; }
  /// Language or look are others.
  void set_anew();
  /// True while the picture moves.
  bool tick(double now_s);
  double next_deadline_s() const;
  /// Requires: on().
  StagePicture picture();
  void describe(nlohmann::ordered_json& out) const;

 private:
  struct Show;  // what is on the stage now
  /// The board so many after this one in the session's order; null: none.
  const model::Board* board_beside(int step) const;
  void go_to_board(base::Id board);
  enum class Move { cut, on, back };
  void begin();
  void follow_session();
  void show(std::size_t stop, std::size_t sheet, Move move);
  void make();
  void make_over(double now_s);
  /// What comes next is set, while nothing moves.
  void look_ahead();
  std::size_t sheets() const;

  Surroundings& around_;
  Sitting& sitting_;
  std::unique_ptr<Show> show_;
  std::vector<ops::Stop> stops_;
  std::size_t at_ = 0, sheet_ = 0;
  base::Id forward_;
  ops::StopOrder order_ = ops::StopOrder::points;
  Captions captions_ = Captions::on;
  TalkClock clock_;
  WallSide wall_;
  base::Size table_px_;
  bool on_ = false, black_ = false, frozen_ = false, stale_ = false;
};

}  // namespace pages
