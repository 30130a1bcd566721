// The start's pages, and the ways between them and to a session: what several panels ask for.
#pragma once

#include "base/file_system.h"

namespace panels {

enum class StartPage { home, new_session, files };

struct GoTo {
  StartPage page = StartPage::home;
};
struct OpenSession {
  base::Path path;
};

}  // namespace panels
