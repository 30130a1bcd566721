// SeatSheet: the questionnaire as one person fills it in at a seat, a question at a time. What was said
// stays here, in no file, until the sheet is handed in, and is forgotten then. Its Seat owns it. The
// window's thread.
//  1. While a question for words is shown the Writer writes an answer; at no other time.
//  2. What was said to a question counts only as long as that is asked as it was then.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ops/survey.h"
#include "seats/ink_words.h"
#include "seats/writer.h"

namespace seats {

class SeatSheet {
 public:
  /// Both live longer.
  SeatSheet(const desk::Desk& desk, Writer& writer) : desk_(desk), writer_(writer) {}

  /// It is asked here from now on: shown at once, unless `busy`, then it waits.
  enum class Hands { free, busy };
  void ask(Hands hands);
  /// What was said, for the session, what was written by hand as it reads first; an empty one is asked next.
  std::vector<ops::Said> take(InkWords& ink);
  /// It is asked here no more.
  void end();

  bool asked() const { return page_ != Page::none; }
  /// Somebody is still to answer it, or to end it.
  bool waits() const { return page_ == Page::form; }
  bool thanks() const { return page_ == Page::thanks; }
  /// It stands in the panel, instead of cards.
  bool shown() const { return asked() && shown_; }
  /// What is asked there; null: it is not shown, or nothing is asked by now.
  const model::Inquiry* inquiry() const;
  bool chosen(int value) const;
  /// Which it is of how many, from 1.
  std::size_t number() const;
  std::size_t count() const;

  /// Cards instead of it: it waits.
  void aside();
  /// The panel closes: what is written stays, and the sheet is what opens next.
  void close();
  /// The panel opens, or something else was written here for a moment.
  void resume();
  /// What is asked has changed, or what the Writer writes.
  void look();
  /// Answers, goes on or back; after the last question it thanks, and is to be handed in.
  void tap(const Spot& spot);

 private:
  struct Told {
    model::Inquiry asked;  // as it was then
    std::set<int> values{};
    std::string words{};
    std::vector<model::InkStroke> ink{};  // not read yet
  };
  enum class Page { none, form, thanks };
  std::vector<const model::Inquiry*> all() const;
  Told& told(const model::Inquiry& asked);
  void answer(const model::Inquiry& asked, int value);
  void step(int by);
  void flip();
  /// What is being written is told.
  void rest();
  /// What is written by hand there is read first, and looked at; where that cannot be, it is said once.
  bool reads_first();

  const desk::Desk& desk_;
  Writer& writer_;
  Page page_ = Page::none;
  bool shown_ = false, read_told_ = false;
  std::size_t at_ = 0;
  std::map<Id, Told> told_;
};

}  // namespace seats
