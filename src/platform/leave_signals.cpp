#include "platform/leave_signals.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cstdint>

namespace platform {

namespace {

sigset_t leave_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int s : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, s);
  return set;
}

}  // namespace

LeaveSignals::LeaveSignals() {
  const sigset_t set = leave_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signals_ = ::signalfd(-1, &set, SFD_CLOEXEC);
  stop_ = ::eventfd(0, EFD_CLOEXEC);
}

void LeaveSignals::watch(std::function<void()> wake) {
  wake_ = std::move(wake);
  thread_ = std::thread([this] {
    pollfd fds[2]{{signals_, POLLIN, 0}, {stop_, POLLIN, 0}};
    while (::poll(fds, 2, -1) < 0 || fds[1].revents == 0) {
      if (fds[0].revents == 0) continue;
      signalfd_siginfo info{};
      if (::read(signals_, &info, sizeof info) != sizeof info) continue;
      // Whoever asks a second time wants it at once; the journal has what happened.
      if (requested_.exchange(true)) ::_exit(1);
      wake_();
    }
  });
}

LeaveSignals::~LeaveSignals() {
  const std::uint64_t one = 1;
  (void)!::write(stop_, &one, sizeof one);
  if (thread_.joinable()) thread_.join();
  ::close(signals_);
  ::close(stop_);
}

void LeaveSignals::unblock_in_child() {
  const sigset_t set = leave_signals();
  sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace platform
