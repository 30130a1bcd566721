// SessionSheet: what the evening is called, when and where it is, who makes it, and its questions, to be
// changed while it runs: a sheet at the table's right. A field's words count when somebody has
// written them and goes on elsewhere; until then they stand in the sheet alone. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "panels/agenda_choice.h"
#include "panels/board_stamp.h"
#include "panels/date_field.h"
#include "panels/drag_scroll.h"
#include "panels/written_line.h"

namespace panels {

enum class SessionWords { title, date, venue, makers };

struct SessionSheetView {
  std::string words[4];  // by SessionWords; makers with 、 between
  struct Question {
    base::Id board;
    std::string text;
    BoardStamp stamp = {};
    bool shown = false;  // its board is on the table
  };
  std::vector<Question> questions;  // by board, in order
  std::string question = {};        // the one that is on the table
  std::string today;
  bool writable = true;
  std::string agenda = {};  // what is planned, in words; empty: nothing
  AgendaOffers agendas = {};
};

struct ChangeSessionWords {
  SessionWords which = SessionWords::title;
  std::string text;
};
struct WriteQuestion {
  base::Id board;
  std::string text;
};
struct AddQuestion {};
struct MoveQuestion {
  base::Id board;
  int by = 1;  // −1: before the one it follows now
};
/// The question goes with its empty map; of one with cards it is said why it stays.
struct RemoveQuestion {
  base::Id board;
};
/// Another agenda, of those offered the first is 1; 0: none.
struct PlanEvening {
  std::size_t agenda = 0;
};
/// Its board comes onto the table.
struct ShowQuestion {
  base::Id board;
};
struct CloseSessionSheet {};
/// To a stick, to a colleague.
struct TakeThisSession {};
/// How it grew.
struct OpenTimeline {};
using SessionSheetCommand =
    std::variant<ChangeSessionWords, WriteQuestion, AddQuestion, MoveQuestion, RemoveQuestion,
                 ShowQuestion, PlanEvening, TakeThisSession, OpenTimeline, CloseSessionSheet>;
using SessionSheetCommands = std::vector<SessionSheetCommand>;

class SessionSheet {
 public:
  void need(Fonts& fonts, const SessionSheetView& view) const;
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const SessionSheetView& view, float above_px, SessionSheetCommands& out);

 private:
  void settle(const SessionSheetView& view, bool closes, SessionSheetCommands& out);
  /// All that can be written; it scrolls where there is too little height.
  void draw_words(Ui& ui, const SessionSheetView& view, const Area& area,
                  SessionSheetCommands& out);
  void draw_questions(Ui& ui, const SessionSheetView& view, const Area& area,
                      SessionSheetCommands& out);

  WrittenLine words_[4];
  std::vector<WrittenLine> questions_;
  std::vector<base::Id> boards_;  // whose those are
  DateField day_;
  DragScroll scroll_;
  AgendaChoice choice_;
  std::string writing_;  // the field being written in, in the last frame
};

}  // namespace panels
