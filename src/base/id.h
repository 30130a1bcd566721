// Ids: UUID version 7 [RFC 9562], so that sorting by id sorts by the time of making.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace base {

struct Id {
  std::array<std::uint8_t, 16> bytes{};  // all zero: no id
  friend auto operator<=>(const Id&, const Id&) = default;
  bool nil() const { return *this == Id{}; }
  /// Lower-case 8-4-4-4-12.
  std::string str() const;
  /// Takes upper and lower case; nothing for any text that is not a UUID.
  static std::optional<Id> parse(std::string_view text);
};

/// Makes ids that grow strictly within one source, even within one millisecond. One thread.
class IdSource {
 public:
  /// A fixed `seed` makes the random part repeatable, for tests.
  explicit IdSource(const Clock& clock, std::optional<std::uint64_t> seed = {});
  ~IdSource();
  Id next();

 private:
  struct Random;  // kept out of this head, which nearly every file reads

  const Clock& clock_;
  std::unique_ptr<Random> random_;
  WallTime last_ms_ = 0;
  std::uint32_t counter_ = 0;
};

}  // namespace base

template <>
struct std::hash<base::Id> {
  std::size_t operator()(const base::Id& id) const noexcept {
    std::size_t h = 1469598103934665603ull;
    for (std::uint8_t b : id.bytes) h = (h ^ b) * 1099511628211ull;
    return h;
  }
};
