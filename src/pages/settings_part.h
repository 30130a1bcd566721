// SettingsPart: the sheet on which this machine's settings are changed, over whatever page there is. Pages
// owns it. What it changes is kept at once; the app follows it.
#pragma once

#include "pages/part.h"
#include "pages/surroundings.h"
#include "panels/settings.h"

namespace pages {

class SettingsPart final : public Part {
 public:
  /// `around` lives longer.
  explicit SettingsPart(Surroundings& around) : around_(around) {}
  void open();
  void close();
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  std::string hall_words() const;

  Surroundings& around_;
  panels::SettingsSheet panel_;
  panels::SettingsCommands asked_;
  bool open_ = false;
  bool readings_there_ = false;
};

}  // namespace pages
