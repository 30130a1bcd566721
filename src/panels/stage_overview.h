// StageOverview: all stops of a presentation as small pictures, from which one is tapped: to go there, or to
// say when it comes; the session's other boards; the sessions of other groups. A sheet at the right. Its
// view and its draw; what is asked are the strip's commands. The UI thread's.
#pragma once

#include "panels/present.h"
#include "panels/side_sheet.h"

namespace panels {

struct StageOverviewView {
  bool shown = false;
  struct Stop {
    std::string name;
    std::string number;  // as it was tapped, or its place
    bool tapped = false;
    bool island = false;
    Picture picture{};  // without a texture: it is being made
  };
  std::vector<Stop> stops;
  std::size_t at = 0;
  double shape = 16 / 9.0;  // of the pictures, width by height
  std::string order;        // "By points"
  bool chooses = false;     // a tap on a stop says when it comes
  bool writable = true, captions = true;
  struct Place {
    std::string name, under;
    bool here = false;
  };
  std::vector<Place> boards;    // fewer than two: none are listed
  std::vector<Place> sessions;  // of the folder
};

class StageOverview {
 public:
  /// Down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const StageOverviewView& view, float above_px, PresentCommands& out);

 private:
  float draw_stops(Ui& ui, const StageOverviewView& view, float y, PresentCommands& out) const;

  SideSheet sheet_;
};

/// Rows to be tapped, with a name and what stands below it. Returns where they end.
float draw_places(Ui& ui, const char* name, const std::vector<StageOverviewView::Place>& places,
                  PresentCommand::What what, const Area& room, float y, PresentCommands& out);

}  // namespace panels
