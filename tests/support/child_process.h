// ChildProcess: another program, started for a test, with its output in files; ends with its owner
// and with the test. One thread.
#pragma once

#include <sys/types.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"

namespace support {

/// A folder under the system's temporary one, removed with everything in it when destroyed.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& prefix = "kurumaza-test-");
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const base::Path& path() const { return path_; }

 private:
  base::Path path_;
};

struct ProcessOptions {
  base::Path program;
  std::vector<std::string> args;
  std::map<std::string, std::string> environment;  // added to this process's own
  base::Path output;                               // stdout and stderr together
  /// A pipe's end that the child gets under this number; -1: none.
  int pass_fd = -1;
};

class ChildProcess {
 public:
  static base::Result<ChildProcess> start(const ProcessOptions& options);
  ~ChildProcess();
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&&) = delete;

  bool running();
  /// Asks it to end (SIGTERM); kill() gives it no chance to do anything (SIGKILL).
  void terminate();
  void kill();
  /// The exit code, or 128 + the signal; nothing when it still runs after `seconds`.
  std::optional<int> wait(double seconds);
  pid_t pid() const { return pid_; }
  std::string output() const;

 private:
  ChildProcess(pid_t pid, base::Path output) : pid_(pid), output_(std::move(output)) {}
  pid_t pid_ = -1;
  base::Path output_;
  std::optional<int> exit_code_;
};

/// Calls `done` every few milliseconds until it says true (then true) or `seconds` have passed: for
/// what another process does in its own time.
template <class F>
bool wait_until(double seconds, F&& done);

/// Sleeps until the next look; for wait_until.
void pause_s(double seconds);
double steady_now_s();

template <class F>
bool wait_until(double seconds, F&& done) {
  const double until = steady_now_s() + seconds;
  while (!done()) {
    if (steady_now_s() > until) return false;
    pause_s(0.005);
  }
  return true;
}

}  // namespace support
