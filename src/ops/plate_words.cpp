#include "ops/plate_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "base/utf8.h"

namespace ops {

namespace {

constexpr std::size_t kMostName = 30;  // code points

bool ends(std::string_view text, std::string_view with) { return text.ends_with(with); }
template <std::size_t N>
bool ends_in(std::string_view text, const std::array<std::string_view, N>& any) {
  return std::ranges::any_of(any, [&](std::string_view e) { return ends(text, e); });
}

/// On one line, trimmed.
std::string on_one_line(std::string_view utf8, bool japanese) {
  std::string out;
  for (const std::string& line : base::lines_of(utf8)) {
    if (!out.empty() && !japanese) out += ' ';
    out += line;
  }
  return out;
}

constexpr std::array<std::string_view, 4> kStops{"。", "．", ".", "、"};
constexpr std::array<std::string_view, 5> kMarks{"！", "？", "!", "?", "…"};

std::string without_stop(std::string text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view stop : kStops)
      if (text.size() > stop.size() && ends(text, stop)) {
        text.resize(text.size() - stop.size());
        more = true;
      }
  }
  return text;
}

char32_t last_of(std::string_view text, std::size_t back = 0) {
  std::vector<char32_t> all;
  for (std::size_t at = 0; at < text.size();) all.push_back(base::code_point_at(text, at, at));
  return all.size() > back ? all[all.size() - 1 - back] : 0;
}
bool is_kanji(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || c == U'々'; }

constexpr std::array<std::string_view, 9> kPolite{
    "です", "ます", "ません", "ました", "でした", "でしょう", "ましょう", "ください", "ですか"};

bool is_japanese_sentence(std::string_view text) {
  if (ends_in(text, kPolite)) return true;
  constexpr std::array<std::string_view, 26> adjectives{
      "しい", "ない", "たい", "よい", "いい", "多い", "高い", "低い",  "強い",
      "弱い", "近い", "遠い", "長い", "短い", "広い", "狭い", "早い",  "遅い",
      "悪い", "良い", "暗い", "重い", "軽い", "若い", "安い", "づらい"};
  constexpr std::array<std::string_view, 12> nouns{"あなた", "すがた", "かた",   "すぐ",
                                                   "ぜんぶ", "しく",   "なく",   "よく",
                                                   "きょう", "ひとつ", "ふたつ", "いくつ"};
  if (ends_in(text, nouns)) return false;
  if (ends_in(text, adjectives) || ends(text, "ほしい") || ends(text, "にくい")) return true;
  const char32_t last = last_of(text), before = last_of(text, 1);
  switch (last) {
    case U'る':
    case U'た':
    case U'だ':
    case U'ぬ':
    case U'む':
    case U'ぶ':
    case U'ぐ':
    case U'す':
    case U'よ':
    case U'ね':
      return true;
    case U'う':  // 使う, しよう
      return is_kanji(before) || before == U'よ' || before == U'ろ' || before == U'あ' ||
             before == U'ら' || before == U'ま' || before == U'な';
    case U'く':  // 働く, つづく
      return is_kanji(before) || before == U'い' || before == U'づ' || before == U'ら';
    case U'つ':  // 育つ, 一つ is none
      return is_kanji(before) &&
             std::u32string_view(U"一二三四五六七八九").find(before) == std::u32string_view::npos;
    case U'い':  // 古い, not 集い
      return std::u32string_view(U"古新深浅薄厚濃細太甘辛").find(before) !=
             std::u32string_view::npos;
    default:
      return false;
  }
}

bool is_english_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 34> verbs{
      "is",    "are",    "was",    "were",  "has",     "have",  "had",    "can",   "cannot",
      "can't", "could",  "should", "must",  "will",    "would", "need",   "needs", "want",
      "wants", "do",     "does",   "don't", "doesn't", "did",   "didn't", "may",   "might",
      "isn't", "aren't", "go",     "goes",  "comes",   "knows", "makes"};
  std::size_t words = 0;
  bool verb = false;
  std::string word;
  const auto end = [&] {
    if (word.empty()) return;
    ++words;
    verb = verb || std::ranges::find(verbs, word) != verbs.end();
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == ',')
      end();
    else
      word += char(std::tolower(static_cast<unsigned char>(c)));
  }
  end();
  return words >= 3 && verb;
}

}  // namespace

bool is_japanese(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = base::code_point_at(utf8, at, at);
    if ((c >= 0x3041 && c <= 0x30FF) || is_kanji(c)) return true;
  }
  return false;
}

bool is_sentence(std::string_view utf8, bool japanese) {
  const std::string text = on_one_line(utf8, japanese);
  if (text.empty()) return false;
  if (ends_in(text, kMarks) || ends(text, "。") || ends(text, ".")) return true;
  return japanese ? is_japanese_sentence(text) : is_english_sentence(text);
}

bool is_polite(std::string_view utf8) {
  return ends_in(without_stop(on_one_line(utf8, true)), kPolite);
}

bool ends_in_mark(std::string_view utf8) { return ends_in(utf8, kMarks); }

std::string bare_words(std::string_view utf8, bool japanese) {
  return without_stop(on_one_line(utf8, japanese));
}

std::string quoted(std::string_view utf8, bool japanese) {
  const std::string text = bare_words(utf8, japanese);
  if (!japanese) return "“" + text + "”";
  std::string out = "「";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::code_point_at(text, at, at);
    base::append_code_point(out, c == U'「' ? U'『' : c == U'」' ? U'』' : c);
  }
  return out + "」";
}

std::string named(std::string_view utf8, bool japanese) {
  std::string text = bare_words(utf8, japanese);
  std::size_t at = 0;
  for (std::size_t n = 0; n < kMostName && at < text.size(); ++n) base::code_point_at(text, at, at);
  if (at < text.size()) {
    text.resize(at);
    text += "…";
  }
  return quoted(text, japanese);
}

}  // namespace ops
