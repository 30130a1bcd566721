// KeyPainter: describes one keyboard as it stands: its keys, and what pops up over the pressed one.
// Keyboard::view() uses it; it draws nothing and changes nothing. One thread.
#pragma once

#include "keys/keyboard.h"

namespace keys {

class KeyPainter {
 public:
  /// `keyboard` lives longer.
  explicit KeyPainter(const Keyboard& keyboard) : k_(keyboard) {}
  KeyboardView view() const;

 private:
  std::string words(const KeyLabel& words) const { return std::string(words.in(k_.pages_.lang())); }
  KeyView key_view(const LayoutKey& key) const;
  void popups(const Keyboard::Press& press, std::vector<PopupView>& out) const;
  void add(PopupView::Kind kind, const base::Rect& rect, const KeyStroke& stroke, bool lit,
           std::vector<PopupView>& out) const;

  const Keyboard& k_;
};

}  // namespace keys
