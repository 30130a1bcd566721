// HallRoomShow: what a hall's screen shows above its strip: the tiles of all tables or the six words, one map large, or maps side by
// side; and the rounds by which it goes on by itself. This screen's view; the window's thread.
//  1. `large_` is a place that a table has, or 0.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "pages/hall_room_maps.h"
#include "pages/hall_room_sheet.h"
#include "pages/hall_room_stop.h"
#include "pages/stage_over.h"
#include "pages/stage_picture.h"

namespace pages {

class HallRoomShow {
 public:
  static constexpr double kRound_s = 20;  // that a map stays while they come one by one

  HallRoomShow(Surroundings& around, HallRoom& hall);

  enum class Shows { tiles, words, map, side };
  Shows shows() const { return shows_; }
  int large() const { return shows_ == Shows::map ? large_ : 0; }
  void show_tiles();
  void show_words();
  void show_map(int place);
  void show_side();
  /// To the next table's map that there is, or the one before.
  void step(int by);
  bool rounds() const { return rounds_; }
  void set_rounds(bool on);
  bool follows() const { return follows_; }
  /// A stop that a table presents is shown in place of its map.
  bool staged() const { return stop_.seen() || stop_.side(); }
  void set_follows(bool on);
  /// A clock for all; 0: none.
  void set_clock(double seconds);
  double clock_left_s() const { return clock_until_s_ - around_.clock.now_s(); }
  bool clock_runs() const { return clock_all_s_ > 0; }

  void set_room(base::Size room_px);
  void forget();
  /// True while the picture moves.
  bool tick(double now_s);
  double next_s() const { return next_s_; }
  StagePicture picture() const;
  HallRoomMaps& maps() { return maps_; }
  /// The tiles of the sheet that is shown, px of the window.
  struct Lying {
    int place = 0;
    base::Rect all_px, map_px;
  };
  std::vector<Lying> tiles_px() const;
  void describe(nlohmann::ordered_json& out) const;

 private:
  const RoomTable* table_at(int place) const;
  void follow_presenter();
  void follow_stop();
  bool side() const { return shows_ == Shows::side || stop_.side(); }
  void go_round(double now_s);
  void make(double now_s);
  void make_side();
  void lay_over();

  Surroundings& around_;
  HallRoom& hall_;
  HallRoomMaps maps_;
  HallRoomStop stop_;  // of who presents, while it is followed
  Shows shows_ = Shows::words;
  int large_ = 0;
  bool rounds_ = false, follows_ = true, chosen_by_hand_ = false;
  struct Made;
  std::unique_ptr<Made, void (*)(Made*)> made_;
  base::Size room_px_;
  double round_s_ = 0, next_s_ = 1e300;
  double clock_until_s_ = 0, clock_all_s_ = 0;
};

}  // namespace pages
