#include "report/map_files.h"

#include <cairo/cairo.h>

#include "canvas/scene.h"
#include "report/document.h"
#include "report/lettered.h"
#include "report/map_title.h"
#include "sample.h"
#include "support/typesetter.h"

namespace {

using sample::OneBoard;

/// Input with real letters.
struct Bench {
  std::unique_ptr<text::Typesetter> typesetter = support::typesetter();
  base::Messages tr;
  report::ReportInput of(const model::Session& session) {
    return {session,
            tr,
            [this](const model::Board& b) { return canvas::draw_board(b, *typesetter, {}).list; },
            {},
            {},
            nullptr,
            typesetter.get()};
  }
};

struct Pixels {
  int width = 0, height = 0;
  std::vector<unsigned char> bytes;
  std::size_t at = 0;
};
cairo_status_t next(void* from, unsigned char* to, unsigned n) {
  auto& in = *static_cast<Pixels*>(from);
  if (in.at + n > in.bytes.size()) return CAIRO_STATUS_READ_ERROR;
  std::copy_n(in.bytes.begin() + std::ptrdiff_t(in.at), n, to);
  in.at += n;
  return CAIRO_STATUS_SUCCESS;
}
/// A picture read by another than who wrote it.
Pixels read(const std::string& png) {
  Pixels in;
  in.bytes.assign(png.begin(), png.end());
  cairo_surface_t* s = cairo_image_surface_create_from_png_stream(next, &in);
  REQUIRE(cairo_surface_status(s) == CAIRO_STATUS_SUCCESS);
  in.width = cairo_image_surface_get_width(s);
  in.height = cairo_image_surface_get_height(s);
  const unsigned char* data = cairo_image_surface_get_data(s);
  in.bytes.assign(data, data + std::ptrdiff_t(in.height) * cairo_image_surface_get_stride(s));
  cairo_surface_destroy(s);
  return in;
}

std::string letters_of(const text::Layout& layout) {
  std::string out;
  for (const report::Lettered& run : report::lettered(layout)) {
    int bytes = 0, glyphs = 0;
    for (const cairo_text_cluster_t& c : run.glyphs.clusters)
      bytes += c.num_bytes, glyphs += c.num_glyphs;
    CHECK(bytes == int(run.glyphs.letters.size()));
    CHECK(glyphs == int(run.glyphs.shown.size()));
    out += run.glyphs.letters;
  }
  return out;
}

}  // namespace

TEST_CASE("lettered: every letter of a layout is shown by some glyph, whatever it is written in") {
  const auto typesetter = support::typesetter();
  for (const std::string text :
       {"見守りを 続けたい", "office fi 123", "café", "子ども👨‍👩‍👧と😀",
        "שלום עולם", "abc שלום def", "𠮷野家と髙島屋", "か\u3099き"}) {
    const auto layout = typesetter->layout(text, {6}, 0, 50);
    std::string shown = letters_of(*layout), wanted = text;
    // What parts pieces is in none of them.
    std::erase(shown, ' ');
    std::erase(wanted, ' ');
    CHECK(shown == wanted);
  }
}

TEST_CASE(
    "lettered: the letters of a broken text come line by line, and an ellipsis with the last") {
  const auto typesetter = support::typesetter();
  const auto layout = typesetter->layout("一二三四五六七八九十", {10}, 32, 24);
  CHECK(layout->ellipsized);
  const std::string shown = letters_of(*layout);
  CHECK(shown.starts_with("一二三"));
  CHECK(shown.ends_with("…"));
}

TEST_CASE("map files: a picture is as wide as asked for and shows what lies there") {
  Bench bench;
  OneBoard one;
  one.add(sample::card(10, "声 😀"));
  one.add(sample::card(11, "別の声", {200, 0}));
  auto input = bench.of(one.session);
  input.options.picture_width_px = 1000;
  const auto files = report::write_png_files(input);
  REQUIRE(files);
  REQUIRE(files->size() == 1);
  CHECK((*files)[0].suffix.empty());
  const Pixels picture = read((*files)[0].bytes);
  CHECK(picture.width == 1000);
  std::set<std::uint32_t> colors;
  for (std::size_t i = 0; i + 3 < picture.bytes.size(); i += 4)
    colors.insert(picture.bytes[i] | std::uint32_t(picture.bytes[i + 1]) << 8 |
                  std::uint32_t(picture.bytes[i + 2]) << 16);
  CHECK(colors.contains(0xffffff));
  CHECK(colors.contains(0xfae496));  // yellow paper
  CHECK(colors.size() > 50);
}

TEST_CASE("map files: a picture says how large it is, and is never too large") {
  canvas::DrawList list;
  list.add(0, canvas::Box{{0, 0}, {40000, 100}, 0, 0, {1, 2, 3}, {}, 0, 0, {}});
  const auto wide = report::to_png(list, 0, {});
  REQUIRE(wide);
  CHECK(read(*wide).width == report::kMostPixels);
  CHECK(wide->find("pHYs") != std::string::npos);
  canvas::DrawList high;
  high.add(0, canvas::Box{{0, 0}, {100, 40000}, 0, 0, {1, 2, 3}, {}, 0, 0, {}});
  const auto tall = report::to_png(high, 7000, {});
  REQUIRE(tall);
  CHECK(read(*tall).height == report::kMostPixels);
  CHECK(report::to_png(list, report::kMostPixels + 1, {}).error().code == base::ErrorCode::invalid);
  CHECK(report::to_png(list, -1, {}).error().code == base::ErrorCode::invalid);
  CHECK(report::to_png({}, 0, {}).ok());
}

TEST_CASE("map files: an SVG stands alone, says what it shows and keeps its words") {
  Bench bench;
  OneBoard one;
  one.add(sample::card(10, "<script>&"));
  model::Board second;
  second.id = sample::id(3);
  second.order = 2;
  second.title = "Second";
  one.session.boards[second.id] = second;
  report::Document document;
  report::Part part;
  part.blocks.push_back(report::Figure{
      report::Figure::What::whole, one.board, {}, "Map 1", "", "What \"it\" shows", "m1"});
  document.parts.push_back(part);
  auto input = bench.of(one.session);
  input.document = &document;
  const auto files = report::write_svg_files(input);
  REQUIRE(files);
  REQUIRE(files->size() == 2);
  CHECK((*files)[0].suffix == "-1");
  CHECK((*files)[1].suffix == "-2");
  const std::string& svg = (*files)[0].bytes;
  CHECK(svg.find("xmlns=\"http://www.w3.org/2000/svg\"") != std::string::npos);
  CHECK(svg.find(">Map 1</title>") != std::string::npos);
  CHECK(svg.find("What &quot;it&quot; shows</desc>") != std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("&lt;script&gt;&amp;") != std::string::npos);
  CHECK((*files)[1].bytes.find(">Second</title>") != std::string::npos);
}

TEST_CASE("map files: a session without boards gives an empty picture") {
  Bench bench;
  model::Session nothing;
  const auto svg = report::write_svg_files(bench.of(nothing));
  REQUIRE(svg);
  CHECK(svg->size() == 1);
  const auto png = report::write_png_files(bench.of(nothing));
  REQUIRE(png);
  CHECK(read((*png)[0].bytes).width == 400);
}
