// SurveySheet: the questionnaire at the evening's end as whoever leads it asks it, hands it on from one
// person to the next, and counts it: a sheet at the table's right. Its view, its commands, its draw.
// The UI thread's.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "panels/inquiry_sheet.h"
#include "panels/side_sheet.h"
#include "panels/survey_form.h"

namespace panels {

struct SurveyView {
  std::vector<model::Inquiry> inquiries;  // in the order of asking
  /// Of each: how it was answered, as far as that is counted.
  struct Sum {
    int people = 0;
    std::vector<int> counts;
    std::vector<std::string> words;
    bool answered = false;  // counted or not: kind and choices stay
  };
  std::vector<Sum> sums;
  int sheets = 0;          // filled in
  bool uncounted = false;  // some of them are in no sum yet
  bool at_seats = false;   // everybody is asked at the own seat
  int seats_waiting = 0;   // and so many have not ended it
  bool writable = true;
};

/// The questions that every evening can ask.
struct AskUsual {};
struct AskInquiry {
  model::Inquiry inquiry;  // without id and order
};
/// The same question, asked in other words.
struct RewordInquiry {
  model::Inquiry inquiry;  // without order
};
struct DropInquiry {
  base::Id inquiry;
};
struct MoveInquiry {
  base::Id inquiry;
  int by = 1;
};
struct AnswerSheet {
  std::vector<SaidToInquiry> said;
};
/// At all seats, or at none any more.
struct AskAtSeats {
  bool asked = true;
};
struct CountAnswers {};
struct CloseSurvey {};
using SurveyCommand = std::variant<AskUsual, AskInquiry, RewordInquiry, DropInquiry, MoveInquiry,
                                   AnswerSheet, AskAtSeats, CountAnswers, CloseSurvey>;
using SurveyCommands = std::vector<SurveyCommand>;

class SurveySheet {
 public:
  void need(Fonts& fonts, const SurveyView& view) const;
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const SurveyView& view, float above_px, SurveyCommands& out);

 private:
  enum class Page { lead, form, thanks, ask };
  /// Each below `y`; the height is in `y` afterwards.
  void draw_lead(Ui& ui, const SurveyView& view, const Area& room, float& y, SurveyCommands& out);
  void draw_ask(Ui& ui, const SurveyView& view, const Area& room, float& y, SurveyCommands& out);
  void draw_thanks(Ui& ui, const SurveyView& view, const Area& room, float& y);
  void draw_inquiry(Ui& ui, const SurveyView& view, std::size_t index, const Area& room, float& y,
                    SurveyCommands& out);

  Page page_ = Page::lead;
  SurveyForm form_;
  InquirySheet asking_;
  SideSheet sheet_;
};

}  // namespace panels
