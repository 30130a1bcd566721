#include "text/kana.h"

#include <doctest/doctest.h>

using namespace text;

TEST_CASE("kana: the modify key goes through a kana's forms and back to the first") {
  const auto cycle = [](char32_t c) {
    std::u32string out;
    for (int i = 0; i < 4; ++i) out += c = modified(c);
    return utf8(out);
  };
  CHECK(cycle(U'か') == "がかがか");
  CHECK(cycle(U'は') == "ばぱはば");
  CHECK(cycle(U'つ') == "っづつっ");
  CHECK(cycle(U'や') == "ゃやゃや");
  CHECK(cycle(U'う') == "ぅゔうぅ");
  CHECK(cycle(U'ハ') == "バパハバ");
  CHECK(cycle(U'ツ') == "ッヅツッ");
  CHECK(cycle(U'ん') == "んんんん");
  CHECK(cycle(U'漢') == "漢漢漢漢");
  CHECK(cycle(U'a') == "aaaa");
}

TEST_CASE("kana: hiragana become katakana and come back, other characters stay") {
  CHECK(to_katakana("がっこうのヴぁーア漢字ab、ゔ") == "ガッコウノヴァーア漢字ab、ヴ");
  CHECK(to_hiragana("ガッコウノヴァー漢字ab、") == "がっこうのゔぁー漢字ab、");
  for (char32_t c = U'ぁ'; c <= U'ゖ'; ++c) {
    const std::u32string one(1, c);
    CHECK(to_hiragana(to_katakana(one)) == one);
    CHECK(is_hiragana(c));
    CHECK(is_katakana(to_katakana(one)[0]));
  }
  CHECK(to_katakana("") == "");
}

TEST_CASE("kana: what is hiragana, katakana, kanji") {
  CHECK(is_hiragana(U'ー'));
  CHECK(is_katakana(U'ー'));
  CHECK_FALSE(is_hiragana(U'ア'));
  CHECK_FALSE(is_hiragana(U'、'));
  CHECK(is_kanji(U'協'));
  CHECK(is_kanji(U'々'));
  CHECK(is_kanji(U'𠮷'));
  CHECK_FALSE(is_kanji(U'の'));
  CHECK(is_all_hiragana(U"きょうー"));
  CHECK_FALSE(is_all_hiragana(U"きょうx"));
  CHECK_FALSE(is_all_hiragana(U""));
}

TEST_CASE("kana: code points are those of the text, whatever its width") {
  CHECK(code_points("aかヴ𠮷") == U"aかヴ𠮷");
  CHECK(utf8(U"aかヴ𠮷") == "aかヴ𠮷");
  CHECK(code_points("").empty());
}

TEST_CASE("kana: voiced forms and consonants, as compounds and dictionaries need them") {
  CHECK(voiced(U'つ') == U'づ');
  CHECK(voiced(U'く') == U'ぐ');
  CHECK(voiced(U'は') == U'ば');
  CHECK(voiced(U'ま') == U'ま');
  CHECK(voiced(U'う') == U'う');
  CHECK(half_voiced(U'ひ') == U'ぴ');
  CHECK(half_voiced(U'か') == U'か');
  CHECK(consonant(U'り') == 'r');
  CHECK(consonant(U'っ') == 't');
  CHECK(consonant(U'ん') == 'n');
  CHECK(consonant(U'い') == 'i');
  CHECK(consonant(U'じ') == 'j');
  CHECK(consonant(U'漢') == 0);
}
