// Larger letters, and readings above them.
#include <doctest/doctest.h>

#include <random>

#include "fonts_for_tests.h"

using text::Letters;
using text::Rubies;
using text::Style;

namespace {

constexpr base::Size kCard{75, 50};
const std::vector<std::string> kTexts{
    "公園", "子どもたちがのびのび遊べる公園がほしい", "Hello, neighbours!",
    "商店街に人が集まって、高齢者も若者も一緒に楽しめるお祭りを続けたい",
    "見守りの目が足りない。通学路で子どもがあいさつする大人が減って、だれが近所の人かもわからなく"
    "なってきたので、顔の見える関係をつくりなおすきっかけがほしいと思う。"};

Style scaled(double scale) {
  Style style;
  style.letters.scale = scale;
  return style;
}

std::size_t glyphs(const text::Layout& set, bool small) {
  std::size_t n = 0;
  for (const auto& run : set.runs)
    if ((run.em < set.em * 0.75) == small) n += run.glyphs.size();
  return n;
}

}  // namespace

TEST_CASE(
    "letters: larger ones use the paper there is, are never smaller than the usual, hide nothing") {
  auto ts = text::make_typesetter();
  std::mt19937 random(11);
  std::vector<std::string> texts = kTexts;
  for (int i = 0; i < 60; ++i) {
    std::string made;
    for (auto n = random() % 110; n > 0; --n)
      made += n % 7 == 3 ? "、" : n % 13 ? "輪" : "word ";
    texts.push_back(made);
  }
  bool larger = false;
  for (const std::string& words : texts)
    for (const base::Size paper : {kCard, base::Size{90, 20}, base::Size{125, 80}})
      for (const double scale : {1.25, 1.6}) {
        CAPTURE(words);
        const auto usual = ts->layout_for(words, paper);
        const auto set = ts->layout_for(words, paper, scaled(scale));
        CHECK(set->em >= usual->em - 1e-9);
        CHECK(set->em <= 9 * scale + 1e-9);
        CHECK(set->ellipsized == usual->ellipsized);
        if (!usual->ellipsized) CHECK(set->height <= paper.h - 2 * text::kPadding + 1e-6);
        larger = larger || set->em > usual->em;
      }
  CHECK(larger);
  CHECK(ts->layout_for("公園", kCard, scaled(1.6))->em == doctest::Approx(14.4));
}

TEST_CASE("letters: paper that is measured for larger ones has room for them") {
  auto ts = text::make_typesetter();
  for (const std::string& words : kTexts) {
    const base::Size usual = ts->fit_size(words, kCard);
    const base::Size size = ts->fit_size(words, kCard, scaled(1.6));
    CHECK(size.w * size.h >= usual.w * usual.h);
    CHECK(ts->layout_for(words, size, scaled(1.6))->em >= 4 * 1.6 - 1e-9);
    CHECK_FALSE(ts->layout_for(words, size)->ellipsized);
  }
  CHECK(ts->fit_size(kTexts.back(), kCard, scaled(1.6)).h > kCard.h);
}

TEST_CASE("ruby: readings stand above what they read, half as large, within the paper") {
  auto ts = text::make_typesetter();
  const std::string words = "見守りの目が足りない";
  const Rubies readings{{0, 6, "みまも"}, {12, 15, "め"}, {18, 21, "た"}};
  const auto plain = ts->layout_for(words, kCard);
  const auto set = ts->layout_for(words, kCard, {}, readings);
  CHECK(glyphs(*set, true) == 5);
  CHECK(glyphs(*set, false) == glyphs(*plain, false));
  CHECK(set->em <= plain->em);
  CHECK(set->height <= 40 + 1e-6);
  const auto base = set->spans(0, 6);
  REQUIRE(base.size() == 1);
  int above = 0;
  for (const auto& run : set->runs) {
    if (run.em > set->em * 0.75) continue;
    CHECK(run.em == doctest::Approx(set->em / 2).epsilon(0.01));
    for (const auto& g : run.glyphs) {
      CHECK(g.y >= 0);
      CHECK(g.y - run.em * 0.88 >= -1e-3);
      if (g.y > base[0].top + 0.1 || g.x > base[0].right + set->em) continue;
      ++above;
      CHECK(g.x >= base[0].left - set->em / 2);
      CHECK(g.x + g.width <= base[0].right + set->em / 2);
    }
  }
  CHECK(above == 3);
}

TEST_CASE("ruby: neighbours do not touch, the letters below are set wider where they must be") {
  auto ts = text::make_typesetter();
  const std::string words = "志志志";
  const Rubies readings{{0, 3, "こころざし"}, {3, 6, "こころざし"}, {6, 9, "こころざし"}};
  const auto set = ts->layout_for(words, kCard, {}, readings);
  REQUIRE(glyphs(*set, true) == 15);
  std::vector<std::pair<float, float>> places;
  for (const auto& run : set->runs)
    if (run.em < set->em * 0.75)
      for (const auto& g : run.glyphs) places.emplace_back(g.x, g.x + g.width);
  std::ranges::sort(places);
  for (std::size_t i = 1; i < places.size(); ++i)
    CHECK(places[i].first >= places[i - 1].second - 0.05);
  for (const auto& line : set->lines) CHECK(line.x + line.width <= 65.05);
}

TEST_CASE("ruby: what is read together is not broken over two lines") {
  auto ts = text::make_typesetter();
  for (int before = 0; before < 16; ++before) {
    std::string words;
    for (int i = 0; i < before; ++i) words += "の";
    const auto from = static_cast<std::uint32_t>(words.size());
    words += "防災訓練がほしい";
    const auto set = ts->layout_for(words, kCard, {}, {{from, from + 12, "ぼうさいくんれん"}});
    CHECK(set->spans(from, from + 12).size() == 1);
    CHECK(glyphs(*set, true) == 8);
    CHECK_FALSE(set->ellipsized);
  }
}

TEST_CASE("ruby: where the smallest letters leave no room for readings, there are none") {
  auto ts = text::make_typesetter();
  std::string words;
  Rubies readings;
  for (int i = 0; i < 100; ++i) {
    readings.push_back({static_cast<std::uint32_t>(words.size()),
                        static_cast<std::uint32_t>(words.size() + 3), "わ"});
    words += "輪の";
  }
  const base::Size size = ts->fit_size(words, kCard);
  const auto set = ts->layout_for(words, size, {}, readings);
  CHECK(glyphs(*set, true) == 0);
  CHECK_FALSE(set->ellipsized);
  // Written with readings in view the paper is large enough for them.
  Style style;
  style.letters.furigana = true;
  const base::Size roomy = ts->fit_size(words, kCard, style);
  CHECK(roomy.h > size.h);
  CHECK(glyphs(*ts->layout_for(words, roomy, style, readings), true) == 100);
}

TEST_CASE("ruby: a plate keeps its large line") {
  auto ts = text::make_typesetter();
  const Style plate{6, text::Weight::bold, text::Align::centre, {}};
  const auto set =
      ts->layout_for("見守りの輪", {90, 20}, plate, {{0, 6, "みまも"}, {12, 15, "わ"}});
  CHECK(set->em >= 7);
  CHECK(glyphs(*set, true) == 4);
}

TEST_CASE("ruby: a last character does not stand alone where a little smaller brings it back") {
  auto ts = text::make_typesetter();
  const std::string words = "肩書きをはずして、名前で呼び合う";
  const Rubies readings{{0, 6, "かたが"}, {27, 33, "なまえ"}, {36, 39, "よ"}, {42, 45, "あ"}};
  for (const double scale : {1.0, 1.6}) {
    const auto set = ts->layout_for(words, kCard, scaled(scale), readings);
    CHECK(glyphs(*set, true) == 8);
    CHECK(set->lines.back().end_byte - set->lines.back().first_byte > 3);
  }
}
