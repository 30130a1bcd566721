#include "hall/words.h"

#include <algorithm>

#include "base/utf8.h"
#include "hall/word_sound.h"
#include "text/fold.h"
#include "text/kana.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

constexpr std::uint64_t kMostListBytes = 256 * 1024;
constexpr std::size_t kFewestLetters = 3;  // that a beginning must have to stand for its word
constexpr std::size_t kMostNamed = 3;      // words that an error names
constexpr double kNear = 2.5;              // letters apart

std::string joined(const WordList& list, const std::vector<std::uint16_t>& numbers) {
  std::string out;
  for (const std::uint16_t number : numbers)
    out += (out.empty() ? "" : ", ") + list.at(number).kana + " (" + list.at(number).romaji + ")";
  return out;
}

Error no_word(const WordList& list, const std::string& typed) {
  const auto near = list.nearest(typed, kMostNamed);
  if (near.empty())
    return {ErrorCode::not_found,
            sentence("“{}” is none of the hall's words. Have it said once more.", typed), ""};
  return {ErrorCode::not_found,
          sentence("“{0}” is none of the hall's words. Is it {1}?", typed, joined(list, near)), ""};
}

Error open_beginning(const WordList& list, const std::string& typed,
                     const std::vector<std::uint16_t>& words) {
  return {ErrorCode::parse,
          sentence("“{0}” may become {1}. Type more of it.", typed, joined(list, words)), ""};
}

/// The word or words that stand between two spaces.
Result<std::vector<std::uint16_t>> read_one(const WordList& list, const std::string& typed) {
  if (const auto whole = list.find(typed)) return std::vector{*whole};
  if (const auto several = list.split(typed); !several.empty()) return several;
  const auto begun = list.complete(typed, kMostNamed + 1);
  if (begun.empty()) return no_word(list, typed);
  if (begun.size() > 1 || letters_of(typed).size() < kFewestLetters)
    return open_beginning(list, typed, begun);
  return begun;
}

}  // namespace

Result<WordList> WordList::parse(std::string_view text, const std::string& name) {
  WordList list;
  std::size_t line = 0;
  const auto wrong = [&](const base::Sentence& what) {
    return Error{ErrorCode::format, what, name + ":" + std::to_string(line)};
  };
  for (const std::string& row : base::lines_of(text)) {
    ++line;
    if (row.starts_with('#')) continue;
    const std::size_t space = row.find(' ');
    if (space == row.npos || !base::is_utf8(row))
      return wrong(sentence("This is no word with its romaji. Install the program anew."));
    Word word{row.substr(0, space), row.substr(space + 1)};
    const std::string sound = sound_of(word.kana);
    if (sound.empty() || sound != sound_of(word.romaji))
      return wrong(sentence("This word and its romaji differ. Install the program anew."));
    if (!list.by_sound_.emplace(sound, std::uint16_t(list.words_.size())).second)
      return wrong(sentence("This word is there twice. Install the program anew."));
    list.longest_ = std::max(list.longest_, sound.size());
    list.words_.push_back(std::move(word));
    list.sounds_.push_back(sound);
  }
  if (list.words_.size() == kWords) return list;
  return Error{ErrorCode::format,
               sentence("The list has {0} words instead of {1}. Install the program anew.",
                        list.words_.size(), kWords),
               name};
}

Result<WordList> WordList::load(base::FileSystem& files, const base::Path& path) {
  const auto text = files.read(path, kMostListBytes);
  if (!text) return text.error();
  return parse(*text, path.string());
}

std::optional<std::uint16_t> WordList::find(std::string_view typed) const {
  if (typed.size() > kMostTyped) return {};
  const auto found = by_sound_.find(sound_of(typed));
  if (found == by_sound_.end()) return {};
  return found->second;
}

std::vector<std::uint16_t> WordList::complete(std::string_view typed, std::size_t most) const {
  if (typed.size() > kMostTyped) return {};
  const std::vector<std::string> begun = sounds_begun_by(typed);
  std::vector<std::uint16_t> found, spelt;
  const std::string kana = text::folded(typed);
  for (std::size_t n = 0; n < words_.size(); ++n) {
    // かん begins かんむり rather than かなえ, though both begin with "kan"; and あかち あかちゃん, though
    // that goes on "cha".
    const bool is_spelt = !kana.empty() && text::to_hiragana(words_[n].kana).starts_with(kana);
    if (is_spelt) spelt.push_back(std::uint16_t(n));
    if (is_spelt ||
        std::ranges::any_of(begun, [&](const auto& b) { return sounds_[n].starts_with(b); }))
      found.push_back(std::uint16_t(n));
  }
  auto& best = spelt.empty() ? found : spelt;
  if (best.size() > most) best.resize(most);
  return best;
}

std::vector<std::uint16_t> WordList::nearest(std::string_view typed, std::size_t most) const {
  if (typed.size() > kMostTyped) return {};
  const std::string sound = sound_of(typed);
  if (sound.empty() || sound.size() > 2 * longest_) return {};
  std::vector<std::pair<double, std::uint16_t>> near;
  for (std::size_t n = 0; n < words_.size(); ++n) {
    const double apart = sound_distance(sound, sounds_[n]);
    if (apart <= kNear && apart < double(sound.size())) near.emplace_back(apart, n);
  }
  std::ranges::sort(near);
  std::vector<std::uint16_t> out;
  for (const auto& [apart, number] : near)
    if (out.size() < most) out.push_back(number);
  return out;
}

std::vector<std::uint16_t> WordList::split(std::string_view typed) const {
  using Words = std::vector<std::uint16_t>;
  if (typed.size() > kMostTyped) return {};
  const std::string letters = letters_of(typed);
  // At each place: the ways to read what stands before it, two at most: one is none too few.
  std::vector<std::vector<Words>> ways(letters.size() + 1);
  ways[0].push_back({});
  for (std::size_t from = 0; from < letters.size(); ++from) {
    for (std::size_t length = 1; length <= 2 * longest_ && from + length <= letters.size();
         ++length) {
      if (ways[from].empty()) break;
      const auto word = by_sound_.find(sound_of_letters(letters.substr(from, length)));
      if (word == by_sound_.end()) continue;
      auto& there = ways[from + length];
      for (Words way : ways[from]) {
        way.push_back(word->second);
        if (way.size() <= kRoomWords && there.size() < 2 && std::ranges::count(there, way) == 0)
          there.push_back(std::move(way));
      }
    }
  }
  return letters.empty() || ways.back().size() != 1 ? Words() : ways.back().front();
}

std::vector<std::string> typed_words(std::string_view typed) {
  constexpr std::u32string_view kBetween = U" \t\n\r　,、，。.・/／|;；+＋_";
  std::vector<std::string> out(1);
  const std::string text = base::repaired_utf8(typed);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t after = at;
    const char32_t c = base::code_point_at(text, at, after);
    if (kBetween.find(c) != kBetween.npos)
      out.emplace_back();
    else
      out.back() += text.substr(at, after - at);
    at = after;
  }
  std::erase(out, "");
  return out;
}

Result<RoomWords> read_words(const WordList& list, std::string_view typed) {
  if (typed.size() > kMostTyped)
    return Error{ErrorCode::too_large,
                 sentence("That is too long for six words. Type the hall's six words."), ""};
  std::vector<std::uint16_t> read;
  for (const std::string& one : typed_words(typed)) {
    const auto words = read_one(list, one);
    if (!words) return words.error();
    read.insert(read.end(), words->begin(), words->end());
  }
  if (read.size() != kRoomWords)
    return Error{ErrorCode::parse,
                 sentence("{} words were read; a hall has six.", read.size()), ""};
  RoomWords out{};
  std::ranges::copy(read, out.begin());
  return out;
}

std::string kana_of(const WordList& list, const RoomWords& words) {
  std::string out;
  for (const std::uint16_t word : words) out += (out.empty() ? "" : " ") + list.at(word).kana;
  return out;
}

std::string romaji_of(const WordList& list, const RoomWords& words) {
  std::string out;
  for (const std::uint16_t word : words) out += (out.empty() ? "" : " ") + list.at(word).romaji;
  return out;
}

}  // namespace hall
