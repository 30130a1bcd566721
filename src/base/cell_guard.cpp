#include "base/cell_guard.h"

#include "base/utf8.h"

namespace base {
namespace {

bool starts_formula(char32_t c) {
  switch (c) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case 0xff1d:
    case 0xff0b:
    case 0xff0d:
    case 0xff20:  // ＝ ＋ － ＠
      return true;
    default:
      return false;
  }
}

/// Spreadsheets skip these before they look for a formula, or may. The apostrophe as well, so that
/// one that somebody wrote is not taken for the guard.
bool skipped(char32_t c) {
  return c == ' ' || c == '\n' || c == '\'' || c == '"' || c == 0xa0 || c == 0x3000 ||
         c == 0xfeff || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// Where another program may begin a cell within this one.
bool parts_cells(char c) { return c == ';' || c == '\t' || c == '|' || c == '\n' || c == '\r'; }

bool looks_like_formula(std::string_view text) {
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    const char32_t c = code_point_at(text, at, next);
    if (!skipped(c)) return starts_formula(c);
  }
  return false;
}

}  // namespace

std::string guarded_cell(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    if ((at == 0 || parts_cells(utf8[at - 1])) && looks_like_formula(utf8.substr(at))) out += '\'';
    out += utf8[at];
  }
  return out;
}

std::string unguarded_cell(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const bool begins = at == 0 || parts_cells(utf8[at - 1]);
    if (begins && utf8[at] == '\'' && looks_like_formula(utf8.substr(at + 1))) {
      if (++at == utf8.size()) break;
    }
    out += utf8[at];
  }
  return out;
}

}  // namespace base
