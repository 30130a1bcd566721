#include "platform/outputs.h"

#include <algorithm>

#include "platform/monitors.h"

namespace platform {

namespace {

Output output_of(GLFWmonitor* monitor, const GLFWvidmode& mode) {
  Output out;
  if (const char* name = glfwGetMonitorName(monitor)) out.name = name;
  glfwGetMonitorPos(monitor, &out.area.x, &out.area.y);
  out.area.w = mode.width;
  out.area.h = mode.height;
  return out;
}

}  // namespace

std::vector<Output> outputs() {
  std::vector<Output> out;
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  for (int k = 0; k < count; ++k)
    if (const GLFWvidmode* mode = glfwGetVideoMode(monitors[k]))
      out.push_back(output_of(monitors[k], *mode));
  return out;
}

std::vector<std::string> output_names() {
  std::vector<std::string> out;
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  for (int k = 0; k < count; ++k) {
    const char* name = glfwGetMonitorName(monitors[k]);
    out.emplace_back(name ? name : "");
  }
  return out;
}

GLFWmonitor* monitor_named(const std::string& name) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  for (int k = 0; k < count; ++k)
    if (const char* found = glfwGetMonitorName(monitors[k]); found && name == found)
      return monitors[k];
  return nullptr;
}

GLFWmonitor* monitor_of(GLFWwindow* window) {
  if (GLFWmonitor* own = glfwGetWindowMonitor(window)) return own;
  int x = 0, y = 0, w = 0, h = 0, count = 0;
  glfwGetWindowPos(window, &x, &y);
  glfwGetWindowSize(window, &w, &h);
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  GLFWmonitor* best = glfwGetPrimaryMonitor();
  long best_area = 0;
  for (int k = 0; k < count; ++k) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[k]);
    if (!mode) continue;
    int mx = 0, my = 0;
    glfwGetMonitorPos(monitors[k], &mx, &my);
    const long across = std::min(x + w, mx + mode->width) - std::max(x, mx);
    const long down = std::min(y + h, my + mode->height) - std::max(y, my);
    if (across > 0 && down > 0 && across * down > best_area) {
      best_area = across * down;
      best = monitors[k];
    }
  }
  return best;
}

}  // namespace platform
