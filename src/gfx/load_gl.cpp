#include "gfx/load_gl.h"

#include <glad/gl.h>

namespace gfx {

base::Result<std::string> load_gl(GetProcAddress get_proc_address) {
  const int version = gladLoadGL(get_proc_address);
  constexpr const char* kRemedy =
      " Kurumaza needs OpenGL 3.3: install the graphics card's driver, or libgl1-mesa-dri for "
      "software drawing.";
  if (version == 0)
    return base::Error{base::ErrorCode::unavailable,
                       std::string("OpenGL cannot be loaded.") + kRemedy, ""};
  const auto text = [](GLenum name) {
    const GLubyte* s = glGetString ? glGetString(name) : nullptr;
    return std::string(s ? reinterpret_cast<const char*>(s) : "?");
  };
  const int major = GLAD_VERSION_MAJOR(version), minor = GLAD_VERSION_MINOR(version);
  if (major * 10 + minor < 33)
    return base::Error{base::ErrorCode::unavailable,
                       "Only OpenGL " + std::to_string(major) + "." + std::to_string(minor) +
                           " is there (" + text(GL_RENDERER) + ")." + kRemedy,
                       ""};
  return text(GL_RENDERER) + ", OpenGL " + text(GL_VERSION);
}

void release_compiler(GetProcAddress get_proc_address) {
  GLint major = 0, minor = 0;
  glGetIntegerv(GL_MAJOR_VERSION, &major);
  glGetIntegerv(GL_MINOR_VERSION, &minor);
  if (major * 10 + minor < 41) return;
  // Not among 3.3's functions, so not in the loader either.
  if (const GlFunction release = get_proc_address("glReleaseShaderCompiler")) release();
}

}  // namespace gfx
