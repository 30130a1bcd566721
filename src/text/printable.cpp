#include "text/printable.h"

#include "base/utf8.h"

namespace text {

namespace {

/// What stands in the place of `c`; nothing: `c` itself.
std::string_view instead_of(char32_t c, bool newline_follows) {
  if (c == '\r') return newline_follows ? " " : "\n";
  if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) return " ";
  if (c == 0x85) return " \n";
  if (c > 0x7f && c < 0xa0) return "\u00a0";
  if (c == 0x2028 || c == 0x2029) return "  \n";
  const bool nobodys = (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
  if (nobodys) return c > 0xffff ? " \ufffd" : "\ufffd";
  return {};
}

/// A byte of a character that stays as it is, whatever stands round it: nearly all that people write.
bool stays(char byte) {
  const auto b = static_cast<unsigned char>(byte);
  return (b >= 0x20 && b != 0x7f && b != 0xc2 && b != 0xe2 && b < 0xef) || b == '\n' || b == '\t';
}

}  // namespace

std::string printable(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    std::size_t run = at;
    while (run < utf8.size() && stays(utf8[run])) ++run;
    out.append(utf8, at, run - at);
    at = run;
    if (at == utf8.size()) break;
    const char32_t c = base::code_point_at(utf8, at, next);
    const std::string_view other = instead_of(c, next < utf8.size() && utf8[next] == '\n');
    out += other.empty() ? utf8.substr(at, next - at) : other;
  }
  return out;
}

}  // namespace text
