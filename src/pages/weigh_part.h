// WeighPart: the sheet of 衆目評価, and what its buttons do to the board that is shown.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/weigh.h"

namespace pages {

class WeighPart final : public Part {
 public:
  WeighPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  panels::WeighView view() const;

  Surroundings& around_;
  Sitting& sitting_;
  panels::WeighSheet sheet_;
  panels::WeighView view_;
  panels::WeighCommands asked_;
  std::string said_;  // while points are being given
  bool shown_ = false;
};

}  // namespace pages
