#include "platform/window_keyboard.h"

#include <GLFW/glfw3.h>

#include <cstdlib>

#include "base/log.h"
#include "base/utf8.h"
#include "platform/keys.h"

namespace platform {

namespace {

constexpr const char* kModifiers = "XMODIFIERS";
// GLFW 3.4's names for what it runs on; it would choose Wayland where it can. By number, so that
// what was built with an older header asks for it, too.
constexpr int kPlatform = 0x00050003, kPlatformX11 = 0x00060004;
#ifdef GLFW_PLATFORM
static_assert(kPlatform == GLFW_PLATFORM && kPlatformX11 == GLFW_PLATFORM_X11);
#endif
// An input method that is waited for so long hangs, or was killed in mid-answer: keys go past it.
constexpr double kHangs_s = 2;
// For so long: what it holds is left to it, and another connection is tried.
constexpr double kLost_s = 10;

std::vector<int> glfw_keys_by_scancode() {
  std::vector<int> keys(256, GLFW_KEY_UNKNOWN);
  for (int key = GLFW_KEY_SPACE; key <= GLFW_KEY_LAST; ++key) {
    const int code = glfwGetKeyScancode(key);
    if (code > 0 && std::size_t(code) < keys.size()) keys[std::size_t(code)] = key;
  }
  glfwGetError(nullptr);  // numbers between are no keys
  return keys;
}

void add_text(const std::string& bytes, std::vector<Event>& out) {
  const std::string text = base::repaired_utf8(bytes);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::code_point_at(text, at, at);
    if (is_text(c)) out.push_back(TextEvent{c});
  }
}

}  // namespace

bool init_glfw() {
  glfwInitHint(kPlatform, kPlatformX11);
  glfwGetError(nullptr);  // a GLFW that knows no such hint has X11 alone
  const char* set = std::getenv(kModifiers);
  if (input_method_named(set).empty()) return glfwInit();
  // GLFW reads it here and never again. Other threads read other variables only.
  const std::string kept = set;
  ::setenv(kModifiers, "@im=none", 1);
  const bool done = glfwInit();
  ::setenv(kModifiers, kept.c_str(), 1);
  return done;
}

Key key_here(int key, int scancode) {
  const bool keypad = key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_EQUAL;
  const char* name = keypad || key == GLFW_KEY_UNKNOWN ? nullptr : glfwGetKeyName(key, scancode);
  return key_from_glfw(key, name);
}

bool is_text(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return !control && c <= 0x10FFFF;
}

void Window::start_keyboard() {
  if (!keyboard_) {
    const std::string name = input_method_named(std::getenv(kModifiers));
    if (name.empty()) return;
    keyboard_ = std::make_unique<Keyboard>();
    keyboard_->input_method = name;
    keyboard_->glfw_keys = glfw_keys_by_scancode();
  }
  Keyboard& k = *keyboard_;
  k.xim.reset();
  --k.starts_left;
  auto made = XimKeyboard::create(native(), k.input_method, [this] { wake(); });
  if (!made) {
    base::log_warning(made.error().text());
    keyboard_.reset();
    return;
  }
  k.xim = std::move(made).value();
  k.xim->set_caret(k.caret);
}

void Window::learn_key(int glfw_key, int scancode) {
  if (keyboard_ && scancode >= 0 && std::size_t(scancode) < keyboard_->glfw_keys.size())
    keyboard_->glfw_keys[std::size_t(scancode)] = glfw_key;
}

bool Window::keyboard_serves() {
  if (!keyboard_ || !keyboard_->xim->serving()) return false;
  if (keyboard_->xim->waiting_s() < kHangs_s) return true;
  base::log_warning("input method " + keyboard_->input_method +
                    ": does not answer; the keyboard works without it meanwhile");
  keyboard_->xim->give_up();
  const CompositionEvent left = std::exchange(keyboard_->shown, {});
  events_.push_back(CompositionEvent{});
  add_text(left.text, events_);
  return false;
}

void Window::hear_keyboard() {
  if (!keyboard_) return;
  (void)keyboard_serves();  // one that hangs is noticed without a key, too
  if (keyboard_->xim->waiting_s() > kLost_s && keyboard_->starts_left > 0) {
    start_keyboard();
    if (!keyboard_) return;
  }
  std::vector<Heard> heard;
  keyboard_->xim->poll(heard);
  for (Heard& h : heard) {
    if (const auto* code = std::get_if<KeyCode>(&h)) {
      const int key = code->number < keyboard_->glfw_keys.size()
                          ? keyboard_->glfw_keys[code->number]
                          : GLFW_KEY_UNKNOWN;
      events_.push_back(key_event(key_here(key, int(code->number)), code->action, code->modifiers));
    } else if (const auto* text = std::get_if<HeardText>(&h)) {
      add_text(text->utf8, events_);
    } else {
      keyboard_->shown = std::get<CompositionEvent>(h);
      events_.push_back(keyboard_->shown);
    }
  }
}

void Window::set_caret(std::optional<Vec2> px) {
  if (!keyboard_) return;
  keyboard_->caret = px;
  keyboard_->xim->set_caret(px);
}

void Window::finish_composition() {
  if (!keyboard_ || keyboard_->shown.text.empty()) return;
  keyboard_->xim->finish(keyboard_->shown.text);
  keyboard_->shown = {};
}

}  // namespace platform
