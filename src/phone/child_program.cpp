#include "phone/child_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

#include "base/system_error.h"

namespace phone {

namespace {

constexpr std::chrono::milliseconds::rep kLook_ms = 200;  // whether it is still wanted

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

/// 0, or why not.
int spawn(const std::string& program, std::vector<std::string> words,
          std::vector<std::string> surroundings, int other_end, pid_t& pid) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t how;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&how);
  ::posix_spawn_file_actions_adddup2(&files, other_end, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, other_end, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  sigset_t none, all;
  ::sigemptyset(&none);
  ::sigfillset(&all);
  ::posix_spawnattr_setsigmask(&how, &none);
  ::posix_spawnattr_setsigdefault(&how, &all);
  ::posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  const auto args = pointers_to(words), around = pointers_to(surroundings);
  const int error = ::posix_spawn(&pid, program.c_str(), &files, &how, args.data(), around.data());
  if (error != 0) pid = -1;
  ::posix_spawnattr_destroy(&how);
  ::posix_spawn_file_actions_destroy(&files);
  return error;
}

}  // namespace

ChildProgram::~ChildProgram() {
  if (wire_ >= 0) ::close(wire_);
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

base::Result<void> ChildProgram::start(const base::Path& program, std::vector<std::string> words,
                                       std::vector<std::string> surroundings) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
    return base::system_error(errno, program, base::sentence("start"));
  wire_ = ends[0];
  const int error =
      spawn(program.string(), std::move(words), std::move(surroundings), ends[1], pid_);
  ::close(ends[1]);
  if (error != 0) return base::system_error(error, program, base::sentence("start"));
  return {};
}

std::string ChildProgram::talk(std::string_view bytes, std::size_t most, double most_s,
                               const Heard& heard) const {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::duration<double>(most_s);
  std::string out;
  char buffer[64 * 1024];
  if (bytes.empty()) ::shutdown(wire_, SHUT_WR);
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0 || out.size() > most || (heard && !heard(out))) return out;
    const auto wait = heard ? std::min(left, kLook_ms) : left;
    pollfd waits{wire_, short(bytes.empty() ? POLLIN : POLLIN | POLLOUT), 0};
    if (::poll(&waits, 1, int(wait)) < 0 && errno != EINTR) return out;
    if ((waits.revents & POLLOUT) != 0) {
      const ssize_t n = ::send(wire_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n < 0 && errno != EAGAIN && errno != EINTR) return out;
      if (n > 0) bytes.remove_prefix(std::size_t(n));
      if (bytes.empty()) ::shutdown(wire_, SHUT_WR);
    }
    if ((waits.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
      const ssize_t n = ::recv(wire_, buffer, sizeof buffer, MSG_DONTWAIT);
      if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) return out;
      if (n > 0) out.append(buffer, std::size_t(n));
    }
  }
}

}  // namespace phone
