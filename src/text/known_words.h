// Words that the dictionary reads otherwise than people do, and those that people themselves read in more
// than one way: what the rules of reading know beyond the dictionary. Constant tables; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace text {

/// How this word, or words that stand together, are read whatever the dictionary says.
std::optional<std::string_view> fixed_reading(std::string_view words);

/// Of a word that is read in several ways, the one that what stands right before and behind it on its
/// line asks for: 訓練を行って, 学校に通って, 何人.
std::optional<std::string_view> reading_between(std::string_view before, std::string_view word,
                                                std::string_view behind);

/// A name of people that is read in one way only, as far as next to everybody is concerned.
std::optional<std::string_view> plain_name(std::string_view word);

/// Where only who wrote it knows: the ways it is read, the likeliest first. Null: it is none of those.
const std::vector<std::string>* unsure_readings(std::string_view word);

/// The same of what follows another word: 中, 家, 町 …
const std::vector<std::string>* unsure_end_readings(std::string_view word);

}  // namespace text
