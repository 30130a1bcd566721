// RoomKey: what the six words open: the beacon can be proved with it, and hall.join asked. It is stretched by scrypt,
// so that nobody can try words against a beacon that he heard. A value; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "hall/words.h"

namespace hall {

using Mac = std::array<std::uint8_t, 32>;

/// HMAC-SHA256.
Mac mac_of(const Mac& key, std::string_view bytes);
/// Compared in a time that tells nothing.
bool same_mac(const Mac& a, const Mac& b);

class RoomKey {
 public:
  /// scrypt with N = 2^15, r = 8, p = 1 of the words in kana: 0.1 to 0.4 s and 32 MiB, so never on the window's
  /// thread. Fails where the machine has no memory for it.
  static base::Result<RoomKey> from_words(const WordList& list, const RoomWords& words);
  /// 64 hexadecimal digits, as it is kept; nothing for any other text.
  static std::optional<RoomKey> from_hex(std::string_view hex);
  std::string hex() const;

  /// What beacons are proved with.
  Mac beacon_key() const;
  /// The password of the user `join`: 43 letters and digits, - and _.
  std::string join_password() const;

  friend bool operator==(const RoomKey&, const RoomKey&) = default;

 private:
  explicit RoomKey(const Mac& key) : key_(key) {}
  Mac key_{};
};

/// Six words by the machine's own randomness: 66 bits. Fails where it has none.
base::Result<RoomWords> draw_room_words();
/// `bytes` of randomness as letters and digits, - and _ (six bits a character).
base::Result<std::string> random_text(std::size_t bytes);
/// Lower-case hexadecimal digits.
std::string hex_of(std::string_view bytes);

}  // namespace hall
