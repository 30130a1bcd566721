#include "base/utf8.h"

#include <cstdint>
#include <cstring>

#include "base/assert.h"

namespace base {
namespace {

/// Length of the well-formed sequence at `at`, or 0; its code point in `c`.
std::size_t sequence(std::string_view s, std::size_t at, char32_t& c) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(s[at + k]); };
  const unsigned b0 = byte(0);
  if (b0 < 0x80) {
    c = b0;
    return 1;
  }
  const std::size_t n = b0 >= 0xf0 ? 4 : b0 >= 0xe0 ? 3 : 2;
  if (b0 < 0xc2 || b0 > 0xf4 || at + n > s.size()) return 0;
  c = b0 & (0x7fu >> n);
  for (std::size_t k = 1; k < n; ++k) {
    if ((byte(k) & 0xc0) != 0x80) return 0;
    c = (c << 6) | (byte(k) & 0x3f);
  }
  const bool overlong = (n == 3 && c < 0x800) || (n == 4 && c < 0x10000);
  if (overlong || (c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff) return 0;
  return n;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  char32_t c = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    // Files are mostly ASCII: eight bytes at a time.
    std::uint64_t eight;
    while (at + 8 <= bytes.size() &&
           (std::memcpy(&eight, bytes.data() + at, 8), (eight & 0x8080808080808080u) == 0))
      at += 8;
    if (at == bytes.size()) break;
    const std::size_t n = sequence(bytes, at, c);
    if (n == 0) return false;
    at += n;
  }
  return true;
}

std::string repaired_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  char32_t c = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t n = sequence(bytes, at, c);
    if (n == 0) {
      append_code_point(out, 0xfffd);
      ++at;
      while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xc0) == 0x80) ++at;
    } else {
      out.append(bytes.substr(at, n));
      at += n;
    }
  }
  return out;
}

std::size_t count_code_points(std::string_view utf8) {
  std::size_t n = 0;
  for (const char ch : utf8) n += (static_cast<unsigned char>(ch) & 0xc0) != 0x80;
  return n;
}

char32_t code_point_at(std::string_view utf8, std::size_t at, std::size_t& next) {
  ASSERT(at < utf8.size(), "a code point is asked for past the end of a text");
  char32_t c = 0;
  const std::size_t n = sequence(utf8, at, c);
  next = at + (n == 0 ? 1 : n);
  return n == 0 ? char32_t(0xfffd) : c;
}

void append_code_point(std::string& out, char32_t c) {
  const auto put = [&](char32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | (c >> 6));
    put(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    put(0xe0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  } else {
    put(0xf0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3f));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  }
}

std::string clean_text(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    const char32_t c = code_point_at(utf8, at, next);
    if (c == '\r') {
      if (next < utf8.size() && utf8[next] == '\n') continue;
      out += '\n';
    } else if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0))) {
      append_code_point(out, c);
    }
  }
  return out;
}

std::vector<std::string> lines_of(std::string_view utf8) {
  const std::string clean = clean_text(repaired_utf8(utf8));
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= clean.size();) {
    std::size_t end = clean.find('\n', at);
    if (end == std::string::npos) end = clean.size();
    std::string_view line = std::string_view(clean).substr(at, end - at);
    const std::string_view blanks = " \t";
    const std::string_view wide = "\u3000";
    for (bool trimmed = true; trimmed;) {
      trimmed = false;
      if (!line.empty() && blanks.find(line.front()) != std::string_view::npos)
        line.remove_prefix(1), trimmed = true;
      if (!line.empty() && blanks.find(line.back()) != std::string_view::npos)
        line.remove_suffix(1), trimmed = true;
      if (line.starts_with(wide)) line.remove_prefix(wide.size()), trimmed = true;
      if (line.ends_with(wide)) line.remove_suffix(wide.size()), trimmed = true;
    }
    if (!line.empty()) out.emplace_back(line);
    at = end + 1;
  }
  return out;
}

}  // namespace base
