// FieldWriting: the text field that is written in by the keyboard on the screen instead of a machine's
// own. The keyboard's owner keeps it and says what stands in the field; Ui shows it there, and notes
// what fields there are and which was touched. The window's thread.
//  1. While `field` names a field, what that field shows and gives is `text`.
//  2. Offsets are bytes of `shown`: `text` with what is being composed at its caret.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/text_edit.h"

namespace panels {

struct FieldWriting {
  /// `all`: what stands in the field goes with the first thing that is written.
  enum class Selected { nothing, all };
  struct Seen {
    std::string name, label, value;
    Selected selected = Selected::nothing;
  };

  bool keys_wanted = true;  // the machine has no keyboard that anybody has used
  bool finger = false;      // what points is a finger or a pen, no mouse
  std::string field;        // empty: none
  std::string text, shown;
  std::size_t caret = 0;
  std::vector<text::TextEdit::Mark> marks;
  Selected selected = Selected::nothing;

  // Of the last frame:
  std::vector<Seen> seen;
  std::optional<Seen> touched;
  std::string pasted;  // for the field, until it is taken
  std::optional<std::size_t> caret_to;  // a finger touched what is shown there

  bool offered() const { return keys_wanted && finger; }
};

}  // namespace panels
