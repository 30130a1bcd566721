// The program's version: what CMakeLists.txt says, the only place where it stands.
#pragma once

namespace app {

/// "1.2.3"
const char* version();

}  // namespace app
