// TimeZone: what the clocks of a place are ahead of UTC at any moment, summer time included, by the machine's tables
// of zones [IANA tz]. A value; any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"

namespace base {

class TimeZone {
 public:
  /// Japan's: nine hours all year round, since 1951; needs no tables.
  TimeZone() = default;
  /// "Europe/Berlin"; nothing where the machine knows none of that name.
  static std::optional<TimeZone> named(const std::string& name);

  /// Seconds ahead of UTC then.
  int offset_s(WallTime t) const;

 private:
  std::shared_ptr<void> zone_;  // GLib's; null: Japan's
};

}  // namespace base
