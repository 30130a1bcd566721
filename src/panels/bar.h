// Bar: the one slim bar at the table's lower edge, and above it, only while nothing is being saved,
// a strip that says so. Where room is short, labels vanish before buttons do.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "panels/board_stamp.h"
#include "panels/corner.h"
#include "panels/hall_mark.h"
#include "panels/tray.h"

namespace panels {

enum class SavingState { saved, saving, not_saving, read_only };

struct SavingView {
  SavingState state = SavingState::saved;
  std::string since;       // "19:42", with not_saving
  std::string reason;      // one sentence, with not_saving and read_only
  std::string label = {};  // in place of the state's own words; may be empty
};

struct BoardName {
  base::Id id;
  std::string question;   // or the board's title
  BoardStamp stamp = {};  // of those beside the one shown
};

struct BarView {
  bool over_tray = false;         // a card is held over its button or drawer
  std::string title;              // of the session
  std::vector<BoardName> boards;  // in order
  std::size_t board = 0;          // the one shown
  bool can_undo = false, can_redo = false;
  bool view_locked = true;
  bool can_zoom_in = true, can_zoom_out = true;
  SavingView saving;
  bool seats_taken = false;       // somebody sits at the table
  std::size_t cards_waiting = 0;  // at the seats, seen by nobody but their writers
  bool tray_open = false;
  std::size_t tray_cards = 0;
  bool tools_open = false;
  bool phones_shown = false;    // their sheet stands there
  bool phones_open = false;     // phones may send cards
  std::size_t phone_cards = 0;  // that came from them since it was opened
  HallMark hall;
};

/// `our_keys`: a finger asked, and nobody has used a machine's keyboard to write it with.
struct NewCard {
  bool our_keys = false;
};
/// One more seat at the edge of the table.
struct AddSeat {};
/// Everybody's waiting cards onto the table at the same moment.
struct ShowCards {};
struct Undo {};
struct Redo {};
struct FitAll {};
/// What lies on one another is laid apart; everything is laid in rows.
struct Spread {};
struct TidyAll {};
/// The map is seen one step closer, or from farther away.
struct Zoom {
  enum class Way { in, out } way = Way::in;
};
struct SetViewLocked {
  bool locked = true;
};
struct SwitchBoard {
  base::Id board;
};
struct MakeReport {};
/// What fingers do, or away with it.
struct OpenHelp {};
/// The sheet with title, date and questions, or away with it.
struct OpenSessionSheet {};
/// The sheet with what can be done with the whole map, or away with whatever it led to.
struct OpenMapTools {};
/// The sheet of the door for phones, or away with it.
struct ShowPhones {};
using BarCommand =
    std::variant<NewCard, AddSeat, ShowCards, OpenTray, CloseTray, Undo, Redo, FitAll, Spread,
                 TidyAll, Zoom, SetViewLocked, SwitchBoard, MakeReport, OpenHelp, OpenSessionSheet,
                 OpenMapTools, ShowPhones, SetLanguage, OpenSettings, OpenHall, Leave>;
using BarCommands = std::vector<BarCommand>;

void need(Fonts& fonts, const BarView& view);
/// Where the bar lies, px.
Area bar_area(const Ui& ui);
/// Above `bar`, only while nothing is being saved; returns the upper edge of both, px.
float draw_saving_strip(Ui& ui, const SavingView& saving, const Area& bar);
/// Draws bar and strip; returns the upper edge of both, px.
float draw_bar(Ui& ui, const BarView& view, BarCommands& out);

}  // namespace panels
