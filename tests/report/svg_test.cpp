#include "report/svg.h"

#include <numbers>

#include "sample.h"

using canvas::DrawList;
using sample::count;

namespace {

std::shared_ptr<const text::Layout> layout(std::vector<text::Line> lines, double em = 6) {
  auto out = std::make_shared<text::Layout>();
  out->em = em;
  out->lines = std::move(lines);
  out->runs.push_back({7, float(em), false, {}});
  return out;
}

/// One of everything.
DrawList everything() {
  DrawList list;
  auto shape = std::make_shared<canvas::Shape>();
  shape->rings = {{{0, 0}, {100, 0}, {100, 80}, {0, 80}}, {{10, 10}, {20, 10}, {20, 20}}};
  list.add(3, canvas::Text{layout({{"一行目 <&>", 2, 5, 60, 0, 0}, {"二", 2, 12.5, 6, 0, 0}}),
                           {15, 20},
                           {50, 40},
                           std::numbers::pi / 2,
                           {45, 39, 34}});
  list.add(0, canvas::Area{shape, {5, -5}, {250, 240, 200, 128}});
  list.add(1, canvas::Stroke{{{0, 0}, {50, 25.125}}, 0.8, {90, 80, 70}, false, 2});
  list.add(1, canvas::Stroke{{{0, 0}, {50, 25}, {0, 25}}, 1, {90, 80, 70}, true, 0});
  list.add(2, canvas::Box{{50, 40}, {75, 50}, 0.03, 2, {246, 231, 174}, {0, 0, 0, 60}, 0.4, 1, {}});
  list.add(4, canvas::Icon{"pen", {10, 10}, 8, 0, {10, 20, 30}});
  list.add(4, canvas::Icon{"mark-plus", {20, 10}, 3.2, 0.03, {10, 20, 30, 120}});
  return list;
}

}  // namespace

TEST_CASE("svg: one of everything, as text") {
  report::SvgOptions options;
  options.title = "A \"map\"";
  options.desc = "1 < 2";
  options.is_bold = [](text::FaceId face) { return face == 7; };
  const std::string svg = report::to_svg(everything(), options);
  CHECK(sample::faults_of(svg).empty());
  std::ifstream file(KURUMAZA_SOURCE_DIR "/tests/golden/report_everything.svg");
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  if (svg != golden) {
    std::ofstream(KURUMAZA_BINARY_DIR "/report_everything.out.svg") << svg;
    MESSAGE("what came out instead lies in " KURUMAZA_BINARY_DIR "/report_everything.out.svg");
  }
  CHECK(svg == golden);
}

TEST_CASE("svg: layers are painted from the lowest, however they were added") {
  const std::string svg = report::to_svg(everything(), {});
  CHECK(svg.find("fill-rule") < svg.find("stroke-dasharray"));
  CHECK(svg.find("stroke-dasharray") < svg.find("<rect"));
  CHECK(svg.find("<rect") < svg.find("<text"));
}

TEST_CASE("svg: an area and the line round it are one path, any other line is one of its own") {
  const auto shape = std::make_shared<canvas::Shape>();
  shape->rings = {{{0, 0}, {10, 0}, {10, 10.5}}};
  const canvas::Stroke round{{{5, 5}, {15, 5}, {15, 15.5}}, 2, {1, 2, 3}, true, 0};
  DrawList list;
  list.add(0, canvas::Area{shape, {5, 5}, {250, 240, 200, 128}});
  list.add(0, round);
  CHECK(count(report::to_svg(list, {}),
              "<path d=\"M5 5L15 5 15 15.5Z\" fill-rule=\"evenodd\" fill=\"#faf0c8\" "
              "fill-opacity=\"0.5\" stroke=\"#010203\" stroke-width=\"2\"") == 1);
  CHECK(count(report::to_svg(list, {}), "<path") == 1);
  canvas::Stroke open = round, elsewhere = round, none = round;
  open.closed = false;
  elsewhere.points[1].x += 1;
  none.width = 0;
  for (const auto& [line, paths] :
       std::vector<std::pair<canvas::Stroke, int>>{{open, 2}, {elsewhere, 2}, {none, 1}}) {
    list.entries[1].item = line;
    CHECK(count(report::to_svg(list, {}), "<path") == paths);
  }
}

TEST_CASE("svg: what people typed stays text") {
  DrawList list;
  list.add(0, canvas::Text{layout({{"<script>alert(1)</script>", 0, 5, 60, 0, 0}}), {}, {}, 0, {}});
  report::SvgOptions options;
  options.title = "<b>";
  options.id = "\"x";
  const std::string svg = report::to_svg(list, options);
  CHECK(sample::faults_of(svg).empty());
  CHECK(count(svg, "<script") == 0);
  CHECK(count(svg, "<b>") == 0);
}

TEST_CASE("svg: lines are as wide as laid out, except where stretching would lie") {
  DrawList list;
  list.add(0, canvas::Text{layout({{"ab", 0, 5, 12.346F, 0, 0},
                                   {"c", 0, 10, 6, 0, 0},
                                   {"d e ", 0, 15, 20, 0, 0, {{0, 3, 0, 15, false}}},
                                   {"  ", 0, 20, 3, 0, 0}}),
                           {},
                           {},
                           0,
                           {}});
  const std::string svg = report::to_svg(list, {});
  CHECK(count(svg, "<text") == 3);
  CHECK(count(svg, "textLength") == 2);
  CHECK(count(svg, "textLength=\"12.35\"") == 1);
  CHECK(count(svg, "textLength=\"15\"") == 1);
}

TEST_CASE("svg: pieces of a line are set apart, each as wide as laid out") {
  text::Line spaces{"a   bc\td",
                    2,
                    5,
                    60,
                    0,
                    0,
                    {{0, 1, 0, 3, false}, {4, 6, 20, 7.5F, false}, {7, 8, 50, 4, false}}};
  text::Line both{"x \u05d0\u05d1!", 0, 10, 30, 0, 0, {{0, 1, 0, 3, false}, {2, 7, 10, 12, true}}};
  DrawList list;
  list.add(0, canvas::Text{layout({spaces, both}), {100, 0}, {}, 0, {}});
  const std::string svg = report::to_svg(list, {});
  CHECK(sample::faults_of(svg).empty());
  CHECK(count(svg, "<text x=\"102\" y=\"5\">a</text>") == 1);
  CHECK(count(svg,
              "<text x=\"122\" y=\"5\" textLength=\"7.5\" lengthAdjust=\"spacingAndGlyphs\">bc"
              "</text>") == 1);
  CHECK(count(svg,
              "<text x=\"116\" y=\"10\" textLength=\"12\" lengthAdjust=\"spacingAndGlyphs\" "
              "text-anchor=\"middle\" direction=\"rtl\" unicode-bidi=\"bidi-override\">"
              "\u05d0\u05d1!</text>") == 1);
  CHECK(count(svg, "<text ") == 5);
}

TEST_CASE("svg: the picture holds everything, turned things too") {
  DrawList list;
  list.add(0, sample::box({100, 100}, {80, 20}, std::numbers::pi / 2));
  base::Rect r = report::bounds_of(list);
  CHECK(r.width() == doctest::Approx(20));
  CHECK(r.height() == doctest::Approx(80));
  list.add(0, canvas::Stroke{{{-50, 0}, {0, 0}}, 2, {}, false, 0});
  list.add(0, canvas::Text{layout({{"ab", 0, 0, 30, 0, 0}}), {200, 100}, {200, 100}, 0, {}});
  r = report::bounds_of(list);
  CHECK(r.min.x == doctest::Approx(-51));
  CHECK(r.max.x == doctest::Approx(230));
}

TEST_CASE(
    "svg: an empty list gives an empty picture, a broken number a broken place, not a crash") {
  CHECK(report::bounds_of({}).empty());
  CHECK(count(report::to_svg({}, {}), "viewBox=\"0 0 100 60\"") == 1);
  DrawList list;
  list.add(0, sample::box({std::nan(""), 0}, {75, 50}, std::nan("")));
  list.add(0, canvas::Area{{}, {}, {}});
  list.add(0, canvas::Text{});
  list.add(0, canvas::Stroke{});
  CHECK(count(report::to_svg(list, {}), "nan") == 0);
}

TEST_CASE("svg: only a file of its own carries the namespace") {
  CHECK(count(report::to_svg({}, {}), "xmlns") == 0);
  report::SvgOptions options;
  options.standalone = true;
  CHECK(count(report::to_svg({}, options), "xmlns=\"http://www.w3.org/2000/svg\"") == 1);
}

TEST_CASE("svg: a stroke of one point is a dot") {
  canvas::DrawList list;
  list.add(1, canvas::Stroke{{{3, 4}}, 1.5, {1, 2, 3}, false, 0});
  const std::string svg = report::to_svg(list, {});
  CHECK(svg.find("d=\"M3 4h0\"") != svg.npos);
  CHECK(svg.find("stroke-linecap=\"round\"") != svg.npos);
  CHECK(report::ink_picture({}, "x").empty());
}
