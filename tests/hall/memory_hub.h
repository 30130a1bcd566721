// MemoryHub: a hub in memory with faults to order, for the rules of sending and reading: it loses messages and answers, is
// away, full, wiped, or has forgotten its last minute. One thread.
#pragma once

#include <vector>

#include "hall/transport.h"

namespace support {

class MemoryHub {
 public:
  struct Message {
    std::string subject, body;
  };
  std::vector<Message> stream;  // number n stands at n - 1
  std::int64_t born_ns = 1;
  std::uint64_t connections = 1;
  bool away = false, full = false;
  int lose_messages = 0;  // the next so many are not stored, and time out
  int lose_answers = 0;   // the next so many are stored, and time out
  std::size_t asked = 0, published = 0;
  std::uint64_t skip_number = 0;  // this one is not delivered, once
  bool end_subscription = false;

  /// Another hub, or another disk in this one.
  void wipe() {
    stream.clear();
    ++born_ns;
    ++connections;
  }
  /// The power failed: the newest are gone.
  void forget(std::size_t messages) {
    stream.resize(stream.size() - messages);
    ++connections;
  }
  /// All of a subject's messages, each with its newline.
  std::string text(const std::string& subject) const {
    std::string out;
    for (const Message& message : stream)
      if (message.subject == subject) out += message.body + "\n";
    return out;
  }
  std::uint64_t newest(const std::string& subject) const {
    for (std::size_t n = stream.size(); n > 0; --n)
      if (stream[n - 1].subject == subject) return n;
    return 0;
  }
};

inline base::Error no_answer() {
  return {base::ErrorCode::unavailable, base::sentence("No answer."), {}};
}

class MemorySend final : public hall::SendTransport {
 public:
  explicit MemorySend(MemoryHub& hub) : hub_(hub) {}

  base::Result<std::optional<Newest>> newest(const std::string& subject) override {
    ++hub_.asked;
    if (hub_.away) return no_answer();
    const std::uint64_t at = hub_.newest(subject);
    if (at == 0) return std::optional<Newest>();
    return std::optional(Newest{at, hub_.stream[at - 1].body});
  }
  base::Result<std::uint64_t> publish(const std::string& subject, std::string_view body,
                                      std::uint64_t after) override {
    ++hub_.published;
    if (hub_.away) return no_answer();
    if (hub_.full) return base::Error{base::ErrorCode::no_space, base::sentence("Full."), {}};
    if (hub_.lose_messages > 0 && hub_.lose_messages--) return no_answer();
    if (hub_.newest(subject) != after)
      return base::Error{base::ErrorCode::invalid, base::sentence("Not the last."), {}};
    hub_.stream.push_back({subject, std::string(body)});
    if (hub_.lose_answers > 0 && hub_.lose_answers--) return no_answer();
    return hub_.stream.size();
  }
  std::uint64_t connections() const override { return hub_.connections; }

 private:
  MemoryHub& hub_;
};

class MemoryRead final : public hall::ReadTransport {
 public:
  explicit MemoryRead(MemoryHub& hub) : hub_(hub) {}

  base::Result<StreamState> stream() override {
    if (hub_.away) return no_answer();
    return StreamState{hub_.born_ns, hub_.stream.size()};
  }
  base::Result<void> follow(std::uint64_t from) override {
    if (hub_.away) return no_answer();
    next_ = from;
    return {};
  }
  base::Result<std::optional<Message>> next(double) override {
    if (hub_.away) return std::optional<Message>();
    if (std::exchange(hub_.end_subscription, false)) return no_answer();
    if (next_ == hub_.skip_number) hub_.skip_number = 0, ++next_;
    if (next_ > hub_.stream.size()) return std::optional<Message>();
    const MemoryHub::Message& message = hub_.stream[next_ - 1];
    return std::optional(Message{next_++, message.subject, message.body});
  }
  std::uint64_t connections() const override { return hub_.connections; }

 private:
  MemoryHub& hub_;
  std::uint64_t next_ = 1;
};

}  // namespace support
