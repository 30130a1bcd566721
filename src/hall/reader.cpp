#include "hall/reader.h"

#include <chrono>

namespace hall {

Reader::Reader(std::unique_ptr<ReadTransport> transport, const base::Clock& clock,
               std::vector<LineTaker*> takers, const Known& known)
    : transport_(std::move(transport)), work_(*transport_, clock, std::move(takers)) {
  for (const auto& [from, line] : known) work_.knows(from, line);
  thread_ = std::thread([this] { run(); });
}

Reader::~Reader() {
  {
    const std::scoped_lock guard(mutex_);
    ended_ = true;
  }
  condition_.notify_one();
  thread_.join();
}

void Reader::run() {
  for (;;) {
    const double nap_s = work_.step();
    std::unique_lock guard(mutex_);
    if (nap_s > 0)
      condition_.wait_for(guard, std::chrono::duration<double>(nap_s), [this] { return ended_; });
    if (ended_) return;
  }
}

}  // namespace hall
