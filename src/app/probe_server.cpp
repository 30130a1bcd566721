#include "app/probe_server.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>

namespace app {

namespace {
constexpr std::size_t kLongestLine = 65536;
}

base::Result<std::unique_ptr<ProbeServer>> ProbeServer::start(const base::Path& socket,
                                                              std::function<void()> wake) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = socket.string();
  if (name.size() >= sizeof address.sun_path)
    return base::Error{base::ErrorCode::invalid,
                       "The probe's socket name is too long; use a shorter path.", name};
  std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return base::Error{base::ErrorCode::io, std::strerror(errno), name};
  ::unlink(name.c_str());
  const auto old_mask = ::umask(0177);
  const bool bound = ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::umask(old_mask);
  if (!bound || ::listen(fd, 4) != 0) {
    const base::Error error{
        base::ErrorCode::io,
        std::string("The probe's socket cannot be made: ") + std::strerror(errno), name};
    ::close(fd);
    return error;
  }
  return std::unique_ptr<ProbeServer>(new ProbeServer(fd, socket, std::move(wake)));
}

ProbeServer::ProbeServer(int listener, base::Path socket, std::function<void()> wake)
    : listener_(listener), socket_(std::move(socket)), wake_(std::move(wake)) {
  int ends[2];
  if (::pipe(ends) == 0) {
    stop_read_ = ends[0];
    stop_write_ = ends[1];
  }
  thread_ = std::thread([this] { serve(); });
}

ProbeServer::~ProbeServer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (auto& q : waiting_) q->answer.set_value("{\"error\":\"closing\"}");
    waiting_.clear();
  }
  (void)!::write(stop_write_, "x", 1);
  thread_.join();
  ::close(listener_);
  ::close(stop_read_);
  ::close(stop_write_);
  ::unlink(socket_.c_str());
}

bool ProbeServer::wait_readable(int fd) const {
  pollfd fds[2]{{fd, POLLIN, 0}, {stop_read_, POLLIN, 0}};
  while (::poll(fds, 2, -1) < 0 && errno == EINTR) {
  }
  return fds[1].revents == 0 && fds[0].revents != 0;
}

void ProbeServer::serve() {
  while (wait_readable(listener_)) {
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    serve_client(client);
    ::close(client);
  }
}

void ProbeServer::serve_client(int client) {
  std::string received;
  char buffer[4096];
  while (wait_readable(client)) {
    const ssize_t n = ::read(client, buffer, sizeof buffer);
    if (n <= 0) return;
    received.append(buffer, std::size_t(n));
    if (received.size() > kLongestLine) return;
    for (std::size_t end; (end = received.find('\n')) != std::string::npos;
         received.erase(0, end + 1)) {
      auto question = std::make_shared<Question>();
      question->line = received.substr(0, end);
      auto answer = question->answer.get_future();
      {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
        waiting_.push_back(question);
      }
      wake_();
      const std::string line = answer.get() + "\n";
      for (std::size_t sent = 0; sent < line.size();) {
        const ssize_t w = ::send(client, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
        if (w <= 0) return;
        sent += std::size_t(w);
      }
    }
  }
}

void ProbeServer::answer_all(const std::function<std::string(const std::string&)>& answer) {
  std::vector<std::shared_ptr<Question>> questions;
  {
    const std::lock_guard lock(mutex_);
    questions.swap(waiting_);
  }
  for (auto& q : questions) q->answer.set_value(answer(q->line));
}

}  // namespace app
