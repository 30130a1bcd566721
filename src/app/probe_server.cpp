#include "app/probe_server.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/system_error.h"

namespace app {

namespace {

constexpr std::size_t kLongestLine = 65536;

/// The file's own number, links not followed; 0: there is none.
std::uint64_t node_of(const std::string& name, bool& is_socket) {
  struct stat st {};
  if (::lstat(name.c_str(), &st) != 0) return 0;
  is_socket = S_ISSOCK(st.st_mode);
  return st.st_ino;
}

/// Removes the socket of a program that ended without doing so, and nothing else.
base::Result<void> make_way(const std::string& name, const sockaddr_un& address) {
  using base::sentence;
  bool is_socket = false;
  if (node_of(name, is_socket) == 0) return {};
  if (!is_socket)
    return base::Error{
        base::ErrorCode::invalid,
        sentence("There is something else of this name, which is no socket; it was left as it is. "
                 "Give the probe another name."),
        name};
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const bool nobody =
      ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 &&
      errno == ECONNREFUSED;
  ::close(fd);
  if (!nobody)
    return base::Error{base::ErrorCode::locked,
                       sentence("Another program uses this socket. Give the probe another name."),
                       name};
  ::unlink(name.c_str());
  return {};
}

}  // namespace

struct ProbeServer::Client {
  int fd;
  std::uint64_t id;
  std::string received;  // not yet asked
  std::string answer;    // not yet sent
  std::size_t sent = 0;  // of the answer
  bool asked = false;    // its question waits for the model's thread

  bool owes_nothing() const { return !asked && answer.empty(); }
};

base::Result<std::unique_ptr<ProbeServer>> ProbeServer::start(const base::Path& socket,
                                                              std::function<void()> wake) {
  using base::sentence;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = socket.string();
  if (name.size() >= sizeof address.sun_path)
    return base::Error{base::ErrorCode::invalid,
                       sentence("The probe's socket name is too long; use a shorter path."), name};
  std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
  if (auto free = make_way(name, address); !free) return free.error();
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  // The socket's file gets the mode of the socket; the umask is the whole process's.
  if (fd < 0 || ::fchmod(fd, 0600) != 0 ||
      ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(fd, 8) != 0) {
    const base::Error error = base::system_error(errno, name, sentence("make the probe's socket"));
    if (fd >= 0) ::close(fd);
    return error;
  }
  return std::unique_ptr<ProbeServer>(new ProbeServer(fd, socket, std::move(wake)));
}

ProbeServer::ProbeServer(int listener, base::Path socket, std::function<void()> wake)
    : listener_(listener),
      answered_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      socket_(std::move(socket)),
      node_([this] {
        bool ignored = false;
        return node_of(socket_.string(), ignored);
      }()),
      wake_(std::move(wake)) {
  thread_ = std::thread([this] { serve(); });
}

ProbeServer::~ProbeServer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ::eventfd_write(answered_, 1);
  thread_.join();
  for (const Client& c : clients_) ::close(c.fd);
  ::close(listener_);
  ::close(answered_);
  bool is_socket = false;
  if (node_of(socket_.string(), is_socket) == node_ && is_socket) ::unlink(socket_.c_str());
}

void ProbeServer::answer_all(const std::function<std::string(const std::string&)>& answer) {
  std::vector<Line> questions;
  {
    const std::lock_guard lock(mutex_);
    questions.swap(questions_);
  }
  if (questions.empty()) return;
  for (Line& line : questions) line.text = answer(line.text);
  {
    const std::lock_guard lock(mutex_);
    std::move(questions.begin(), questions.end(), std::back_inserter(answers_));
  }
  ::eventfd_write(answered_, 1);
}

// --- the serving thread

void ProbeServer::serve() {
  std::vector<pollfd> fds;
  while (true) {
    fds.assign({{answered_, POLLIN, 0}, {listener_, POLLIN, 0}});
    for (const Client& c : clients_) {
      // One question at a time: who does not read cannot ask either.
      const short wanted = c.asked ? 0 : c.answer.empty() ? POLLIN : POLLOUT;
      fds.push_back({c.fd, wanted, 0});
    }
    if (::poll(fds.data(), fds.size(), -1) < 0) continue;
    take_answers();
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
    }
    for (std::size_t i = 2; i < fds.size(); ++i)
      if (fds[i].revents != 0) {
        const auto client = std::find_if(clients_.begin(), clients_.end(),
                                         [&](const Client& c) { return c.fd == fds[i].fd; });
        if (serve_client(*client, fds[i].revents)) {
          std::rotate(client, client + 1, clients_.end());
        } else {
          ::close(client->fd);
          clients_.erase(client);
        }
      }
    if (fds[1].revents != 0) accept_one();
  }
}

void ProbeServer::accept_one() {
  const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (fd < 0) return;
  if (clients_.size() >= kMostClients) {
    const auto idle = std::find_if(clients_.begin(), clients_.end(),
                                   [](const Client& c) { return c.owes_nothing(); });
    const auto leaves = idle == clients_.end() ? clients_.begin() : idle;
    ::close(leaves->fd);
    clients_.erase(leaves);
  }
  clients_.push_back({fd, next_client_++, {}, {}});
}

void ProbeServer::take_answers() {
  eventfd_t count = 0;
  ::eventfd_read(answered_, &count);
  std::vector<Line> answers;
  {
    const std::lock_guard lock(mutex_);
    answers.swap(answers_);
  }
  for (Line& line : answers)
    for (Client& c : clients_)
      if (c.id == line.client) {
        c.answer = std::move(line.text) + "\n";
        c.sent = 0;
        c.asked = false;
      }
}

bool ProbeServer::serve_client(Client& client, short happened) {
  if (happened & (POLLERR | POLLNVAL)) return false;
  if (happened & POLLOUT) return send_rest(client);
  if (!(happened & POLLIN)) return !(happened & POLLHUP);
  char buffer[4096];
  const ssize_t n = ::read(client.fd, buffer, sizeof buffer);
  if (n < 0) return errno == EAGAIN || errno == EINTR;
  if (n == 0) return false;
  client.received.append(buffer, std::size_t(n));
  ask_next(client);
  return client.received.size() <= kLongestLine;
}

bool ProbeServer::send_rest(Client& client) {
  const ssize_t n = ::send(client.fd, client.answer.data() + client.sent,
                           client.answer.size() - client.sent, MSG_NOSIGNAL);
  if (n < 0) return errno == EAGAIN || errno == EINTR;
  client.sent += std::size_t(n);
  if (client.sent < client.answer.size()) return true;
  client.answer = {};
  ask_next(client);
  return true;
}

void ProbeServer::ask_next(Client& client) {
  const std::size_t end = client.received.find('\n');
  if (end == std::string::npos) return;
  {
    const std::lock_guard lock(mutex_);
    questions_.push_back({client.id, client.received.substr(0, end)});
  }
  client.received.erase(0, end + 1);
  client.asked = true;
  wake_();
}

}  // namespace app
