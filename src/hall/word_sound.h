// word_sound: a word as it sounds, in Latin letters, however it was typed: ねこ, ネコ, ＮＥＫＯ and neko are "neko";
// しゃしん, shashin and syasin are "syasin"; おうさま, ōsama and oosama are "osama". Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hall {

/// Letters a…z as typed or as kana are spelt (Kunrei), long vowels still written out; other
/// characters are left out. What is no UTF-8 has no letters.
std::string letters_of(std::string_view typed);
/// Long vowels are one vowel, n before b, m and p is n, two n are one.
std::string sound_of_letters(std::string_view letters);
inline std::string sound_of(std::string_view typed) { return sound_of_letters(letters_of(typed)); }
/// The sounds that a beginning may go on as: "sh" as "si" and "sy".
std::vector<std::string> sounds_begun_by(std::string_view typed);
/// Hepburn, as a word of hiragana is shown: しゃしん shashin, おうさま ousama, がっき gakki, けーき keeki.
std::string hepburn(std::string_view hiragana);
/// How far two sounds are from each other: a letter more, less or other is 1, one that is easily
/// misheard (k and g, b and p, r and d …) a half.
double sound_distance(std::string_view a, std::string_view b);

}  // namespace hall
