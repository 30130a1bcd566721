#include "hall/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "base/lines.h"
#include "base/system_error.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;

namespace {

bool is_program(const Path& path) { return ::access(path.c_str(), X_OK) == 0; }

/// Between fork and exec: only what signal handlers may call.
[[noreturn]] void become(const char* program, const char* config, int output, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(0);  // it ended in between
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  ::execl(program, program, "-c", config, static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

Result<Path> find_server(const Path& name) {
  if (name.has_parent_path()) {
    if (is_program(name)) return name;
  } else {
    const char* found = std::getenv("PATH");
    std::string folders = found ? found : "";
    folders += ":/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin";
    for (std::size_t at = 0; at < folders.size();) {
      const std::size_t end = std::min(folders.find(':', at), folders.size());
      const Path path = Path(folders.substr(at, end - at)) / name;
      if (end > at && is_program(path)) return path;
      at = end + 1;
    }
  }
  return Error{ErrorCode::not_found,
               base::sentence("The hall needs the program nats-server, which is not on this "
                              "machine. Install the package nats-server."),
               name.string()};
}

ServerProcess::ServerProcess(Path program, Path config, Path said)
    : program_(std::move(program)), config_(std::move(config)), said_(std::move(said)) {}

ServerProcess::~ServerProcess() {
  if (pid_ == 0) return;
  ::kill(pid_, SIGTERM);
  if (!wait(2)) kill();
}

Result<void> ServerProcess::start() {
  const int output = ::open(said_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (output < 0) return base::system_error(errno, said_, base::sentence("write"));
  const std::string program = program_.string(), config = config_.string();
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) become(program.c_str(), config.c_str(), output, parent);
  const int error = errno;
  ::close(output);
  if (child < 0) return base::system_error(error, program_, base::sentence("start"));
  pid_ = child;
  return {};
}

bool ServerProcess::runs() { return pid_ != 0 && !wait(0); }

void ServerProcess::kill() {
  if (pid_ == 0) return;
  ::kill(pid_, SIGKILL);
  (void)wait(5);
}

bool ServerProcess::wait(double seconds) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::duration<double>(seconds);
  for (;;) {
    int status = 0;
    const pid_t done = ::waitpid(pid_, &status, WNOHANG);
    if (done == pid_ || (done < 0 && errno == ECHILD)) {
      pid_ = 0;
      return true;
    }
    if (Clock::now() >= until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

std::string ServerProcess::last_words() {
  base::RealFileSystem files;
  for (const Path& path : {said_, Path(said_).replace_filename("hub.log")}) {
    auto text = files.read(path, 8u << 20);
    if (!text || text->empty()) continue;
    while (text->ends_with('\n')) text->pop_back();
    return std::string(base::last_line(*text));
  }
  return {};
}

void ServerProcess::reload() {
  if (const pid_t pid = pid_; pid != 0) ::kill(pid, SIGHUP);
}

}  // namespace hall
