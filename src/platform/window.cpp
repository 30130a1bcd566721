#include "platform/window.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#define GLFW_EXPOSE_NATIVE_X11
#define GLFW_EXPOSE_NATIVE_GLX
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

#include "base/assert.h"
#include "base/log.h"
#include "platform/clipboard.h"
#include "platform/display.h"
#include "platform/keys.h"
#include "platform/monitors.h"
#include "platform/outputs.h"
#include "platform/window_keyboard.h"

namespace platform {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

GLFWwindow* glfw(void* window) { return static_cast<GLFWwindow*>(window); }

std::string last_glfw_error() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text ? text : "no reason given";
}

// Xlib's own handler ends the program. A device unplugged while we ask about it, or a clipboard
// owner that is gone, is no reason to.
int log_x_error(Display* display, XErrorEvent* event) {
  char text[256] = "";
  XGetErrorText(display, event->error_code, text, sizeof text);
  base::log_warning(std::string("X11: ") + text + " (request " +
                    std::to_string(event->request_code) + ")");
  return 0;
}

// Text from the input method needs a UTF-8 locale; numbers and messages keep theirs.
void choose_text_locale() {
  const char* chosen = std::setlocale(LC_CTYPE, "");
  const std::string name = chosen ? chosen : "C";
  if (name == "C" || name == "POSIX") std::setlocale(LC_CTYPE, "C.UTF-8");
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

Error no_display() {
  const std::string name = variable("DISPLAY");
  if (name.empty() && !variable("WAYLAND_DISPLAY").empty())
    return {ErrorCode::unavailable,
            "This desktop is Wayland without XWayland (DISPLAY is not set), and the program needs "
            "X11. Install XWayland (on Debian: the package xwayland) and log in again, or choose "
            "an X11 session where you log in.",
            ""};
  const std::string found =
      name.empty() ? "There is no display: DISPLAY is not set."
                   : "The display \"" + name + "\" cannot be opened (" + last_glfw_error() + ").";
  return {ErrorCode::unavailable,
          found +
              " Start the program from a graphical desktop, or on a virtual screen: "
              "xvfb-run kurumaza.",
          ""};
}

// A GLFW of the system's own that has chosen something else, or was built without X11.
Error no_x11() {
  return {ErrorCode::unavailable,
          "The library GLFW does not use X11 here (it is " + std::string(glfwGetVersionString()) +
              "), and the program needs X11. Start it without WAYLAND_DISPLAY, or with a GLFW that "
              "has X11 (on Debian: the package libglfw3).",
          ""};
}

std::string gl_string(unsigned name) {
  using GetString = const unsigned char* (*)(unsigned);
  const auto get = reinterpret_cast<GetString>(glfwGetProcAddress("glGetString"));
  const unsigned char* text = get ? get(name) : nullptr;
  return text ? reinterpret_cast<const char*>(text) : "";
}

constexpr unsigned kGlRenderer = 0x1F01, kGlVersion = 0x1F02;

// What the display has instead of OpenGL 3.3, found by asking for anything at all.
Error no_opengl(const std::string& reason) {
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  std::string found = "none";
  if (GLFWwindow* any = glfwCreateWindow(16, 16, "", nullptr, nullptr)) {
    glfwMakeContextCurrent(any);
    found = gl_string(kGlVersion) + " on " + gl_string(kGlRenderer);
    glfwMakeContextCurrent(nullptr);
    glfwDestroyWindow(any);
  }
  return {ErrorCode::unavailable,
          "OpenGL 3.3 is needed, and this display has: " + found + " (" + reason +
              "). Install the graphics card's driver, or draw in software: install "
              "libgl1-mesa-dri and set LIBGL_ALWAYS_SOFTWARE=1.",
          ""};
}

}  // namespace

struct Window::Glfw {
  ~Glfw() { glfwTerminate(); }
};

struct Window::Callbacks {
  static Window& of(GLFWwindow* w) { return *static_cast<Window*>(glfwGetWindowUserPointer(w)); }

  static void key(GLFWwindow* w, int key, int scancode, int action, int mods) {
    of(w).learn_key(key, scancode);
    if (of(w).keyboard_serves()) return;
    const KeyEvent::Action what = action == GLFW_PRESS    ? KeyEvent::Action::press
                                  : action == GLFW_REPEAT ? KeyEvent::Action::repeat
                                                          : KeyEvent::Action::release;
    of(w).events_.push_back(key_event(key_here(key, scancode), what, modifiers_from_glfw(mods)));
  }
  static void text(GLFWwindow* w, unsigned code_point) {
    if (!of(w).keyboard_serves() && is_text(code_point))
      of(w).events_.push_back(TextEvent{code_point});
  }
  static void scroll(GLFWwindow* w, double x, double y) {
    Modifiers mods;
    const auto held = [&](int left, int right) {
      return glfwGetKey(w, left) == GLFW_PRESS || glfwGetKey(w, right) == GLFW_PRESS;
    };
    mods.ctrl = held(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL);
    mods.shift = held(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT);
    mods.alt = held(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT);
    of(w).events_.push_back(ScrollEvent{of(w).pointer_.pos_px(), {x, y}, mods});
  }
  static void cursor(GLFWwindow* w, double x, double y) { of(w).pointer_moved({x, y}); }
  static void button(GLFWwindow* w, int button, int action, int) {
    Window& self = of(w);
    const bool down = action == GLFW_PRESS;
    // Where it was then; GLFW would tell where it is now.
    if (button == GLFW_MOUSE_BUTTON_LEFT) self.pointer_.set_left(down);
    if (button == GLFW_MOUSE_BUTTON_MIDDLE) self.pointer_.set_middle(down);
    if (button == GLFW_MOUSE_BUTTON_RIGHT && down)
      self.events_.push_back(MenuEvent{self.pointer_.pos_px()});
  }
  static void size(GLFWwindow* w, int width, int height) {
    of(w).width_px_ = width;
    of(w).height_px_ = height;
    // Mesa's software OpenGL gives the back buffer its new size only after a swap.
    if (of(w).copy_) glfwSwapBuffers(w);
    of(w).events_.push_back(ResizedEvent{width, height});
  }
  static void moved(GLFWwindow* w, int, int) { of(w).events_.push_back(MovedEvent{}); }
  static void refresh(GLFWwindow* w) { of(w).events_.push_back(RefreshEvent{}); }
  static void close(GLFWwindow* w) {
    glfwSetWindowShouldClose(w, GLFW_FALSE);  // the app decides
    of(w).events_.push_back(CloseEvent{});
  }
  static void focus(GLFWwindow* w, int on) { of(w).events_.push_back(FocusEvent{on != 0}); }
  static void drop(GLFWwindow* w, int count, const char** paths) {
    FilesDroppedEvent event;
    for (int k = 0; k < count; ++k) event.paths.emplace_back(paths[k]);
    event.pos_px = of(w).pointer_.pos_px();
    of(w).events_.push_back(std::move(event));
  }
};

Window::Window(const base::Clock& clock) : pointer_(clock) {}

Result<std::unique_ptr<Window>> Window::create(const WindowOptions& options,
                                               const base::Clock& clock) {
  std::unique_ptr<Window> window(new Window(clock));
  if (auto opened = window->open(options); !opened) return opened.error();
  return window;
}

Window::~Window() {
  keyboard_.reset();  // its connection is to this window
  if (window_) glfwDestroyWindow(glfw(window_));
  glfw_.reset();
  clipboard_.reset();  // after the window: nobody looks at it meanwhile
  if (wake_fd_ >= 0) ::close(wake_fd_);
}

Result<void> Window::open(const WindowOptions& options) {
  choose_text_locale();
  if (!init_glfw()) return no_display();
  glfw_ = std::make_unique<Glfw>();
  if (!glfwGetX11Display()) return no_x11();
  wake_fd_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (wake_fd_ < 0)
    return Error{ErrorCode::unavailable, "The system gives no event descriptor.", ""};

  glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_API);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SAMPLES, 0);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a table stays when another window has the focus
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "kurumaza");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "kurumaza");

  int width = std::max(options.width_px, 1), height = std::max(options.height_px, 1);
  windowed_ = {0, 0, width, height};
  GLFWmonitor* monitor = options.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
  if (const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr) {
    width = mode->width;
    height = mode->height;
  }
  window_ = glfwCreateWindow(width, height, options.title.c_str(), monitor, nullptr);
  if (!window_) return no_opengl(last_glfw_error());
  fullscreen_ = monitor != nullptr;
  glfwMakeContextCurrent(glfw(window_));
  glfwSwapInterval(0);
  gl_description_ = gl_string(kGlRenderer) + ", OpenGL " + gl_string(kGlVersion);
  glfwGetFramebufferSize(glfw(window_), &width_px_, &height_px_);
  XSetErrorHandler(log_x_error);  // after GLFW, which takes it away while it makes a context
  find_copy();
  watch();
  start_keyboard();
  start_clipboard();
  return {};
}

void Window::find_copy() {
  if (glfwExtensionSupported("GLX_MESA_copy_sub_buffer"))
    copy_ = reinterpret_cast<CopyFunction>(glfwGetProcAddress("glXCopySubBufferMESA"));
}

void Window::watch() {
  GLFWwindow* w = glfw(window_);
  glfwSetWindowUserPointer(w, this);
  glfwSetKeyCallback(w, Callbacks::key);
  glfwSetCharCallback(w, Callbacks::text);
  glfwSetScrollCallback(w, Callbacks::scroll);
  glfwSetCursorPosCallback(w, Callbacks::cursor);
  glfwSetMouseButtonCallback(w, Callbacks::button);
  glfwSetFramebufferSizeCallback(w, Callbacks::size);
  glfwSetWindowPosCallback(w, Callbacks::moved);
  glfwSetWindowRefreshCallback(w, Callbacks::refresh);
  glfwSetWindowCloseCallback(w, Callbacks::close);
  glfwSetWindowFocusCallback(w, Callbacks::focus);
  glfwSetDropCallback(w, Callbacks::drop);
}

Window::GlFunction Window::get_proc_address(const char* name) { return glfwGetProcAddress(name); }

double Window::px_per_mm() const {
  GLFWmonitor* monitor = monitor_of(glfw(window_));
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (!mode) return kDefaultPxPerMm;
  int width_mm = 0, height_mm = 0;
  glfwGetMonitorPhysicalSize(monitor, &width_mm, &height_mm);
  return px_per_mm_of(mode->width, mode->height, width_mm, height_mm);
}

RectPx Window::display_px() const {
  GLFWmonitor* monitor = monitor_of(glfw(window_));
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (!mode) return {0, 0, width_px_, height_px_};
  RectPx window, display{0, 0, mode->width, mode->height};
  glfwGetWindowPos(glfw(window_), &window.x, &window.y);
  glfwGetMonitorPos(monitor, &display.x, &display.y);
  return {display.x - window.x, display.y - window.y, display.w, display.h};
}

// ---- events ----

void Window::pointer_moved(Vec2 pos_px) {
  const bool was_hidden = pointer_.is_hidden();
  if (const auto way = pointer_.move(pos_px)) events_.push_back(PanEvent{*way});
  if (was_hidden && !pointer_.is_hidden())
    glfwSetInputMode(glfw(window_), GLFW_CURSOR, GLFW_CURSOR_NORMAL);
}

void Window::note_touch() {
  const bool was_hidden = pointer_.is_hidden();
  pointer_.note_touch();
  if (!was_hidden) glfwSetInputMode(glfw(window_), GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
}

void Window::poll(std::vector<Event>& out) {
  std::uint64_t wakes = 0;
  while (::read(wake_fd_, &wakes, sizeof wakes) > 0) {
  }
  glfwPollEvents();
  hear_keyboard();
  if (clipboard_) clipboard_->poll(events_);
  out.insert(out.end(), std::make_move_iterator(events_.begin()),
             std::make_move_iterator(events_.end()));
  events_.clear();
}

// GLFW waits on its own connection only, and is woken through the X server and back; this waits on
// both and is woken directly.
void Window::wait(double timeout_s, std::vector<Event>& out) {
  Display* display = glfwGetX11Display();
  if (events_.empty() && XPending(display) == 0) {
    pollfd fds[2] = {{ConnectionNumber(display), POLLIN, 0}, {wake_fd_, POLLIN, 0}};
    const double seconds = std::clamp(timeout_s, 0.0, 3600.0);
    timespec limit{};
    limit.tv_sec = static_cast<time_t>(seconds);
    limit.tv_nsec = static_cast<long>((seconds - std::floor(seconds)) * 1e9);
    ::ppoll(fds, 2, &limit, nullptr);
  }
  poll(out);
}

void Window::wake() {
  const std::uint64_t one = 1;
  // Full means that it is awake already.
  [[maybe_unused]] const auto written = ::write(wake_fd_, &one, sizeof one);
}

std::vector<MouseSample> Window::take_mouse() { return pointer_.take_samples(); }

// ---- showing ----

void Window::present(std::span<const RectPx> damage) {
  if (!copy_) return present_all();
  const auto rects = rectangles_to_copy(damage, width_px_, height_px_);
  Display* display = glfwGetX11Display();
  const GLXWindow drawable = glfwGetGLXWindow(glfw(window_));
  for (const RectPx& r : rects) copy_(display, drawable, r.x, height_px_ - r.y - r.h, r.w, r.h);
  if (!rects.empty()) XFlush(display);
}

void Window::present_all() {
  if (copy_) {
    const RectPx all{0, 0, width_px_, height_px_};
    return present({&all, 1});
  }
  glfwSwapBuffers(glfw(window_));
}

// ---- the rest ----

void Window::set_title(const std::string& utf8) { glfwSetWindowTitle(glfw(window_), utf8.c_str()); }

void Window::set_fullscreen(bool on) {
  if (on == fullscreen_) return;
  GLFWwindow* w = glfw(window_);
  GLFWmonitor* monitor = on ? monitor_of(w) : nullptr;
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (on && !mode) return;
  if (on) {
    glfwGetWindowPos(w, &windowed_.x, &windowed_.y);
    glfwGetWindowSize(w, &windowed_.w, &windowed_.h);
    glfwSetWindowMonitor(w, monitor, 0, 0, mode->width, mode->height, GLFW_DONT_CARE);
  } else {
    glfwSetWindowMonitor(w, nullptr, windowed_.x, windowed_.y, windowed_.w, windowed_.h,
                         GLFW_DONT_CARE);
  }
  fullscreen_ = on;
}

std::string Window::output() const {
  GLFWmonitor* monitor = monitor_of(glfw(window_));
  const char* name = monitor ? glfwGetMonitorName(monitor) : nullptr;
  return name ? name : "";
}

void Window::move_to(const Output& output) {
  GLFWmonitor* monitor = monitor_named(output.name);
  if (!monitor) return;
  GLFWwindow* w = glfw(window_);
  if (fullscreen_)
    glfwSetWindowMonitor(w, monitor, 0, 0, output.area.w, output.area.h, GLFW_DONT_CARE);
  else
    glfwSetWindowPos(w, output.area.x, output.area.y);
}

void Window::start_clipboard() {
  auto made = Clipboard::create(native().display, [this] { wake(); });
  if (made)
    clipboard_ = std::move(made).value();
  else
    base::log_warning(made.error().text());
}

std::uint64_t Window::ask_clipboard() {
  if (clipboard_) return clipboard_->ask();
  events_.push_back(ClipboardEvent{ClipboardEvent::Found::silence, 0, {}});
  return 0;
}

void Window::set_clipboard(const std::string& utf8) {
  if (clipboard_) clipboard_->copy(utf8);
}

NativeWindow Window::native() const {
  return {DisplayString(glfwGetX11Display()), glfwGetX11Window(glfw(window_))};
}

}  // namespace platform
