#include "platform/keys.h"

#include <GLFW/glfw3.h>

namespace platform {

namespace {
Key offset(Key first, int by) { return static_cast<Key>(static_cast<int>(first) + by); }
}  // namespace

Key key_from_glfw(int key, const char* name) {
  if (name && name[0] && !name[1]) {
    const char c = name[0];
    if (c >= 'a' && c <= 'z') return offset(Key::a, c - 'a');
    if (c >= 'A' && c <= 'Z') return offset(Key::a, c - 'A');
    if (c >= '0' && c <= '9') return offset(Key::digit_0, c - '0');
    if (c == '+') return Key::plus;
    if (c == '-') return Key::minus;
  }
  if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return offset(Key::a, key - GLFW_KEY_A);
  if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return offset(Key::digit_0, key - GLFW_KEY_0);
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9)
    return offset(Key::digit_0, key - GLFW_KEY_KP_0);
  if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) return offset(Key::f1, key - GLFW_KEY_F1);
  switch (key) {
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return Key::enter;
    case GLFW_KEY_ESCAPE:
      return Key::escape;
    case GLFW_KEY_BACKSPACE:
      return Key::backspace;
    case GLFW_KEY_DELETE:
      return Key::del;
    case GLFW_KEY_TAB:
      return Key::tab;
    case GLFW_KEY_SPACE:
      return Key::space;
    case GLFW_KEY_INSERT:
      return Key::insert;
    case GLFW_KEY_LEFT:
      return Key::left;
    case GLFW_KEY_RIGHT:
      return Key::right;
    case GLFW_KEY_UP:
      return Key::up;
    case GLFW_KEY_DOWN:
      return Key::down;
    case GLFW_KEY_HOME:
      return Key::home;
    case GLFW_KEY_END:
      return Key::end;
    case GLFW_KEY_PAGE_UP:
      return Key::page_up;
    case GLFW_KEY_PAGE_DOWN:
      return Key::page_down;
    case GLFW_KEY_LEFT_SHIFT:
    case GLFW_KEY_RIGHT_SHIFT:
      return Key::shift;
    case GLFW_KEY_LEFT_CONTROL:
    case GLFW_KEY_RIGHT_CONTROL:
      return Key::ctrl;
    case GLFW_KEY_LEFT_ALT:
    case GLFW_KEY_RIGHT_ALT:
      return Key::alt;
    case GLFW_KEY_LEFT_SUPER:
    case GLFW_KEY_RIGHT_SUPER:
      return Key::super;
    case GLFW_KEY_KP_ADD:
      return Key::plus;
    case GLFW_KEY_KP_SUBTRACT:
    case GLFW_KEY_MINUS:
      return Key::minus;
    case GLFW_KEY_EQUAL:
      return Key::plus;
    default:
      return Key::unknown;
  }
}

Modifiers modifiers_from_glfw(int mods) {
  return {(mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_ALT) != 0,
          (mods & GLFW_MOD_SUPER) != 0};
}

KeyEvent key_event(Key key, KeyEvent::Action action, Modifiers before) {
  KeyEvent event{key, action, before};
  if (action != KeyEvent::Action::release) return event;
  if (key == Key::ctrl) event.modifiers.ctrl = false;
  if (key == Key::shift) event.modifiers.shift = false;
  if (key == Key::alt) event.modifiers.alt = false;
  if (key == Key::super) event.modifiers.super = false;
  return event;
}

}  // namespace platform
