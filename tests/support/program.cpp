#include "support/program.h"

namespace support {

using base::Error;
using base::ErrorCode;

base::Result<std::unique_ptr<Program>> Program::start(const ProgramOptions& options) {
  std::unique_ptr<Program> program(new Program);
  const base::Path socket = program->folder_.path() / "probe";
  ProcessOptions process{options.program, options.args, options.environment,
                         program->folder_.path() / "output"};
  process.args.insert(process.args.end(), {"--probe", socket.string()});
  process.environment["DISPLAY"] = options.display;
  auto started = ChildProcess::start(process);
  if (!started) return started.error();
  program->process_ = std::make_unique<ChildProcess>(std::move(*started));
  const bool answers = wait_until(options.patience_s, [&] {
    if (!program->process_->running()) return true;
    auto client = ProbeClient::connect(socket);
    if (client) program->probe_ = std::move(*client);
    return program->probe_ != nullptr;
  });
  if (program->probe_) return program;
  const std::string what = answers ? "The program ended before its probe answered:\n"
                                   : "The program's probe does not answer:\n";
  return Error{ErrorCode::unavailable, what + program->output(), options.program.string()};
}

void Program::kill() {
  process_->kill();
  process_->wait(10);
}

std::optional<int> Program::leave(double seconds) {
  process_->terminate();
  return process_->wait(seconds);
}

base::Result<Finished> run_program(const ProcessOptions& given, double seconds) {
  TemporaryFolder folder("kurumaza-run-");
  ProcessOptions options = given;
  if (options.output.empty()) options.output = folder.path() / "output";
  auto process = ChildProcess::start(options);
  if (!process) return process.error();
  const auto code = process->wait(seconds);
  if (!code) {
    process->kill();
    process->wait(5);
    return Error{ErrorCode::unavailable, "still running:\n" + process->output(),
                 options.program.string()};
  }
  return Finished{*code, process->output()};
}

}  // namespace support
