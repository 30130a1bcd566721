#include "storage/json_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace storage {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
    ++n;
  return n;
}

void repair_utf8(std::string& text, FindingList& findings) {
  if (base::is_utf8(text)) return;
  std::string repaired = base::repaired_utf8(text);
  const auto [a, b] = std::mismatch(text.begin(), text.end(), repaired.begin(), repaired.end());
  findings.add(base::sentence("Characters that are not valid UTF-8, {} of them from here on, were "
                              "replaced by “\uFFFD”.",
                              count_of(repaired, kReplacement) - count_of(text, kReplacement)),
               std::size_t(b - repaired.begin()));
  text = std::move(repaired);
}

/// The value of the four hexadecimal digits of a \u escape whose backslash is at `at`.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return {};
  unsigned value = 0;
  const char* digits = text.data() + at + 2;
  const auto [end, error] = std::from_chars(digits, digits + 4, value, 16);
  if (error != std::errc() || end != digits + 4) return {};
  return value;
}

bool overflows(std::string_view number) {
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc::result_out_of_range && number.find("e-") == number.npos &&
         number.find("E-") == number.npos;
}

class Scanner {
 public:
  Scanner(std::string& text, std::size_t max_depth, FindingList& findings)
      : text_(text), max_depth_(max_depth), findings_(findings) {}

  base::Result<void> run() {
    std::size_t depth = 0;
    for (at_ = 0; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '"') {
        string();
        continue;
      }
      if (c == '-' || (c >= '0' && c <= '9')) {
        number();
        continue;
      }
      if (c == '{' || c == '[') {
        if (++depth > max_depth_) return too_deep();
      } else if ((c == '}' || c == ']') && depth > 0) {
        --depth;
      }
      ++at_;
    }
    return {};
  }

 private:
  base::Error too_deep() const {
    const TextPlace place = place_of(text_, at_);
    return {base::ErrorCode::format,
            base::sentence("Line {}, column {}: objects and lists are nested more than {} deep; no "
                           "session is. The file is damaged or something else.",
                           place.line, place.column, max_depth_),
            {}};
  }

  void string() {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return;
      }
      if (c == '\\') escape();
    }
  }

  /// Leaves at_ on the last character of the escape.
  void escape() {
    const auto unit = escaped_unit(text_, at_);
    if (!unit) {
      ++at_;
      return;
    }
    if (*unit >= 0xd800 && *unit <= 0xdfff) {
      const auto second = escaped_unit(text_, at_ + 6);
      if (*unit <= 0xdbff && second && *second >= 0xdc00 && *second <= 0xdfff) {
        at_ += 11;
        return;
      }
      text_.replace(at_ + 2, 4, "fffd");
      findings_.add(base::sentence("Half of a surrogate pair was replaced by “\uFFFD”."), at_);
    }
    at_ += 5;
  }

  void number() {
    const std::size_t start = at_;
    bool may_overflow = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == 'e' || c == 'E')
        may_overflow = true;
      else if (!((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+'))
        break;
    }
    const std::size_t length = at_ - start;
    if (!may_overflow && length <= 308) return;
    if (!overflows(std::string_view(text_).substr(start, length))) return;
    findings_.add(base::sentence("A number too large for any computer was made smaller."), start);
    std::string shorter = text_[start] == '-' ? "-9e307" : "9e307";
    shorter.resize(length, ' ');  // so that every other place stays where it was
    text_.replace(start, length, shorter);
  }

  std::string& text_;
  std::size_t max_depth_;
  FindingList& findings_;
  std::size_t at_ = 0;
};

}  // namespace

TextPlace place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t newline = before.rfind('\n');
  const std::size_t start = newline == before.npos ? 0 : newline + 1;
  return {1 + std::size_t(std::count(before.begin(), before.end(), '\n')),
          1 + base::count_code_points(before.substr(start))};
}

base::Result<void> make_parsable(std::string& text, std::size_t max_depth, FindingList& findings) {
  repair_utf8(text, findings);
  return Scanner(text, max_depth, findings).run();
}

void append_json_string(std::string& out, std::string_view text) {
  std::string repaired;
  if (!base::is_utf8(text)) text = repaired = base::repaired_utf8(text);
  out += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned char c = static_cast<unsigned char>(text[at]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, from, at - from);
    from = at + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += fmt::format("\\u{:04x}", unsigned(c));
    }
  }
  out.append(text, from);
  out += '"';
}

}  // namespace storage
