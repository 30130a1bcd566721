#include "support/tcp_proxy.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <list>
#include <string>
#include <thread>
#include <vector>

#include "base/assert.h"

namespace support {

namespace {

sockaddr_in local(std::uint16_t port) {
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  at.sin_port = htons(port);
  return at;
}

void make_non_blocking(int fd) { ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK); }

/// Bytes on their way in one direction.
struct Pipe {
  std::string held;
  bool ended = false;
};

/// False: this direction is at its end.
bool pass_on(int from, int to, Pipe& pipe) {
  constexpr std::size_t kMost = 256u << 10;
  std::array<char, 16384> buffer{};
  while (pipe.held.size() < kMost) {
    const ssize_t got = ::recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got > 0) {
      pipe.held.append(buffer.data(), std::size_t(got));
      continue;
    }
    pipe.ended = got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
    break;
  }
  while (!pipe.held.empty()) {
    const ssize_t sent =
        ::send(to, pipe.held.data(), pipe.held.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
    pipe.held.erase(0, std::size_t(sent));
  }
  return !pipe.ended;
}

}  // namespace

class TcpProxy::Server {
 public:
  Server(std::uint16_t to, int ways) : to_(to), ways_(std::size_t(ways)) {
    for (Way& way : ways_) way.listens = listen_on(way.port);
    thread_ = std::thread([this] {
      while (!ended_) serve();
    });
  }
  ~Server() {
    ended_ = true;
    thread_.join();
    for (Way& way : ways_) {
      drop(way);
      ::close(way.listens);
    }
  }

  struct Way {
    std::uint16_t port = 0;
    int listens = -1;
    std::atomic<bool> black_hole = false, cut = false;
    struct Pair {
      int table = -1, hub = -1;
      Pipe up, down;
    };
    std::list<Pair> pairs;
  };
  Way& way(int n) { return ways_.at(std::size_t(n)); }

 private:
  static int listen_on(std::uint16_t& port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at = local(0);
    socklen_t size = sizeof at;
    const bool done = ::bind(fd, reinterpret_cast<sockaddr*>(&at), size) == 0 &&
                      ::listen(fd, 16) == 0 &&
                      ::getsockname(fd, reinterpret_cast<sockaddr*>(&at), &size) == 0;
    ASSERT(done, "no port is free");
    make_non_blocking(fd);
    port = ntohs(at.sin_port);
    return fd;
  }
  static void drop(Way& way) {
    for (const Way::Pair& pair : way.pairs) {
      ::close(pair.table);
      ::close(pair.hub);
    }
    way.pairs.clear();
  }

  void accept(Way& way) {
    const int table = ::accept4(way.listens, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (table < 0) return;
    const int hub = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in at = local(to_);
    if (::connect(hub, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0) {
      ::close(hub);
      ::close(table);
      return;
    }
    make_non_blocking(hub);
    way.pairs.push_back({table, hub, {}, {}});
  }

  void serve() {
    std::vector<pollfd> all;
    for (Way& way : ways_) {
      if (way.cut.exchange(false)) drop(way);
      if (way.black_hole) continue;
      all.push_back({way.listens, POLLIN, 0});
      for (const Way::Pair& pair : way.pairs) {
        all.push_back({pair.table, short(POLLIN | (pair.down.held.empty() ? 0 : POLLOUT)), 0});
        all.push_back({pair.hub, short(POLLIN | (pair.up.held.empty() ? 0 : POLLOUT)), 0});
      }
    }
    ::poll(all.data(), nfds_t(all.size()), 20);
    for (Way& way : ways_) {
      if (way.black_hole) continue;
      accept(way);
      for (auto pair = way.pairs.begin(); pair != way.pairs.end();) {
        const bool goes_on = pass_on(pair->table, pair->hub, pair->up) &&
                             pass_on(pair->hub, pair->table, pair->down);
        if (goes_on) {
          ++pair;
          continue;
        }
        ::close(pair->table);
        ::close(pair->hub);
        pair = way.pairs.erase(pair);
      }
    }
  }

  const std::uint16_t to_;
  std::vector<Way> ways_;
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

TcpProxy::TcpProxy(std::uint16_t to, int ways) : server_(std::make_unique<Server>(to, ways)) {}
TcpProxy::~TcpProxy() = default;
std::uint16_t TcpProxy::port(int way) const { return server_->way(way).port; }
void TcpProxy::set_black_hole(int way, bool on) { server_->way(way).black_hole = on; }
void TcpProxy::cut(int way) { server_->way(way).cut = true; }

}  // namespace support
