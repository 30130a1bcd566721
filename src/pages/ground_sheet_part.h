// GroundSheetPart: the sheet of what lies under the cards, opened from the map's tools or by a tap on a name
// on the table, and what is chosen and written there.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/ground_sheet.h"

namespace pages {

class GroundSheetPart final : public Part {
 public:
  GroundSheetPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;

 private:
  /// Those of all templates that have one.
  void read_offers();
  void put(const model::Ground& ground);

  Surroundings& around_;
  Sitting& sitting_;
  panels::GroundSheet sheet_;
  panels::GroundView view_;
  std::vector<model::Ground> grounds_;  // of the offers, as they were when the sheet was opened
  panels::GroundCommands asked_;
  std::string begins_;  // the field in which somebody wants to write
  bool shown_ = false;
};

}  // namespace pages
