// Draft: the text that one seat is writing: what stands in the card already, the caret in it, and
// what is still being composed there. Window's thread.
#pragma once

#include "ime/composition.h"
#include "text/text_edit.h"

namespace seats {

class Draft {
 public:
  /// `romaji` lives longer; may be null.
  explicit Draft(const ime::RomajiTable* romaji) : romaji_(romaji), composition_(romaji) {}

  /// Goes on with this text; what was being composed is dropped (finish() first).
  void open(std::string text);
  /// What a key does. `wide_space`: a space is a Japanese one.
  void act(const input::KeyAction& action, bool wide_space);
  /// A candidate was tapped.
  void select(std::size_t candidate) { take(composition_.select(candidate)); }
  /// Fixes what is being composed as it is shown, here or by the desktop's input method.
  void finish();
  /// What the desktop's input method composes at the caret; what is composed here is fixed first.
  void compose(text::Composed composed);
  bool composed_elsewhere() const { return edit_.composing(); }

  /// The caret goes there (bytes of text()); what is being converted is fixed first.
  void move_to(std::size_t byte);
  /// With what is being composed.
  std::string text() const;
  std::size_t caret() const;  // in text(), bytes
  bool empty() const { return edit_.shown().empty() && !composition_.composing(); }

  /// The parts of text() that are not fixed yet.
  std::vector<text::TextEdit::Mark> marks() const;

  ime::Composition& composition() { return composition_; }
  const ime::Composition& composition() const { return composition_; }

 private:
  void take(const ime::Composition::Effect& effect);

  const ime::RomajiTable* romaji_;
  text::TextEdit edit_;
  ime::Composition composition_;
};

}  // namespace seats
