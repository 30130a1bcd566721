#include "support/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>

namespace support {

using base::Error;
using base::ErrorCode;

TemporaryFolder::TemporaryFolder(const std::string& prefix) {
  std::string name = (std::filesystem::temp_directory_path() / (prefix + "XXXXXX")).string();
  ASSERT(::mkdtemp(name.data()), "the temporary folder can be written");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

base::Result<ChildProcess> ChildProcess::start(const ProcessOptions& options) {
  // Everything that allocates happens before fork().
  std::vector<std::string> words{options.program.string()};
  words.insert(words.end(), options.args.begin(), options.args.end());
  std::map<std::string, std::string> environment = options.environment;
  for (char** e = environ; *e; ++e) {
    const std::string entry = *e;
    const auto equals = entry.find('=');
    if (equals != std::string::npos)
      environment.try_emplace(entry.substr(0, equals), entry.substr(equals + 1));
  }
  std::vector<std::string> settings;
  for (const auto& [name, value] : environment) settings.push_back(name + "=" + value);
  std::vector<char*> argv, envp;
  for (auto& w : words) argv.push_back(w.data());
  for (auto& s : settings) envp.push_back(s.data());
  argv.push_back(nullptr);
  envp.push_back(nullptr);

  const int out = ::open(options.output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (out < 0) return Error{ErrorCode::io, std::strerror(errno), options.output.string()};
  int report[2];  // exec's errno comes through it; closed by a successful exec
  if (::pipe2(report, O_CLOEXEC) != 0) {
    ::close(out);
    return Error{ErrorCode::io, std::strerror(errno), "pipe"};
  }
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that is killed leaves nothing running
    if (::getppid() != parent) ::_exit(127);
    ::dup2(out, 1);
    ::dup2(out, 2);
    if (options.pass_fd >= 0) ::fcntl(options.pass_fd, F_SETFD, 0);
    ::execve(argv[0], argv.data(), envp.data());
    const int why = errno;
    [[maybe_unused]] const auto written = ::write(report[1], &why, sizeof why);
    ::_exit(127);
  }
  ::close(out);
  ::close(report[1]);
  int why = pid < 0 ? errno : 0;
  if (pid > 0 && ::read(report[0], &why, sizeof why) <= 0) why = 0;
  ::close(report[0]);
  if (why != 0) {
    if (pid > 0) ::waitpid(pid, nullptr, 0);
    return Error{why == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable,
                 std::string("cannot be started: ") + std::strerror(why), options.program.string()};
  }
  return ChildProcess(pid, options.output);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      output_(std::move(other.output_)),
      exit_code_(other.exit_code_) {}

ChildProcess::~ChildProcess() {
  if (pid_ < 0 || !running()) return;
  terminate();
  if (!wait(5)) {
    kill();
    wait(5);
  }
}

bool ChildProcess::running() { return !wait(0); }

void ChildProcess::terminate() {
  if (pid_ > 0 && !exit_code_) ::kill(pid_, SIGTERM);
}
void ChildProcess::kill() {
  if (pid_ > 0 && !exit_code_) ::kill(pid_, SIGKILL);
}

std::optional<int> ChildProcess::wait(double seconds) {
  if (exit_code_ || pid_ < 0) return exit_code_;
  wait_until(seconds, [&] {
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) != pid_) return false;
    exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
  });
  return exit_code_;
}

std::string ChildProcess::output() const {
  std::ifstream in(output_);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void pause_s(double seconds) {
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

double steady_now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace support
