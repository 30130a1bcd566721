// Mail: what comes in at some subjects and is kept nowhere: presence, requests, answers. Filled by the link's threads, fetched
// by one of ours.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace hall {

struct Letter {
  std::string subject, body;
  std::string reply;  // where an answer goes; "": none is awaited
};

class Mail {
 public:
  /// `wake` is called, on the link's thread, for each letter.
  explicit Mail(std::function<void()> wake = {}) : wake_(std::move(wake)) {}
  /// The oldest; nothing where none came within `seconds`.
  std::optional<Letter> take(double seconds = 0);
  /// From the link. Of more than kMost unfetched, or kMostBytes of them, the oldest go.
  void put(Letter letter);

 private:
  static constexpr std::size_t kMost = 1000;
  static constexpr std::size_t kMostBytes = 64u << 20;
  const std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable condition_;
  std::deque<Letter> letters_;
  std::size_t bytes_ = 0;  // of their bodies
};

}  // namespace hall
