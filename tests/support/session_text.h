// Every field of a session as text, for comparing two.
#pragma once

#include <string>

#include "model/session.h"

namespace support {
std::string session_text(const model::Session&);
}
