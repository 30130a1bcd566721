// Desk: what everybody at a table works with, tools and seats alike: the document, its picture, the
// camera, words, and what is said to the people. References only; a sitting owns it all. The model's
// thread. What must agree:
//  1. `scene` shows board(); follow() keeps it so after every op.
//  2. `covered_px` and `seats` are as the seats last lay: Seats writes them whenever one moves.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/messages.h"
#include "canvas/camera.h"
#include "canvas/item.h"
#include "desk/notices.h"
#include "model/session.h"
#include "ops/fwd.h"

namespace canvas {
class Scene;
}
namespace text {
class Typesetter;
}

namespace desk {

using base::Id;
using base::Rect;
using base::Vec2;
using canvas::ItemKind;
using canvas::ItemRef;

/// Where people stand: round a table lying flat, or before a screen on the wall.
enum class Mount { table, wall };

/// How people want what moves by itself: seen on its way, or there at once. What a hand moves goes with the
/// hand in either case.
enum class Motion { full, reduced };

/// On the screen: a strip of a thing so wide is enough to grab it.
inline constexpr double kFinger_mm = 12;

/// A person's place at the table's edge, as the tools need to know it.
struct SeatSide {
  Vec2 place_px;        // in the window
  double turn_rad = 0;  // at which things face the person: a quarter turn
};

/// Who takes what a finger brings to a seat. Window mm.
class TakesToSeats {
 public:
  virtual ~TakesToSeats() = default;
  /// A card let go here is the seat's from now on. False: there is no open seat, or the card was
  /// held over it only in passing.
  virtual bool take_card(Id card, Vec2 window_mm) = 0;
  /// A card or a plate, or where it is neither a card yet to be made, is written at a seat where
  /// nobody writes, at the side that it faces. False: there can be none.
  virtual bool write(std::optional<ItemRef> thing, const base::TurnedRect& window_mm) = 0;
};

/// A card or a plate that an action laid elsewhere, and where it lay.
struct Moved {
  ItemRef thing;
  Vec2 from;
  double from_turn = 0;
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
  Motion motion = Motion::full;
  bool read_only = false;
  base::Messages tr{};
  /// What is to be said to the people at the table.
  Notices notices{};
  /// The island somebody touched last, perhaps gone meanwhile; nil: none.
  Id chosen{};
  /// There are other tables, to which an island can go as a copy; and the sheet for the chosen one is wanted.
  bool other_tables = false, send_wanted = false;
  TakesToSeats* to_seats = nullptr;  // null: there are no seats
  /// What lies over the table at its edges: seats, their handles, free places. Window px.
  std::vector<Rect> covered_px{};
  /// A sheet beside the map; empty: none is open. Window px.
  Rect beside_px{};
  /// Cards and islands whose words somebody writes now, once for each who does: claim.h.
  std::multiset<Id> written{};
  /// Something was laid beyond what is seen, or under what covers it: the view is to show all.
  bool grown = false;
  /// Where the view is on its way to, farther off, as the table had too little room: who lays
  /// something meanwhile lays it in what will be seen then.
  std::optional<canvas::Camera> ahead{};
  /// What actions laid elsewhere since somebody showed the way there.
  std::vector<Moved> moved{};
  /// mm of the window that are one millimetre of a seat: seats are larger where a millimetre has so
  /// few pixels that nothing could be read, and where larger text is wanted.
  double seat_scale = 1;
  /// The same of menus and buttons that stand on the table itself.
  double menu_scale = 1;
  /// How much larger than usual a seat's words are within its millimetres: keys and buttons stay where
  /// there is no room for larger ones.
  double seat_words = 1;
  /// A card let go there goes to the tray. Window px.
  std::vector<Rect> tray_px{};
  /// The cards that are held there now.
  std::set<Id> over_tray{};
  /// What is to be done now, and for how long: it stands at every seat; empty: nobody leads.
  std::string guide{};
  double bar_px = 0;              // the bar's height at the bottom: the table ends above it
  std::vector<SeatSide> seats{};  // empty: nobody has taken a seat, people stand all round

  const model::Board& board() const;
  /// The session says nobody's name.
  bool nameless() const;
  bool at_wall() const { return mount == Mount::wall; }
  /// `chosen`, where it is still there.
  Id chosen_island() const;

  /// Map mm for so many mm on the screen.
  double on_map(double screen_mm) const { return screen_mm * camera.px_per_mm / camera.scale; }
  /// Window mm on the map, and back.
  Vec2 to_map(Vec2 window_mm) const { return camera.to_map(window_mm * camera.px_per_mm); }
  /// Pixels of a seat's millimetre.
  double seat_px() const { return camera.px_per_mm * seat_scale; }
  Vec2 to_window_mm(Vec2 map) const { return camera.to_px(map) / camera.px_per_mm; }
  bool tray_at(Vec2 px) const;
  /// All that lies over the table; the window's pixels.
  std::vector<Rect> covered() const;
  /// The window above the bar: its pixels, and its mm.
  Rect table_px() const;
  Rect table_mm() const;
  /// The part of the map that is there.
  Rect table() const;
  /// What of the map can be seen and touched: from there, and once the view is where it goes.
  ops::Sight sight_from(const canvas::Camera& seen) const;
  ops::Sight sight() const;
  /// The turn at which something at this place faces the nearest seat, or where there are none the
  /// nearest edge (0 at a wall).
  double facing(Vec2 map_pos) const;

  /// Applies an action, with what keeps it in sight and makes room for what it lays, as one of its
  /// own or as part of `action`; whole or not at all. `placed`: of what lay on the table before, what
  /// the program lays elsewhere now (ops/room.h).
  base::Result<void> apply_all(ops::Ops ops, const std::set<Id>& placed = {});
  base::Result<void> apply_all(ops::Ops ops, ops::ActionId action, const std::set<Id>& placed = {});
  /// The same; false: it was refused (the log says why), or there is nothing to do.
  bool apply(ops::Ops ops, const std::set<Id>& placed = {});
  /// The same of what lies on the table already, laid otherwise as a whole: where there is too little
  /// room in sight it may go beyond, and the view follows, so many times farther off (1: as far as it
  /// takes to show all).
  bool rearrange(const ops::Ops& ops, double farther = 1);
  /// Takes the newest action back, or does it again. What comes back to the table so lies free, and
  /// what goes out of sight the view follows. False: there is none, or the desk takes no changes.
  bool undo();
  bool redo();
  /// A card or plate that lay so has grown with its words: what it lies on now makes room, as part
  /// of `action`.
  void make_room(ItemRef thing, const base::TurnedRect& lay, ops::ActionId action);
  /// What no action of somebody else moves: what is held, and what is being written.
  std::set<Id> kept_still() const;
  /// Applies it, and keeps where things lay before, so that they are seen to go.
  base::Result<void> lay(const ops::Ops& ops, ops::ActionId action);
  enum class Way { undo, redo };
  bool take_back(Way way);
  /// The view goes so many times farther off.
  void look_from(double farther);
  /// Says that what somebody wanted could not be done: the thing it was about has changed meanwhile.
  void refused(const base::Error& why);
};

/// Keeps the scene in step with the document: for each op, after it.
void follow(canvas::Scene& scene, const model::Board& shown, const ops::Op& op);

}  // namespace desk
