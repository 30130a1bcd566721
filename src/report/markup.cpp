#include "report/markup.h"

#include <fmt/format.h>

#include <cmath>
#include <ctime>

#include "base/utf8.h"
#include "text/printable.h"

namespace report {

std::string escaped(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 8);
  for (const char c : text::printable(utf8)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string base64(std::string_view bytes) {
  static const char* const digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8 | (i + k < bytes.size() ? std::uint8_t(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k > bytes.size() ? '=' : digits[three >> (18 - 6 * k) & 63];
  }
  return out;
}

std::string number(double value) {
  if (!std::isfinite(value)) return "0";
  std::string out = fmt::format("{:.2f}", value);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> parts) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
      const std::size_t which = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (which < parts.size()) {
        out += parts.begin()[which];
        i += 2;
        continue;
      }
    }
    out += pattern[i];
  }
  return out;
}

std::string shortened(std::string_view utf8, std::size_t code_points) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    const char32_t c = base::code_point_at(utf8, at, next);
    if (count == code_points) return out + "…";
    if (c == '\n' || c == '\t')
      out += ' ';
    else
      out.append(utf8, at, next - at);
    ++count;
  }
  return out;
}

std::string local_time(long long wall_ms) {
  if (wall_ms == 0) return {};
  constexpr long long kJapan_s = 9 * 3600;  // all year round, since 1951
  const std::time_t seconds =
      static_cast<std::time_t>(wall_ms / 1000 - (wall_ms % 1000 < 0) + kJapan_s);
  std::tm tm{};
  if (!gmtime_r(&seconds, &tm)) return {};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+09:00", tm.tm_year + 1900, tm.tm_mon + 1,
                     tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

}  // namespace report
