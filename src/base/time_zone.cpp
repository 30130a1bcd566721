#include "base/time_zone.h"

#include <glib.h>

namespace base {

std::optional<TimeZone> TimeZone::named(const std::string& name) {
  TimeZone out;
  GTimeZone* zone = name.empty() ? nullptr : g_time_zone_new_identifier(name.c_str());
  if (!zone) return {};
  out.zone_ = std::shared_ptr<void>(
      zone, [](void* held) { g_time_zone_unref(static_cast<GTimeZone*>(held)); });
  return out;
}

int TimeZone::offset_s(WallTime t) const {
  constexpr int kJapan_s = 9 * 3600;
  if (!zone_) return kJapan_s;
  auto* zone = static_cast<GTimeZone*>(zone_.get());
  const gint64 seconds = t / 1000 - (t % 1000 < 0);
  const gint interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, seconds);
  return interval < 0 ? 0 : g_time_zone_get_offset(zone, interval);
}

}  // namespace base
