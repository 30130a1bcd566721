// What the start shows, the ways between that and to a session: what several panels ask for.
#pragma once

#include "base/file_system.h"

namespace panels {

enum class StartPanel { home, new_session, files };

struct GoTo {
  StartPanel page = StartPanel::home;
};
struct OpenSession {
  base::Path path;
};

}  // namespace panels
