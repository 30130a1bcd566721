// XimKeyboard: the keyboard by way of an input method (XIM), which GLFW 3.3 can't ask for the text
// being composed. An X connection of its own with a thread that alone talks to the input method, so
// that a slow or dead one never holds up the table. All public functions: the window's thread.
//  1. While serving(), every key and text comes from here and none may be taken from elsewhere;
//     while not, none comes from here.
//  2. What the input method takes for itself is not told.
//  3. When the input method goes away, what it was composing is told as text.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "platform/events.h"
#include "platform/window.h"

namespace platform {

/// A key by its number at the X server.
struct KeyCode {
  unsigned number = 0;
  KeyEvent::Action action = KeyEvent::Action::press;
  Modifiers modifiers;
};
/// Text typed or committed, UTF-8.
struct HeardText {
  std::string utf8;
};
using Heard = std::variant<KeyCode, HeardText, CompositionEvent>;

/// The input method that XMODIFIERS names ("@im=fcitx": "fcitx"); empty when it names none, or none
/// of another process ("none", "local").
std::string input_method_named(const char* xmodifiers);

class XimKeyboard {
 public:
  /// Looks for the input method of that name from now on, whenever it comes or comes back. `wake`
  /// is called, from another thread, when something waits. Fails with `unavailable` without a
  /// second connection to the display. Must end before the window.
  static base::Result<std::unique_ptr<XimKeyboard>> create(const NativeWindow& window,
                                                           const std::string& input_method,
                                                           std::function<void()> wake);
  /// Waits for the thread; one that the input method holds is left behind, it touches nothing more.
  ~XimKeyboard();
  XimKeyboard(const XimKeyboard&) = delete;
  XimKeyboard& operator=(const XimKeyboard&) = delete;

  bool serving() const;
  /// For how long the input method has kept the thread waiting, seconds.
  double waiting_s() const;
  /// Doesn't serve until the input method has answered.
  void give_up();

  void poll(std::vector<Heard>& out);
  /// Where the caret is, window pixels; nothing: nobody writes, and keys go past the input method.
  void set_caret(std::optional<Vec2> px);
  /// The caller has taken what was being composed as `shown`: the input method forgets it, and when
  /// it commits just that in its turn, this isn't told.
  void finish(const std::string& shown);

 private:
  struct Shared;
  class Worker;
  explicit XimKeyboard(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}
  std::shared_ptr<Shared> shared_;
};

}  // namespace platform
