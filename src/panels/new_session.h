// NewSession: title, date, venue, makers and questions; all may stay empty, so that one tap begins.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "panels/agenda_choice.h"
#include "panels/date_field.h"
#include "panels/go_to.h"
#include "panels/ui.h"

namespace panels {

inline constexpr std::size_t kMostQuestions = 5;

/// Everything may be empty but what it is; makers hold no empty lines. There is a map for each question,
/// an empty one too: that is written later.
struct CreateSession {
  std::string title, date, venue;
  std::vector<std::string> makers, questions;
  bool anonymous = false;  // no card says who wrote it
  std::size_t agenda = 0;  // which of those that were offered; 0: none
};
using NewSessionCommand = std::variant<GoTo, CreateSession>;

class NewSession {
 public:
  /// Forgets what was typed and sets the date; called whenever the page opens.
  void reset(const std::string& today);
  void draw(Ui& ui, const AgendaOffers& agendas, std::vector<NewSessionCommand>& out);
  /// All that is typed so far, for the fonts.
  std::string typed() const;

 private:
  CreateSession result() const;
  /// Its questions are asked where nobody has written any.
  void choose(const AgendaOffers& agendas, std::size_t index);

  std::string title_, date_, venue_, makers_;
  std::vector<std::string> questions_{std::string()};
  std::optional<std::size_t> away_;  // of these, with the next frame
  std::string today_;
  DateField day_;
  bool anonymous_ = false;
  std::size_t agenda_ = 0;
  AgendaChoice choice_;
};

/// "山田、佐藤".
std::string joined_names(const std::vector<std::string>& names);
/// The parts between 、 , ; and newlines, without blanks around; empty ones left out.
std::vector<std::string> split_names(std::string_view text);

}  // namespace panels
