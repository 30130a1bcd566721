// Window's keyboard: where keys come from, GLFW or an input method (XimKeyboard), and what they are
// called. For window.cpp and window_keyboard.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/window.h"
#include "platform/xim_keyboard.h"

namespace platform {

/// glfwInit for X11, without the input method that the environment names: GLFW would send it every
/// key, too.
bool init_glfw();
/// The program's name for a key of GLFW's, by the layout in use.
Key key_here(int glfw_key, int scancode);
/// No control character.
bool is_text(char32_t c);

struct Window::Keyboard {
  std::string input_method;
  std::unique_ptr<XimKeyboard> xim;
  /// By the X server's numbers. A key that is on the keyboard twice is learnt when GLFW tells it.
  std::vector<int> glfw_keys;
  CompositionEvent shown;
  std::optional<Vec2> caret;
  int starts_left = 3;
};

}  // namespace platform
