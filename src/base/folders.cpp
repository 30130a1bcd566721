#include "base/folders.h"

#include <unistd.h>

#include <cstdlib>

namespace base {
namespace {

bool is_set(const char* variable) {
  const char* set = std::getenv(variable);
  return set && *set == '/';
}

Path home_based(const char* variable, const char* under_home) {
  if (is_set(variable)) return std::getenv(variable);
  return Path(is_set("HOME") ? std::getenv("HOME") : "/tmp") / under_home;
}

}  // namespace

std::optional<Path> home_folder() {
  return is_set("HOME") ? std::optional<Path>(std::getenv("HOME")) : std::nullopt;
}

Path default_sessions_folder() {
  return home_based("XDG_DATA_HOME", ".local/share") / "kurumaza" / "sessions";
}

bool home_is_missing() { return !is_set("XDG_DATA_HOME") && !is_set("HOME"); }

Path config_folder() { return home_based("XDG_CONFIG_HOME", ".config") / "kurumaza"; }

Path cache_folder() { return home_based("XDG_CACHE_HOME", ".cache") / "kurumaza"; }

std::string computer_name() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

}  // namespace base
