// SessionPart: the sheet on which the evening's own words are changed while it runs.
#pragma once

#include "pages/agenda_offers.h"
#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/session_sheet.h"

namespace pages {

class SessionPart final : public Part {
 public:
  SessionPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  void change(const panels::ChangeSessionWords& wish);
  /// Says why not where it has cards.
  void remove(base::Id board);
  void plan(std::size_t agenda);

  Surroundings& around_;
  Sitting& sitting_;
  panels::SessionSheet panel_;
  AgendaTemplates agendas_;  // as they were when the sheet was opened
  panels::SessionSheetView view_;
  panels::SessionSheetCommands asked_;
  bool shown_ = false;
};

}  // namespace pages
