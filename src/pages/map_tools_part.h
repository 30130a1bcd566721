// MapToolsPart: the sheet from which what is done with the whole map begins.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/map_tools.h"

namespace pages {

class SendPart;

class MapToolsPart final : public Part {
 public:
  /// Both live longer.
  MapToolsPart(Sitting& sitting, SendPart& send) : sitting_(sitting), send_(send) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  panels::MapToolsView view() const;

  Sitting& sitting_;
  SendPart& send_;
  panels::MapTools sheet_;
  panels::MapToolsView view_;
  panels::MapToolsCommands asked_;
  bool shown_ = false;
};

}  // namespace pages
