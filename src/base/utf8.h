// UTF-8: validity and code points. Cards hold only valid UTF-8; every door to the program checks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// True for well-formed UTF-8 [RFC 3629]: no overlong forms, no surrogates, nothing past U+10FFFF.
bool is_utf8(std::string_view bytes);
/// The same text with U+FFFD for each ill-formed sequence.
std::string repaired_utf8(std::string_view bytes);
/// The number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view utf8);
/// The code point that starts at byte `at` (at < size, on a boundary), and the byte after it.
char32_t code_point_at(std::string_view utf8, std::size_t at, std::size_t& next);
void append_code_point(std::string& out, char32_t c);
/// `text` without control characters except newline and tab, CR LF and CR as newline.
std::string clean_text(std::string_view utf8);

/// Non-empty lines, trimmed of white space at both ends, full-width too.
std::vector<std::string> lines_of(std::string_view utf8);

}  // namespace base
