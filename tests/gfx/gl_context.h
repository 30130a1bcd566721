// GlContext: an OpenGL 3.3 core context without a window system (EGL, Mesa's surfaceless platform),
// for tests, benchmarks and pictures made without a display.
#pragma once

#include <memory>
#include <string>

namespace test {

class GlContext {
 public:
  /// Makes a context current on this thread; nothing, with `why` saying so, where EGL has none.
  static std::unique_ptr<GlContext> create(std::string& why);
  ~GlContext();
  GlContext(const GlContext&) = delete;
  GlContext& operator=(const GlContext&) = delete;

  using Function = void (*)();
  static Function get_proc_address(const char* name);

 private:
  GlContext() = default;
  void* display_ = nullptr;
  void* context_ = nullptr;
};

}  // namespace test
