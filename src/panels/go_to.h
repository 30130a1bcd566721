// What the start shows, the ways between that and to a session: what several panels ask for.
#pragma once

#include <string>

#include "base/file_system.h"
#include "base/id.h"

namespace panels {

enum class StartPanel { home, new_session, files, search };

struct GoTo {
  StartPanel page = StartPanel::home;
};
struct OpenSession {
  base::Path path;
};
/// This machine is a hall's from now on: its screen, and what its tables come into.
struct BeginHall {};

/// The same, and what was found in it is shown.
struct OpenFound {
  base::Path path;
  std::string word;
  base::Id board, thing;  // nil: the session itself has it
};

}  // namespace panels
