// HallRoomMaps: the maps of a hall's tables as pictures: a small one of each for its tile, and the one that is shown large. What
// changes at a table is drawn at once, as it lies there; set to be read, with nothing on one another, once the table rests for a
// moment, or at the latest after two seconds. The longest due comes first, so that thirty tables all get their turn. The
// window's thread.
//  1. A map is `rough` from when it was drawn at once until it has been set to be read. So long its small picture keeps its frame
//     while all lies in that, and only what has changed is painted.
//     Setting takes long: it has no more than a quarter of the time, and waits until all changes are drawn.
//  2. What is other in a small picture than it was painted meets its `changed`, or all of it is to be painted.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "canvas/scene.h"
#include "pages/hall_room.h"
#include "pages/stop_pictures.h"
#include "pages/surroundings.h"

namespace pages {

class HallRoomMaps {
 public:
  explicit HallRoomMaps(Surroundings& around) : around_(around) {}

  /// What they show is this from now on.
  void follow(const std::vector<RoomTable>& tables, double now_s);
  /// Draws what is due, one map. True: one was.
  bool make_next(double now_s);
  double next_s() const;
  /// Another language or look: all are drawn anew.
  void forget();
  /// How large the small pictures are, px; they are painted anew for another size.
  void set_tile(base::Size px);
  base::Size tile_px() const { return tile_px_; }
  /// This one is drawn before others, and in full; 0: none is.
  void set_large(int place) { large_ = place; }

  /// Null: nothing of it was drawn yet.
  const panels::Picture* small(int place) const;
  /// In full, and what of it is seen; null: nothing was drawn, or it is not the large one.
  const canvas::BoardPicture* large(int place) const;
  /// Grows with every map that was drawn.
  std::uint64_t number() const { return number_; }
  /// The same of the large one alone.
  std::uint64_t large_number() const { return large_number_; }
  /// For whoever paints the small ones.
  std::vector<StopPicture*> pictures();
  std::size_t cards(int place) const;
  /// The number of the last op that is in its picture, once whoever paints has painted it.
  std::uint64_t painted(int place) const;

 private:
  struct Map {
    std::shared_ptr<const model::Session> session, drawn;
    base::Id board;
    model::Board shown;
    std::unique_ptr<canvas::Scene> scene;
    canvas::BoardPicture large;
    bool large_stale = true;
    StopPicture small;
    double changed_s = -1e9, waits_since_s = -1e9, rough_since_s = -1e9;
    bool rough = false;
    std::uint64_t seq = 0, drawn_seq = 0,
                  painted_seq = 0;  // of `session`, `drawn`, the last one painted
    bool stale() const { return session != drawn; }
  };
  enum class How { at_once, set };
  void draw(Map& map, How how, double now_s);
  static model::Board upright(Map& map, const model::Board& board, How how, double now_s);
  static double set_s(const Map& map);
  /// It is to be set to be read, and its turn to be.
  bool may_set(const Map& map, double now_s) const;
  std::map<int, Map>::iterator next_due(double now_s);
  static canvas::Rect frame(const Map& map);
  /// All of it.
  void draw_small(Map& map);
  /// What its scene says has changed, where the picture can stay as it is beside that.
  void redraw_small(Map& map);
  double due_s(int place, const Map& map) const;
  static std::uint64_t painted(const Map& map);

  Surroundings& around_;
  std::map<int, Map> maps_;
  base::Size tile_px_{480, 270};
  int large_ = 0;
  std::uint64_t number_ = 0, large_number_ = 0;
  double sets_from_s_ = -1e9;  // no map is set before
};

/// The board that its evening is at; null: it has none.
const model::Board* board_at(const model::Session& session);

}  // namespace pages
