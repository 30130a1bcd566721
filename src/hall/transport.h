// SendTransport and ReadTransport: the seams to the hub: what sending and reading journals asks of it, and no more. Really over NATS
// (Link), in memory in tests (tests/hall/memory_hub.h). Each is used by one thread, which may wait.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hall {

/// Every failure, whatever its kind, means that nobody knows what the hub has: ask it.
class SendTransport {
 public:
  virtual ~SendTransport() = default;

  struct Newest {
    std::uint64_t at = 0;  // its number in the stream
    std::string body;
  };
  /// The newest message of the subject; nothing: there is none yet.
  virtual base::Result<std::optional<Newest>> newest(const std::string& subject) = 0;
  /// Stores it if the subject's newest message is still number `after` (0: there is none), and gives its number. Fails
  /// with no_space where the hub takes no more, with `unavailable` where it does not answer.
  virtual base::Result<std::uint64_t> publish(const std::string& subject, std::string_view body,
                                              std::uint64_t after) = 0;
  /// Grows with every connection to a hub, which may have another disk than before.
  virtual std::uint64_t connections() const = 0;
};

class ReadTransport {
 public:
  virtual ~ReadTransport() = default;

  struct StreamState {
    std::int64_t born_ns = 0;  // which stream it is
    std::uint64_t last = 0;    // the number of its newest message
  };
  virtual base::Result<StreamState> stream() = 0;
  /// Messages from number `from` on, in order; ends what was followed before.
  virtual base::Result<void> follow(std::uint64_t from) = 0;

  struct Message {
    std::uint64_t at = 0;
    std::string subject, body;
  };
  /// The next one; nothing where none came within `seconds`. Fails where it can't be followed any more.
  virtual base::Result<std::optional<Message>> next(double seconds) = 0;
  virtual std::uint64_t connections() const = 0;
};

}  // namespace hall
