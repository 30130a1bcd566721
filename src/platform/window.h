// Window: the one window with its OpenGL 3.3 core context, its keys and its clipboard; with the
// touch sources the only user of GLFW and X11. One thread makes and uses it, the one that made it;
// only wake() may be called from any. One window at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/damage.h"
#include "platform/events.h"
#include "platform/pointer.h"

namespace platform {

class Clipboard;
struct Output;

struct WindowOptions {
  std::string title = "Kurumaza";
  int width_px = 1280;  // of the drawing area; ignored when fullscreen
  int height_px = 800;
  bool fullscreen = false;
};

/// The window's identity in X11, for XiTouch.
struct NativeWindow {
  std::string display;  // the name to open a connection of one's own
  unsigned long window = 0;
};

class Window {
 public:
  /// Opens the window and makes its context current. Fails with `unavailable` where there is no
  /// display, or none with OpenGL 3.3; the message says what was found and what to do.
  /// `clock` outlives the window.
  static base::Result<std::unique_ptr<Window>> create(const WindowOptions& options,
                                                      const base::Clock& clock);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  using GlFunction = void (*)();
  /// The loader for glad; null for unknown names. The context must be current.
  static GlFunction get_proc_address(const char* name);
  /// "llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5": for the log.
  const std::string& gl_description() const { return gl_description_; }

  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  /// Of the display that shows most of the window, from its physical size: see px_per_mm_of.
  double px_per_mm() const;
  /// That display, in the window's pixels: the window begins at 0, 0.
  RectPx display_px() const;

  /// Appends what has happened since the last call, without waiting. Ask the touch sources after
  /// it, not before: then no wake-up can be missed.
  void poll(std::vector<Event>& out);
  /// The same, after waiting until something happens, wake() is called, or `timeout_s` has passed.
  void wait(double timeout_s, std::vector<Event>& out);
  /// Ends a wait(), the present one or the next. Any thread.
  void wake();

  /// Shows what has been drawn within `damage` (window pixels from the top left). The rest of the
  /// window stays as it is or shows what the back buffer has there: all of it where
  /// keeps_back_buffer() is false, and with the software OpenGL of Mesa 25. So have it right there.
  void present(std::span<const RectPx> damage);
  void present_all();
  /// True: the back buffer's content stays after presenting, until the window is resized. False:
  /// every frame has to be drawn whole.
  bool keeps_back_buffer() const { return copy_ != nullptr; }

  void set_title(const std::string& utf8);
  void set_fullscreen(bool on);
  bool fullscreen() const { return fullscreen_; }
  /// The name of the output that shows most of it; empty: none is known.
  std::string output() const;
  /// Onto another screen, as large as it was, or all of it where it is full-screen.
  void move_to(const Output& output);
  /// Hides the mouse cursor until the mouse itself moves. Call when touches came.
  void note_touch();

  /// What the clipboard holds comes as a ClipboardEvent of the number returned, once and however
  /// long whoever holds it takes to answer: see clipboard.h.
  std::uint64_t ask_clipboard();
  void set_clipboard(const std::string& utf8);

  /// Somebody writes, with the caret there (window pixels, its lower end): keys go through the
  /// input method. Nothing: nobody does, keys are the program's alone.
  void set_caret(std::optional<Vec2> px);
  /// What is being composed was taken as it is shown; the input method begins anew.
  void finish_composition();

  NativeWindow native() const;
  /// The left button's way since the last call. For MouseSource.
  std::vector<MouseSample> take_mouse();

 private:
  struct Glfw;       // the library, for as long as the window lives
  struct Callbacks;  // GLFW -> this window
  struct Keyboard;   // the input method, where one is set
  friend struct Callbacks;
  explicit Window(const base::Clock& clock);
  base::Result<void> open(const WindowOptions& options);
  void find_copy();
  void watch();
  void pointer_moved(Vec2 pos_px);
  void start_keyboard();
  void start_clipboard();
  /// True: keys come from the input method's side, GLFW's are not to be told.
  bool keyboard_serves();
  void learn_key(int glfw_key, int scancode);
  void hear_keyboard();
  void* handle() const { return window_; }

  using CopyFunction = void (*)(void* display, unsigned long drawable, int x, int y, int w, int h);

  std::unique_ptr<Glfw> glfw_;
  void* window_ = nullptr;  // GLFWwindow
  CopyFunction copy_ = nullptr;
  std::string gl_description_;
  int width_px_ = 0;
  int height_px_ = 0;
  bool fullscreen_ = false;
  RectPx windowed_;  // where to go back to from full screen
  int wake_fd_ = -1;
  std::vector<Event> events_;
  Pointer pointer_;
  std::unique_ptr<Keyboard> keyboard_;
  std::unique_ptr<Clipboard> clipboard_;  // null: the display takes no further connection
};

}  // namespace platform
