// Preedit: the text that an input method is composing, kept as XIM's callbacks tell it: changes of
// parts, counted in characters, and a caret. Pure; what is out of range is clamped, since another
// program counts. The input method's thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "platform/events.h"

namespace platform {

class Preedit {
 public:
  /// How one character is marked. `current`: in the part that is being converted.
  enum class Mark { plain, current };

  /// Replaces `length` characters from `first` on. Characters without a mark are plain.
  void draw(std::size_t first, std::size_t length, const std::u32string& text,
            const std::vector<Mark>& marks, std::size_t caret);
  /// Only the marks of the characters from `first` on change.
  void mark(std::size_t first, const std::vector<Mark>& marks, std::size_t caret);
  void move_caret(std::size_t to);
  std::size_t caret() const { return caret_; }
  std::size_t length() const { return text_.size(); }
  void clear();

  /// As it is to be shown. Characters that no text may hold are left out.
  CompositionEvent shown() const;

 private:
  std::u32string text_;
  std::vector<Mark> marks_;  // one for each character
  std::size_t caret_ = 0;
};

}  // namespace platform
