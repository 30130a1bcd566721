#include "text/reading_rules.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "text/kana.h"
#include "text/known_words.h"

namespace text {
namespace {

constexpr double kSureEnough = 0.8;

// Counters whose sound, and that of the number before them, goes by the number.
struct Counter {
  std::string_view word, usual, soft, hard;  // 三本 ぼん, 一本 ぽん
  std::string_view
      doubled;  // the numbers before which it is hard and they are shortened; -: none is known
  // Of kanji numerals; empty: only who wrote it knows.
  std::string_view four = "よん", seven = "なな", nine = "きゅう";
};
constexpr Counter kCounters[] = {
    {"分", "ふん", "ぷん", "ぷん", "一六八十"},   {"本", "ほん", "ぼん", "ぽん", "一六八十"},
    {"杯", "はい", "ばい", "ぱい", "一六八十"},   {"匹", "ひき", "びき", "ぴき", "一六八十"},
    {"階", "かい", "がい", "かい", "一六八十"},   {"回", "かい", "かい", "かい", "一六八十"},
    {"軒", "けん", "げん", "けん", "一六八十"},   {"歳", "さい", "さい", "さい", "一八十"},
    {"冊", "さつ", "さつ", "さつ", "一八十"},     {"個", "こ", "こ", "こ", "一六八十"},
    {"人", "にん", "にん", "にん", "", "よ", ""}, {"年", "ねん", "ねん", "ねん", "", "よ"},
    {"月", "がつ", "がつ", "がつ", "-"},          {"名", "めい", "めい", "めい", ""},
    {"円", "えん", "えん", "えん", ""},           {"台", "だい", "だい", "だい", ""},
    {"枚", "まい", "まい", "まい", ""},           {"時", "じ", "じ", "じ", "", "よ", "しち", "く"},
    {"件", "けん", "けん", "けん", ""},           {"度", "ど", "ど", "ど", ""},
    {"番", "ばん", "ばん", "ばん", ""},
};

struct Digit {
  std::string_view sign;  // of a kanji numeral
  char digit;             // 0: ten, and what ends in it
  std::string_view usual, shortened;
};
constexpr Digit kDigits[] = {{"一", '1', "いち", "いっ"}, {"二", '2', "に", ""},
                             {"三", '3', "さん", ""},     {"四", '4', "よん", ""},
                             {"五", '5', "ご", ""},       {"六", '6', "ろく", "ろっ"},
                             {"七", '7', "なな", ""},     {"八", '8', "はち", "はっ"},
                             {"九", '9', "きゅう", ""},   {"十", '0', "じゅう", "じゅっ"}};

const Digit* digit_of(std::string_view sign) {
  const auto at = std::ranges::find(kDigits, sign, &Digit::sign);
  return at == std::end(kDigits) ? nullptr : at;
}

// A number and what is counted, from word `i` on. How many words were taken; 0: it is none.
class Counted {
 public:
  Counted(std::string_view text, const std::vector<Word>& words) : text_(text), words_(words) {}

  std::size_t take(std::size_t i, Rubies& out) const {
    std::size_t end = i;
    while (end < words_.size() && words_[end].kind == Word::Kind::number &&
           (end == i || words_[end - 1].end_byte == words_[end].first_byte))
      ++end;
    if (end == i) return 0;
    if (end == words_.size() || words_[end - 1].end_byte != words_[end].first_byte) return end - i;
    const auto counter = std::ranges::find(kCounters, said(end), &Counter::word);
    // いっぴょう, ついたち: what is counted otherwise is not known here.
    if (counter == std::end(kCounters))
      return end - i + (words_[end].kind == Word::Kind::counter ? 1 : 0);
    number(i, end, *counter, out);
    return end - i + 1;
  }

 private:
  std::string_view said(std::size_t i) const {
    return text_.substr(words_[i].first_byte, words_[i].end_byte - words_[i].first_byte);
  }

  void number(std::size_t from, std::size_t end, const Counter& counter, Rubies& out) const {
    const std::string_view figures =
        text_.substr(words_[from].first_byte, words_[end - 1].end_byte - words_[from].first_byte);
    const Word& counted = words_[end];
    const char last = figures.back();
    if (last >= '0' && last <= '9') {
      // 1人 and 2人 are read as one with their figures, over which nothing is set; 20歳, 4月 and the
      // years and hours of 4, 7 and 9 change the figures, which bear no reading, not the counter.
      if (counter.word == "人" && (figures == "1" || figures == "2")) return;
      if (counter.word == "歳" && figures == "20") return;
      out.push_back({counted.first_byte, counted.end_byte, std::string(sound(counter, last))});
      return;
    }
    // Kanji numerals up to 99; whatever is larger or mixed is left without.
    std::string reading;
    char ends = 0;
    const std::u32string signs = code_points(figures);
    if (figures == "何") {
      // なんぷん, なんぼん; なんかい though さんがい.
      const bool hard = counter.word == "分",
                 usual = counter.word == "回" || counter.doubled == "-";
      const std::string_view sound_ends = hard    ? counter.hard
                                          : usual ? counter.usual
                                                  : counter.soft;
      out.push_back({words_[from].first_byte, counted.end_byte, "なん" + std::string(sound_ends)});
      return;
    }
    if (signs.size() > 3 || counter.doubled == "-") return;
    if (counter.doubled.empty() && (figures == "百" || figures == "千")) {
      const std::string hundreds = figures == "百" ? "ひゃく" : "せん";
      out.push_back(
          {words_[from].first_byte, counted.end_byte, hundreds + std::string(counter.usual)});
      return;
    }
    for (std::size_t k = 0; k < signs.size(); ++k) {
      const std::string sign = utf8(std::u32string_view(&signs[k], 1));
      const Digit* d = digit_of(sign);
      if (!d) return;
      const bool is_last = k + 1 == signs.size();
      const bool ten = d->digit == '0';
      if (!ten && !is_last && digit_of(utf8(std::u32string_view(&signs[k + 1], 1))) &&
          signs[k + 1] != U'十')
        return;
      const bool shortened = is_last && counter.doubled.find(sign) != std::string_view::npos;
      const std::string_view own = d->digit == '4'   ? counter.four
                                   : d->digit == '7' ? counter.seven
                                   : d->digit == '9' ? counter.nine
                                                     : d->usual;
      if (is_last && own.empty()) return;
      reading += shortened ? d->shortened : is_last ? own : d->usual;
      ends = d->digit;
    }
    reading += sound(counter, ends);
    out.push_back({words_[from].first_byte, counted.end_byte, reading});
  }

  static std::string_view sound(const Counter& counter, char last) {
    if (last == '3') return counter.soft;
    for (const Digit& d : kDigits)
      if (d.digit == last && counter.doubled.find(d.sign) != std::string_view::npos)
        return counter.hard;
    return counter.usual;
  }

  std::string_view text_;
  const std::vector<Word>& words_;
};

void add_split(const Rubies& parts, std::uint32_t at, Rubies& out) {
  for (const Ruby& r : parts) out.push_back({at + r.first_byte, at + r.end_byte, r.reading});
}

bool has_kanji(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_kanji(base::code_point_at(text, at, at))) return true;
  return false;
}

bool kanji_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_kanji(base::code_point_at(text, at, at));
}
bool kanji_before(std::string_view text, std::size_t end) {
  if (end == 0) return false;
  std::size_t at = end - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return kanji_at(text, at);
}

// Kanji joined to a word that the dictionary does not know may be a part of it: 協 and 働.
void drop_doubtful(std::string_view text, const Word& unknown, Rubies& out) {
  const bool first = kanji_at(text, unknown.first_byte);
  const bool last = kanji_before(text, unknown.end_byte);
  std::erase_if(out, [&](const Ruby& r) {
    return (first && r.end_byte == unknown.first_byte) ||
           (last && r.first_byte == unknown.end_byte);
  });
}

struct Run {
  bool kanji;
  std::uint32_t first_byte, end_byte;
  std::u32string letters;  // hiragana where it is no kanji
};

std::vector<Run> runs_of(std::string_view word) {
  std::vector<Run> out;
  std::uint32_t at = 0;
  for (const char32_t c : code_points(word)) {
    const auto next = static_cast<std::uint32_t>(at + utf8(std::u32string_view(&c, 1)).size());
    const bool kanji = is_kanji(c);
    if (out.empty() || out.back().kanji != kanji) out.push_back({kanji, at, next, {}});
    out.back().end_byte = next;
    out.back().letters += to_hiragana(std::u32string_view(&c, 1));
    at = next;
  }
  return out;
}

// Gives the reading from `at` on to the runs from `run` on, in every way there is, at most two.
void give(const std::vector<Run>& runs, std::size_t run, std::u32string_view reading,
          std::vector<std::u32string>& given, std::vector<std::vector<std::u32string>>& ways) {
  if (ways.size() > 1) return;
  if (run == runs.size()) {
    if (reading.empty()) ways.push_back(given);
    return;
  }
  const Run& r = runs[run];
  if (!r.kanji) {
    if (reading.substr(0, r.letters.size()) != r.letters) return;
    give(runs, run + 1, reading.substr(r.letters.size()), given, ways);
    return;
  }
  for (std::size_t n = 1; n <= reading.size(); ++n) {
    given.emplace_back(reading.substr(0, n));
    give(runs, run + 1, reading.substr(n), given, ways);
    given.pop_back();
  }
}

}  // namespace

Rubies split_reading(std::string_view word, std::string_view reading) {
  const std::vector<Run> runs = runs_of(word);
  const std::u32string kana = code_points(reading);
  constexpr std::size_t kMostRuns = 7;  // longer words are none
  if (runs.size() > kMostRuns || !is_all_hiragana(kana)) return {};
  std::vector<std::u32string> given;
  std::vector<std::vector<std::u32string>> ways;
  give(runs, 0, kana, given, ways);
  if (ways.size() != 1) return {};
  Rubies out;
  for (const Run& r : runs)
    if (r.kanji) out.push_back({r.first_byte, r.end_byte, utf8(ways[0][out.size()])});
  return out;
}

namespace {

/// A text's words taken one after another: by what people say of them, by what is known, by the
/// dictionary.
class Reader {
 public:
  Reader(std::string_view text, const std::vector<Word>& words, const OwnReadings& own)
      : text_(text), words_(words), own_(own), counted_(text, words) {}

  Read run() {
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t taken = take_own(i);
      if (taken == 0) taken = take_fixed(i);
      if (taken == 0) taken = take_counted(i);
      if (taken == 0) take_word(i), taken = 1;
      i += taken;
    }
    for (const Word* w : unknown_) drop_doubtful(text_, *w, out_.rubies);
    out_.rubies.insert(out_.rubies.end(), said_.begin(), said_.end());
    std::ranges::sort(out_.rubies, {}, &Ruby::first_byte);
    for (ReadWord& w : out_.words) settle(w);
    return std::move(out_);
  }

 private:
  std::string_view said(std::size_t from, std::size_t count) const {
    const std::uint32_t at = words_[from].first_byte;
    return text_.substr(at, words_[from + count - 1].end_byte - at);
  }

  /// The longest that begins with word `i`, ends with one, and for which `find` has a reading. How many
  /// words; 0: none.
  template <class Find, class Take>
  std::size_t take_longest(std::size_t i, std::size_t most, Find&& find, Take&& take) {
    for (std::size_t n = std::min(most, words_.size() - i); n > 0; --n)
      if (const auto reading = find(said(i, n))) {
        take(n, *reading);
        return n;
      }
    return 0;
  }

  std::size_t take_own(std::size_t i) {
    if (own_.empty()) return 0;
    return take_longest(
        i, kMostWords,
        [&](std::string_view words) -> std::optional<std::string_view> {
          const auto found = own_.find(words);
          if (found == own_.end()) return {};
          return found->second;
        },
        [&](std::size_t n, std::string_view reading) {
          note(i, n, std::string(reading));
          // Unsaid, it is what it would be: that is offered again.
          if (const auto fixed = fixed_reading(said(i, n))) offer(std::string(*fixed));
          if (reading.empty()) return;
          const std::uint32_t at = words_[i].first_byte;
          Rubies parts = split_reading(said(i, n), reading);
          if (parts.empty())
            parts.push_back({0, words_[i + n - 1].end_byte - at, std::string(reading)});
          add_split(parts, at, said_);
        });
  }

  std::size_t take_fixed(std::size_t i) {
    return take_longest(i, 4, fixed_reading, [&](std::size_t n, std::string_view reading) {
      note(i, n, std::string(reading));
      add_split(split_reading(said(i, n), reading), words_[i].first_byte, out_.rubies);
    });
  }

  std::size_t take_counted(std::size_t i) {
    const std::size_t before = out_.rubies.size();
    const std::size_t taken = counted_.take(i, out_.rubies);
    if (taken == 0) return 0;
    note(i, taken, out_.rubies.size() > before ? out_.rubies.back().reading : std::string());
    return taken;
  }

  void take_word(std::size_t i) {
    const Word& w = words_[i];
    const auto between =
        reading_between(text_.substr(0, w.first_byte), said(i, 1), text_.substr(w.end_byte));
    note(i, 1, between ? std::string(*between) : w.reading);
    if (between) {
      add_split(split_reading(said(i, 1), *between), w.first_byte, out_.rubies);
      return;
    }
    const std::vector<std::string>* ways = unsure_readings(said(i, 1));
    if (!ways && w.kind == Word::Kind::suffix) ways = unsure_end_readings(said(i, 1));
    if (ways) {
      for (const std::string& way : *ways) offer(way);
      return;
    }
    if (w.kind == Word::Kind::name) {
      if (const auto plain = plain_name(said(i, 1)))
        add_split(split_reading(said(i, 1), *plain), w.first_byte, out_.rubies);
      return;
    }
    if (w.reading.empty() || w.sure < kSureEnough)
      unknown_.push_back(&w);
    else
      add_split(split_reading(said(i, 1), w.reading), w.first_byte, out_.rubies);
  }

  /// Whoever taps one chooses among these.
  void note(std::size_t i, std::size_t count, std::string reading) {
    ReadWord word{words_[i].first_byte, words_[i + count - 1].end_byte, std::move(reading)};
    noted_ = has_kanji(said(i, count));
    if (!noted_) return;
    out_.words.push_back(std::move(word));
    if (count > 1) return;
    if (const auto* ways = unsure_readings(said(i, 1)))
      for (const std::string& way : *ways) offer(way);
    if (!words_[i].reading.empty()) offer(words_[i].reading);
    for (const std::string& way : words_[i].others) offer(way);
  }
  /// One more way to read the word noted last.
  void offer(const std::string& way) {
    if (!noted_) return;
    std::vector<std::string>& others = out_.words.back().others;
    if (std::ranges::find(others, way) == others.end()) others.push_back(way);
  }

  /// What nothing stands above is not shown, but offered.
  void settle(ReadWord& w) const {
    const bool shown = std::ranges::any_of(out_.rubies, [&](const Ruby& r) {
      return r.first_byte >= w.first_byte && r.end_byte <= w.end_byte;
    });
    if (!shown && !w.shown.empty()) {
      if (std::ranges::find(w.others, w.shown) == w.others.end())
        w.others.insert(w.others.begin(), w.shown);
      w.shown.clear();
    }
    std::erase(w.others, w.shown);
  }

  static constexpr std::size_t kMostWords = 8;

  std::string_view text_;
  const std::vector<Word>& words_;
  const OwnReadings& own_;
  Counted counted_;
  Read out_;
  Rubies said_;  // by people
  std::vector<const Word*> unknown_;
  bool noted_ = false;  // the word at hand has kanji
};

}  // namespace

Read read_words(std::string_view text, const std::vector<Word>& words, const OwnReadings& own) {
  return Reader(text, words, own).run();
}

}  // namespace text
