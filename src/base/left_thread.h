// left_thread: a thread that hangs is left to itself. While it may still run, the process must not end by
// destroying what it reads: main() asks, and then ends at once. Any thread.
#pragma once

namespace base {

/// Whoever detaches a thread that may outlive everything says so.
void thread_left();
bool any_thread_left();

}  // namespace base
