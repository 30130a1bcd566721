// PresentPart: joins the strip from which a presentation is led, and the list of its stops, to the
// presentation: at the table's lower edge while a wall shows it, else below the stage on the table. The
// window's thread.
#pragma once

#include "pages/part.h"
#include "pages/presentation.h"
#include "panels/present.h"

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
  panels::PresentView view();
  /// The session's file after this one in its folder; empty: none.
  const base::Path& next_session();
  void carry_out(const panels::PresentCommand& command);

  Surroundings& around_;
  Sitting& sitting_;
  Presentation& presentation_;
  const Below below_;
  panels::Present panel_;
  panels::PresentView view_;
  panels::PresentCommands asked_;
  bool list_ = false;                       // the stops are listed
  std::optional<base::Path> next_session_;  // once it was looked for
};

}  // namespace pages
