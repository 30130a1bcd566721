#include "hall/mail.h"

#include <chrono>

namespace hall {

std::optional<Letter> Mail::take(double seconds) {
  std::unique_lock guard(mutex_);
  condition_.wait_for(guard, std::chrono::duration<double>(seconds),
                      [this] { return !letters_.empty(); });
  if (letters_.empty()) return {};
  Letter letter = std::move(letters_.front());
  letters_.pop_front();
  bytes_ -= letter.body.size();
  return letter;
}

void Mail::put(Letter letter) {
  {
    const std::scoped_lock guard(mutex_);
    bytes_ += letter.body.size();
    letters_.push_back(std::move(letter));
    while (letters_.size() > kMost || (letters_.size() > 1 && bytes_ > kMostBytes)) {
      bytes_ -= letters_.front().body.size();
      letters_.pop_front();
    }
  }
  condition_.notify_one();
  if (wake_) wake_();
}

}  // namespace hall
