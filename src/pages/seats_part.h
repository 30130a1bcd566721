// SeatsPart: everybody's seats on the page: where they lie, how they are drawn, and what they ask of
// others. The window's thread.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"
#include "pages/table_pastes.h"
#include "pages/writing_aids.h"

namespace pages {

class FindPart;
class HelpPart;

class SeatsPart final : public Part {
 public:
  /// All live longer.
  SeatsPart(Surroundings& around, Sitting& sitting, WritingAids& aids, TablePastes& pastes,
            HelpPart& help, FindPart& find)
      : around_(around),
        sitting_(sitting),
        aids_(aids),
        pastes_(pastes),
        help_(help),
        find_(find) {}

  /// Panels lie beside them.
  void draw(panels::Ui& ui, panels::Room& room) override;
  void laid_out(const panels::Room& room) override;
  void tick(double now_s) override;
  double next_deadline_s() const override { return sitting_.seats->next_deadline_s(); }
  bool accept(const desk::Offer& offer) override;
  /// As they are seen, mm of the screen.
  const canvas::DrawList& panes() const { return panes_; }
  /// Once they lie, all of the map is seen between them: another window, in which nobody has moved it yet.
  void show_all() { shown_ = false; }
  /// The table is left: what else seats asked for is for nothing.
  void keep_places();

 private:
  void place();
  /// What seats and tools want said.
  void say_notices();
  void take_wishes();
  void save(const seats::SeatSettings& places);

  Surroundings& around_;
  Sitting& sitting_;
  WritingAids& aids_;
  TablePastes& pastes_;
  HelpPart& help_;
  FindPart& find_;
  canvas::DrawList panes_;
  std::vector<base::Rect> open_, handles_;  // as the panels know them
  double bar_top_px_ = 0;                   // 0: nothing has been drawn
  bool shown_ = false;                      // all of the map, between them
};

}  // namespace pages
