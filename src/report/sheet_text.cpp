#include "report/sheet_text.h"

#include "base/utf8.h"
#include "text/printable.h"

namespace report {

namespace {

std::string at_most(std::string_view utf8, std::size_t units) {
  std::size_t count = 0;
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    const std::size_t wide = base::code_point_at(utf8, at, next) > 0xffff ? 2 : 1;
    // Where it ends just there nothing is left out.
    if (count + wide > units || (count + wide == units && next < utf8.size()))
      return std::string(utf8.substr(0, at)) + "…";
    count += wide;
  }
  return std::string(utf8);
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// "_x0041_", which Excel would read as "A".
bool is_escape(std::string_view text) {
  return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && is_hex(text[2]) &&
         is_hex(text[3]) && is_hex(text[4]) && is_hex(text[5]) && text[6] == '_';
}

}  // namespace

std::string sheet_text(std::string_view utf8) {
  constexpr std::size_t kMost = 32767;
  std::string text = text::printable(utf8);
  if (text.find("_x") != std::string::npos) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (is_escape(std::string_view(text).substr(at))) out += "_x005F";
      out += text[at];
    }
    text = std::move(out);
  }
  return text.size() <= kMost ? text : at_most(text, kMost);
}

std::string sheet_name(std::string_view utf8) {
  constexpr std::size_t kMost = 31;
  std::string out;
  for (const char c : text::printable(utf8))
    out += std::string_view("[]:*?/\\\n\t").find(c) == std::string_view::npos ? c : ' ';
  while (out.starts_with('\'')) out.erase(0, 1);
  out = at_most(out, kMost);
  while (out.ends_with('\'')) out.pop_back();
  return out.empty() ? "1" : out;
}

std::string header_text(std::string_view utf8) {
  std::string out;
  for (const char c : at_most(text::printable(utf8), 100)) {
    if (c == '&') out += '&';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

}  // namespace report
