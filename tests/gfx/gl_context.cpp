#include "gfx/gl_context.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>

namespace test {

std::unique_ptr<GlContext> GlContext::create(std::string& why) {
  const auto fail = [&](const char* what) {
    why = what;
    return nullptr;
  };
  const auto get_display = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
      eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (!get_display) return fail("EGL has no platform displays");
  EGLDisplay display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display == EGL_NO_DISPLAY) return fail("EGL has no surfaceless platform");
  if (!eglInitialize(display, nullptr, nullptr)) return fail("EGL does not initialise");
  std::unique_ptr<GlContext> out(new GlContext);
  out->display_ = display;
  if (!eglBindAPI(EGL_OPENGL_API)) return fail("EGL has no desktop OpenGL");
  const EGLint config_wants[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0,
                                 EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  if (!eglChooseConfig(display, config_wants, &config, 1, &count) || count < 1)
    return fail("EGL has no OpenGL configuration");
  const EGLint wants[] = {EGL_CONTEXT_MAJOR_VERSION,
                          3,
                          EGL_CONTEXT_MINOR_VERSION,
                          3,
                          EGL_CONTEXT_OPENGL_PROFILE_MASK,
                          EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                          EGL_NONE};
  EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, wants);
  if (context == EGL_NO_CONTEXT) return fail("EGL has no OpenGL 3.3 context");
  out->context_ = context;
  if (!eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context))
    return fail("the context cannot be made current without a surface");
  return out;
}

GlContext::~GlContext() {
  if (!display_) return;
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  if (context_) eglDestroyContext(display_, context_);
  // The display stays for the process: EGL hands every context the same one, and ending it unloads
  // the driver, after which nobody can tell what memory was the driver's own.
}

GlContext::Function GlContext::get_proc_address(const char* name) {
  return reinterpret_cast<Function>(eglGetProcAddress(name));
}

}  // namespace test
