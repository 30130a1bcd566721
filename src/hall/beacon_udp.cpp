#include "hall/beacon_udp.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/system_error.h"
#include "hall/udp_socket.h"

namespace hall {

using base::Result;
using base::sentence;

namespace {

constexpr double kLookEvery_s = 2;
constexpr std::size_t kMostAtOnce = 64;
constexpr std::uint32_t kGroup = 0xefff4d4d;  // kBeaconGroup

/// What both have: sockets that are waited at together.
class Udp : public Datagrams {
 public:
  Udp(const UdpOptions& options, const base::Clock& clock)
      : options_(options), clock_(clock), woken_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~Udp() override { ::close(woken_); }

  std::vector<Datagram> receive(double wait_s) override {
    look_again();
    const std::vector<UdpSocket*> sockets = all();
    std::vector<pollfd> fds = {{woken_, POLLIN, 0}};
    for (const UdpSocket* socket : sockets) fds.push_back({socket->fd(), POLLIN, 0});
    std::vector<Datagram> out;
    if (::poll(fds.data(), fds.size(), int(wait_s * 1000)) <= 0) return out;
    eventfd_t count = 0;
    (void)::eventfd_read(woken_, &count);
    for (UdpSocket* socket : sockets) socket->receive(out, kMostAtOnce);
    return out;
  }

  void wake() override { (void)::eventfd_write(woken_, 1); }

 protected:
  /// The sockets that are there now.
  virtual std::vector<UdpSocket*> all() = 0;
  /// The interfaces that are there now.
  virtual void take(const std::vector<Interface>& found) = 0;

  void look_again() {
    if (clock_.now_s() < next_look_s_) return;
    next_look_s_ = clock_.now_s() + kLookEvery_s;
    take(interfaces(options_.loopback_only));
  }
  Result<void> send_from(UdpSocket& socket, const Address& to, std::string_view bytes) {
    const int error = socket.send(to, bytes);
    if (error == 0) return {};
    if (error == ENETUNREACH || error == EHOSTUNREACH)
      return base::Error{
          base::ErrorCode::unavailable,
          sentence("This machine is in no network in which that address could be. Look at its "
                   "Wi-Fi or its cable."),
          to.host_str()};
    return base::system_error(error, to.str(), sentence("send in the network"));
  }

  const UdpOptions options_;

 private:
  const base::Clock& clock_;
  const int woken_;
  double next_look_s_ = -1e9;
};

class HallUdp final : public Udp {
 public:
  using Udp::Udp;

  Result<int> shout(std::string_view bytes) override {
    look_again();
    int networks = 0;
    for (Ear& ear : ears_) {
      bool went = ear.socket.send({kGroup, options_.port}, bytes) == 0;
      if (ear.at.broadcast != 0)
        went = ear.socket.send({ear.at.broadcast, options_.port}, bytes) == 0 || went;
      networks += went && !ear.at.loopback;
    }
    if (ears_.empty() && trouble_) return *trouble_;
    return networks;
  }

  Result<void> send(const Address& to, std::string_view bytes) override {
    if (ears_.empty()) return {};
    // Whence does not matter to who asked, but an answer from loopback does not get far.
    auto ear = std::ranges::find(ears_, to.host >> 24 == 127, [](const Ear& e) {
      return e.at.loopback;
    });
    for (Ear& one : ears_)
      if (one.at.host >> 8 == to.host >> 8) ear = ears_.begin() + (&one - ears_.data());
    return send_from((ear == ears_.end() ? ears_.begin() : ear)->socket, to, bytes);
  }

  /// Fails where there is no address at all to speak from.
  Result<void> open() {
    look_again();
    if (ears_.empty() && trouble_) return *trouble_;
    return {};
  }

 private:
  struct Ear {
    Interface at;
    UdpSocket socket;
  };

  std::vector<UdpSocket*> all() override {
    std::vector<UdpSocket*> out;
    for (Ear& ear : ears_) out.push_back(&ear.socket);
    return out;
  }

  void take(const std::vector<Interface>& found) override {
    std::erase_if(ears_, [&](const Ear& e) { return std::ranges::count(found, e.at) == 0; });
    for (const Interface& one : found) {
      if (std::ranges::find(ears_, one, &Ear::at) != ears_.end()) continue;
      auto socket = UdpSocket::open({one.host, options_.port});
      if (!socket) {
        trouble_ = socket.error();
        continue;
      }
      socket->send_groups_through(one);
      ears_.push_back({one, std::move(socket).value()});
    }
  }

  std::vector<Ear> ears_;
  std::optional<base::Error> trouble_;
};

class TableUdp final : public Udp {
 public:
  TableUdp(const UdpOptions& options, const base::Clock& clock, UdpSocket ear, UdpSocket asking)
      : Udp(options, clock), ear_(std::move(ear)), asking_(std::move(asking)) {}

  Result<int> shout(std::string_view) override { return 0; }  // tables say nothing
  Result<void> send(const Address& to, std::string_view bytes) override {
    return send_from(asking_, to, bytes);
  }

 private:
  std::vector<UdpSocket*> all() override { return {&ear_, &asking_}; }
  void take(const std::vector<Interface>& found) override {
    for (const Interface& one : found) (void)ear_.join(kGroup, one);
  }

  UdpSocket ear_, asking_;
};

}  // namespace

Result<std::unique_ptr<Datagrams>> open_hall_datagrams(const UdpOptions& options,
                                                       const base::Clock& clock) {
  auto made = std::make_unique<HallUdp>(options, clock);
  if (auto opened = made->open(); !opened) return opened.error();
  return std::unique_ptr<Datagrams>(std::move(made));
}

Result<std::unique_ptr<Datagrams>> open_table_datagrams(const UdpOptions& options,
                                                        const base::Clock& clock) {
  // Bound to the group, nothing but the group is heard; broadcasts need every address.
  auto ear = UdpSocket::open({options.loopback_only ? kGroup : 0, options.port});
  if (!ear) return ear.error();
  auto asking = UdpSocket::open({options.loopback_only ? 0x7f000001u : 0, 0});
  if (!asking) return asking.error();
  return std::unique_ptr<Datagrams>(std::make_unique<TableUdp>(
      options, clock, std::move(ear).value(), std::move(asking).value()));
}

}  // namespace hall
