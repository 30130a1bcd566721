#include "app/version.h"

namespace app {

const char* version() { return KURUMAZA_VERSION; }

}  // namespace app
