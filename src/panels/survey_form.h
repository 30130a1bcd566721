// SurveyForm: the questionnaire as one person fills it in, a question at a time, large; what was tapped
// stays here until they are done, and is forgotten then. Sheets of paper are entered with it, too: where
// one tap answers, the next question follows at once. The UI thread's.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "model/session.h"

namespace panels {

class Ui;
class Fonts;
struct Area;

/// What one person said to one question; of several choices one each.
struct SaidToInquiry {
  base::Id inquiry;
  int value = 0;
  std::string text{};
};

/// The picture of a face, 1 (bad) to 5.
std::string_view face_icon(int value);

class SurveyForm {
 public:
  enum class Pace { person, paper };
  void begin(Pace pace = Pace::person);
  Pace pace() const { return pace_; }
  void need(Fonts& fonts) const;
  enum class Going { on, done, left };
  /// From `y` down; `y` is below it afterwards. `inquiries`: in the order of asking, one at least.
  Going draw(Ui& ui, const std::vector<model::Inquiry>& inquiries, const Area& room, float& y);
  /// Requires: it is done.
  std::vector<SaidToInquiry> take(const std::vector<model::Inquiry>& inquiries);

 private:
  struct Said {
    std::set<int> values;
    std::string text;
  };
  void draw_values(Ui& ui, const model::Inquiry& asked, const Area& room, float& y);
  void draw_words(Ui& ui, const model::Inquiry& asked, const Area& room, float& y);
  void tapped(const model::Inquiry& asked, int value);
  Said& said(base::Id inquiry);

  std::vector<std::pair<base::Id, Said>> said_;
  std::size_t at_ = 0;
  Pace pace_ = Pace::person;
  bool said_all_ = false;  // by the tap just now, to this question
};

}  // namespace panels
