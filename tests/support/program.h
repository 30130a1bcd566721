// Program: the real program at an X screen, with its probe socket. One thread.
#pragma once

#include "support/child_process.h"
#include "support/probe_client.h"

namespace support {

struct ProgramOptions {
  base::Path program;             // the executable
  std::vector<std::string> args;  // without --probe
  std::string display;            // DISPLAY; empty: none at all
  std::map<std::string, std::string> environment;
  double patience_s = 30;  // until its probe answers
};

class Program {
 public:
  /// Starts the program with a probe socket of its own and returns when that answers. Fails with
  /// what the program said when it ended first, or did not answer in time.
  static base::Result<std::unique_ptr<Program>> start(const ProgramOptions& options);

  ProbeClient& probe() { return *probe_; }
  ChildProcess& process() { return *process_; }
  /// What it wrote to standard output and error so far.
  std::string output() const { return process_->output(); }
  pid_t pid() const { return process_->pid(); }
  /// Ends it as a power cut would.
  void kill();
  /// Asks it to leave; its exit code, or nothing when it is still there after `seconds`.
  std::optional<int> leave(double seconds = 10);

 private:
  Program() = default;
  TemporaryFolder folder_{"kurumaza-run-"};
  std::unique_ptr<ChildProcess> process_;
  std::unique_ptr<ProbeClient> probe_;
};

/// Runs the program to its end without a probe, for its command line.
struct Finished {
  int exit_code = 0;
  std::string output;
};
base::Result<Finished> run_program(const ProcessOptions& options, double seconds = 60);

}  // namespace support
