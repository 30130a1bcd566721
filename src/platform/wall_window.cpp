#include "platform/wall_window.h"

#include <utility>

#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

#include "platform/keys.h"
#include "platform/monitors.h"
#include "platform/window_keyboard.h"

namespace platform {

namespace {
GLFWwindow* glfw(void* window) { return static_cast<GLFWwindow*>(window); }
}  // namespace

struct WallWindow::Callbacks {
  static WallWindow& of(GLFWwindow* w) {
    return *static_cast<WallWindow*>(glfwGetWindowUserPointer(w));
  }
  static void key(GLFWwindow* w, int key, int scancode, int action, int mods) {
    const KeyEvent::Action what = action == GLFW_PRESS    ? KeyEvent::Action::press
                                  : action == GLFW_REPEAT ? KeyEvent::Action::repeat
                                                          : KeyEvent::Action::release;
    of(w).events_.push_back(key_event(key_here(key, scancode), what, modifiers_from_glfw(mods)));
  }
  static void size(GLFWwindow* w, int width, int height) {
    of(w).width_px_ = width;
    of(w).height_px_ = height;
    of(w).events_.push_back(ResizedEvent{width, height});
  }
  static void refresh(GLFWwindow* w) { of(w).events_.push_back(RefreshEvent{}); }
  static void close(GLFWwindow* w) { glfwSetWindowShouldClose(w, GLFW_FALSE); }
};

base::Result<std::unique_ptr<WallWindow>> WallWindow::create(const Output& on) {
  GLFWmonitor* monitor = monitor_named(on.name);
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (!mode)
    return base::Error{base::ErrorCode::unavailable, "The screen is not there any more.", on.name};
  std::unique_ptr<WallWindow> wall(new WallWindow);
  wall->output_ = on.name;
  GLFWwindow* const table = glfwGetCurrentContext();
  // The other hints are those of the first window.
  glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
  glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
  const auto handler = XSetErrorHandler(nullptr);  // GLFW takes it away while it makes a context
  wall->window_ = glfwCreateWindow(mode->width, mode->height, "車座 Kurumaza", monitor, table);
  XSetErrorHandler(handler);
  if (!wall->window_) {
    const char* why = nullptr;
    glfwGetError(&why);
    return base::Error{
        base::ErrorCode::unavailable,
        "The other screen takes no window (" + std::string(why ? why : "no reason given") + ").",
        on.name};
  }
  GLFWwindow* w = glfw(wall->window_);
  glfwSetWindowUserPointer(w, wall.get());
  glfwSetKeyCallback(w, Callbacks::key);
  glfwSetFramebufferSizeCallback(w, Callbacks::size);
  glfwSetWindowRefreshCallback(w, Callbacks::refresh);
  glfwSetWindowCloseCallback(w, Callbacks::close);
  glfwSetInputMode(w, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
  glfwGetFramebufferSize(w, &wall->width_px_, &wall->height_px_);
  {
    const Current current(*wall);
    glfwSwapInterval(0);  // the table waits for no projector
  }
  return wall;
}

WallWindow::~WallWindow() {
  if (window_) glfwDestroyWindow(glfw(window_));
}

WallWindow::Current::Current(const WallWindow& wall) : before_(glfwGetCurrentContext()) {
  glfwMakeContextCurrent(glfw(wall.window_));
}

WallWindow::Current::~Current() { glfwMakeContextCurrent(glfw(before_)); }

void WallWindow::present() { glfwSwapBuffers(glfw(window_)); }

std::vector<Event> WallWindow::take_events() { return std::exchange(events_, {}); }

}  // namespace platform
