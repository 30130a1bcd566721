#include "ime/word_index.h"

#include <algorithm>

#include "ime/word_reader.h"
#include "text/kana.h"

namespace ime {
namespace {

constexpr std::size_t kMostTextBytes = 4000;  // of one text
constexpr std::size_t kMostOfText = 400;      // words and phrases of one text
constexpr std::size_t kMostReadings = 60000;  // of the whole index
constexpr std::size_t kMostSurfaces = 8;      // of one reading
constexpr std::size_t kLongestPhraseKana = 40;
constexpr std::size_t kHeadingWords = 10, kCardWords = 4;  // in one phrase

using Word = WordReader::Word;

// Words that were read character by character are one name: it is not cut inside, where a piece
// would turn up in readings that have nothing to do with it (之上 of 山之上 in つくえのうえ).
bool may_cut(const std::vector<Word>& words, std::size_t at) {
  if (at == 0 || at == words.size()) return true;
  const Word &before = words[at - 1], &behind = words[at];
  if (before.kind != Word::Kind::content || behind.kind != Word::Kind::content) return true;
  if (text::is_hiragana(before.surface.back()) || text::is_hiragana(behind.surface.front()))
    return true;
  return !before.one_by_one && !behind.one_by_one;
}

bool worth_offering(const WordReader::Phrase& phrase, std::size_t words) {
  if (words > 1) return true;
  // One kanji alone, and short kana, say too little: the language model knows better.
  return phrase.surface.size() >= (text::is_all_hiragana(phrase.surface) ? 4u : 2u);
}

}  // namespace

std::vector<WordIndex::Found> WordIndex::words_of(const Words::Text& text) const {
  std::vector<Found> out;
  const WordReader reader(*dictionary_);
  std::string_view bytes = text.text;
  if (bytes.size() > kMostTextBytes) bytes = {};
  const std::vector<Word> words = reader.words(text::code_points(bytes));
  const std::size_t most = text.kind == Words::Text::Kind::heading ? kHeadingWords : kCardWords;
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (words[first].kind != Word::Kind::content || !may_cut(words, first)) continue;
    for (std::size_t last = first + 1; last <= words.size() && last - first <= most; ++last) {
      const Word& end = words[last - 1];
      if (end.kind == Word::Kind::stop) break;
      if (end.kind != Word::Kind::content || !may_cut(words, last)) continue;
      const WordReader::Phrase phrase = reader.joined(words, first, last);
      if (!worth_offering(phrase, last - first)) continue;
      for (const std::u32string& reading : phrase.readings) {
        if (reading.size() < 2 || reading.size() > kLongestPhraseKana) continue;
        if (out.size() >= kMostOfText) return out;
        out.push_back({text::utf8(reading),
                       {text::utf8(phrase.surface),
                        last - first > 1 ? Entry::Kind::phrase : Entry::Kind::word}});
      }
    }
  }
  return out;
}

void WordIndex::add(const std::string& reading, const Entry& entry) {
  const auto found = by_reading_.find(reading);
  if (found == by_reading_.end()) {
    if (by_reading_.size() >= kMostReadings) return;
    by_reading_.emplace(reading, std::vector<Entry>{entry});
    longest_ = std::max(longest_, text::code_points(reading).size());
    return;
  }
  std::vector<Entry>& entries = found->second;
  const auto same = std::find_if(entries.begin(), entries.end(),
                                 [&](const Entry& e) { return e.surface == entry.surface; });
  if (same == entries.end() && entries.size() < kMostSurfaces) entries.push_back(entry);
}

void WordIndex::update(const std::shared_ptr<const Words>& words) {
  if (words == words_) return;
  words_ = words;
  by_reading_.clear();
  longest_ = 0;
  if (!words) return;
  for (const Words::Chosen& chosen : words->chosen) {
    if (!text::is_all_hiragana(text::code_points(chosen.reading))) continue;
    add(chosen.reading, {chosen.surface, Entry::Kind::chosen});
  }
  std::unordered_map<std::string, FoundList> known;
  for (const Words::Text& text : words->texts) {
    const std::string key = (text.kind == Words::Text::Kind::heading ? "h" : "c") + text.text;
    FoundList& found = known[key];
    if (!found) {
      const auto before = known_.find(key);
      found = before != known_.end() ? before->second
                                     : std::make_shared<const std::vector<Found>>(words_of(text));
    }
    for (const Found& one : *found) add(one.reading, one.entry);
  }
  known_ = std::move(known);
}

const std::vector<WordIndex::Entry>& WordIndex::find(std::string_view reading) const {
  static const std::vector<Entry> nothing;
  const auto found = by_reading_.find(std::string(reading));
  return found == by_reading_.end() ? nothing : found->second;
}

}  // namespace ime
