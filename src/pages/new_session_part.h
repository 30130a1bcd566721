// NewSessionPart: the start's page on which a session is begun.
#pragma once

#include "pages/agenda_offers.h"
#include "pages/part.h"
#include "pages/surroundings.h"

namespace pages {

class NewSessionPart final : public Part {
 public:
  /// `page`: the one of the start's that is shown; lives longer.
  NewSessionPart(Surroundings& around, panels::StartPanel& page) : around_(around), page_(page) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  Surroundings& around_;
  panels::StartPanel& page_;
  panels::NewSession form_;
  AgendaTemplates agendas_;  // as they were when the page was opened
  std::vector<panels::NewSessionCommand> asked_;
  bool shown_ = false;
};

}  // namespace pages
