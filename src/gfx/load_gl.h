// Loading OpenGL 3.3 core, once a context is current.
#pragma once

#include <string>

#include "base/result.h"

namespace gfx {

using GlFunction = void (*)();
using GetProcAddress = GlFunction (*)(const char* name);

/// Loads OpenGL through e.g. glfwGetProcAddress. Gives the driver's name and version in one line;
/// fails with `unavailable` below OpenGL 3.3, saying what was found and what to do.
base::Result<std::string> load_gl(GetProcAddress get_proc_address);

/// All programs are made: the driver may forget what it needed to compile them (in Mesa eleven
/// megabytes). Does nothing below OpenGL 4.1.
void release_compiler(GetProcAddress get_proc_address);

}  // namespace gfx
