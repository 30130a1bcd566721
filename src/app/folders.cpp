#include <cstdlib>

#include "app/options.h"

namespace app {
namespace {

base::Path home_based(const char* variable, const char* under_home) {
  if (const char* set = std::getenv(variable); set && *set == '/') return set;
  const char* home = std::getenv("HOME");
  return base::Path(home && *home ? home : "/tmp") / under_home;
}

}  // namespace

base::Path default_sessions_folder() {
  return home_based("XDG_DATA_HOME", ".local/share") / "kurumaza" / "sessions";
}

base::Path config_folder() { return home_based("XDG_CONFIG_HOME", ".config") / "kurumaza"; }

base::Path cache_folder() { return home_based("XDG_CACHE_HOME", ".cache") / "kurumaza"; }

}  // namespace app
