// WholeTable: tools and seats at one table without a window: fingers go to whoever they belong to,
// as in the app, time passes by hand, and what lies there can be asked whether it is in sight. For
// tests and stress programs; needs no doctest. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/touch_router.h"
#include "base/assets.h"
#include "canvas/scene.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "seats/seats.h"
#include "support/manual_clock.h"
#include "text/typesetter.h"
#include "tools/toolbox.h"
#include "tools/turn_memory.h"

namespace support {

using base::Id;
using base::Rect;
using base::Size;
using base::Vec2;

class WholeTable {
 public:
  struct Set {
    Size window_px{1920, 1080};
    double px_per_mm = 96 / 25.4;
    double bar_px = 72;
    unsigned seed = 7;
  };
  explicit WholeTable(const Set& set);
  WholeTable(const WholeTable&) = delete;
  WholeTable& operator=(const WholeTable&) = delete;

  /// Takes every finger on the bar, and does nothing.
  struct Bar : input::TouchTaker {
    explicit Bar(const WholeTable& whole) : table(whole) {}
    bool covers(Vec2 px) override { return px.y >= table.camera.window_px.h - table.desk.bar_px; }
    void feed(const input::TouchSample&) override {}
    const WholeTable& table;
  };

  // --- fingers and time
  void down(input::FingerId finger, Vec2 px) { sample(finger, input::Phase::down, px); }
  void move(input::FingerId finger, Vec2 px) { sample(finger, input::Phase::move, px); }
  void up(input::FingerId finger, Vec2 px) { sample(finger, input::Phase::up, px); }
  void sample(input::FingerId finger, input::Phase phase, Vec2 px);
  void wait(double seconds);
  void tap(Vec2 px, input::FingerId finger = 90);
  /// Down, straight there in `seconds`, and up without a rest: faster than a hand's breadth in a
  /// second it is a throw. `rest`: put down.
  void go(Vec2 from_px, Vec2 to_px, double seconds, bool rest, input::FingerId finger = 91);
  /// Until nothing glides any more.
  void settle();

  // --- what lies there
  const model::Board& board() const { return doc.session().boards.at(board_id); }
  Id lay_card(Vec2 map_mm, const std::string& words = "みんなで", double turn = 0);
  Id lay_island(const std::vector<Id>& cards, const std::vector<Id>& islands = {});
  ops::Sight sight() const { return desk.sight(); }
  /// The first thing of the map that does not lie whole on the table (or, too large for it, out of
  /// reach), said in words; empty: there is none. `reach`: none lies under a seat either.
  std::string out_of_sight(bool reach) const;
  /// Where things stand that may be grabbed: window px; nothing where none of it can be.
  std::optional<Vec2> grip(canvas::ItemRef thing, unsigned random);

  base::Vec2 to_px(Vec2 map_mm) const { return camera.to_px(map_mm); }

  ManualClock clock;
  base::IdSource ids;
  std::unique_ptr<text::Typesetter> typesetter;
  ops::Document doc;
  Id board_id;
  canvas::Scene scene;
  canvas::Camera camera;
  desk::Desk desk;
  tools::Toolbox table;
  app::TouchRouter router;
  Bar bar{*this};
  std::shared_ptr<const keys::KeyLayouts> layouts;
  seats::Aids aids;
  std::optional<seats::Seats> seats;
  std::map<int, tools::TurnMemory> turned;
  std::vector<desk::BackToSeat> offered;

 private:
  void cover();
  static std::unique_ptr<text::Typesetter> make_typesetter();
  static model::Session make_session(base::IdSource& ids);
  static std::shared_ptr<const keys::KeyLayouts> read_layouts();
};

}  // namespace support
