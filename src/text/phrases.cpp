#include "text/phrases.h"

#include <algorithm>
#include <array>

#include "text/kana.h"

namespace text {

namespace {

constexpr std::string_view kJoiner = "\u2060";
constexpr std::u32string_view kEnds = U"、。，．・：；？！）］｝〕〉》」』】…‥～ 　\n";
constexpr std::u32string_view kBegins = U"（［｛〔〈《「『【";
constexpr std::u32string_view kPolite = U"おご";
// After these a word with お or ご before it begins: あなたの|お名前.
constexpr std::u32string_view kParticles = U"のはがをにとでもへやか";

// Within hiragana a phrase ends with these, unless one of those follows (わから|ない, これから|だ).
constexpr std::array<std::u32string_view, 9> kClosing{
    U"ても", U"でも", U"にも", U"には", U"ことを", U"ことが", U"から", U"まで", U"を"};
constexpr std::u32string_view kGoesOn = U"だでもはのにがをとへねすんういえなっれら";

bool is_one_of(char32_t c, std::u32string_view all) { return all.find(c) != all.npos; }

bool is_japanese(char32_t c) {
  return is_hiragana(c) || is_katakana(c) || is_kanji(c) || (c >= 0x3000 && c <= 0x303f) ||
         (c >= 0xff01 && c <= 0xff60);
}

/// Between two hiragana: その|お名前, これから|してほしい, 今日は|いかがでしたか.
bool ends_among_hiragana(std::u32string_view text, std::size_t at) {
  const char32_t before = text[at - 1], after = text[at];
  if (is_one_of(after, kPolite) && at + 1 < text.size() && is_kanji(text[at + 1]))
    return is_one_of(before, kParticles);
  if (!is_hiragana(after)) return false;
  if (before == U'は' && at > 1 && is_kanji(text[at - 2])) return true;
  if (is_one_of(after, kGoesOn)) return false;
  const std::u32string_view so_far = text.substr(0, at);
  return std::ranges::any_of(kClosing, [&](auto end) { return so_far.ends_with(end); });
}

/// Whether a line may break before the character `at` of these.
bool may_break(std::u32string_view text, std::size_t at) {
  const char32_t before = text[at - 1], after = text[at];
  if (is_one_of(before, kEnds)) return !is_one_of(after, kEnds);
  if (is_one_of(after, kBegins)) return true;
  const bool word = !is_hiragana(after) && !is_one_of(after, kEnds);
  if (!is_hiragana(before) || before == U'ー') return false;
  if (word) return !(is_one_of(before, kPolite) && (at < 2 || !is_kanji(text[at - 2])));
  return ends_among_hiragana(text, at);
}

}  // namespace

std::string keep_phrases(std::string_view source) {
  const std::u32string text = code_points(source);
  std::string out;
  out.reserve(source.size() * 2);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool both = at > 0 && is_japanese(text[at - 1]) && is_japanese(text[at]);
    if (both && !may_break(text, at)) out += kJoiner;
    out += utf8(text.substr(at, 1));
  }
  return out;
}

bool is_torn(std::string_view line) { return line.starts_with(kJoiner) || line.ends_with(kJoiner); }

}  // namespace text
