// Part: joins a panel to what it asks for, and to the time that passes for it. A page owns its parts.
// Each frame: need(), where a part makes the view that it then draws; draw(); then laid_out() of all,
// then carry_out() of all. The window's thread.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "desk/notices.h"
#include "panels/panel.h"

namespace pages {

class Part : public panels::Panel {
 public:
  void draw(panels::Ui&, panels::Room&) override {}
  /// All panels have been drawn; what they left of the window.
  virtual void laid_out(const panels::Room&) {}
  /// Does what was tapped in the frame; true when something was.
  virtual bool carry_out() { return false; }

  virtual void tick(double) {}
  virtual double next_deadline_s() const { return 1e300; }
  /// A file was dropped on the window, something offered was tapped; true: it was for this part.
  virtual bool drop(const base::Path&) { return false; }
  virtual bool accept(const desk::Offer&) { return false; }
  /// For the probe (docs/probe.md).
  virtual void describe(nlohmann::ordered_json&) const {}
};

}  // namespace pages
