// Sitting: a session on the table: the open session, the scene of the board that is shown, the
// camera, the tools, everybody's seats, and what of it only this table's people see. Made when a
// session is opened, gone when it is left. The model's thread. What must agree:
//  1. `scene`, `desk` and `seats` show the same board, after every op: the sitting tells them.
//  2. `desk` refers to the members above it and `table` and `seats` to `desk`: the order is theirs.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "canvas/scene.h"
#include "ops/document.h"
#include "pages/step_clock.h"
#include "pages/surroundings.h"
#include "panels/bar.h"
#include "seats/seats.h"
#include "storage/live_session.h"
#include "tools/toolbox.h"
#include "tools/turn_memory.h"

namespace pages {

/// What stands at the table's right: the evening's own words, what can be done with the map, 衆目評価,
/// B型叙述化, the questionnaire, the report, what lies under the cards, title and notes of the map, the
/// door for phones, a picture from one.
enum class Sheet {
  none,
  session,
  map_tools,
  weigh,
  narrative,
  survey,
  publish,
  ground,
  title,
  phones,
  photo
};

struct Sitting {
  Sitting(Surroundings& around, std::unique_ptr<storage::LiveSession> opened,
          const seats::Aids& lent);
  Sitting(const Sitting&) = delete;
  Sitting& operator=(const Sitting&) = delete;

  /// Shows another board of the session, all of it in sight.
  void show(base::Id board_id);
  const model::Board& board() const { return desk.board(); }
  /// The same look, but that nothing asks to be written where nothing can be.
  void set_look(canvas::Look look);

  /// The scene says at the map's foot what session and board say.
  void tell_title();

  /// The board that was shown has been taken back.
  void leave_gone_board();

  std::unique_ptr<storage::LiveSession> open;
  canvas::Scene scene;
  canvas::Camera camera;
  desk::Desk desk;
  tools::Toolbox table;
  seats::Aids aids;
  std::unique_ptr<seats::Seats> seats;
  std::map<int, tools::TurnMemory> turned;  // by seat: what it turned to itself
  StepClock step_clock;
  base::Rect rail_px{};  // where the rail lies; empty: there is none
  storage::SaveState save_state;
  panels::SavingView saving;  // the same, in words
  bool view_locked = true;
  Sheet sheet = Sheet::none;
  bool tray_open = false;
  bool files_open = false;
  bool timeline_open = false;  // the rail in the bar's place
  bool presenting = false;     // the map is shown to the room, stop by stop
  bool looking_back = false;   // a moment of the past is shown, not this table
  // Whom a report may name, and somebody has seen in the list: on which card or plate, and in which words.
  std::set<std::pair<base::Id, std::string>> people_seen;
  bool people_wanted = false;   // the report's sheet is to be opened at that list
  bool phones_open = false;     // phones may send cards
  std::size_t phone_cards = 0;  // that came from them since
  bool find_open = false;       // the strip in the bar's place in which a word is looked for
};

}  // namespace pages
