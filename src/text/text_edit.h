// TextEdit: the text under the caret, as plain values; knows nothing of screens. Positions are byte
// offsets on code point boundaries of valid UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace text {

enum class Extend { no, selection };

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
  /// The text was changed by somebody else: keeps the caret where it can.
  void replace_all(std::string text);

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
};

}  // namespace text
