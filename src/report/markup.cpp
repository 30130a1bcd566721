#include "report/markup.h"

#include <fmt/format.h>

#include <cmath>

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
  std::string out;
  append_number(out, value);
  return out;
}

void append_number(std::string& out, double value) {
  constexpr double kMost = 1e15;  // hundredths are exact so far
  const double hundredths = std::isfinite(value) ? value * 100 : 0;
  if (std::abs(hundredths) > kMost) {
    out += fmt::format("{:.0f}", value);
    return;
  }
  const long long n = std::llrint(hundredths);
  const unsigned long long u = static_cast<unsigned long long>(n < 0 ? -n : n);
  if (n < 0) out += '-';
  const fmt::format_int whole(u / 100);
  out.append(whole.data(), whole.size());
  if (u % 100 == 0) return;
  out += '.';
  out += static_cast<char>('0' + u % 100 / 10);
  if (u % 10 != 0) out += static_cast<char>('0' + u % 10);
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

std::string with_readings(std::string_view text, const text::Rubies& rubies) {
  std::string out;
  std::size_t at = 0;
  for (const text::Ruby& ruby : rubies) {
    if (ruby.first_byte < at || ruby.end_byte > text.size()) continue;
    out.append(text, at, ruby.end_byte - at);
    out += "（" + ruby.reading + "）";
    at = ruby.end_byte;
  }
  return out.append(text, at);
}

}  // namespace report
