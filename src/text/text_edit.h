// TextEdit: the text under the caret, as plain values; knows nothing of screens. Positions are byte
// offsets on code point boundaries of valid UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace text {

enum class Extend { no, selection };

/// Text that an input method is composing: shown at the caret, no part of the text yet. Offsets are
/// bytes of `text`.
struct Composed {
  std::string text;
  std::size_t caret = 0;
  std::size_t current_from = 0, current_to = 0;  // the part being converted; none when equal
  friend bool operator==(const Composed&, const Composed&) = default;
};

class TextEdit {
 public:
  explicit TextEdit(std::string text = {})
      : text_(std::move(text)), caret_(text_.size()), anchor_(text_.size()) {}

  const std::string& text() const { return text_; }
  std::size_t caret() const { return caret_; }
  std::size_t selection_begin() const { return std::min(caret_, anchor_); }
  std::size_t selection_end() const { return std::max(caret_, anchor_); }
  bool has_selection() const { return caret_ != anchor_; }
  std::string_view selected() const;

  /// Replaces the selection; control characters but newline and tab are left out, bad UTF-8
  /// repaired.
  void insert(std::string_view utf8);
  /// The selection, else the character before / after the caret.
  void backspace();
  void erase_forward();
  void left(Extend);
  void right(Extend);
  /// To the beginning / end of the line of text.
  void home(Extend);
  void end(Extend);
  void move_to(std::size_t byte, Extend);
  void select_all();
  /// Takes the last change back; false when there is none.
  bool undo();
  /// The text was changed by somebody else: keeps the caret where it can, and drops what is
  /// composed.
  void replace_all(std::string text);

  /// What is composed now, at the caret; takes the place of the selection.
  void compose(Composed composed);
  bool composing() const { return !composed_.text.empty(); }
  /// What is composed becomes text as it is shown.
  void fix();
  /// The text with what is composed, and the caret in it.
  std::string shown() const;
  std::size_t shown_caret() const { return caret_ + composed_.caret; }
  /// A part of shown() that is composed still, in bytes.
  struct Mark {
    std::size_t from = 0, to = 0;
    bool current = false;  // being converted
    friend bool operator==(const Mark&, const Mark&) = default;
  };
  std::vector<Mark> marks() const;

 private:
  void remember();
  void erase(std::size_t from, std::size_t to);
  std::size_t before(std::size_t at) const;
  std::size_t after(std::size_t at) const;

  struct State {
    std::string text;
    std::size_t caret;
  };
  std::string text_;
  std::size_t caret_ = 0;
  std::size_t anchor_ = 0;
  std::vector<State> past_;
  Composed composed_;
};

}  // namespace text
