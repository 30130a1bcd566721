// MapToolsPart: the sheet from which what is done with the whole map begins.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/map_tools.h"

namespace pages {

class MapToolsPart final : public Part {
 public:
  /// Lives longer.
  explicit MapToolsPart(Sitting& sitting) : sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  panels::MapToolsView view() const;
  void carry_out(panels::MapTool tool);

  Sitting& sitting_;
  panels::MapTools sheet_;
  panels::MapToolsView view_;
  panels::MapToolsCommands asked_;
  bool shown_ = false;
};

}  // namespace pages
