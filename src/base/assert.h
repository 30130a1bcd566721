// ASSERT(condition, "why"): a bug, stated; on in release builds. It writes file, line and reason
// to standard error and aborts: the journal makes a crash cheap, going on with a broken model not.
#pragma once

namespace base {
[[noreturn]] void assertion_failed(const char* condition, const char* why, const char* file,
                                   int line);
}

#define ASSERT(condition, why) \
  ((condition) ? (void)0 : ::base::assertion_failed(#condition, why, __FILE__, __LINE__))
