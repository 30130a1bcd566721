// ShownFiles: files shown in whatever program the desktop shows such files with, each started on its own;
// and of which of them no program could be found. The window's thread.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/file_system.h"

namespace platform {

class ShownFiles {
 public:
  /// `opener`: is started with the file's path, and ends with something other than 0 where nothing
  /// shows it. `clock` lives longer.
  explicit ShownFiles(const base::Clock& clock, std::string opener = "xdg-open")
      : clock_(clock), opener_(std::move(opener)) {}

  /// Starts it and does not wait.
  void show(const base::Path& file);
  /// Those since the last call that nothing shows.
  std::vector<base::Path> failed();

 private:
  struct Started {
    base::Path file;
    pid_t child;
    double since_s;
  };
  const base::Clock& clock_;
  const std::string opener_;
  std::vector<Started> started_;
};

}  // namespace platform
