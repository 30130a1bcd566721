// GLFW's monitors, for the windows of this room alone.
#pragma once

#include <GLFW/glfw3.h>

#include <string>

namespace platform {

/// Null: there is none of that name.
GLFWmonitor* monitor_named(const std::string& name);
/// The one that shows most of it.
GLFWmonitor* monitor_of(GLFWwindow* window);

}  // namespace platform
