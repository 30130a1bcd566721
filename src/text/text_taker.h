// TextTaker: one of those who may be written in: a panel's field, a seat, the card on the table. A
// router asks them in order; the first in which somebody writes has the keys. One thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/geometry.h"
#include "text/text_edit.h"

namespace text {

/// What a key does to text, on whatever keyboard.
enum class TextKey {
  left,
  right,
  up,
  down,
  home,
  end,
  backspace,
  erase,
  enter,
  escape,
  select_all,
  copy,
  cut,
  undo
};

class TextTaker {
 public:
  virtual ~TextTaker() = default;
  /// Somebody writes in it.
  virtual bool writing() const = 0;
  virtual void type(std::string_view utf8) = 0;
  struct Held {
    bool shift = false, ctrl = false;
  };
  struct KeyDone {
    bool known = false;  // it did something, or meant nothing on purpose
    std::string copied;  // for the clipboard
  };
  virtual KeyDone press(TextKey key, Held held) = 0;
  /// What an input method composes now is shown where it will stand.
  virtual void compose(Composed composed) = 0;
  virtual bool composing() const = 0;
  /// The input method goes on elsewhere: what is composed here stays, or goes, as it is.
  virtual void end_composing() = 0;
  /// The lower end of the caret, window px.
  virtual std::optional<base::Vec2> caret_px() const = 0;
};

}  // namespace text
