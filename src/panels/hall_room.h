// HallRoomStrip: what leads a hall from its screen's lower edge: the next step, a word and a time for all, which map is seen large;
// and the sheet in which is written what is said, with what became of it. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/side_sheet.h"

namespace panels {

struct HallRoomView {
  bool open = false;   // the hall is; else it can only be left
  bool large = false;  // a map is seen large, or maps side by side
  bool side = false;
  bool words = false;     // the six words are seen
  bool tables = false;    // there are any
  std::string now;        // what is seen
  std::string under;      // what became of the last request; or where all of it is kept
  std::string next_step;  // "書く"; empty: none of the tables has an agenda
  std::string time;       // "4:59"; empty: no clock runs
  bool rounds = false, follow = false;
  struct Said {
    std::string words, at, became;
    friend bool operator==(const Said&, const Said&) = default;
  };
  std::vector<Said> said;  // the newest first
  friend bool operator==(const HallRoomView&, const HallRoomView&) = default;
};

struct HallRoomCommand {
  enum class What {
    all,
    back,
    next,
    step,
    say,
    ask,
    time,
    stop_time,
    side,
    rounds,
    follow,
    words,
    close
  };
  What what = What::all;
  std::string text{};
  int minutes = 0;
};
using HallRoomCommands = std::vector<HallRoomCommand>;

void need(Fonts& fonts, const HallRoomView& view);

class HallRoomStrip {
 public:
  /// How high the strip is.
  static float height(const Ui& ui);
  /// At the window's lower edge. Returns where it lies.
  Area draw(Ui& ui, const HallRoomView& view, HallRoomCommands& out);
  /// All that is being written, for the fonts.
  const std::string& typed() const { return text_; }
  bool sheet_open() const { return sheet_is_ != Sheet::none; }
  /// The whole screen is wanted for somebody else's; words that were begun are kept.
  void give_way() { sheet_is_ = Sheet::none; }

 private:
  enum class Sheet { none, say, time, leave };
  /// Buttons from the right; returns where they begin.
  float draw_right(Ui& ui, const HallRoomView& view, const Area& row, HallRoomCommands& out);
  void draw_say(Ui& ui, const HallRoomView& view, float above_px, HallRoomCommands& out);
  void draw_time(Ui& ui, const HallRoomView& view, float above_px, HallRoomCommands& out);
  void draw_leave(Ui& ui, float above_px, HallRoomCommands& out);
  void show(Sheet sheet) { sheet_is_ = sheet_is_ == sheet ? Sheet::none : sheet; }

  Sheet sheet_is_ = Sheet::none;
  std::string text_;
  SideSheet sheet_;
};

}  // namespace panels
