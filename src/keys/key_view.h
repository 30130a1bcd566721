// KeyboardView: what a keyboard looks like, to draw and to find keys by: its keys, and what pops up
// over the pressed one. Plain values, in the keyboard's millimetres; a seat draws them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "keys/key_layout.h"

namespace keys {

struct KeyView {
  base::Rect rect;
  std::string label;
  std::string icon;       // assets/icons/<icon>.svg, to draw instead of the label; may be empty
  std::string secondary;  // small, in the corner; may be empty
  std::array<std::string, 4> flick;  // hints by FlickWay; may be empty
  KeyRole role = KeyRole::letter;
  bool pressed = false;
  bool latched = false;  // shift, for one capital; a page key, on its own page
  bool locked = false;   // shift, as caps lock
  bool enabled = true;
};

struct PopupView {
  enum class Kind { preview, petal, variant } kind = Kind::preview;
  base::Rect rect;
  std::string label;
  std::string icon;
  bool highlighted = false;  // this is what lifting the finger gives
};

struct KeyboardView {
  std::string page;               // the layout's name
  std::string page_label;         // what the person calls it
  std::vector<KeyView> keys;      // apart from one another
  std::vector<PopupView> popups;  // over the keys, in order
};

}  // namespace keys
