// HallJoin: the sheet by which a table comes into a hall, over whatever page there is: how it stands, the six words with
// suggestions while they are written, the halls that are heard, and the way out. Its view, its commands, its draw. The UI
// thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/drag_scroll.h"
#include "panels/hall_mark.h"
#include "panels/written_line.h"

namespace panels {

class Fonts;

struct HallView {
  HallMark mark;
  std::string state, trouble;  // in whole sentences; trouble may be empty
  /// A word as it is said and as it is spelled.
  struct Word {
    std::string kana, romaji;
  };
  bool asks_words = true;
  std::vector<Word> words;        // that were read so far
  std::size_t of = 6;
  std::string wrong;              // what of the words is none, and what helps
  std::vector<Word> suggestions;  // for the word being written
  bool complete = false;
  std::vector<std::string> heard;  // halls, by name
  bool can_leave = false;
  std::string return_to;  // the hall of before, where the table has left it; empty: there is none
  std::string name;       // of this table
  std::string address, address_wrong;  // of a hall's machine, where somebody typed it
  bool forked = false;  // a person decides what becomes of the open session
};

/// What stands in the field of the words now.
struct WriteHallWords {
  std::string text;
};
struct JoinHall {};
struct LeaveHall {};
struct ReturnToHall {};
struct NameTable {
  std::string name;
};
struct AskHallAddress {
  std::string text;
};
struct CloseHall {};
/// The open session goes on as one of its own, or is left.
struct GoOnAsCopy {};
struct CloseForked {};
using HallCommand = std::variant<WriteHallWords, JoinHall, LeaveHall, ReturnToHall, NameTable,
                                 AskHallAddress, CloseHall, GoOnAsCopy, CloseForked>;
using HallCommands = std::vector<HallCommand>;

class HallJoin {
 public:
  void need(Fonts& fonts, const HallView& view) const;
  void draw(Ui& ui, const HallView& view, HallCommands& out);
  /// The field of the words holds this from the next frame on, and is written in further.
  void write_on(std::string text);

 private:
  float draw_state(Ui& ui, const HallView& view, const Area& room, float y) const;
  float draw_fork(Ui& ui, const Area& room, float y, HallCommands& out) const;
  float draw_words(Ui& ui, const HallView& view, const Area& room, float y, HallCommands& out);
  float draw_read(Ui& ui, const HallView& view, const Area& room, float y) const;
  float draw_suggestions(Ui& ui, const HallView& view, const Area& room, float y);
  float draw_heard(Ui& ui, const HallView& view, const Area& room, float y) const;
  float draw_rest(Ui& ui, const HallView& view, const Area& room, float y, HallCommands& out);

  std::string words_, said_;  // in the field; what was told of it
  bool begins_ = false;
  WrittenLine name_, address_;
  bool writes_name_ = false, writes_address_ = false;  // in the last frame
  DragScroll scroll_;
  float content_px_ = 0;
};

}  // namespace panels
