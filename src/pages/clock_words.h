// Times as they are said: on this machine's clock.
#pragma once

#include <string>

#include "base/clock.h"

namespace pages {

/// "19:42".
std::string clock_words(base::WallTime t);

}  // namespace pages
