#include "platform/shown_files.h"

#include <sys/wait.h>
#include <unistd.h>

#include "platform/leave_signals.h"

namespace platform {

namespace {
// What ends later was shown, however it ended.
constexpr double kSoon_s = 20;
}  // namespace

void ShownFiles::show(const base::Path& file) {
  const std::string name = file.string();
  const pid_t child = ::fork();
  if (child == 0) {
    LeaveSignals::unblock_in_child();
    ::setsid();
    ::execlp(opener_.c_str(), opener_.c_str(), name.c_str(), nullptr);
    ::_exit(127);
  }
  started_.push_back({file, child, clock_.now_s()});
}

std::vector<base::Path> ShownFiles::failed() {
  std::vector<base::Path> out;
  std::erase_if(started_, [&](const Started& s) {
    int status = 0;
    const pid_t ended = s.child < 0 ? -1 : ::waitpid(s.child, &status, WNOHANG);
    if (ended == 0) return false;
    const bool well = ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!well && clock_.now_s() - s.since_s < kSoon_s) out.push_back(s.file);
    return true;
  });
  return out;
}

}  // namespace platform
