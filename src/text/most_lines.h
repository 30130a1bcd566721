// How many lines a text takes at most, told without laying it out: importing thousands of cards stays fast. The
// Typesetter's; any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace text {

/// At `width` ems, broken greedily with every character an em wide and only at the surest places. 0: cannot say.
std::size_t most_lines(std::string_view utf8, std::size_t width);

}  // namespace text
