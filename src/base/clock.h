// The Clock seam: time is always handed in, so that tests can turn it by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// Milliseconds since 1970-01-01T00:00:00Z.
using WallTime = std::int64_t;

class Clock {
 public:
  virtual ~Clock() = default;
  /// Seconds that only ever grow; the zero point means nothing.
  virtual double now_s() const = 0;
  virtual WallTime wall() const = 0;
};

class RealClock final : public Clock {
 public:
  double now_s() const override;
  WallTime wall() const override;
};

/// ISO 8601 in UTC with milliseconds, "2026-07-05T10:30:00.000Z" [RFC 3339].
std::string format_time(WallTime t);
/// The inverse; also takes whole seconds. Nothing for any other text.
std::optional<WallTime> parse_time(std::string_view text);
/// "2026-07-05" on this machine's calendar.
std::string local_date(WallTime t);

}  // namespace base
