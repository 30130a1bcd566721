// What the program holds of the machine's memory without needing it.
#pragma once

namespace base {

/// Gives freed memory that the allocator keeps for itself back to the system: after work that took
/// a lot for a moment. Takes milliseconds; any thread. Does nothing where the C library can't.
void give_back_memory();

}  // namespace base
