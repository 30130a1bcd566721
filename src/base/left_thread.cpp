#include "base/left_thread.h"

#include <atomic>

namespace base {

namespace {
std::atomic<bool> left{false};
}

void thread_left() { left = true; }
bool any_thread_left() { return left; }

}  // namespace base
