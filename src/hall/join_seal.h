// join_seal: a table's password goes over a subject that everybody with the room's words can hear, so it is sealed for
// the table that asked: X25519, and AES-256-GCM under a key used once. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hall {

/// Both halves, for one question.
class AnswerKey {
 public:
  static base::Result<AnswerKey> make();
  /// 64 hexadecimal digits, which may be known to anybody.
  const std::string& open_half() const { return open_half_; }
  base::Result<std::string> open(std::string_view sealed) const;

 private:
  AnswerKey() = default;
  std::array<std::uint8_t, 32> secret_{};
  std::string open_half_;
};

bool is_open_half(std::string_view text);
/// Hexadecimal digits. Fails with `format` where `open_half` is none.
base::Result<std::string> seal(std::string_view text, std::string_view open_half);

/// The bytes that hexadecimal digits stand for; `format` for any other text.
base::Result<std::string> bytes_of_hex(std::string_view hex);

}  // namespace hall
