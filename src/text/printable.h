// What of a text can be set in type: the screen and the report go by the same rule.
#pragma once

#include <string>
#include <string_view>

namespace text {

/// The same text with every byte of it in its place: control characters as spaces, what ends a line
/// (CR, CR LF, NEL, U+2028, U+2029) as newline with spaces before it for its other bytes, and
/// what no document may hold (noncharacters) as U+FFFD. `utf8`: valid.
std::string printable(std::string_view utf8);

}  // namespace text
