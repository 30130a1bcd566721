#include "platform/show_file.h"

#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "platform/leave_signals.h"

namespace platform {

void show_file(const base::Path& path) {
  const std::string name = path.string();
  const pid_t child = ::fork();
  if (child == 0) {
    if (::fork() == 0) {
      LeaveSignals::unblock_in_child();
      ::setsid();
      ::execlp("xdg-open", "xdg-open", name.c_str(), nullptr);
      ::_exit(127);
    }
    ::_exit(0);
  }
  if (child > 0) ::waitpid(child, nullptr, 0);
}

}  // namespace platform
