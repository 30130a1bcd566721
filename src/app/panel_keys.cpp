#include "app/panel_keys.h"

#include <imgui.h>

#include <set>
#include <string>

#include "base/utf8.h"

namespace app {

using platform::Key;
using platform::KeyEvent;

namespace {

/// Does something to the text by itself, rather than that its character does.
bool commands(const KeyEvent& e) {
  switch (e.key) {
    case Key::tab:
    case Key::left:
    case Key::right:
    case Key::up:
    case Key::down:
    case Key::home:
    case Key::end:
    case Key::backspace:
    case Key::del:
    case Key::enter:
    case Key::escape:
      return true;
    default:
      return e.modifiers.ctrl;
  }
}

}  // namespace

void PanelKeys::release_all(ImGuiIO& io) {
  waiting_.clear();
  for (bool& down : io.KeysDown) down = false;
  io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
}

void PanelKeys::next_frame(ImGuiIO& io) {
  std::set<std::size_t> changed;
  bool pressed = false;
  for (; !waiting_.empty(); waiting_.pop_front()) {
    if (const auto* character = std::get_if<char32_t>(&waiting_.front())) {
      // ImGui takes a frame's characters before its keys.
      if (pressed) return;
      std::string utf8;
      base::append_code_point(utf8, *character);
      io.AddInputCharactersUTF8(utf8.c_str());
      continue;
    }
    const KeyEvent& e = std::get<KeyEvent>(waiting_.front());
    const bool other_modifiers = e.modifiers.ctrl != io.KeyCtrl ||
                                 e.modifiers.shift != io.KeyShift || e.modifiers.alt != io.KeyAlt;
    if (pressed && other_modifiers) return;  // the press before was made with the old ones
    const auto key = std::size_t(e.key);
    const bool known = key < std::size(io.KeysDown);
    const bool down = e.action != KeyEvent::Action::release;
    if (known && io.KeysDown[key] != down) {
      if (!changed.insert(key).second) return;
      io.KeysDown[key] = down;
      pressed |= down && commands(e);
    }
    io.KeyCtrl = e.modifiers.ctrl;
    io.KeyShift = e.modifiers.shift;
    io.KeyAlt = e.modifiers.alt;
  }
}

}  // namespace app
