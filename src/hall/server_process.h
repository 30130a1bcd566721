// ServerProcess: nats-server as a child of this program. It ends with the thread that started it, whatever ends that: so one
// thread, which lives as long as it is to.
#pragma once

#include <sys/types.h>

#include <atomic>

#include "base/file_system.h"
#include "hall/keeper_work.h"

namespace hall {

/// Along PATH, and where Debian has it. Fails with the package to install.
base::Result<base::Path> find_server(const base::Path& name);

class ServerProcess final : public HubProcess {
 public:
  /// `said`: gets what it says before it has a log.
  ServerProcess(base::Path program, base::Path config, base::Path said);
  ~ServerProcess() override;
  base::Result<void> start() override;
  bool runs() override;
  void kill() override;
  std::string last_words() override;
  /// It reads its config again. Any thread.
  void reload();
  /// 0: it does not run. Any thread.
  int pid() const { return pid_; }

 private:
  /// False: it still runs after so long.
  bool wait(double seconds);

  const base::Path program_, config_, said_;
  std::atomic<pid_t> pid_ = 0;
};

}  // namespace hall
