#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace base {
void assertion_failed(const char* condition, const char* why, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: %s (%s)\n", file, line, why, condition);
  std::abort();
}
}  // namespace base
