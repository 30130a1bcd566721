// The beginning of a text as a list shows it. Pure.
#pragma once

#include <string>

namespace pages {

/// At most 200 bytes, newlines as spaces. `text`: valid UTF-8.
std::string one_line(std::string text);

}  // namespace pages
