// SurveyPart: the sheet of the questionnaire, and what its buttons do to the session.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/survey.h"

namespace pages {

class SurveyPart final : public Part {
 public:
  SurveyPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  panels::SurveyView view() const;
  void answer(const std::vector<panels::SaidToInquiry>& said);

  Surroundings& around_;
  Sitting& sitting_;
  panels::SurveySheet sheet_;
  panels::SurveyView view_;
  panels::SurveyCommands asked_;
  bool shown_ = false;
};

}  // namespace pages
