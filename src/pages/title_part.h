// TitlePart: the sheet on which title and notes of the map are asked for, and the notes written.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/title_sheet.h"

namespace pages {

class TitlePart final : public Part {
 public:
  /// Lives longer.
  explicit TitlePart(Sitting& sitting) : sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  Sitting& sitting_;
  panels::TitleSheet sheet_;
  panels::TitleView view_;
  panels::TitleCommands asked_;
  bool shown_ = false;
};

}  // namespace pages
