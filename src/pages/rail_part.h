// RailPart: the rail that leads the evening step by step: what it says, and what its buttons do. The
// sentence stands at the seats, too. The window's thread.
//  1. Panels are drawn again for it only where something on it reads otherwise.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/rail.h"

namespace pages {

class PublishPart;

class RailPart final : public Part {
 public:
  /// All live longer.
  RailPart(Surroundings& around, Sitting& sitting, PublishPart& publish)
      : around_(around), sitting_(sitting), publish_(publish) {}

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override { return next_s_; }

 private:
  panels::RailView view() const;
  /// Its sentence gets its readings where they are wanted.
  void read(panels::RailView& view) const;
  void carry_out(panels::RailCommand command);
  /// The sheet with which the step is done, or away with it.
  void open_tool();
  void go_to(const model::AgendaStep* step);
  void set_clock(double left_s, bool paused);
  /// What stands at the seats.
  void tell_seats(const panels::RailView& now);

  Surroundings& around_;
  Sitting& sitting_;
  PublishPart& publish_;
  panels::RailView view_;
  panels::RailCommands asked_;
  panels::RailView::Clock clock_ = panels::RailView::Clock::none;  // when it was last looked at
  base::Id step_;                                                  // and of which step
  double next_s_ = 0;
};

}  // namespace pages
