#include "platform/tuio_touch.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "base/log.h"
#include "platform/flood_gate.h"
#include "platform/osc_packet.h"

namespace platform {

using base::Error;
using base::ErrorCode;
using base::sentence;

namespace {

constexpr double kSayAgain_s = 60;
constexpr int kStrange = 100;  // a tracker that tells of figures, too, does so between fingers

Error cannot_listen(int error, const TuioAddress& at) {
  if (error == EADDRINUSE)
    return {ErrorCode::unavailable,
            sentence("Another program listens for TUIO there, perhaps a second Kurumaza. End it, or give "
                     "another port to --tuio and to the tracker."),
            at.str()};
  if (error == EADDRNOTAVAIL)
    return {ErrorCode::unavailable,
            sentence("This machine has no such address. Give --tuio one of its own, or 0.0.0.0 for all."),
            at.str()};
  if (error == EACCES)
    return {ErrorCode::permission,
            sentence("Ports below 1024 are the system's: give --tuio a larger one, such as 3333."), at.str()};
  return {ErrorCode::unavailable, sentence("TUIO cannot be listened to there (error {}).", error), at.str()};
}

base::Result<int> open_socket(const TuioAddress& at) {
  const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return cannot_listen(errno, at);
  const int buffer = 1 << 20;  // a moment in which this thread does not get to run
  (void)::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(at.port);
  address.sin_addr.s_addr = htonl(at.host);
  if (::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const int error = errno;
    ::close(fd);
    return cannot_listen(error, at);
  }
  return fd;
}

/// A line in the log at most once a minute: a flood must not fill the disk.
class SaidSeldom {
 public:
  void say(const std::string& text, double now_s) {
    if (said_s_ && now_s - *said_s_ < kSayAgain_s) return;
    said_s_ = now_s;
    base::log_warning(text);
  }

 private:
  std::optional<double> said_s_;
};

}  // namespace

class TuioTouch::Reader {
 public:
  Reader(int fd, const base::Clock& clock, std::function<void()> wake)
      : fd_(fd), clock_(clock), wake_(std::move(wake)), stop_fd_(::eventfd(0, EFD_CLOEXEC)) {
    thread_ = std::thread([this] { read(); });
  }

  ~Reader() {
    (void)::eventfd_write(stop_fd_, 1);
    thread_.join();
    ::close(stop_fd_);
    ::close(fd_);
  }

  void take(std::vector<TuioContact>& out) {
    const std::lock_guard lock(mutex_);
    out.swap(queue_);
    queue_.clear();
  }

 private:
  void read() {
    while (true) {
      pollfd fds[2] = {{fd_, POLLIN, 0}, {stop_fd_, POLLIN, 0}};
      ::poll(fds, 2, wait_ms());
      if (fds[1].revents) return;
      read_packets();
      tracks_.tick(clock_.now_s(), batch_);
      hand_over();
    }
  }

  int wait_ms() const {
    const double wait_s = tracks_.next_deadline_s() - clock_.now_s();
    return wait_s > 1000 ? -1 : int(std::ceil(std::max(0.0, wait_s) * 1000));
  }

  void read_packets() {
    constexpr int kAtOnce = 64;
    for (int k = 0; k < kAtOnce; ++k) {
      sockaddr_in from{};
      socklen_t from_size = sizeof from;
      // One more than what is taken: what is too long is seen to be.
      const ssize_t n = ::recvfrom(fd_, buffer_.data(), buffer_.size(), 0,
                                   reinterpret_cast<sockaddr*>(&from), &from_size);
      if (n < 0) return;
      take_packet({buffer_.data(), std::size_t(n)}, from);
    }
  }

  void take_packet(std::string_view bytes, const sockaddr_in& from) {
    const double now = clock_.now_s();
    if (!gate_.lets_in(1 + double(bytes.size()) / 64, now))
      return said_.too_much.say("TUIO: more comes than any tracker sends; what is too much is dropped", now);
    if (is_full()) return;
    const auto packet = read_osc(bytes);
    if (!packet) return said_.garbage.say("TUIO: packets that are no OSC come to its port; they are dropped", now);
    if (!said_.heard && !tells_of_fingers(*packet) && ++said_.strange >= kStrange)
      said_.no_fingers.say("TUIO: OSC comes, but it tells of no fingers (/tuio/2Dcur, /tuio/2Dblb)", now);
    for (const TuioFrame& frame : frames_.take(*packet, sender_of(from))) take_frame(frame, now);
  }

  void take_frame(const TuioFrame& frame, double now) {
    if (!std::exchange(said_.heard, true))
      base::log_info("TUIO: the first tracker is heard: " + frame.source);
    const std::size_t before = tracks_.left_out();
    tracks_.take(frame, now, batch_);
    if (tracks_.left_out() > before)
      said_.left_out.say("TUIO: places beyond the display are left out: calibrate " + frame.source, now);
  }

  static TuioSender sender_of(const sockaddr_in& from) {
    std::array<char, INET_ADDRSTRLEN> host{};
    ::inet_ntop(AF_INET, &from.sin_addr, host.data(), host.size());
    return {host.data(), ntohs(from.sin_port)};
  }

  bool is_full() {
    const std::lock_guard lock(mutex_);
    return queue_.size() + batch_.size() >= kMostWaiting;
  }

  void hand_over() {
    if (batch_.empty()) return;
    bool first = false;
    {
      const std::lock_guard lock(mutex_);
      first = queue_.empty();
      queue_.insert(queue_.end(), batch_.begin(), batch_.end());
    }
    batch_.clear();
    if (first && wake_) wake_();
  }

  const int fd_;
  const base::Clock& clock_;
  const std::function<void()> wake_;
  const int stop_fd_;

  // The reader thread's own.
  std::array<char, kMostOscBytes + 1> buffer_{};
  FloodGate gate_{kMostASecond};
  struct Said {
    SaidSeldom too_much, garbage, no_fingers, left_out;
    bool heard = false;  // a tracker
    int strange = 0;     // packets that tell of no fingers, before one is heard
  } said_;
  TuioFrames frames_;
  TuioTracks tracks_;
  std::vector<TuioContact> batch_;

  std::mutex mutex_;
  std::vector<TuioContact> queue_;

  std::thread thread_;
};

TuioTouch::TuioTouch(std::unique_ptr<Reader> reader, std::function<TuioArea()> area)
    : reader_(std::move(reader)), area_(std::move(area)) {}
TuioTouch::~TuioTouch() = default;

base::Result<std::unique_ptr<TuioTouch>> TuioTouch::create(const TuioAddress& address,
                                                           const base::Clock& clock, Seen seen) {
  const auto fd = open_socket(address);
  if (!fd) return fd.error();
  return std::unique_ptr<TuioTouch>(new TuioTouch(
      std::make_unique<Reader>(*fd, clock, std::move(seen.wake)), std::move(seen.area)));
}

void TuioTouch::poll(std::vector<input::TouchSample>& out) {
  contacts_.clear();
  reader_->take(contacts_);
  // The window may have been moved; while fingers are on it, it is not.
  if (std::ranges::any_of(contacts_, [](const TuioContact& c) { return c.phase == input::Phase::down; }))
    places_.set_area(area_());
  places_.place(contacts_, out);
}

}  // namespace platform
