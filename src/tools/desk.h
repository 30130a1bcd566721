// Desk: what every tool works with. References only; the app owns it all. The model's thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "canvas/camera.h"
#include "canvas/scene.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "text/typesetter.h"

namespace tools {

using base::Id;
using base::Rect;
using base::Vec2;
using canvas::ItemKind;
using canvas::ItemRef;

/// Where people stand: round a table lying flat, or before a screen on the wall.
enum class Mount { table, wall };

/// A person's place at the table's edge, as the tools need to know it.
struct SeatSide {
  Vec2 place_px;        // in the window
  double turn_rad = 0;  // at which things face the person: a quarter turn
};

struct Desk {
  ops::Document& doc;
  canvas::Scene& scene;
  canvas::Camera& camera;
  text::Typesetter& typesetter;
  base::IdSource& ids;
  const base::Clock& clock;
  Id board_id;
  Mount mount = Mount::table;
  bool read_only = false;
  /// A card was let go here (window px): true when somebody's seat has taken it.
  std::function<bool(Id card, Vec2 px)> give_to_seat = [](Id, Vec2) { return false; };
  /// What is written on the table is to be written at a seat instead: a card, a plate, or where it
  /// is none a card yet to be made. True when one has taken it. Not set: there are no seats.
  std::function<bool(std::optional<ItemRef> thing, Vec2 px)> write_at_seat{};
  /// What lies over the table at its edges: seats, their handles, free places. Window px.
  std::vector<Rect> covered_px{};
  double bar_px = 0;              // the bar's height at the bottom: the table ends above it
  std::vector<SeatSide> seats{};  // empty: nobody has taken a seat, people stand all round

  const model::Board& board() const { return doc.session().boards.at(board_id); }
  /// Map mm for so many mm on the screen.
  double on_map(double screen_mm) const { return screen_mm * camera.px_per_mm / camera.scale; }
  /// The part of the map that is the table: the view above the bar.
  Rect table() const {
    return {camera.to_map({0, 0}),
            camera.to_map({camera.window_px.w, camera.window_px.h - bar_px})};
  }
  /// What of the map can be seen and touched.
  ops::Sight sight() const;
  /// Applies an action, with what keeps it in sight, as one step of its own or as part of `step`;
  /// whole or not at all.
  base::Result<void> apply_all(ops::Ops ops, ops::ActionId step);
  /// The same; false: it was refused (the log says why), or there is nothing to do.
  bool apply(ops::Ops ops);
  /// The turn at which something at this place faces the nearest seat, or where there are none the
  /// nearest edge (0 at a wall).
  double facing(Vec2 map_pos) const;
};

/// What tools draw over the table, and where: things of the map in map mm (`under`: beneath what is
/// held), and things of the hand (menus) in mm of the screen from the window's top left.
struct Overlay {
  canvas::DrawList under, map, screen;
  std::vector<Rect> map_bounds, screen_bounds;
};

}  // namespace tools
