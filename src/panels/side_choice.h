// SideChoice: which maps stand side by side on a stage: a sheet at the right, a tap on a map each. Its view
// and its draw; what is asked are the strip's commands. The UI thread's.
#pragma once

#include "panels/stage_overview.h"

namespace panels {

struct SideChoiceView {
  bool shown = false;
  /// `here`: it stands there.
  std::vector<StageOverviewView::Place> maps;
  bool full = false;
};

class SideChoice {
 public:
  /// Down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const SideChoiceView& view, float above_px, PresentCommands& out);

 private:
  SideSheet sheet_;
};

}  // namespace panels
