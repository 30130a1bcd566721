#include "hall/words.h"

#include <doctest/doctest.h>

#include <set>

#include "base/utf8.h"
#include "hall/word_sound.h"
#include "text/kana.h"

using namespace hall;

namespace {

const WordList& words() {
  static const WordList list = [] {
    base::RealFileSystem files;
    auto read = WordList::load(files, base::Path(KURUMAZA_WORDS));
    REQUIRE_MESSAGE(read.ok(), (read ? "" : read.error().text()));
    return std::move(read).value();
  }();
  return list;
}

std::string sound(std::size_t number) { return sound_of(words().at(number).kana); }

std::size_t moras(std::string_view kana) {
  std::size_t count = 0;
  for (const char32_t c : text::code_points(text::to_hiragana(kana)))
    count += std::u32string_view(U"ぁぃぅぇぉゃゅょゎ").find(c) == std::u32string_view::npos;
  return count;
}

/// Six words far apart in the list, and each as people may type it.
RoomWords some() {
  RoomWords out{};
  for (std::size_t n = 0; n < kRoomWords; ++n) out[n] = std::uint16_t(n * 341 + 5);
  return out;
}

std::string error_of(std::string_view typed) {
  const auto read = read_words(words(), typed);
  return read ? "" : read.error().message.english();
}

}  // namespace

TEST_CASE("sound: kana and romaji of any spelling sound alike") {
  CHECK(sound_of("ねこ") == "neko");
  CHECK(sound_of("ネコ") == "neko");
  CHECK(sound_of("ﾈｺ") == "neko");
  CHECK(sound_of("ＮＥＫＯ") == "neko");
  CHECK(sound_of("しゃしん") == sound_of("shashin"));
  CHECK(sound_of("syasin") == sound_of("SHASHIN"));
  CHECK(sound_of("おうさま") == sound_of("ōsama"));
  CHECK(sound_of("oosama") == sound_of("osama"));
  CHECK(sound_of("ケーキ") == sound_of("ke-ki"));
  CHECK(sound_of("ケーキ") == sound_of("keeki"));
  CHECK(sound_of("ちょうちょ") == sound_of("tyoutyo"));
  CHECK(sound_of("まっちゃ") == sound_of("matcha"));
  CHECK(sound_of("まっちゃ") == sound_of("maccha"));
  CHECK(sound_of("しんぶん") == sound_of("shimbun"));
  CHECK(sound_of("こんにゃく") == sound_of("konnyaku"));
  CHECK(sound_of("つみき") == sound_of("tumiki"));
  CHECK(sound_of("ふうせん") == sound_of("huusen"));
  CHECK(sound_of("ジュース") == sound_of("zyuusu"));
  CHECK(sound_of("フィルム") == sound_of("firumu"));
  CHECK(sound_of("みそづけ") == sound_of("misoduke"));
  CHECK(sound_of("ティラミス") == sound_of("thiramisu"));
  CHECK(sound_of("\xff\xfe").empty());
  CHECK(sound_of("漢字!").empty());
}

TEST_CASE("sound: a word is shown in Hepburn's romaji") {
  CHECK(hepburn("しゃしん") == "shashin");
  CHECK(hepburn("まっちゃ") == "matcha");
  CHECK(hepburn("がっき") == "gakki");
  CHECK(hepburn("けーき") == "keeki");
  CHECK(hepburn("きんいろ") == "kin'iro");
  CHECK(hepburn("てぃらみす") == "tiramisu");
  CHECK(hepburn("つづみ") == "tsuzumi");
}

TEST_CASE("words: there are 2,048, each different in kana and in romaji, in the order of kana") {
  std::set<std::string> kana, romaji;
  std::u32string before;
  for (std::size_t n = 0; n < kWords; ++n) {
    const Word& word = words().at(n);
    const std::string hiragana = text::to_hiragana(word.kana);
    INFO(word.kana);
    CHECK(kana.insert(hiragana).second);
    CHECK(romaji.insert(word.romaji).second);
    CHECK(word.romaji == hepburn(hiragana));
    CHECK(text::is_all_hiragana(text::code_points(hiragana)));
    CHECK(moras(word.kana) >= 2);
    CHECK(moras(word.kana) <= 4);
    CHECK(before < text::code_points(hiragana));
    before = text::code_points(hiragana);
  }
}

TEST_CASE("words: no two sound alike when they are said aloud, and none begins another") {
  std::vector<std::string> sounds;
  for (std::size_t n = 0; n < kWords; ++n) sounds.push_back(sound(n));
  std::string alike;
  for (std::size_t a = 0; a < kWords; ++a)
    for (std::size_t b = a + 1; b < kWords; ++b) {
      const auto apart = std::max(sounds[a].size(), sounds[b].size()) -
                         std::min(sounds[a].size(), sounds[b].size());
      const bool begins = sounds[a].starts_with(sounds[b]) || sounds[b].starts_with(sounds[a]);
      if (begins || (apart < 2 && sound_distance(sounds[a], sounds[b]) < 2))
        alike += words().at(a).kana + " " + words().at(b).kana + "\n";
    }
  CHECK(alike == "");
}

TEST_CASE("words: three kana are enough for any of them") {
  for (std::size_t n = 0; n < kWords; ++n) {
    const std::u32string kana = text::code_points(words().at(n).kana);
    const std::string beginning = text::utf8(kana.substr(0, 3));
    INFO(beginning);
    const auto found = words().complete(beginning, 2);
    REQUIRE(found.size() == 1);
    CHECK(found[0] == n);
  }
}

TEST_CASE("words: each is read in hiragana, katakana and romaji") {
  for (std::size_t n = 0; n < kWords; ++n) {
    const Word& word = words().at(n);
    INFO(word.kana);
    CHECK(words().find(text::to_hiragana(word.kana)) == n);
    CHECK(words().find(text::to_katakana(word.kana)) == n);
    CHECK(words().find(word.romaji) == n);
    CHECK(words().find(letters_of(word.kana)) == n);  // Kunrei, long vowels written out
    CHECK(words().find(sound(n)) == n);               // and left out
  }
}

TEST_CASE("words: suggestions come for what was typed so far, in kana or letters") {
  const auto begins = [](std::string_view typed, std::string_view kana) {
    const auto found = words().complete(typed, 200);
    REQUIRE_FALSE(found.empty());
    for (const auto number : found) {
      INFO(typed << " " << words().at(number).kana);
      CHECK(text::to_hiragana(words().at(number).kana).starts_with(kana));
    }
  };
  begins("か", "か");
  begins("カ", "か");
  begins("し", "し");
  begins("shi", "し");
  begins("ch", "ち");
  begins("ts", "つ");
  begins("かん", "かん");
  CHECK(words().complete("", 9).empty());
  CHECK(words().complete("?", 9).empty());
  CHECK(words().complete("か", 4).size() == 4);
  CHECK(words().complete(std::string(1000, 'a'), 9).empty());
}

TEST_CASE("words: six are read with spaces, commas or nothing between them") {
  const std::string kana = kana_of(words(), some()), romaji = romaji_of(words(), some());
  std::string close = kana, close_romaji = romaji, wide = kana;
  std::erase(close, ' ');
  std::erase(close_romaji, ' ');
  for (std::size_t at = 0; (at = wide.find(' ', at)) != wide.npos;) wide.replace(at, 1, "　");
  for (const std::string& typed : {kana, romaji, close, close_romaji, wide, " " + kana + "\n",
                                   text::to_katakana(kana), text::to_hiragana(close)}) {
    const auto read = read_words(words(), typed);
    INFO(typed);
    REQUIRE_MESSAGE(read.ok(), (read ? "" : read.error().text()));
    CHECK(*read == some());
  }
}

TEST_CASE("words: any six typed without a space are read as those, or a space is asked for") {
  std::size_t read_so = 0;
  for (std::size_t n = 0; n < 300; ++n) {
    RoomWords drawn{};
    for (std::size_t i = 0; i < kRoomWords; ++i)
      drawn[i] = std::uint16_t((n * 7919 + i * 104729 + n * n * 31) % kWords);
    std::string typed = kana_of(words(), drawn);
    std::erase(typed, ' ');
    const auto read = read_words(words(), typed);
    if (read) CHECK(*read == drawn);
    read_so += read.ok();
  }
  CHECK(read_so > 290);
}

TEST_CASE("words: the beginning of a word stands for it where it is clear, and is asked about otherwise") {
  const auto six = some();
  std::string typed;
  for (const auto number : six)
    typed += text::utf8(text::code_points(words().at(number).kana).substr(0, 3)) + " ";
  REQUIRE(read_words(words(), typed).ok());
  CHECK(*read_words(words(), typed) == six);
  const std::string open = error_of("か");
  CHECK(open.find("“か” may become") != open.npos);
}

TEST_CASE("words: what is wrong is named, with the words nearest to it") {
  const std::string said = error_of("さくぶんだ");
  CHECK(said.find("さくぶんだ") != said.npos);
  CHECK(said.find("さくぶん (sakubun)") != said.npos);
  CHECK(error_of("xxxxxxxxxx").find("Have it said once more") != std::string::npos);
  CHECK(error_of("") == "0 words were read; a hall has six.");
  CHECK(error_of(words().at(3).kana) == "1 words were read; a hall has six.");
  CHECK(error_of(kana_of(words(), some()) + " " + words().at(9).kana) ==
        "7 words were read; a hall has six.");
  CHECK(error_of(std::string(100'000, 'a')).find("too long") != std::string::npos);
  CHECK(error_of("\xff\xff").find("none of the hall's words") != std::string::npos);
}

TEST_CASE("words: a word misheard by a letter leads to the right one") {
  std::size_t first = 0;
  for (std::size_t n = 0; n < kWords; n += 16) {
    std::string heard = sound(n);
    heard[heard.size() / 2] = heard[heard.size() / 2] == 'k' ? 't' : 'k';
    const auto near = words().nearest(heard, 3);
    first += std::ranges::count(near, std::uint16_t(n)) > 0;
  }
  CHECK(first > kWords / 16 * 9 / 10);
}

TEST_CASE("words: a list that is damaged is refused with the line") {
  const auto refused = [](const std::string& text) {
    const auto list = WordList::parse(text, "words.txt");
    REQUIRE_FALSE(list.ok());
    return list.error().text();
  };
  CHECK(refused("ねこ neko\n").find("The list has 1 words instead of 2048") != std::string::npos);
  CHECK(refused("ねこ inu\n").find("words.txt:1") == 0);
  CHECK(refused("# x\nねこ neko\nネコ neko\n").find("words.txt:3") == 0);
  CHECK(refused("ねこ\n").find("no word with its romaji") != std::string::npos);
  CHECK(refused("\xff\xff neko\n").find("words.txt:1") == 0);
}
