// The screens that are plugged in now, by the names of their outputs. GLFW keeps the list as events are
// taken; whoever follows it compares it with what it was. The window's thread, while a Window lives.
#pragma once

#include <string>
#include <vector>

#include "platform/damage.h"

namespace platform {

struct Output {
  std::string name;  // "HDMI-1"
  RectPx area;       // of the whole desktop, px
};

std::vector<Output> outputs();
/// Only what they are called, without asking the display: cheap enough for every turn of a loop.
std::vector<std::string> output_names();

}  // namespace platform
