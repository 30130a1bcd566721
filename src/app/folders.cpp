#include <cstdlib>

#include "app/options.h"

namespace app {
namespace {

bool is_set(const char* variable) {
  const char* set = std::getenv(variable);
  return set && *set == '/';
}

base::Path home_based(const char* variable, const char* under_home) {
  if (is_set(variable)) return std::getenv(variable);
  return base::Path(is_set("HOME") ? std::getenv("HOME") : "/tmp") / under_home;
}

}  // namespace

base::Path default_sessions_folder() {
  return home_based("XDG_DATA_HOME", ".local/share") / "kurumaza" / "sessions";
}

bool home_is_missing() { return !is_set("XDG_DATA_HOME") && !is_set("HOME"); }

base::Path config_folder() { return home_based("XDG_CONFIG_HOME", ".config") / "kurumaza"; }

base::Path cache_folder() { return home_based("XDG_CACHE_HOME", ".cache") / "kurumaza"; }

}  // namespace app
