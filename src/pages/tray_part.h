// TrayPart: the drawer of the tray 箱 above the bar.
#pragma once

#include "pages/import_part.h"
#include "pages/photos_part.h"
#include "panels/tray.h"

namespace pages {

class TrayPart final : public Part {
 public:
  /// All live longer.
  TrayPart(Surroundings& around, Sitting& sitting, ImportPart& import, PhotosPart& photos)
      : around_(around), sitting_(sitting), import_(import), photos_(photos) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;

 private:
  Surroundings& around_;
  Sitting& sitting_;
  ImportPart& import_;
  PhotosPart& photos_;
  panels::Tray tray_;
  panels::TrayView view_;
  std::vector<panels::TrayCommand> asked_;
};

}  // namespace pages
