#include "text/typesetter.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "fonts_for_tests.h"

using text::Align;
using text::LayoutPtr;
using text::Style;

namespace {

std::size_t glyph_count(const text::Layout& l) {
  std::size_t n = 0;
  for (const auto& r : l.runs) n += r.glyphs.size();
  return n;
}

}  // namespace

TEST_CASE("typesetter: no line starts with a mark that may not start one") {
  auto ts = text::make_typesetter();
  const std::string source =
      "市民と行政が、たがいの立場を認めあい。「協働」して、まちを育てていく。そのためのルールをつく"
      "る、"
      "ということ。ちょっとした工夫が「あったらいいな」と思う。";
  for (double width : {13.0, 17.0, 21.0, 26.0, 33.0, 41.0, 65.0}) {
    const LayoutPtr l = ts->layout(source, {.em = 4}, width, 1000);
    CHECK(l->lines.size() > 2);
    std::string joined;
    for (const auto& line : l->lines) {
      joined += line.text;
      CHECK(line.width <= width + 0.01);
      for (const char* forbidden : {"。", "、", "」", "っ", "ょ", "ー"}) {
        CAPTURE(line.text);
        CHECK(line.text.rfind(forbidden, 0) != 0);
      }
      for (const char* opening : {"「"}) {
        const std::string o = opening;
        CHECK_FALSE((line.text.size() >= o.size() &&
                     line.text.compare(line.text.size() - o.size(), o.size(), o) == 0));
      }
    }
    CHECK(joined == source);
  }
}

TEST_CASE("typesetter: Japanese comes from BIZ UDPGothic and bold from its bold file") {
  auto ts = text::make_typesetter();
  const LayoutPtr l = ts->layout("表札", {}, 0, 100);
  REQUIRE(l->runs.size() == 1);
  CHECK(ts->face(l->runs[0].face).file.filename() == "BIZUDPGothic-Regular.ttf");
  CHECK(std::filesystem::exists(ts->face(l->runs[0].face).file));
  CHECK_FALSE(l->runs[0].colored);
  const LayoutPtr b = ts->layout("表札", {.weight = text::Weight::bold}, 0, 100);
  CHECK(ts->face(b->runs[0].face).file.filename() == "BIZUDPGothic-Bold.ttf");
}

TEST_CASE("typesetter: an emoji comes in its own colours") {
  auto ts = text::make_typesetter();
  const LayoutPtr l = ts->layout("花火🎆大会", {}, 0, 100);
  int colored = 0;
  for (const auto& r : l->runs) {
    CHECK(r.colored == ts->face(r.face).colored);
    if (!r.colored) continue;
    ++colored;
    REQUIRE(r.glyphs.size() == 1);
    CHECK(r.glyphs[0].index != 0);
    CHECK(r.glyphs[0].width > 3);
    CHECK(r.glyphs[0].width < 6);
  }
  CHECK(colored == 1);
}

TEST_CASE("typesetter: a joined emoji is one glyph and one place for the caret") {
  auto ts = text::make_typesetter();
  const std::string family = "👨‍👩‍👧";
  const LayoutPtr l = ts->layout(family, {}, 0, 100);
  CHECK(glyph_count(*l) == 1);
  REQUIRE(l->stops.size() == 2);
  CHECK(l->stops[1].byte == family.size());
}

TEST_CASE("typesetter: mixed scripts fall back to other fonts without a hole") {
  auto ts = text::make_typesetter();
  const LayoutPtr l = ts->layout("まちづくり Città Ελλάδα мир 한국어 中文", {}, 0, 100);
  CHECK(l->runs.size() >= 2);
  for (const auto& r : l->runs)
    for (const auto& g : r.glyphs) CHECK(g.index != 0);
  for (const auto& r : l->runs) CHECK(r.em == doctest::Approx(4));
}

TEST_CASE("typesetter: a layout scales with its size, to the last glyph") {
  auto ts = text::make_typesetter();
  const LayoutPtr a = ts->layout("行政と市民の役割分担 AWAY", {.em = 4}, 20, 100);
  const LayoutPtr b = ts->layout("行政と市民の役割分担 AWAY", {.em = 8}, 40, 200);
  REQUIRE(a->lines.size() == b->lines.size());
  REQUIRE(a->runs.size() == b->runs.size());
  for (std::size_t r = 0; r < a->runs.size(); ++r)
    for (std::size_t g = 0; g < a->runs[r].glyphs.size(); ++g) {
      CHECK(b->runs[r].glyphs[g].x == doctest::Approx(2 * a->runs[r].glyphs[g].x).epsilon(1e-4));
      CHECK(b->runs[r].glyphs[g].y == doctest::Approx(2 * a->runs[r].glyphs[g].y).epsilon(1e-4));
    }
}

TEST_CASE("typesetter: what does not fit ends in an ellipsis") {
  auto ts = text::make_typesetter();
  std::string source;
  for (int i = 0; i < 40; ++i) source += "共に汗をかく";
  const LayoutPtr l = ts->layout(source, {.em = 4}, 40, 15);
  CHECK(l->ellipsized);
  CHECK(l->lines.size() == 2);
  CHECK(l->height <= 15);
  const std::string& last = l->lines.back().text;
  REQUIRE(last.size() >= 3);
  CHECK(last.substr(last.size() - 3) == "…");
  for (const auto& line : l->lines) CHECK(line.width <= 40.01);
  for (const auto& s : l->stops) CHECK(s.byte <= l->lines.back().end_byte);
  CHECK(l->source == source);
  const LayoutPtr whole = ts->layout("共に汗をかく", {.em = 4}, 40, 15);
  CHECK_FALSE(whole->ellipsized);
}

TEST_CASE("typesetter: empty text has one line and a caret") {
  auto ts = text::make_typesetter();
  const LayoutPtr l = ts->layout("", {.em = 5}, 50, 100);
  CHECK(l->lines.size() == 1);
  CHECK(l->stops.size() == 1);
  CHECK(glyph_count(*l) == 0);
  const text::Caret c = l->caret_at(0);
  CHECK(c.bottom - c.top == doctest::Approx(5));
  CHECK(l->byte_at({30, 2}) == 0);
  const LayoutPtr centred = ts->layout("", {.em = 5, .align = Align::centre}, 50, 100);
  CHECK(centred->caret_at(0).x == doctest::Approx(25));
}

TEST_CASE("typesetter: a newline at the end leaves the caret on a line of its own") {
  auto ts = text::make_typesetter();
  const LayoutPtr l = ts->layout("上\n", {.em = 4}, 50, 100);
  REQUIRE(l->lines.size() == 2);
  CHECK(l->caret_at(4).top > l->caret_at(3).top);
  CHECK(l->caret_at(4).x == doctest::Approx(0));
}

TEST_CASE("typesetter: every caret stop is found again from its place") {
  auto ts = text::make_typesetter();
  const std::string source = "役割を\n分担し、mixed text も🎏ある。がぎぐ（結合）";
  for (Align align : {Align::left, Align::centre}) {
    const LayoutPtr l = ts->layout(source, {.em = 4, .align = align}, 22, 200);
    REQUIRE(l->stops.size() > 20);
    CHECK(l->stops.front().byte == 0);
    CHECK(l->stops.back().byte == source.size());
    std::uint32_t before = 0;
    for (const auto& s : l->stops) {
      CHECK((s.byte == 0 || s.byte > before));
      before = s.byte;
      const text::Caret c = l->caret_at(s.byte);
      CHECK(l->byte_at({c.x, (c.top + c.bottom) / 2.0}) == s.byte);
    }
  }
}

TEST_CASE("typesetter: right-to-left words keep their stops in order of the text") {
  auto ts = text::make_typesetter();
  const std::string source = "مرحبا まち";
  const LayoutPtr l = ts->layout(source, {.em = 4}, 60, 100);
  REQUIRE(l->stops.size() >= 7);
  CHECK(l->stops.front().byte == 0);
  CHECK(l->stops[0].x > l->stops[1].x);
  for (std::size_t i = 1; i < l->stops.size(); ++i) CHECK(l->stops[i].byte > l->stops[i - 1].byte);
}

TEST_CASE("typesetter: control characters and broken UTF-8 are harmless") {
  auto ts = text::make_typesetter();
  constexpr char kBytes[] = "あ\0い\x01\x1b\x7fう\r\nえ\rお\xe2\x80\xa8か";
  const std::string source(kBytes, sizeof kBytes - 1);
  const LayoutPtr l = ts->layout(source, {.em = 4}, 60, 100);
  CHECK(l->lines.size() == 4);
  CHECK(l->stops.back().byte == source.size());
  for (const auto& r : l->runs)
    for (const auto& g : r.glyphs) CHECK(g.index != 0);
  const LayoutPtr broken = ts->layout("\xff\xe3\x81", {.em = 4}, 60, 100);
  CHECK(broken->lines.size() == 1);
  CHECK(glyph_count(*broken) >= 1);
}

TEST_CASE("typesetter: a megabyte of anything is cut, not chewed") {
  auto ts = text::make_typesetter();
  std::string japanese, marks = "あ", word, newlines;
  while (japanese.size() < 1'000'000) japanese += "市民協働のまちづくり。";
  while (marks.size() < 1'000'000) marks += "\xcc\x81";
  word.assign(1'000'000, 'a');
  newlines.assign(1'000'000, '\n');
  for (const std::string* s : {&japanese, &marks, &word, &newlines}) {
    const text::Fit f = ts->fit(*s, {75, 50});
    CHECK(f.size.w == doctest::Approx(200));
    CHECK(f.size.h == doctest::Approx(200));
    CHECK(f.layout->ellipsized);
    CHECK(glyph_count(*f.layout) < 20000);
    CHECK(ts->layout(*s, {.em = 4}, 0, 10)->ellipsized);
  }
}

TEST_CASE("typesetter: without any font the error says what to install") {
  const auto dir = std::filesystem::temp_directory_path() / "kurumaza-no-fonts";
  std::filesystem::create_directories(dir);
  std::ofstream(dir / "fonts.conf") << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM "
                                       "\"urn:fontconfig:fonts.dtd\"><fontconfig></fontconfig>";
  const char* before = std::getenv("FONTCONFIG_FILE");
  const std::string kept = before ? before : "";
  setenv("FONTCONFIG_FILE", (dir / "fonts.conf").c_str(), 1);
  auto made = text::Typesetter::create(dir);
  // With the folder of fonts alone, all is well again.
  auto own = text::Typesetter::create(text::test_fonts() / ".");  // one not made yet
  if (before)
    setenv("FONTCONFIG_FILE", kept.c_str(), 1);
  else
    unsetenv("FONTCONFIG_FILE");
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == base::ErrorCode::unavailable);
  CHECK(made.error().message.english().find("fonts-morisawa-bizud-gothic") != std::string::npos);
  REQUIRE(own.ok());
  CHECK(glyph_count(*own.value()->layout("車座", {}, 0, 10)) == 2);
  std::filesystem::remove_all(dir);
}

TEST_CASE("typesetter: several threads make them and let go of them at once") {
  // Each another folder, so that none is lent what another one had.
  const auto folder = [](int thread, int n) {
    std::filesystem::path path = text::test_fonts();
    for (int k = 0; k <= thread * 16 + n; ++k) path /= ".";
    return path;
  };
  std::vector<std::thread> threads;
  std::atomic<int> glyphs{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int n = 0; n < 15; ++n) {
        auto made = text::Typesetter::create(folder(t, n));
        if (made) glyphs += int(glyph_count(*(*made)->layout("車座👍あ", {}, 0, 10)));
      }
    });
  for (std::thread& t : threads) t.join();
  CHECK(glyphs == 4 * 15 * 4);
}
