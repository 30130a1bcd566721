#include "text/kana.h"

#include <algorithm>

#include "base/utf8.h"

namespace text {
namespace {

// Each cycle of forms, the plain one first.
constexpr std::u32string_view kCycles[] = {
    U"あぁ",   U"いぃ",   U"うぅゔ", U"えぇ", U"おぉ",   U"かが",   U"きぎ",   U"くぐ",
    U"けげ",   U"こご",   U"さざ",   U"しじ", U"すず",   U"せぜ",   U"そぞ",   U"ただ",
    U"ちぢ",   U"つっづ", U"てで",   U"とど", U"はばぱ", U"ひびぴ", U"ふぶぷ", U"へべぺ",
    U"ほぼぽ", U"やゃ",   U"ゆゅ",   U"よょ", U"わゎ"};

constexpr char32_t kToKatakana = U'ァ' - U'ぁ';

bool has_katakana(char32_t hiragana) {
  return (hiragana >= U'ぁ' && hiragana <= U'ゖ') || hiragana == U'ゝ' || hiragana == U'ゞ';
}
bool has_hiragana(char32_t katakana) {
  return katakana >= kToKatakana && has_katakana(katakana - kToKatakana);
}

// The forms of one consonant row.
struct Row {
  std::u32string_view kana;
  char consonant;
};
constexpr Row kRows[] = {
    {U"あぁ", 'a'},         {U"いぃ", 'i'},         {U"うぅ", 'u'},         {U"えぇ", 'e'},
    {U"おぉ", 'o'},         {U"かきくけこ", 'k'},   {U"がぎぐげご", 'g'},   {U"さしすせそ", 's'},
    {U"ざずぜぞ", 'z'},     {U"じ", 'j'},           {U"たちつてとっ", 't'}, {U"だぢづでど", 'd'},
    {U"なにぬねのん", 'n'}, {U"はひふへほ", 'h'},   {U"ばびぶべぼ", 'b'},   {U"ぱぴぷぺぽ", 'p'},
    {U"まみむめも", 'm'},   {U"やゆよゃゅょ", 'y'}, {U"らりるれろ", 'r'},   {U"わをゎ", 'w'}};

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += base::code_point_at(text, at, at);
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) base::append_code_point(out, c);
  return out;
}

bool is_hiragana(char32_t c) {
  return (c >= U'ぁ' && c <= U'ゖ') || c == U'ー' || c == U'ゝ' || c == U'ゞ';
}

bool is_katakana(char32_t c) {
  return (c >= U'ァ' && c <= U'ヺ') || c == U'ー' || c == U'ヽ' || c == U'ヾ';
}

bool is_kanji(char32_t c) {
  return c == U'々' || c == U'〆' || c == U'ヶ' || (c >= 0x3400 && c <= 0x4dbf) ||
         (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

bool is_all_hiragana(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_hiragana);
}

char32_t modified(char32_t kana) {
  const bool katakana = has_hiragana(kana);
  const char32_t c = katakana ? kana - kToKatakana : kana;
  for (std::u32string_view cycle : kCycles) {
    const std::size_t at = cycle.find(c);
    if (at == std::u32string_view::npos) continue;
    const char32_t next = cycle[(at + 1) % cycle.size()];
    return katakana ? next + kToKatakana : next;
  }
  return kana;
}

std::u32string to_katakana(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) c = has_katakana(c) ? c + kToKatakana : c;
  return out;
}

std::u32string to_hiragana(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) c = has_hiragana(c) ? c - kToKatakana : c;
  return out;
}

std::string to_katakana(std::string_view text) { return utf8(to_katakana(code_points(text))); }
std::string to_hiragana(std::string_view text) { return utf8(to_hiragana(code_points(text))); }

char32_t voiced(char32_t c) {
  if (c == U'つ') return U'づ';
  for (std::u32string_view cycle : kCycles) {
    if (cycle[0] == c && c >= U'か' && c <= U'ほ') return cycle[1];
  }
  return c;
}

char32_t half_voiced(char32_t c) {
  for (std::u32string_view cycle : kCycles) {
    if (cycle[0] == c && c >= U'は' && c <= U'ほ') return cycle[2];
  }
  return c;
}

char consonant(char32_t c) {
  for (const Row& row : kRows) {
    if (row.kana.find(c) != std::u32string_view::npos) return row.consonant;
  }
  return 0;
}

}  // namespace text
