#include "storage/column_contents.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/utf8.h"
#include "storage/column_names.h"

namespace storage {
namespace {

using model::PaperColor;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool hex_digit(char c) { return digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }
bool ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

bool is_number(std::string_view s) {
  std::size_t digits = 0;
  for (const char c : s) {
    digits += digit(c);
    if (!digit(c) && std::string_view("+-.,% ()'$/#").find(c) == std::string_view::npos)
      return false;
  }
  return digits > 0;
}

/// Digits with the words and signs of dates and times, and nothing else.
bool is_date(std::string_view s) {
  static constexpr std::array<std::string_view, 61> kWords{
      "午前",      "午後",    "年",       "月",       "日",    "時",    "分",   "秒",   "頃",
      "曜",        "火",      "水",       "木",       "金",    "土",    "令和", "平成", "am",
      "pm",        "gmt",     "utc",      "jst",      "mon",   "tue",   "wed",  "thu",  "fri",
      "sat",       "sun",     "january",  "february", "march", "april", "june", "july", "august",
      "september", "october", "november", "december", "jan",   "feb",   "mar",  "apr",  "may",
      "jun",       "jul",     "aug",      "sept",     "sep",   "oct",   "nov",  "dec",  "t",
      "z",         "st",      "nd",       "rd",       "th",    "day",   "est"};
  std::size_t digits = 0, signs = 0;
  for (std::size_t at = 0; at < s.size();) {
    const char c = s[at];
    if (digit(c)) {
      ++digits, ++at;
      continue;
    }
    if (std::string_view(" ,.()+").find(c) != std::string_view::npos) {
      ++at;
      continue;
    }
    if (c == ':' || c == '/' || c == '-') {
      ++signs, ++at;
      continue;
    }
    const auto word = std::ranges::find_if(
        kWords, [&](std::string_view w) { return s.substr(at).starts_with(w); });
    if (word == kWords.end()) return false;
    signs += word->size() > 1;
    at += word->size();
  }
  return digits >= 2 && signs >= 1 && s.size() <= 60;
}

/// One unbroken string of letters and digits, both in it, or hexadecimal with its dashes.
bool is_id(std::string_view s) {
  if (s.size() < 2) return false;
  std::size_t digits = 0, letters = 0, others = 0;
  for (const char c : s) {
    if (static_cast<unsigned char>(c) >= 0x80 || c == ' ') return false;
    digits += digit(c);
    letters += ascii_letter(c);
    others += !digit(c) && !ascii_letter(c);
  }
  if (s.size() >= 16 && std::ranges::all_of(s, [](char c) { return hex_digit(c) || c == '-'; }))
    return true;
  return digits > 0 && others <= s.size() / 3 && (letters <= 3 || digits * 3 >= letters);
}

bool is_contact(std::string_view s) {
  const std::size_t at = s.find('@');
  return at != s.npos && at > 0 && s.find('.', at) != s.npos && s.find(' ') == s.npos &&
         std::ranges::all_of(s, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_link(std::string_view s) {
  return (s.starts_with("http://") || s.starts_with("https://") || s.starts_with("www.")) &&
         s.find(' ') == s.npos;
}

bool is_letter(char32_t c) { return g_unichar_isalpha(c) || g_unichar_isalnum(c); }

/// "朝市 (+3)"
bool is_voted(std::string_view cell) {
  if (!cell.ends_with(')')) return false;
  std::size_t at = cell.size() - 1, digits = 0;
  while (at > 0 && digit(cell[at - 1])) --at, ++digits;
  if (digits == 0 || at == 0) return false;
  if (cell[at - 1] == '+' || cell[at - 1] == '-') --at;
  return at > 1 && cell[at - 1] == '(';
}

bool is_sentence(std::string_view cell, std::size_t length) {
  if (length >= 12) return true;
  for (const std::string_view end :
       {"。", "、", "？", "！", "?", "!", "たい", "ない", "ほしい", "です", "ます"})
    if (cell.find(end) != cell.npos) return true;
  return std::ranges::count(cell, ' ') >= 2;
}

struct ColorName {
  std::string_view name;
  PaperColor color;
};
constexpr std::array kColorNames{
    ColorName{"yellow", PaperColor::yellow},   ColorName{"light yellow", PaperColor::yellow},
    ColorName{"黄", PaperColor::yellow},       ColorName{"黄色", PaperColor::yellow},
    ColorName{"きいろ", PaperColor::yellow},   ColorName{"orange", PaperColor::yellow},
    ColorName{"オレンジ", PaperColor::yellow}, ColorName{"rose", PaperColor::rose},
    ColorName{"pink", PaperColor::rose},       ColorName{"light pink", PaperColor::rose},
    ColorName{"red", PaperColor::rose},        ColorName{"桃", PaperColor::rose},
    ColorName{"桃色", PaperColor::rose},       ColorName{"ピンク", PaperColor::rose},
    ColorName{"赤", PaperColor::rose},         ColorName{"赤色", PaperColor::rose},
    ColorName{"sky", PaperColor::sky},         ColorName{"sky blue", PaperColor::sky},
    ColorName{"blue", PaperColor::sky},        ColorName{"light blue", PaperColor::sky},
    ColorName{"cyan", PaperColor::sky},        ColorName{"青", PaperColor::sky},
    ColorName{"青色", PaperColor::sky},        ColorName{"水色", PaperColor::sky},
    ColorName{"空", PaperColor::sky},          ColorName{"空色", PaperColor::sky},
    ColorName{"green", PaperColor::green},     ColorName{"light green", PaperColor::green},
    ColorName{"緑", PaperColor::green},        ColorName{"緑色", PaperColor::green},
    ColorName{"黄緑", PaperColor::green},      ColorName{"若草", PaperColor::green},
    ColorName{"若草色", PaperColor::green},    ColorName{"violet", PaperColor::violet},
    ColorName{"purple", PaperColor::violet},   ColorName{"light purple", PaperColor::violet},
    ColorName{"紫", PaperColor::violet},       ColorName{"紫色", PaperColor::violet},
    ColorName{"藤", PaperColor::violet},       ColorName{"藤色", PaperColor::violet},
    ColorName{"white", PaperColor::white},     ColorName{"白", PaperColor::white},
    ColorName{"白色", PaperColor::white},      ColorName{"gray", PaperColor::white},
    ColorName{"grey", PaperColor::white},      ColorName{"灰色", PaperColor::white},
};

/// By its hue; nearly colourless is white.
PaperColor nearest(int r, int g, int b) {
  const int high = std::max({r, g, b}), low = std::min({r, g, b});
  if (high - low < 24) return PaperColor::white;
  const double span = high - low;
  double hue = high == r   ? std::fmod((g - b) / span + 6, 6)
               : high == g ? (b - r) / span + 2
                           : (r - g) / span + 4;
  hue *= 60;
  if (hue < 20) return PaperColor::rose;
  if (hue < 75) return PaperColor::yellow;
  if (hue < 165) return PaperColor::green;
  if (hue < 245) return PaperColor::sky;
  return hue < 300 ? PaperColor::violet : PaperColor::rose;
}

}  // namespace

std::optional<PaperColor> paper_of(std::string_view cell) {
  const std::string name = folded_name(cell);
  const auto it = std::ranges::find(kColorNames, std::string_view(name), &ColorName::name);
  if (it != kColorNames.end()) return it->color;
  if (!name.starts_with('#') || (name.size() != 7 && name.size() != 4 && name.size() != 9))
    return {};
  if (!std::ranges::all_of(name.substr(1), hex_digit)) return {};
  const auto part = [&](std::size_t n) {
    const std::string digits =
        name.size() == 4 ? std::string(2, name[1 + n]) : name.substr(1 + 2 * n, 2);
    return std::stoi(digits, nullptr, 16);
  };
  return nearest(part(0), part(1), part(2));
}

CellForm form_of(std::string_view cell) {
  if (cell.empty()) return CellForm::empty;
  if (cell.size() > 200) return CellForm::words;
  const std::string plain = same_name(cell);
  if (is_link(plain)) return CellForm::link;
  if (is_contact(plain)) return CellForm::contact;
  if (plain.starts_with('#') && paper_of(plain)) return CellForm::colour;
  if (is_date(plain)) return CellForm::date;
  if (is_number(plain)) return CellForm::number;
  if (is_id(plain)) return CellForm::id;
  for (std::size_t at = 0, next = 0; at < plain.size(); at = next)
    if (is_letter(base::code_point_at(plain, at, next))) return CellForm::words;
  // Signs and emoji alone can be an answer, rules and dots not.
  return std::ranges::all_of(plain, [](char c) { return static_cast<unsigned char>(c) < 0x80; })
             ? CellForm::number
             : CellForm::words;
}

ColumnContents contents_of(const std::vector<std::string_view>& cells) {
  ColumnContents out;
  std::set<std::string_view> distinct;
  std::size_t length = 0;
  for (const std::string_view cell : cells) {
    if (cell.empty()) continue;
    ++out.filled;
    distinct.insert(cell);
    const std::size_t n = base::count_code_points(cell);
    length += n;
    out.longest = std::max(out.longest, n);
    switch (form_of(cell)) {
      case CellForm::number:
        out.numbers += 1;
        break;
      case CellForm::date:
        out.dates += 1;
        break;
      case CellForm::id:
        out.ids += 1;
        break;
      case CellForm::contact:
        out.contacts += 1;
        break;
      case CellForm::link:
        out.links += 1;
        break;
      case CellForm::colour:
        out.colours += 1;
        break;
      case CellForm::words:
        out.words += 1;
        out.sentences += is_sentence(cell, n);
        break;
      case CellForm::empty:
        break;
    }
    out.voted += is_voted(cell);
  }
  out.distinct = distinct.size();
  if (out.filled == 0) return out;
  const auto filled = double(out.filled);
  out.mean_length = double(length) / filled;
  for (double* share : {&out.words, &out.numbers, &out.dates, &out.ids, &out.contacts, &out.links,
                        &out.colours, &out.sentences, &out.voted})
    *share /= filled;
  return out;
}

}  // namespace storage
