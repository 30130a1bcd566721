// Where this machine keeps what is its user's: by the XDG base directory rules, else under the home
// folder. Any thread.
#pragma once

#include <optional>

#include "base/file_system.h"

namespace base {

/// Nothing where there is none.
std::optional<Path> home_folder();
/// True: what is kept by default lies in a temporary folder.
bool home_is_missing();
/// Where sessions are kept unless the options say otherwise: $XDG_DATA_HOME/kurumaza/sessions.
Path default_sessions_folder();
/// $XDG_CONFIG_HOME/kurumaza: what belongs to this machine and not to a session.
Path config_folder();
/// $XDG_CACHE_HOME/kurumaza.
Path cache_folder();
/// What this machine is called in its network; empty where it has no name.
std::string computer_name();

}  // namespace base
