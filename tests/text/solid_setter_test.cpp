#include "text/solid_setter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "fonts_for_tests.h"
#include "text/phrases.h"
#include "text/shaper.h"

namespace text {

namespace {

struct Both {
  std::unique_ptr<Fonts> fonts = Fonts::create(test_fonts()).value();
  Shaper shaper{*fonts};
  SolidSetter solid[2]{{*fonts, Weight::regular}, {*fonts, Weight::bold}};
};

/// What differs between the two ways; empty: nothing.
std::string difference(const Shaped& solid, const Shaped& pango) {
  if (solid.lines.size() != pango.lines.size()) return "number of lines";
  for (std::size_t n = 0; n < solid.lines.size(); ++n) {
    const Line &a = solid.lines[n], &b = pango.lines[n];
    if (a.text != b.text || a.first_byte != b.first_byte || a.end_byte != b.end_byte)
      return "line's text: " + a.text + " / " + b.text;
    if (a.width != b.width || a.baseline != b.baseline || a.x != b.x) return "line's place";
    if (a.pieces.size() != b.pieces.size()) return "pieces";
  }
  if (solid.runs.size() != pango.runs.size()) return "number of runs";
  for (std::size_t n = 0; n < solid.runs.size(); ++n) {
    const Shaped::Run &a = solid.runs[n], &b = pango.runs[n];
    if (a.face != b.face || a.line != b.line || a.colored != b.colored) return "run";
    if (a.glyphs.size() != b.glyphs.size()) return "number of glyphs";
    for (std::size_t k = 0; k < a.glyphs.size(); ++k)
      if (a.glyphs[k].index != b.glyphs[k].index || a.glyphs[k].x != b.glyphs[k].x ||
          a.glyphs[k].y != b.glyphs[k].y || a.glyphs[k].width != b.glyphs[k].width)
        return "glyph " + std::to_string(k);
  }
  if (solid.stops.size() != pango.stops.size()) return "number of stops";
  for (std::size_t n = 0; n < solid.stops.size(); ++n)
    if (solid.stops[n].byte != pango.stops[n].byte || solid.stops[n].line != pango.stops[n].line ||
        solid.stops[n].x != pango.stops[n].x)
      return "stop";
  return {};
}

int units(double ems) { return ems > 0 ? int(std::ceil(ems / kPangoUnit)) : -1; }

/// Both ways; false: this text is Pango's. Whether lines are kept whole or not.
bool same(Both& both, const std::string& words, Weight weight, double width, std::size_t most,
          bool phrases) {
  std::vector<Wide> wide;
  if (phrases)
    for (const KeptWhole& kept : kept_whole(words, width))
      wide.push_back({kept.first_byte, kept.end_byte, 0});
  std::size_t lines = 0, lines_of_pango = 0;
  const auto solid = both.solid[weight == Weight::bold].shape(words, units(width), most, lines,
                                                              kRubySpacing, wide);
  if (!solid) return false;
  const Shaped pango =
      both.shaper.shape_by_pango(words, weight, width, most, lines_of_pango, kRubySpacing, wide);
  CAPTURE(words);
  CAPTURE(width);
  CAPTURE(phrases);
  const auto runs_over = [&](const Line& line) { return width > 0 && line.width > width + 0.01; };
  if (phrases && std::ranges::any_of(pango.lines, runs_over)) {
    CHECK(std::ranges::none_of(solid->lines, runs_over));
    return true;
  }
  CHECK(lines == lines_of_pango);
  if (most > 0) CHECK(difference(*solid, pango) == "");
  return true;
}

std::vector<std::string> sentences() {
  std::ifstream file(KURUMAZA_SOURCE_DIR "/tests/data/furigana-sentences.txt");
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && !line.starts_with('#')) out.push_back(line);
  return out;
}

/// All that can be set solid, as far as the fonts have it.
std::vector<char32_t> alone(Both& both) {
  std::vector<char32_t> out;
  for (char32_t c = 0x21; c < 0xffff; ++c) {
    if (c >= 0xd800 && c < 0xe000) continue;
    std::string one;
    base::append_code_point(one, c);
    std::size_t lines = 0;
    if (both.solid[0].shape(one, -1, 1, lines, {}, {})) out.push_back(c);
  }
  return out;
}

}  // namespace

TEST_CASE("solid setter: sentences are set as Pango sets them, at every width") {
  Both both;
  std::size_t solid = 0, all = 0;
  for (const std::string& words : sentences())
    for (const double width : {2.0, 3.3, 5.0, 7.7, 11.0, 16.25, 24.0, 0.0}) {
      const Weight weight = all % 3 == 0 ? Weight::bold : Weight::regular;
      solid += same(both, words, weight, width, all % 7 == 0 ? 2 : 100, all % 2 == 0);
      ++all;
    }
  CHECK(all > 500);
  CHECK(solid * 2 > all);
}

TEST_CASE("solid setter: so are made-up texts of all its characters, in any order") {
  Both both;
  std::mt19937 random(7);
  const std::vector<char32_t> signs = alone(both);
  CHECK(signs.size() > 6000);
  const auto is_latin = [](char32_t c) { return c < 0x7f && std::isalpha(int(c)); };
  // Few of many: marks, kana and figures come as often as kanji.
  std::vector<char32_t> often;
  for (const char32_t c : signs)
    if (c < 0x3400 || c > 0xf000) often.push_back(c);
  std::size_t solid = 0;
  for (int n = 0; n < 1500; ++n) {
    std::string words;
    const int length = int(random() % 60);
    const bool phrases = n % 3 != 0;
    for (int k = 0; k < length; ++k) {
      const auto& from = random() % 3 ? often : signs;
      const char32_t c = random() % 25 ? from[random() % from.size()] : U'\n';
      // Pango cuts what is kept whole where Latin letters begin or end: the test below.
      base::append_code_point(words, phrases && is_latin(c) ? U'ン' : c);
    }
    const double width = 1 + double(random() % 2000) / 100;
    solid += same(both, words, n % 2 ? Weight::bold : Weight::regular, width,
                  n % 5 == 0 ? random() % 4 : 100, phrases);
  }
  CHECK(solid > 1000);
}

TEST_CASE("solid setter: no two of its kana, marks and letters change beside one another") {
  Both both;
  std::vector<char32_t> signs;
  for (const char32_t c : alone(both))
    if (c < 0x3400 || c > 0xf000) signs.push_back(c);
  CHECK(signs.size() > 300);
  for (const Weight weight : {Weight::regular, Weight::bold})
    for (const char32_t first : signs) {
      std::string words;
      for (const char32_t second : signs) {
        base::append_code_point(words, first);
        base::append_code_point(words, second);
      }
      CHECK(same(both, words, weight, 0, 1, false));
    }
}

TEST_CASE("solid setter: every kanji is the one that Pango takes") {
  Both both;
  std::string words;
  for (const char32_t c : alone(both))
    if (c >= 0x3400) base::append_code_point(words, c);
  for (const Weight weight : {Weight::regular, Weight::bold})
    CHECK(same(both, words, weight, 40, 100000, false));
}

TEST_CASE("solid setter: paragraphs are as wide as Pango's") {
  Both both;
  for (const std::string words :
       {"", "川", "川べり\nを、歩く", "\n\n", "終わり\n", "10月に（予定）"}) {
    const auto widths = both.solid[0].paragraph_widths(words);
    REQUIRE(widths);
    CHECK(*widths == both.shaper.paragraph_widths_by_pango(words, Weight::regular));
  }
}

TEST_CASE("solid setter: what hangs over, joins, combines or comes from another font is Pango's") {
  Both both;
  for (const std::string words : {"a b", "川　辺", "office", "か\u3099", "か゚", "花火🎆", "한국",
                                  "שלום", "☀\ufe0f", "1\u20e3", "co\u00adop", "tab\there"}) {
    CAPTURE(words);
    std::size_t lines = 0;
    CHECK_FALSE(both.solid[0].shape(words, -1, 10, lines, {}, {}));
    CHECK_FALSE(both.solid[0].paragraph_widths(words));
  }
  std::size_t lines = 0;
  CHECK_FALSE(both.solid[0].shape("川べり", -1, 10, lines, {}, {{0, 6, 0.5}}));
  // Kept whole and wider than the line: Pango says what runs over.
  CHECK_FALSE(both.solid[0].shape("川べりを歩く", units(2), 10, lines, {}, {{0, 18, 0}}));
  CHECK(both.solid[0].shape("川べりを歩く", units(2), 10, lines, {}, {}));
}

TEST_CASE("solid setter: what is kept whole is, where Latin letters end in it, too") {
  Both both;
  const std::string words = "みんなでABCの店へ行く";
  std::size_t lines = 0;
  const auto set = both.solid[0].shape(words, units(7), 10, lines, {}, {{12, 24, 0}});
  REQUIRE(set);
  REQUIRE(set->lines.size() > 1);
  CHECK(set->lines[0].text == "みんなで");
  CHECK(set->lines[1].text.starts_with("ABCの店へ"));
}

TEST_CASE("solid setter: where the program's font is not there all is Pango's") {
  auto fonts = Fonts::create({}).value();
  PangoContext* context = fonts->context(Weight::regular);
  PangoFontDescription* other =
      pango_font_description_copy(pango_context_get_font_description(context));
  PangoFontDescription* own = pango_font_description_copy(other);
  pango_font_description_set_family(other, "Noto Sans");
  pango_context_set_font_description(context, other);
  std::size_t lines = 0;
  CHECK_FALSE(SolidSetter(*fonts, Weight::regular).shape("A", -1, 1, lines, {}, {}));
  // Contexts are used again by the next.
  pango_context_set_font_description(context, own);
  pango_font_description_free(own);
  pango_font_description_free(other);
  CHECK(SolidSetter(*fonts, Weight::regular).shape("A", -1, 1, lines, {}, {}));
}

}  // namespace text
