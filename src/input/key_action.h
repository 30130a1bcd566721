// KeyAction: what one press of a key asks for, whatever the keyboard looks like. Keyboard makes
// them, Composition and the seat's card take them. Plain values.
#pragma once

#include <string>

namespace input {

struct KeyAction {
  enum class Kind {
    kana,   // `text` joins the reading being composed
    again,  // the same key again, quickly: the kana typed last becomes the next one of `text` (か
    // of かきくけこ becomes き, こ becomes か); where anything was done since, its first
    // one joins the reading
    romaji,  // `text`: one ASCII letter on its way to kana
    text,    // `text` goes into the card as it is; what was being composed is fixed first
    modify,  // 小゛゜: the last kana becomes its next form (か→が, は→ば→ぱ→は, つ→っ→づ→つ)
    space,   // converts while something is composed (again: the next candidate), else a space
    enter,   // fixes what is composed; with nothing composed: a new line
    backspace,  // takes back one step: a letter, a kana, the conversion; else the character before
    left,       // the caret; while converting: the segment before
    right,      // the caret; while converting: the segment behind
    shrink,     // while converting: the segment ends one kana earlier
    grow,       // while converting: the segment ends one kana later
    undo,       // takes the last change of the card's text back
  };
  Kind kind = Kind::text;
  std::string text;  // UTF-8; kana, again, romaji and text only

  friend bool operator==(const KeyAction&, const KeyAction&) = default;
};

}  // namespace input
