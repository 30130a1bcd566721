// KeyRouter: gives what is typed to the first in which somebody writes, and knows where an input
// method composes. The window's thread.
#pragma once

#include <vector>

#include "pages/page.h"
#include "platform/events.h"
#include "text/text_taker.h"

namespace app {

/// What the key does to text, and what it means where nobody writes; nothing: neither. The one table
/// of keys for text and table; the window's own (F11, Ctrl+Q) are the app's.
std::optional<text::TextKey> text_key(const platform::KeyEvent& event);
std::optional<pages::Shortcut> shortcut(const platform::KeyEvent& event);

class KeyRouter {
 public:
  /// From now on keys go to these, asked in this order; they live until other ones are set.
  void set_takers(std::vector<text::TextTaker*> takers) { takers_ = std::move(takers); }
  /// In which somebody writes now; null: none.
  text::TextTaker* taker() const;

  void compose(text::Composed composed);
  /// The input method composes something, somewhere.
  bool composing() const { return composing_; }
  void end_composing() { composing_ = false; }
  /// Wherever the keys go now, only there composing goes on. True: what was composed has a place no
  /// more, and the input method is to be told.
  bool follow();

 private:
  std::vector<text::TextTaker*> takers_;
  bool composing_ = false;
};

}  // namespace app
