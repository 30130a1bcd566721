// Kana as code points: the 小゛゜ cycle, hiragana and katakana, the voiced and doubled forms that
// kana take inside compounds. Used by the keyboards' composition and by the conversion. Pure.
#pragma once

#include <string>
#include <string_view>

namespace text {

/// Valid UTF-8 as code points, and back.
std::u32string code_points(std::string_view utf8);
std::string utf8(std::u32string_view code_points);

bool is_hiragana(char32_t c);  // ぁ…ゖ, ー and the iteration marks among them
bool is_katakana(char32_t c);  // ァ…ヺ, ー among them
bool is_kanji(char32_t c);     // Han characters and 々
/// True for text of one code point or more, all of them hiragana.
bool is_all_hiragana(std::u32string_view text);

/// The next form of a kana under the 小゛゜ key: か→が→か, は→ば→ぱ→は, つ→っ→づ→つ, や→ゃ→や,
/// う→ぅ→ゔ→う; the same for katakana. A character that has no other form comes back as it is.
char32_t modified(char32_t kana);

/// Each hiragana as katakana (the reverse of to_hiragana); everything else as it is.
std::u32string to_katakana(std::u32string_view text);
std::u32string to_hiragana(std::u32string_view text);
std::string to_katakana(std::string_view utf8_text);
std::string to_hiragana(std::string_view utf8_text);

/// か→が, は→ば; hiragana without a voiced form come back as they are.
char32_t voiced(char32_t hiragana);
/// は→ぱ; other hiragana come back as they are.
char32_t half_voiced(char32_t hiragana);
/// The Latin letter of the consonant that a hiragana's syllable begins with, as SKK's dictionaries
/// mark okurigana: か→'k', り→'r', っ→'t', あ→'a', ん→'n'. 0 for anything else.
char consonant(char32_t hiragana);

}  // namespace text
