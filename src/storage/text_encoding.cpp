#include "storage/text_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "base/utf8.h"
#include "storage/encoding_evidence.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

Error unreadable(base::Sentence what) {
  return {ErrorCode::encoding,
          sentence("{} Open it in an editor or Excel and save it as UTF-8 (in Excel: “CSV UTF-8”).",
                   std::move(what)),
          {}};
}

/// Collects characters, and in which lines some could not be read.
class Lines {
 public:
  void add(char32_t c) {
    line_ += c == '\r' || (c == '\n' && !after_return_);
    after_return_ = c == '\r';
    base::append_code_point(out_.text, c);
  }
  void damaged() {
    ++lost_;
    if (out_.damaged_lines.empty() || out_.damaged_lines.back() != line_)
      out_.damaged_lines.push_back(line_);
    after_return_ = false;
    out_.text += kReplacement;
  }
  std::size_t lost() const { return lost_; }
  DecodedText take() { return std::move(out_); }

 private:
  DecodedText out_;
  std::size_t line_ = 1, lost_ = 0;
  bool after_return_ = false;
};

/// Bytes that are UTF-8 but for a few: the rest of it is what people wrote.
std::optional<DecodedText> nearly_utf8(std::string_view bytes) {
  Lines out;
  std::size_t good = 0;
  for (std::size_t at = 0, next = 0; at < bytes.size(); at = next) {
    const char32_t c = base::code_point_at(bytes, at, next);
    const bool ill = c == 0xfffd && bytes.substr(at, 3) != kReplacement;
    if (!ill) {
      good += c >= 0x80;
      out.add(c);
      continue;
    }
    // A character that lacks its end is one loss, not several.
    while (next < bytes.size() && (static_cast<unsigned char>(bytes[next]) & 0xc0) == 0x80) ++next;
    out.damaged();
  }
  if (out.lost() == 0) return out.take();
  if (good < 3 || out.lost() * 4 > good) return {};
  return out.take();
}

/// What people write: letters, kana, kanji and their signs; not what is left of a wrong guess.
bool plausible(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7f) ||
         (c >= 0xa0 && c < 0x250) || (c >= 0x370 && c < 0x530) || (c >= 0x2010 && c < 0x2670) ||
         (c >= 0x3000 && c < 0x3400) || (c >= 0x4e00 && c < 0xa000) ||
         (c >= 0xac00 && c < 0xd7a4) || (c >= 0xff00 && c < 0xffe7) || c == 0xfeff ||
         (c >= 0x1f300 && c < 0x1fb00) || (c >= 0x20000 && c < 0x30000);
}

struct Utf16 {
  DecodedText decoded;
  std::size_t characters = 0, implausible = 0, lost = 0;
};

Utf16 from_utf16(std::string_view bytes, bool big) {
  Utf16 out;
  Lines lines;
  const auto unit = [&](std::size_t at) {
    const auto high = static_cast<unsigned char>(bytes[at + (big ? 0 : 1)]);
    const auto low = static_cast<unsigned char>(bytes[at + (big ? 1 : 0)]);
    return char32_t(high << 8 | low);
  };
  std::size_t at = 0;
  while (at + 2 <= bytes.size()) {
    char32_t c = unit(at);
    at += 2;
    ++out.characters;
    const bool first_half = c >= 0xd800 && c < 0xdc00, second_half = c >= 0xdc00 && c < 0xe000;
    if (first_half && at + 2 <= bytes.size()) {
      const char32_t second = unit(at);
      if (second >= 0xdc00 && second < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10) + (second - 0xdc00);
        at += 2;
      }
    }
    if ((first_half && c < 0x10000) || second_half) {
      lines.damaged();
    } else {
      out.implausible += !plausible(c);
      lines.add(c);
    }
  }
  if (at < bytes.size()) lines.damaged();
  out.lost = lines.lost();
  out.decoded = lines.take();
  out.decoded.wide = true;
  return out;
}

Result<DecodedText> marked_utf16(std::string_view bytes, bool big) {
  Utf16 read = from_utf16(bytes.substr(2), big);
  if (read.lost * 4 > read.characters && read.lost > 0)
    return unreadable(sentence("The text begins as UTF-16 but is damaged."));
  return std::move(read.decoded);
}

/// UTF-16 that does not say so: digits, blanks and line ends of it hold a zero byte each.
std::optional<DecodedText> unmarked_utf16(std::string_view bytes) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0';
  if (bytes.size() < 4 || zeros[0] + zeros[1] == 0 || (zeros[0] > 0 && zeros[1] > 0)) return {};
  Utf16 read = from_utf16(bytes, zeros[0] > 0);
  if (read.lost * 20 > read.characters || read.implausible * 20 > read.characters) return {};
  return std::move(read.decoded);
}

/// Code page 932, character by character, so that a broken one costs no other.
std::optional<DecodedText> from_shift_jis(std::string_view bytes) {
  const iconv_t convert = ::iconv_open("UTF-8", "CP932");
  if (convert == iconv_t(-1)) return {};
  Lines lines;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const bool two = (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc);
    const std::size_t length = std::min<std::size_t>(two ? 2 : 1, bytes.size() - at);
    std::array<char, 8> made{};
    char* from =
        const_cast<char*>(bytes.data()) + at;  // iconv's signature; it does not write there
    char* to = made.data();
    std::size_t from_left = length, to_left = made.size();
    const std::size_t done = ::iconv(convert, &from, &from_left, &to, &to_left);
    ::iconv(convert, nullptr, nullptr, nullptr, nullptr);
    if (lead < 0x80) {
      lines.add(lead);  // the yen sign's byte is the backslash of every program
      ++at;
    } else if (done == std::size_t(-1) || from_left > 0) {
      lines.damaged();
      // A second byte that is ASCII was not meant as one.
      at += length == 2 && static_cast<unsigned char>(bytes[at + 1]) >= 0x80 ? 2 : 1;
    } else {
      std::size_t next = 0;
      const std::string_view utf8(made.data(), made.size() - to_left);
      for (std::size_t i = 0; i < utf8.size(); i = next)
        lines.add(base::code_point_at(utf8, i, next));
      at += length;
    }
  }
  ::iconv_close(convert);
  return lines.take();
}

/// What else the bytes are, where that is plain.
struct Other {
  double score = 0;
  const char* name = "";
};
Other best_other(std::string_view bytes) {
  const auto clean = [](const Evidence& e) { return e.broken * 50 <= e.characters ? e.score : 0; };
  const Evidence japanese = evidence_for(OldEncoding::euc_jp, bytes);
  // Korean and Chinese share the room of EUC-JP, but not its kana.
  if (clean(japanese) > 0.7 && japanese.kana * 6 > japanese.characters) return {1, "EUC-JP"};
  Other best;
  const auto consider = [&](double score, const char* name) {
    if (score > best.score) best = {score, name};
  };
  consider(clean(evidence_for(OldEncoding::euc_kr, bytes)), "EUC-KR");
  consider(clean(evidence_for(OldEncoding::gb18030, bytes)), "GB18030");
  consider(clean(evidence_for(OldEncoding::big5, bytes)), "Big5");
  consider(clean(japanese), "EUC-JP");
  consider(evidence_for(OldEncoding::latin_1, bytes).score * 0.99, "Latin-1");
  return best;
}

bool meant_as_shift_jis(const Evidence& e, const Other& other) {
  if (e.characters == 0) return false;
  if (e.broken > 0 && (e.broken * 8 > e.characters || e.score < 0.8)) return false;
  if (e.private_use * 20 > e.characters) return false;
  if (e.kana == 0 && e.amid_letters * 2 > e.characters) return false;
  // Cyrillic letters are half-width katakana, too, but all of the later rows.
  if (e.half_width * 2 > e.characters && e.first_rows * 8 < e.half_width) return false;
  if (other.score > 0.7 && other.score > e.score + 0.05) return false;
  if (e.score >= 0.55) return true;
  // Rare kanji, and nothing else that they could be.
  return e.broken == 0 && e.score >= 0.09 && e.half_width == 0 && other.score < 0.5;
}

Result<DecodedText> from_old_encoding(std::string_view bytes) {
  const Other other = best_other(bytes);
  if (meant_as_shift_jis(evidence_for(OldEncoding::shift_jis, bytes), other))
    if (auto text = from_shift_jis(bytes)) return std::move(*text);
  if (other.score > 0.7) return unreadable(sentence("The text is in {}.", std::string(other.name)));
  return unreadable(sentence("The text is neither UTF-8 nor UTF-16 nor Shift_JIS."));
}

/// Files that are no text at all, by how they begin.
std::optional<Error> known_binary(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    return Error{ErrorCode::encoding,
                 sentence("This is a workbook or an archive, no text. Open it in Excel and save it "
                          "as “CSV UTF-8”; save it as UTF-8 from other programs."),
                 {}};
  return {};
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes) {
  if (auto error = known_binary(bytes)) return *error;
  const bool utf8_mark = bytes.starts_with("\xef\xbb\xbf");
  if (utf8_mark) bytes.remove_prefix(3);
  if (bytes.starts_with("\xff\xfe")) return marked_utf16(bytes, false);
  if (bytes.starts_with("\xfe\xff")) return marked_utf16(bytes, true);
  if (auto text = unmarked_utf16(bytes)) return std::move(*text);
  const auto zeros = std::size_t(std::count(bytes.begin(), bytes.end(), '\0'));
  if (zeros > 0 && zeros * 8 >= bytes.size())
    return unreadable(sentence("This is no text, or UTF-16 without a byte order mark."));
  // ISO-2022-JP is all ASCII bytes: only its escapes tell.
  for (const std::string_view escape : {"\x1b$B", "\x1b$@", "\x1b(J"})
    if (bytes.find(escape) != bytes.npos)
      return unreadable(sentence("The text is in {}.", std::string("JIS (ISO-2022-JP)")));
  if (base::is_utf8(bytes)) return DecodedText{std::string(bytes), false, {}};
  if (zeros > 0) return unreadable(sentence("This is no text file."));
  if (auto text = nearly_utf8(bytes)) return std::move(*text);
  if (utf8_mark) return unreadable(sentence("The text begins as UTF-8 but is damaged."));
  return from_old_encoding(bytes);
}

}  // namespace storage
