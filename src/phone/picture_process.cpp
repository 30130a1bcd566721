#include "phone/picture_process.h"

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
#include <cstring>
#include <string>

#include "base/system_error.h"
#include "phone/picture_child.h"

namespace phone {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

Error no_picture() {
  return {ErrorCode::format,
          base::sentence("This picture from a phone cannot be shown: it is damaged, or no "
                         "picture. Ask for it to be taken again."),
          ""};
}

/// Ends with its owner.
class Child {
 public:
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (wire_ >= 0) ::close(wire_);
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  Result<void> start(const base::Path& program, int most_side) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
      return base::system_error(errno, program, base::sentence("start"));
    wire_ = ends[0];
    const int error = spawn(program.string(), std::to_string(most_side), ends[1]);
    ::close(ends[1]);
    if (error != 0) return base::system_error(error, program, base::sentence("start"));
    return {};
  }
  int wire() const { return wire_; }

 private:
  int spawn(const std::string& program, const std::string& most_side, int other_end) {
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
    std::string name = "kurumaza", word = kPictureChild, side = most_side;
    char* const args[] = {name.data(), word.data(), side.data(), nullptr};
    char* const nothing[] = {nullptr};
    const int error = ::posix_spawn(&pid_, program.c_str(), &files, &how, args, nothing);
    if (error != 0) pid_ = -1;
    ::posix_spawnattr_destroy(&how);
    ::posix_spawn_file_actions_destroy(&files);
    return error;
  }

  pid_t pid_ = -1;
  int wire_ = -1;
};

/// Sends all of it and takes what comes back, at most so much; less: time was over, or the other side ended.
std::string talk(int wire, std::string_view bytes, std::size_t most, double most_s) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::duration<double>(most_s);
  std::string out;
  char buffer[64 * 1024];
  if (bytes.empty()) ::shutdown(wire, SHUT_WR);
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0 || out.size() > most) return out;
    pollfd waits{wire, short(bytes.empty() ? POLLIN : POLLIN | POLLOUT), 0};
    if (::poll(&waits, 1, int(left)) < 0 && errno != EINTR) return out;
    if ((waits.revents & POLLOUT) != 0) {
      const ssize_t n = ::send(wire, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n < 0 && errno != EAGAIN && errno != EINTR) return out;
      if (n > 0) bytes.remove_prefix(std::size_t(n));
      if (bytes.empty()) ::shutdown(wire, SHUT_WR);
    }
    if ((waits.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
      const ssize_t n = ::recv(wire, buffer, sizeof buffer, MSG_DONTWAIT);
      if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) return out;
      if (n > 0) out.append(buffer, std::size_t(n));
    }
  }
}

}  // namespace

Result<Pixels> decode_apart(const base::Path& program, std::string_view jpeg, int most_side,
                            double most_s) {
  const int most = std::clamp(most_side, 1, kMostPictureSide);
  Child child;
  if (auto started = child.start(program, most); !started) return started.error();
  const std::string answer = talk(
      child.wire(), jpeg, sizeof(PixelsHead) + std::size_t(most) * std::size_t(most) * 4, most_s);
  PixelsHead head{};
  if (answer.size() < sizeof head) return no_picture();
  std::memcpy(&head, answer.data(), sizeof head);
  const bool fits = std::string_view(head.magic, sizeof head.magic) == kPixelsMagic &&
                    head.width >= 1 && head.height >= 1 && head.width <= std::uint32_t(most) &&
                    head.height <= std::uint32_t(most);
  if (!fits || answer.size() != sizeof head + std::size_t(head.width) * head.height * 4)
    return no_picture();
  const auto* pixels = reinterpret_cast<const std::uint8_t*>(answer.data()) + sizeof head;
  return Pixels{int(head.width), int(head.height), {pixels, pixels + answer.size() - sizeof head}};
}

}  // namespace phone
