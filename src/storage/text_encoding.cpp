#include "storage/text_encoding.h"

#include <fmt/core.h>
#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <optional>

#include "base/utf8.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

Error unreadable(std::string what) {
  return {ErrorCode::encoding,
          what + " Open it in an editor or Excel and save it as UTF-8 (in Excel: “CSV UTF-8”).",
          {}};
}

/// Nothing where a byte does not belong to the encoding (or the system does not know it).
std::optional<std::string> converted(std::string_view bytes, const char* encoding) {
  const iconv_t convert = ::iconv_open("UTF-8", encoding);
  if (convert == iconv_t(-1)) return {};
  std::string out(bytes.size() * 3 + 16, '\0');
  char* from = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
  char* to = out.data();
  std::size_t from_left = bytes.size(), to_left = out.size();
  const std::size_t done = ::iconv(convert, &from, &from_left, &to, &to_left);
  ::iconv_close(convert);
  if (done == std::size_t(-1)) return {};
  out.resize(out.size() - to_left);
  return out;
}

Result<std::string> utf16(std::string_view bytes, const char* encoding) {
  if (auto text = converted(bytes.substr(2), encoding)) return std::move(*text);
  return unreadable("The text begins as UTF-16 but is damaged.");
}

/// Of the characters beyond ASCII, the share that are half-width katakana. Text in another 8-bit
/// encoding read as Shift_JIS is mostly these; Japanese people hardly write them.
double half_width_share(std::string_view utf8) {
  std::size_t beyond = 0, half = 0;
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    const char32_t c = base::code_point_at(utf8, at, next);
    beyond += c >= 0x80;
    half += c >= 0xff61 && c <= 0xff9f;
  }
  return beyond == 0 ? 0 : double(half) / double(beyond);
}

}  // namespace

Result<std::string> to_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xff\xfe")) return utf16(bytes, "UTF-16LE");
  if (bytes.starts_with("\xfe\xff")) return utf16(bytes, "UTF-16BE");
  const auto zeros = std::size_t(std::count(bytes.begin(), bytes.end(), '\0'));
  if (zeros > 0 && zeros * 8 >= bytes.size())
    return unreadable("This is no text, or UTF-16 without a byte order mark.");
  // ISO-2022-JP is all ASCII bytes: only its escapes tell.
  for (const std::string_view escape : {"\x1b$B", "\x1b$@", "\x1b(J"})
    if (bytes.find(escape) != bytes.npos) return unreadable("The text is in JIS (ISO-2022-JP).");
  if (base::is_utf8(bytes)) return std::string(bytes);
  if (zeros > 0) return unreadable("This is no text file.");
  const auto shift_jis = converted(bytes, "CP932");
  const bool unlikely = !shift_jis || half_width_share(*shift_jis) > 0.5;
  if (unlikely && converted(bytes, "EUC-JP")) return unreadable("The text is in EUC-JP.");
  if (!shift_jis || !base::is_utf8(*shift_jis))
    return unreadable("The text is neither UTF-8 nor UTF-16 nor Shift_JIS.");
  return *shift_jis;
}

}  // namespace storage
