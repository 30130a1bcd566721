#include "hall/word_sound.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/kana.h"

namespace hall {
namespace {

// ぁ…ゖ by their code points. A small one stands for its vowel, or y and its vowel.
constexpr std::array<const char*, 86> kKana = {
    "a",  "a",  "i",  "i",  "u",  "u",  "e",  "e",  "o",  "o",  "ka", "ga", "ki", "gi", "ku",
    "gu", "ke", "ge", "ko", "go", "sa", "za", "si", "zi", "su", "zu", "se", "ze", "so", "zo",
    "ta", "da", "ti", "zi", "",   "tu", "zu", "te", "de", "to", "do", "na", "ni", "nu", "ne",
    "no", "ha", "ba", "pa", "hi", "bi", "pi", "hu", "bu", "pu", "he", "be", "pe", "ho", "bo",
    "po", "ma", "mi", "mu", "me", "mo", "ya", "ya", "yu", "yu", "yo", "yo", "ra", "ri", "ru",
    "re", "ro", "wa", "wa", "i",  "e",  "o",  "n",  "vu", "ka", "ke"};

constexpr std::u32string_view kSmallVowels = U"ぁぃぅぇぉ", kSmallYs = U"ゃゅょ";

bool is_vowel(char c) { return c == 'a' || c == 'i' || c == 'u' || c == 'e' || c == 'o'; }
bool is_kana(char32_t c) { return c >= U'ぁ' && c <= U'ゖ'; }

/// One syllable of kana at `at`, which is moved behind it: しゃ as "sya", ふぁ as "fa".
std::string syllable(std::u32string_view kana, std::size_t& at) {
  const char32_t c = kana[at++];
  std::string out = kKana[std::size_t(c - U'ぁ')];
  if (at >= kana.size() || out.empty()) return out;
  const char32_t small = kana[at];
  const bool y = kSmallYs.find(small) != kSmallYs.npos;
  if (!y && kSmallVowels.find(small) == kSmallVowels.npos) return out;
  const std::string after = kKana[std::size_t(small - U'ぁ')];
  out.pop_back();
  if (c == U'ふ') out = "f";
  if (c == U'う' && !y) out = "w";
  if ((c == U'し' || c == U'じ' || c == U'ち') && !y) out += 'y';
  ++at;
  return out + after;
}

void lengthen(std::string& out) {
  if (!out.empty() && is_vowel(out.back())) out += out.back();
}

/// ō and ô as "oo"; nothing for other letters.
std::string long_vowel(char32_t c) {
  constexpr std::u32string_view kLong = U"āīūēōâîûêô";
  const auto at = kLong.find(c);
  return at == kLong.npos ? std::string() : std::string(2, "aiueo"[at % 5]);
}

/// Latin letters in any romaji, as Kunrei spells them.
std::string kunrei(std::string_view typed) {
  std::string out;
  const auto next = [&](std::size_t i) { return i < typed.size() ? typed[i] : '\0'; };
  const auto y_before = [&](std::size_t i) { return is_vowel(next(i)) && next(i) != 'i'; };
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    const bool h = next(i + 1) == 'h';
    if ((c == 's' || c == 'c') && h) {
      out += c == 's' ? "s" : "t";
      if (y_before(i + 2)) out += 'y';
      ++i;
    } else if (c == 't' && (next(i + 1) == 's' || (h && next(i + 2) == 'i'))) {
      out += 't';
      ++i;
    } else if (c == 'c') {
      out += next(i + 1) == 'c' ? 't' : 'k';
    } else if (c == 'd' && (next(i + 1) == 'z' || h)) {
      out += h ? 'd' : 'z';
      ++i;
    } else if (c == 'j') {
      out += 'z';
      if (y_before(i + 1)) out += 'y';
    } else {
      out += c == 'l' ? 'r' : c == 'q' ? 'k' : c;
    }
  }
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
}

bool misheard(char a, char b) {
  static constexpr std::array<const char*, 9> kPairs = {"kg", "sz", "td", "hb", "hp",
                                                        "bp", "rd", "mn", "rn"};
  return std::ranges::any_of(kPairs, [&](const char* p) {
    return (a == p[0] && b == p[1]) || (a == p[1] && b == p[0]);
  });
}

}  // namespace

std::string letters_of(std::string_view typed) {
  const std::u32string folded = text::code_points(text::folded(typed));
  std::string out, latin;
  bool doubled = false;
  const auto spell = [&] {
    out += kunrei(latin);
    latin.clear();
  };
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = folded[at];
    if (c >= U'a' && c <= U'z') {
      latin += char(c);
      ++at;
      continue;
    }
    if (const std::string vowels = long_vowel(c); !vowels.empty()) {
      latin += vowels;
      ++at;
      continue;
    }
    if (c == U'\'' || c == U'’') {
      ++at;
      continue;
    }
    spell();
    if (c == U'っ') doubled = true;
    if (c == U'ー' || c == U'-' || c == U'〜' || c == U'~') lengthen(out);
    if (!is_kana(c) || c == U'っ') {
      ++at;
      continue;
    }
    const std::string kana = syllable(folded, at);
    if (doubled && !kana.empty() && !is_vowel(kana[0])) out += kana[0];
    doubled = false;
    out += kana;
  }
  spell();
  return out;
}

std::string sound_of_letters(std::string_view letters) {
  std::string text(letters);
  replace_all(text, "v", "b");
  replace_all(text, "f", "h");
  replace_all(text, "du", "zu");
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] == 'm' && (text[i + 1] == 'b' || text[i + 1] == 'm' || text[i + 1] == 'p'))
      text[i] = 'n';
  replace_all(text, "ou", "o");
  replace_all(text, "ei", "e");
  std::string out;
  for (const char c : text)
    if (out.empty() || out.back() != c || !(is_vowel(c) || c == 'n')) out += c;
  return out;
}

std::vector<std::string> sounds_begun_by(std::string_view typed) {
  const std::string letters = letters_of(typed);
  if (letters.empty()) return {};
  std::string latin;
  for (const char32_t c : text::code_points(text::folded(typed)))
    latin += c < 0x80 ? char(c) : '*';
  const auto begun = [&](std::string_view with, std::size_t spelt_as,
                         std::vector<const char*> goes_on) {
    std::vector<std::string> out;
    if (!latin.ends_with(with)) return out;
    for (const char* end : goes_on)
      out.push_back(sound_of_letters(letters.substr(0, letters.size() - spelt_as) + end));
    return out;
  };
  for (auto out : {begun("sh", 1, {"si", "sy"}), begun("ch", 1, {"ti", "ty"}),
                   begun("ts", 1, {"tu"}), begun("j", 1, {"zi", "zy"}), begun("c", 1, {"t", "k"}),
                   begun("m", 1, {"m", "n"})})
    if (!out.empty()) return out;
  return {sound_of_letters(letters)};
}

std::string hepburn(std::string_view hiragana) {
  const std::u32string kana = text::code_points(hiragana);
  std::string out;
  bool doubled = false, after_n = false;
  for (std::size_t at = 0; at < kana.size();) {
    const char32_t c = kana[at];
    if (c == U'っ' || !is_kana(c)) {
      doubled = doubled || c == U'っ';
      if (c == U'ー') lengthen(out);
      ++at;
      continue;
    }
    std::string s = syllable(kana, at);
    const bool t_with_i = c == U'て' && s == "ti";
    if (s.starts_with("sy")) s = "sh" + s.substr(2);
    if (s.starts_with("ty") && c == U'ち') s = "ch" + s.substr(2);
    if (s.starts_with("zy")) s = "j" + s.substr(2);
    if (s == "si") s = "shi";
    if (s == "ti" && !t_with_i) s = "chi";
    if (c == U'つ') s = "ts" + s.substr(1);
    if (s == "zi") s = "ji";
    if (s == "hu") s = "fu";
    if (after_n && (is_vowel(s[0]) || s[0] == 'y')) out += '\'';
    after_n = c == U'ん';
    if (doubled) out += s.starts_with("ch") ? 't' : s[0];
    doubled = false;
    out += s;
  }
  return out;
}

double sound_distance(std::string_view a, std::string_view b) {
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = double(j);
  for (const char x : a) {
    double diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double change = x == b[j] ? 0 : misheard(x, b[j]) ? 0.5 : 1;
      const double best = std::min({diagonal + change, row[j] + 1, row[j + 1] + 1});
      diagonal = row[j + 1];
      row[j + 1] = best;
    }
  }
  return row[b.size()];
}

}  // namespace hall
