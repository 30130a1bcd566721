// HelpPart: what fingers can do, shown to whoever asked: from the bar, or turned to a seat and over its
// panel. It goes at the next touch anywhere; one on the sheet does nothing else. The window's thread.
//  1. Panels are drawn again for it only while it is open, some times a second.
//  2. The touch that took it away does not ask for it again.
#pragma once

#include <optional>

#include "input/touch_taker.h"
#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/help.h"

namespace pages {

class HelpPart final : public Part, public input::TouchTaker {
 public:
  /// Both live longer.
  HelpPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}

  /// For whoever sits there; nothing: whoever stands at the bar.
  void open(std::optional<int> seat);

  void draw(panels::Ui& ui, panels::Room& room) override;
  void tick(double now_s) override;
  double next_deadline_s() const override { return open_ ? next_s_ : 1e300; }

  bool covers(base::Vec2 pos_px) override { return open_ && sheet_px_.contains(pos_px); }
  void feed(const input::TouchSample& sample) override;
  void touched_elsewhere() override { close_by_touch(); }

 private:
  void close_by_touch();
  /// The seat's, as it lies now; nothing: it is gone or closed.
  std::optional<panels::HelpView> view(const panels::Ui& ui, const panels::Room& room) const;

  Surroundings& around_;
  Sitting& sitting_;
  bool open_ = false;
  std::optional<int> seat_;   // whose it is or was
  bool just_closed_ = false;  // by the touch that goes on now
  base::Rect sheet_px_;
  double since_s_ = 0, next_s_ = 0;
};

}  // namespace pages
