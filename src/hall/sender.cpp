#include "hall/sender.h"

#include <algorithm>
#include <chrono>

namespace hall {

void Sender::Bell::ring() {
  {
    const std::scoped_lock guard(mutex);
    rung = true;
  }
  condition.notify_one();
}

Sender::Sender(std::unique_ptr<SendTransport> transport, const base::Clock& clock, int slot)
    : clock_(clock),
      transport_(std::move(transport)),
      work_(*transport_, clock, slot),
      bell_(std::make_shared<Bell>()),
      thread_([this] { run(); }) {}

Sender::~Sender() {
  {
    const std::scoped_lock guard(bell_->mutex);
    bell_->ended = true;
  }
  bell_->condition.notify_one();
  thread_.join();
}

std::shared_ptr<Outgoing> Sender::carry(base::Id session) {
  auto lines = std::make_shared<Outgoing>(session, [bell = bell_] { bell->ring(); });
  work_.carry(lines);
  bell_->ring();
  return lines;
}

void Sender::carry_none() {
  work_.carry_none();
  bell_->ring();
}

void Sender::run() {
  for (;;) {
    const double next = work_.step();
    const double wait_s = std::clamp(next - clock_.now_s(), 0.0, kLook_s);
    std::unique_lock guard(bell_->mutex);
    bell_->condition.wait_for(guard, std::chrono::duration<double>(wait_s),
                              [this] { return bell_->rung || bell_->ended; });
    if (bell_->ended) return;
    bell_->rung = false;
  }
}

}  // namespace hall
