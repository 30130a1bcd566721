// HandOver: the sheet from which a report or a session is taken away: the places it can be copied to, how
// the copying goes, and a code that tells a phone where it lies. The page knows the places and copies.
// The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/drag_scroll.h"
#include "panels/files.h"
#include "panels/qr_code.h"

namespace panels {

struct CopyPlace {
  FilePlace place;
  std::string room = {};  // what is free there; empty: nobody knows
};

struct HandOverView {
  std::string heading;             // what is handed over
  std::string along = {};          // what goes with it
  std::vector<std::string> where;  // title, file, folder, computer: also what the code says
  std::vector<CopyPlace> places;
  bool stick = false;  // one of them is one
  enum class State { waiting, copying, copied, failed } state = State::waiting;
  float part = 0;    // of the copying, 0…1
  std::string said;  // how it goes, or went
};

/// Into this folder.
struct CopyTo {
  FilePlace place;
};
struct CloseHandOver {};
using HandOverCommand = std::variant<CopyTo, CloseHandOver>;
using HandOverCommands = std::vector<HandOverCommand>;

void need(Fonts& fonts, const HandOverView& view);

class HandOver {
 public:
  /// In the middle of the window.
  void draw(Ui& ui, const HandOverView& view, HandOverCommands& out);

 private:
  void draw_places(Ui& ui, const HandOverView& view, const Area& area, HandOverCommands& out);

  DragScroll scroll_;
  std::string coded_;
  QrCode code_;
};

}  // namespace panels
