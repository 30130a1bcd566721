#include "platform/touch_axis.h"

#include <cmath>

namespace platform {

namespace {
// No contact is wider: the device reports something else on that axis.
constexpr double kWidest_mm = 400;
}  // namespace

double contact_mm(const TouchAxis& axis, double value, double display_mm) {
  const double units = value - axis.min;
  if (!std::isfinite(units) || units <= 0) return 0;
  double mm = 0;
  // 1 and below are what drivers fill in when they know nothing.
  if (axis.per_metre > 1)
    mm = units / axis.per_metre * 1000;
  else if (axis.position_range > 0 && display_mm > 0)
    mm = units / axis.position_range * display_mm;
  return std::isfinite(mm) && mm <= kWidest_mm ? mm : 0;
}

}  // namespace platform
