#include "text/reading_rules.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "text/kana.h"

namespace text {
namespace {

constexpr double kSureEnough = 0.8;

// What the dictionary reads otherwise than people do.
struct Exception {
  std::string_view words, reading;
};
constexpr Exception kExceptions[] = {
    {"一人", "ひとり"},           {"二人", "ふたり"},     {"一人一人", "ひとりひとり"},
    {"二十歳", "はたち"},         {"花だん", "かだん"},   {"花壇", "かだん"},
    {"協働", "きょうどう"},       {"日本", "にほん"},     {"日本人", "にほんじん"},
    {"日本語", "にほんご"},       {"空き家", "あきや"},   {"空き地", "あきち"},
    {"立ち話", "たちばなし"},     {"人手", "ひとで"},     {"居場所", "いばしょ"},
    {"町内会", "ちょうないかい"}, {"町会", "ちょうかい"}, {"地域づくり", "ちいきづくり"},
};

// What is read in more than one way, and rightly so: only who wrote it knows.
constexpr std::string_view kUnsure[] = {
    "一日",   "市場",   "人気", "表",   "方",   "上手",   "下手", "何",   "後",   "間",     "外",
    "他",     "主",     "角",   "床",   "縁",   "生",     "風",   "分別", "辺",   "中",     "側",
    "辛い",   "辛く",   "開い", "開く", "開き", "入れる", "入れ", "行っ", "空い", "空く",   "通っ",
    "止め",   "止める", "抱く", "描く", "描い", "描き",   "汚れ", "臭い", "一言", "一月",   "二月",
    "明後日", "一昨日", "七",   "九",   "大分", "上る",   "下り", "見物", "色紙", "寒気",   "十分",
    "心中",   "大事",   "人事", "最中", "半ば", "強い",   "怒っ", "潜る", "注ぐ", "増やし", "傍",
    "柔らか", "脇",     "僕",   "塩",   "菜",   "盛る",
};

// The same where they follow a word: か, け, や and うち; なか, ちゅう and じゅう …
constexpr std::string_view kUnsureEnds[] = {"家", "中", "方", "間", "風",
                                            "生", "町", "所", "上", "下"};

// Counters whose sound, and that of the number before them, goes by the number.
struct Counter {
  std::string_view word, usual, soft, hard;  // 三本 ぼん, 一本 ぽん
  std::string_view
      doubled;  // the numbers before which it is hard and they are shortened: 一 六 八 十
};
constexpr Counter kCounters[] = {
    {"分", "ふん", "ぷん", "ぷん", "一六八十"}, {"本", "ほん", "ぼん", "ぽん", "一六八十"},
    {"杯", "はい", "ばい", "ぱい", "一六八十"}, {"匹", "ひき", "びき", "ぴき", "一六八十"},
    {"階", "かい", "がい", "かい", "一六八十"}, {"回", "かい", "かい", "かい", "一六八十"},
    {"軒", "けん", "げん", "けん", "一六八十"}, {"歳", "さい", "さい", "さい", "一八十"},
    {"冊", "さつ", "さつ", "さつ", "一八十"},   {"個", "こ", "こ", "こ", "一六八十"},
    {"人", "にん", "にん", "にん", ""},         {"年", "ねん", "ねん", "ねん", ""},
    {"月", "がつ", "がつ", "がつ", ""},         {"名", "めい", "めい", "めい", ""},
    {"円", "えん", "えん", "えん", ""},         {"台", "だい", "だい", "だい", ""},
    {"枚", "まい", "まい", "まい", ""},         {"時", "じ", "じ", "じ", ""},
    {"件", "けん", "けん", "けん", ""},
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
    if (signs.size() > 3 || counter.doubled.empty()) return;
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
      reading += shortened ? d->shortened : d->usual;
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

// The longest exception that begins with word `i` and ends with one. How many words.
std::size_t take_exception(std::string_view text, const std::vector<Word>& words, std::size_t i,
                           Rubies& out) {
  for (std::size_t n = std::min<std::size_t>(4, words.size() - i); n > 0; --n) {
    const std::uint32_t from = words[i].first_byte, to = words[i + n - 1].end_byte;
    const auto said = text.substr(from, to - from);
    const auto found = std::ranges::find(kExceptions, said, &Exception::words);
    if (found == std::end(kExceptions)) continue;
    add_split(split_reading(said, found->reading), from, out);
    return n;
  }
  return 0;
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

Rubies readings_above(std::string_view text, const std::vector<Word>& words) {
  Rubies out;
  std::vector<const Word*> unknown;
  const Counted counted(text, words);
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = take_exception(text, words, i, out);
    if (taken == 0) taken = counted.take(i, out);
    if (taken > 0) {
      i += taken;
      continue;
    }
    const Word& w = words[i++];
    const auto said = text.substr(w.first_byte, w.end_byte - w.first_byte);
    if (w.kind == Word::Kind::name || std::ranges::find(kUnsure, said) != std::end(kUnsure))
      continue;
    if (w.kind == Word::Kind::suffix &&
        std::ranges::find(kUnsureEnds, said) != std::end(kUnsureEnds))
      continue;
    if (w.reading.empty() || w.sure < kSureEnough)
      unknown.push_back(&w);
    else
      add_split(split_reading(said, w.reading), w.first_byte, out);
  }
  for (const Word* w : unknown) drop_doubtful(text, *w, out);
  return out;
}

}  // namespace text
