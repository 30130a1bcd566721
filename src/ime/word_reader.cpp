#include "ime/word_reader.h"

#include <algorithm>

#include "text/kana.h"

namespace ime {
namespace {

using Word = WordReader::Word;

constexpr std::size_t kLongestWord = 12;
constexpr std::size_t kMostOfOneKanji = 8;
constexpr std::size_t kMostOfName = 24;
// Kana that no inflected word ends in.
constexpr std::u32string_view kNoEnding = U"のをにはがともへやで";

// What may stand between two words without being one; longer ones first.
constexpr std::u32string_view kParticles[] = {
    U"における", U"のための", U"について", U"による", U"から", U"まで", U"より", U"など",
    U"ので",     U"では",     U"には",     U"とは",   U"への", U"との", U"での", U"の",
    U"は",       U"が",       U"を",       U"に",     U"で",   U"と",   U"も",   U"や",
    U"へ",       U"な",       U"か",       U"お",     U"ご"};
// Those that may stand behind a word in kana.
constexpr std::u32string_view kBehindKana[] = {U"から", U"まで", U"より", U"など", U"では", U"には",
                                               U"の",   U"は",   U"が",   U"を",   U"に",   U"で",
                                               U"と",   U"も",   U"や",   U"へ"};
constexpr std::u32string_view kLetterNames[] = {
    U"えー",   U"びー",       U"しー",     U"でぃー", U"いー",  U"えふ",   U"じー",
    U"えいち", U"あい",       U"じぇい",   U"けー",   U"える",  U"えむ",   U"えぬ",
    U"おー",   U"ぴー",       U"きゅー",   U"あーる", U"えす",  U"てぃー", U"ゆー",
    U"ぶい",   U"だぶりゅー", U"えっくす", U"わい",   U"ぜっと"};
constexpr std::size_t kMostLetters = 5;

// How an abbreviation is spelt out: NPO is えぬぴーおー. Nothing for other words.
std::u32string spelt_out(std::u32string_view word) {
  std::u32string out;
  if (word.size() > kMostLetters) return out;
  for (char32_t c : word) {
    if (c < U'A' || c > U'Z') return {};
    out += kLetterNames[c - U'A'];
  }
  return out;
}

bool is_latin(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c >= U'０' && c <= U'９') || (c >= U'ａ' && c <= U'ｚ') || (c >= U'Ａ' && c <= U'Ｚ') ||
         c == U'-' || c == U'&' || c == U'+';
}

bool is_small(char32_t c) {
  return std::u32string_view(U"ぁぃぅぇぉっゃゅょゎーん").find(c) != std::u32string_view::npos;
}

template <class Is>
std::size_t run_end(std::u32string_view text, std::size_t at, Is&& is) {
  while (at < text.size() && is(text[at])) ++at;
  return at;
}

void add_once(std::vector<std::u32string>& list, std::u32string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

// How `left` and `right` may sound side by side, the plain way first.
std::vector<std::u32string> meeting(const std::u32string& left, const std::u32string& right,
                                    bool both_words) {
  std::vector<std::u32string> out{left + right};
  if (!both_words || left.empty() || right.empty()) return out;
  const auto with_first = [&](char32_t c) { return c + right.substr(1); };
  if (text::voiced(right[0]) != right[0]) out.push_back(left + with_first(text::voiced(right[0])));
  const char row = text::consonant(right[0]);
  const bool hard = row == 'k' || row == 's' || row == 't' || row == 'h';
  const char32_t last = left.back();
  if (hard && left.size() >= 2 &&
      (last == U'つ' || last == U'ち' || last == U'く' || last == U'き')) {
    out.push_back(left.substr(0, left.size() - 1) + U"っ" +
                  (row == 'h' ? with_first(text::half_voiced(right[0])) : right));
  }
  if (row == 'h' && last == U'ん') out.push_back(left + with_first(text::half_voiced(right[0])));
  return out;
}

}  // namespace

std::vector<std::u32string> WordReader::readings_of(std::u32string_view word) const {
  std::vector<std::u32string> out;
  for (const auto& reading : dictionary_->readings(text::utf8(word))) {
    if (!reading.okuri) add_once(out, text::code_points(reading.kana));
  }
  // A stem and the kana it is inflected with: 見守 'r' + り.
  for (std::size_t stem = word.size() > 4 ? word.size() - 3 : 1; stem < word.size(); ++stem) {
    const char okuri = text::consonant(word[stem]);
    if (!okuri || !text::is_all_hiragana(word.substr(stem))) continue;
    // 見守りの is 見守り and a particle, 来ない is one word.
    if (word.size() > stem + 1 && kNoEnding.find(word.back()) != std::u32string_view::npos)
      continue;
    for (const auto& reading : dictionary_->readings(text::utf8(word.substr(0, stem)))) {
      if (reading.okuri != okuri) continue;
      add_once(out, text::code_points(reading.kana) + std::u32string(word.substr(stem)));
    }
  }
  if (out.size() > kMostReadings) out.resize(kMostReadings);
  return out;
}

Word WordReader::kanji_at(std::u32string_view text, std::size_t at) const {
  const std::u32string_view one = text.substr(at, 1);
  std::vector<std::u32string> readings = readings_of(one);
  if (readings.size() > kMostOfOneKanji) readings.resize(kMostOfOneKanji);
  return {std::u32string(one), Word::Kind::content, std::move(readings), true};
}

// The longest word of the dictionary that begins here, kanji among its characters; the kanji alone
// if there is none.
Word WordReader::longest_at(std::u32string_view text, std::size_t at) const {
  std::size_t limit = at;
  while (limit < text.size() && limit - at < kLongestWord &&
         (text::is_kanji(text[limit]) || text::is_hiragana(text[limit]) ||
          text::is_katakana(text[limit]))) {
    ++limit;
  }
  // Longest first; a word that ends in kana must not reach over a particle into nothing, so only
  // those the dictionary has as they stand count.
  for (std::size_t end = limit; end > at + 1; --end) {
    const std::u32string_view word = text.substr(at, end - at);
    std::vector<std::u32string> readings = readings_of(word);
    if (readings.empty()) continue;
    // A place may be called otherwise than the dictionary has it.
    if (word.size() >= 3 && std::all_of(word.begin(), word.end(), text::is_kanji)) {
      std::vector<Word> kanji;
      for (std::size_t i = 0; i < word.size(); ++i) kanji.push_back(kanji_at(word, i));
      for (auto& reading : joined(kanji, 0, kanji.size()).readings) {
        if (readings.size() >= kMostOfName) break;
        add_once(readings, std::move(reading));
      }
    }
    return {std::u32string(word), Word::Kind::content, std::move(readings), false};
  }
  return kanji_at(text, at);
}

void WordReader::cut_hiragana(std::u32string_view run, bool behind_word,
                              std::vector<Word>& out) const {
  const auto particle = [&](std::u32string_view s) {
    out.push_back({std::u32string(s), Word::Kind::particle, {std::u32string(s)}, false});
  };
  bool cut = behind_word;
  while (cut && !run.empty()) {
    cut = false;
    for (std::u32string_view p : kParticles) {
      if (!run.starts_with(p)) continue;
      // ょうし after き… is no word: what is left must be able to begin one.
      if (run.size() > p.size() && is_small(run[p.size()])) continue;
      particle(p);
      run.remove_prefix(p.size());
      cut = true;
      break;
    }
  }
  std::u32string_view tail;
  for (std::u32string_view p : kBehindKana) {
    if (run.size() > p.size() + 2 && run.ends_with(p)) {
      tail = p;
      run.remove_suffix(p.size());
      break;
    }
  }
  if (run.size() >= 3) {
    out.push_back({std::u32string(run), Word::Kind::content, {std::u32string(run)}, false});
  } else if (!run.empty()) {
    particle(run);
  }
  if (!tail.empty()) particle(tail);
}

std::vector<Word> WordReader::words(std::u32string_view text) const {
  std::vector<Word> out;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = text[at];
    std::size_t end = at + 1;
    if (text::is_kanji(c)) {
      Word word = longest_at(text, at);
      end = at + word.surface.size();
      out.push_back(std::move(word));
    } else if (text::is_katakana(c) && c != U'ー') {
      end = run_end(text, at, text::is_katakana);
      const std::u32string_view run = text.substr(at, end - at);
      out.push_back({std::u32string(run), Word::Kind::content, {text::to_hiragana(run)}, false});
    } else if (text::is_hiragana(c)) {
      end = run_end(text, at, text::is_hiragana);
      const bool behind = !out.empty() && out.back().kind == Word::Kind::content;
      cut_hiragana(text.substr(at, end - at), behind, out);
    } else if (is_latin(c)) {
      end = run_end(text, at, is_latin);
      const std::u32string_view run = text.substr(at, end - at);
      Word word{std::u32string(run), Word::Kind::content, readings_of(run), false};
      if (auto names = spelt_out(run); !names.empty()) add_once(word.readings, std::move(names));
      out.push_back(std::move(word));
    } else {
      out.push_back({std::u32string(1, c), Word::Kind::stop, {}, false});
    }
    at = end;
  }
  return out;
}

WordReader::Phrase WordReader::joined(const std::vector<Word>& words, std::size_t first,
                                      std::size_t last) const {
  // How far each is from the likeliest reading of each word, sounding plain.
  struct Ranked {
    std::u32string kana;
    std::size_t rank;
  };
  std::vector<Ranked> found{{U"", 0}};
  Phrase out;
  for (std::size_t i = first; i < last; ++i) {
    const bool both = i > first && words[i - 1].kind == Word::Kind::content &&
                      words[i].kind == Word::Kind::content;
    std::vector<Ranked> longer;
    for (const Ranked& left : found) {
      std::size_t rank = left.rank;
      for (const std::u32string& right : words[i].readings) {
        std::size_t change = 0;
        for (auto& sound : meeting(left.kana, right, both)) {
          longer.push_back({std::move(sound), rank + change++});
        }
        ++rank;
      }
    }
    std::stable_sort(longer.begin(), longer.end(),
                     [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    if (longer.size() > kMostReadings) longer.resize(kMostReadings);
    found = std::move(longer);
    out.surface += words[i].surface;
  }
  for (Ranked& one : found) add_once(out.readings, std::move(one.kana));
  return out;
}

}  // namespace ime
