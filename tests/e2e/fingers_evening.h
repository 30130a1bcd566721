// An evening with fingers alone: nothing but real touches, from the start page to the published report.
// After every step the screen is looked at: nothing may hide anything (sight.h). Throws
// std::runtime_error with the step and what was hidden.
#pragma once

#include <string>
#include <vector>

#include "e2e/driver.h"
#include "e2e/seat_hands.h"

namespace e2e {

/// What somebody writes: kana as they are typed, and which of what they may become is taken (none: they
/// stay kana).
struct Written {
  std::string reading, words;
  const std::string& text() const { return words.empty() ? reading : words; }
};

class FingersEvening {
 public:
  /// `pictures`: a folder that gets one of every step; empty: none are wanted.
  FingersEvening(Driver& driver, base::Path pictures);

  // --- before the table
  /// A new session with all its words, led as the button of that name says; its file.
  base::Path begin(const Written& title, const Written& venue, int day,
                   const std::vector<Written>& questions, const std::string& agenda = {});
  // --- seats
  void sit_down(const std::string& edge);
  /// Seats (by number) write at the same time, and each puts its card on the table.
  void write(const std::vector<std::pair<int, Written>>& cards);
  void fold(int seat);
  /// By its handle.
  void open_seat(int seat);
  // --- the map
  void ring(const std::vector<std::string>& cards, std::size_t plates_then);
  void rest_on(const std::string& card, const std::string& other);
  /// Two loose cards with nothing between them, so that a ring can be drawn round these alone.
  std::pair<std::string, std::string> neighbours();
  /// Of the island that holds the card, at a seat that opens for it and folds again.
  void name_island(const std::string& card, const Written& words);
  /// Of an island, by its id.
  void name_plate(const std::string& island, const Written& words);
  /// At the seat that was opened for it, which folds again.
  void write_where_asked(const std::string& what, const Written& words);
  /// A closed bundle onto another one, both by their plates.
  void rest_on_pile(const std::string& plate, const std::string& other);
  /// By the ring menu of an island, one entry after another; `leads_on`: to something else.
  void by_plate_menu(const std::string& plate, const std::vector<std::string>& entries,
                     bool leads_on = false);
  /// By the ring menu of a card, one entry after another.
  void by_menu(const std::string& card, const std::vector<std::string>& entries);
  void tidy_island(const std::string& card);
  /// Ringed, and copied by the ring's list.
  void copy_to_next_question(const std::string& card, const std::string& other);

  /// A button of the bar, a panel, a message.
  void tap(const std::string& button);
  void write_field(const std::string& field, const Written& words);
  /// Waits until the table is calm and nothing is hidden.
  Look seen(const std::string& step);
  Look until(const std::string& what, const Driver::Condition& condition);

 private:
  Vec2 candidate(const std::string& beginning, int seat, const std::string& words);
  int open_seat_writing(const std::string& what);
  void type_at(int seat, const Written& words);
  void picture(const std::string& step);

  Driver& driver_;
  base::Path pictures_;
  std::size_t taken_ = 0;
};

}  // namespace e2e
