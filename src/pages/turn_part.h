// TurnPart: on a flat table whoever stands at another side turns the start page to themselves; before a
// wall it stays upright. The window's thread.
#pragma once

#include "pages/page_turn.h"
#include "pages/part.h"
#include "pages/surroundings.h"

namespace pages {

class TurnPart final : public Part {
 public:
  /// `around` lives longer.
  explicit TurnPart(Surroundings& around) : around_(around) {}
  /// How the page lies in the window.
  base::TurnedRect place(base::Size window_px) const { return turn_.place(window_px); }

  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  bool moving() const { return moving_; }

 private:
  Surroundings& around_;
  PageTurn turn_;
  std::optional<int> asked_;
  bool moving_ = false;
};

}  // namespace pages
