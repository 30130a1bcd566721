// InquirySheet: one question of the questionnaire as whoever leads it writes it, new or once more: its
// words, its kind, what can be chosen. A SurveySheet shows it. The UI thread's.
//  1. Of a question that somebody has answered only the words change, and whoever changes them is asked
//     whether it still asks the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/session.h"

namespace panels {

class Ui;
class Fonts;
struct Area;

/// What stands between commas of any kind, but for those that `whole` have within them.
std::vector<std::string> choices_in(std::string_view text, const std::vector<std::string>& whole);

class InquirySheet {
 public:
  void begin_new();
  void begin(const model::Inquiry& asked);
  void need(Fonts& fonts) const;
  enum class Going { on, done, left };
  /// From `y` down; `y` is below it afterwards. `answered`: somebody has by now.
  Going draw(Ui& ui, bool answered, const Area& room, float& y);
  /// Nil id: it is new.
  const model::Inquiry& inquiry() const { return asked_; }

 private:
  void draw_kinds(Ui& ui, const Area& room, float& y);
  Going draw_end(Ui& ui, bool whole, bool answered, const Area& room, float& y);
  bool chooses() const;

  model::Inquiry asked_;
  std::vector<std::string> choices_;  // as they were
  std::string joined_, written_;      // one behind the other, as they were and as they are written
  std::string text_;                  // as it was
};

}  // namespace panels
