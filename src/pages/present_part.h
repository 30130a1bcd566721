// PresentPart: joins the strip from which a presentation is led, the overview of its stops and the choice of
// maps side by side to the presentation: at the table's lower edge while a wall shows it, else below the
// stage on the table. The window's thread.
#pragma once

#include "pages/part.h"
#include "pages/presentation.h"
#include "panels/side_choice.h"

namespace pages {

class PresentPart final : public Part {
 public:
  enum class Below { table, stage };
  /// All live longer.
  PresentPart(Surroundings& around, Sitting& sitting, Presentation& presentation, Below below)
      : around_(around), sitting_(sitting), presentation_(presentation), below_(below) {}

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  /// What is open over the strip.
  enum class Open { nothing, overview, choice };
  panels::PresentView view();
  panels::StageOverviewView overview();
  panels::SideChoiceView choice();
  void carry_out(const panels::PresentCommand& command);
  /// On with the session in this file.
  void go_on_with(std::size_t file);
  void open(Open what);

  Surroundings& around_;
  Sitting& sitting_;
  Presentation& presentation_;
  const Below below_;
  panels::Present panel_;
  panels::StageOverview overview_panel_;
  panels::SideChoice choice_panel_;
  panels::PresentView view_;
  panels::StageOverviewView overview_;
  panels::SideChoiceView choice_;
  panels::PresentCommands asked_;
  Open open_ = Open::nothing;
  bool large_ = false;  // the wall's picture is
};

}  // namespace pages
