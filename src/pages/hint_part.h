// HintPart: what an empty board is to be begun with.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/hint.h"

namespace pages {

class HintPart final : public Part {
 public:
  HintPart(Surroundings& around, const Sitting& sitting) : around_(around), sitting_(sitting) {}
  void draw(panels::Ui& ui, panels::Room& room) override;
  void tick(double now_s) override;

 private:
  panels::Hint hint() const;

  Surroundings& around_;
  const Sitting& sitting_;
  panels::Hint drawn_ = panels::Hint::none;
};

}  // namespace pages
