// FindStrip: the strip in the bar's place in which a word is written, and what has it is gone through:
// how many there are, the next, the one before. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "panels/ui.h"

namespace panels {

struct FindView {
  std::size_t count = 0;      // on the board that is shown
  std::size_t at = 0;         // which of them was shown last, from 1; 0: none yet
  std::size_t elsewhere = 0;  // on other boards
  std::size_t in_tray = 0;    // of this board
};

struct FindWord {
  std::string word;
};
struct FindStep {
  int by = 1;
};
/// The next board that has it is shown.
struct FindElsewhere {};
struct CloseFind {};
using FindCommand = std::variant<FindWord, FindStep, FindElsewhere, CloseFind>;
using FindCommands = std::vector<FindCommand>;

class FindStrip {
 public:
  /// Where the bar lies; returns its upper edge, px.
  float draw(Ui& ui, const FindView& view, FindCommands& out);
  /// The keyboard on the screen writes in its field.
  bool written() const { return written_; }
  /// It still stands above the keyboard that is gone: to be drawn again.
  bool comes_down() const { return raised_ && !written_; }
  /// This is looked for; nobody has to write it first.
  void set_word(std::string word) {
    word_ = said_ = std::move(word);
    begins_ = false;
  }

 private:
  /// What the field holds comes to so much.
  std::string result(const Ui& ui, const FindView& view) const;

  std::string word_, said_;
  bool begins_ = true, written_ = false;
  bool raised_ = false;  // above the keyboard, which would cover it
};

}  // namespace panels
