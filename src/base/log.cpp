#include "base/log.h"

#include <chrono>
#include <cstdio>
#include <mutex>

namespace base {
void log(LogLevel level, std::string_view text) {
  static const auto start = std::chrono::steady_clock::now();
  static std::mutex mutex;
  const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const char* name = level == LogLevel::error     ? "error"
                     : level == LogLevel::warning ? "warning"
                                                  : "info";
  const std::lock_guard lock(mutex);
  std::fprintf(stderr, "[%9.3f] %s: %.*s\n", s, name, int(text.size()), text.data());
}
}  // namespace base
