// Reading: the handwriting of the card that a seat writes on its way to text: asked for, then shown
// character by character with its candidates, then taken or given up. It never touches the ink:
// what goes wrong loses nothing. Plain, no thread; the window's.
//  1. An answer counts only for the last question, and for none once drop() was called.
//  2. Strokes whose text was taken are not asked about again while there are others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pen/recogniser.h"

namespace pen {

class Reading {
 public:
  struct Question {
    std::uint64_t serial = 0;
    std::vector<model::InkStroke> ink;
  };

  /// Another card is being written, with this ink; `in_text`: its text says it already.
  void begin(const std::vector<model::InkStroke>& ink, bool in_text);
  /// What to ask about this ink; waiting() from now on. Drops what was shown.
  Question ask(const std::vector<model::InkStroke>& ink);
  /// Shows these characters; false where the answer is to another question, or there are none.
  bool answer(std::uint64_t serial, std::vector<InkCharacter> characters);
  /// No answer will come; false where it is about another question.
  bool fail(std::uint64_t serial);
  /// The ink has changed, or the text is given up.
  void drop();

  bool waiting() const { return state_ == State::waiting; }
  bool shown() const { return state_ == State::shown; }

  // While shown(). A cell is a character's number.
  const std::vector<InkCharacter>& characters() const { return characters_; }
  /// The strokes that the characters' numbers speak of.
  const std::vector<model::InkStroke>& ink() const { return ink_; }
  /// What stands in a cell; empty where nothing is known or it is left out.
  std::string at(std::size_t cell) const;
  /// Which candidate that is; none where it is left out.
  std::optional<std::size_t> chosen(std::size_t cell) const;
  /// The cell that candidates are offered for.
  std::size_t current() const { return current_; }
  void go_to(std::size_t cell);
  void choose(std::size_t candidate);
  void leave_out();
  /// All cells, without spaces or line ends.
  std::string text() const;
  /// The text; its strokes count as taken, and nothing is shown any more.
  std::string take();

 private:
  enum class State { idle, waiting, shown };
  State state_ = State::idle;
  std::uint64_t serial_ = 0;
  std::vector<model::InkStroke> ink_, taken_;
  std::vector<InkCharacter> characters_;
  std::vector<std::optional<std::size_t>> chosen_;  // of each character
  std::size_t current_ = 0;
};

}  // namespace pen
