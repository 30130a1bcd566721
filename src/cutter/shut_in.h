// What a process gives up before it looks at a picture that somebody sent: who breaks it has nothing in hand.
#pragma once

namespace cutter {

/// From here on this process can read, write what it has open, compute, and ask for memory up to 1 GiB: no file, no
/// socket, no other program, no thread. It ends with the one that started it. Requires: it has one thread.
void shut_in();

}  // namespace cutter
