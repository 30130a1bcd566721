// Presentation: a session's boards are shown stop by stop, on the wall where there is one, else on the table
// itself. It joins the way from stop to stop (StageRoute), what is seen (StageShow), which maps stand side by
// side (SideMaps), the clock and the wall. This table's view: nothing of it is saved but the order people
// tap. The window's thread.
//  1. `show_` shows the stop of `route_`.
//  2. While the wall is frozen it keeps what it shows; the table goes on.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "hall/presence.h"
#include "pages/stage_route.h"
#include "pages/stage_show.h"
#include "pages/stop_pictures.h"
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

/// What goes on from one session presented to the next.
struct PresentedBefore {
  int minutes = 3;
  bool captions = true;
};

class Presentation {
 public:
  /// All live longer.
  Presentation(Surroundings& around, Sitting& sitting, text::Gists& gists);

  bool on() const { return on_; }
  void end() { sitting_.presenting = false; }
  /// It begins as the one before it was left, with its time anew.
  void go_on_from(const PresentedBefore& before) { before_ = before; }
  PresentedBefore left() const { return {clock_.minutes(), captions()}; }
  /// Who shows it: a wall of this size, or nobody: the table itself, with this part of the window.
  void set_wall(std::optional<base::Size> wall_px);
  void set_table_room(base::Size room_px);
  base::Size table_room() const { return table_px_; }
  bool on_wall() const { return wall_.px.has_value(); }
  WallSide& wall() { return wall_; }
  /// It has another small picture of itself, or of a stop.
  void pictured() { around_.due.panels = true; }
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
  void go_to_board(base::Id board);
  /// Null: back into its place.
  void bring_forward(base::Id card);
  bool forward() const { return show_.forward(); }
  /// On what is seen, in parts of the picture's width and height: a card comes forward, or goes back; a plate
  /// beside others is linked; elsewhere it goes on (right half) or back.
  void tap(base::Vec2 share);
  void next_order();
  void tap_stop(std::size_t stop);
  void switch_captions();
  void switch_black();
  void switch_frozen();

  /// Maps side by side in place of the stop, or no more.
  bool side_by_side() const { return on_ && route_.stop().kind == ops::Stop::Kind::side; }
  void switch_side();
  SideMaps& side() { return side_; }
  /// The overview is seen, with pictures of its stops.
  void want_pictures(bool wanted);
  StopPictures& pictures() { return pictures_; }

  TalkClock& clock() { return clock_; }
  const std::vector<ops::Stop>& stops() const { return route_.stops(); }
  std::size_t at() const { return route_.at(); }
  ops::Stop stop() const { return route_.stop(); }
  ops::StopOrder order() const { return route_.order(); }
  bool captions() const { return captions_ == Captions::on; }
  bool black() const { return black_; }
  bool frozen() const { return frozen_; }
  /// The island on the stage; nil: none.
  base::Id island() const;

  /// What the room sees now, for others who show it, too. Requires: on().
  hall::OnStage on_stage() const;

  /// The session has changed.
  void changed() { behind_.session = true; }
  /// Language or look are others.
  void set_anew();
  /// More readings are known.
  void readings_came() { behind_.readings = true; }
  /// True while the picture moves.
  bool tick(double now_s);
  double next_deadline_s() const { return next_s_; }
  /// Requires: on().
  StagePicture picture() const;
  void describe(nlohmann::ordered_json& out) const;

 private:
  void begin();
  void follow_session();
  StageShow::Wanted wanted_at(std::size_t stop) const;
  StageShow::Wanted wanted() const;
  void show(std::size_t sheet, StageShow::Move move);
  void show_anew();
  void lay_over(double now_s);
  void look_ahead();

  Surroundings& around_;
  Sitting& sitting_;
  SideMaps side_;
  StageRoute route_;
  StageShow show_;
  StopPictures pictures_;
  TalkClock clock_;
  WallSide wall_;
  base::Size table_px_;
  Captions captions_ = Captions::on;
  std::optional<PresentedBefore> before_;
  /// Of the maps side by side, as they are shown.
  struct SideTurns {
    int chosen = 0, live = 0;
  } turns_;
  /// What has come and is not shown yet.
  struct Behind {
    bool session = false, readings = false;
  } behind_;
  double next_s_ = 1e300;
  bool on_ = false, black_ = false, frozen_ = false;
};

}  // namespace pages
