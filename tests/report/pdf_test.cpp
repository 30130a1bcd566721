#include "report/pdf.h"

#include "canvas/scene.h"
#include "report/figure_maps.h"
#include "report/map_tiles.h"
#include "report/page_details.h"
#include "report/page_flow.h"
#include "report/page_rows.h"
#include "report/page_setting.h"
#include "report/page_text.h"
#include "report/pdf_ending.h"
#include "report/png.h"
#include "sample.h"
#include "sample_document.h"
#include "support/typesetter.h"

namespace {

using sample::count;
using sample::OneBoard;

struct Bench {
  std::unique_ptr<text::Typesetter> typesetter = support::typesetter();
  base::Messages tr;
  report::ReportInput of(const model::Session& session, const report::Document* document) {
    return {session,
            tr,
            [this](const model::Board& b) { return canvas::draw_board(b, *typesetter, {}).list; },
            {},
            {},
            document,
            typesetter.get()};
  }
  std::string pdf(const model::Session& session, report::Paper paper = report::Paper::a4) {
    const report::Document document = sample::document_of(session);
    report::ReportInput input = of(session, &document);
    input.options.paper = paper;
    const auto files = report::write_pdf(input);
    REQUIRE(files);
    REQUIRE(files->size() == 1);
    return (*files)[0].bytes;
  }
};

std::size_t pages_in(const std::string& pdf) {
  // Each page, but not their list.
  return count(pdf, "/Type /Page\n") + count(pdf, "/Type /Page ");
}

std::vector<report::Row> rows(const std::vector<double>& heights) {
  std::vector<report::Row> out;
  for (const double h : heights) {
    report::Row row;
    row.height = h;
    out.push_back(std::move(row));
  }
  return out;
}
const report::Sheet kSheet{{200, 120}, 10, 10, 10};  // 100 high

}  // namespace

TEST_CASE("page flow: rows stand below one another and go on over the page") {
  auto some = rows({40, 40, 40});
  some[1].before = 10;
  some[2].before = 10;
  const auto pages = report::paginate(some, kSheet);
  REQUIRE(pages.size() == 2);
  REQUIRE(pages[0].rows.size() == 2);
  CHECK(pages[0].rows[1].top == 60);
  CHECK(pages[1].rows[0].top == 10);
}

TEST_CASE("page flow: no heading stands alone at a page's foot") {
  auto some = rows({70, 10, 30});
  some[1].keeps_next = true;
  const auto pages = report::paginate(some, kSheet);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].rows.size() == 1);
  CHECK(pages[1].rows.size() == 2);
}

TEST_CASE("page flow: what is kept together and higher than a page is broken all the same") {
  auto some = rows({60, 60, 60});
  some[0].keeps_next = some[1].keeps_next = true;
  CHECK(report::paginate(some, kSheet).size() == 3);
}

TEST_CASE("page flow: a table's head stands at the head of every page it goes over") {
  auto some = rows({10, 60, 60});
  some[0].keeps_next = true;
  auto head = std::make_shared<report::Row>();
  head->height = 10;
  some[1].head = some[2].head = head;
  const auto pages = report::paginate(some, kSheet);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].rows.size() == 2);
  REQUIRE(pages[1].rows.size() == 2);
  CHECK(pages[1].rows[0].again);
  CHECK(pages[1].rows[0].row == head.get());
  CHECK(pages[1].rows[1].top == 20);
}

TEST_CASE("page flow: a wide figure takes its heading along, and what follows begins anew") {
  auto some = rows({20, 10, 50, 20});
  some[1].keeps_next = true;
  some[2].page = report::Row::Page::wide;
  some[2].anchors = {"map"};
  const auto pages = report::paginate(some, kSheet);
  REQUIRE(pages.size() == 3);
  CHECK(!pages[0].wide);
  CHECK(pages[1].wide);
  CHECK(pages[1].rows.size() == 2);
  CHECK(!pages[2].wide);
  CHECK(report::pages_of_anchors(pages).at("map") == 2);
}

TEST_CASE("page flow: what is wide shares a page on its side while there is room") {
  auto some = rows({50, 50, 60, 190, 20});
  for (report::Row& row : some) row.page = report::Row::Page::wide;
  // 180 high.
  const auto pages = report::paginate(some, kSheet);
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].rows.size() == 3);
  CHECK(pages[0].rows[2].top == 110);
  CHECK(pages[1].rows.size() == 1);  // larger than a page, and not beside another
  CHECK(pages[2].rows.size() == 1);
}

TEST_CASE("details: small islands stand beside and below one another, large ones alone") {
  Bench bench;
  OneBoard one;
  for (int k = 0; k < 6; ++k) {
    auto island = sample::island(5 + k, "plate");
    island.plate_pos = {k * 600.0 + 45, -60};
    one.add(island);
    for (int i = 0; i < 2; ++i)
      one.add(sample::card(20 + 10 * k + i, "a word", {k * 600.0 + i * 90.0, 0}, 5 + k));
  }
  const report::Document none;
  const report::ReportInput input = bench.of(one.session, &none);
  auto setter = report::PageSetter::create(*bench.typesetter);
  REQUIRE(setter);
  const report::Sheet sheet{{595, 842}, 57, 51, 57};
  std::vector<report::Figure> figures;
  for (int k = 0; k < 6; ++k)
    figures.push_back({report::Figure::What::detail, one.board, sample::id(5 + k), "plate", "", "",
                       "a" + std::to_string(k)});
  std::vector<const report::Figure*> details;
  for (const report::Figure& figure : figures) details.push_back(&figure);
  report::Setting to{input, none, **setter, sheet};
  report::add_details(to, details);
  // Two or more a row, all of them on one page, and each can be led to.
  CHECK(to.rows.size() <= 3);
  const auto pages = report::paginate(to.rows, sheet);
  CHECK(pages.size() == 1);
  CHECK(report::pages_of_anchors(pages).size() == 6);
}

TEST_CASE("page flow: nothing gives one empty page") {
  CHECK(report::paginate({}, kSheet).size() == 1);
}

TEST_CASE("page text: words keep their letters, colours, links and readings") {
  Bench bench;
  auto setter = report::PageSetter::create(*bench.typesetter);
  REQUIRE(setter);
  (*setter)->know({"there"});
  report::Phrase phrase{{"見守りを", report::Words::Kind::plain},
                        {"続ける", report::Words::Kind::plain, "there"},
                        {"。", report::Words::Kind::soft, "nowhere"}};
  phrase[0].ruby = {{0, 6, "みまも"}};
  const report::PageText text = (*setter)->set(phrase, {10}, 300);
  REQUIRE(text.lines.size() == 1);
  const auto& line = text.lines[0];
  std::string letters;
  for (const auto& run : line.runs) {
    letters += run.glyphs.letters;
    int bytes = 0, glyphs = 0;
    for (const auto& c : run.glyphs.clusters) bytes += c.num_bytes, glyphs += c.num_glyphs;
    CHECK(bytes == int(run.glyphs.letters.size()));
    CHECK(glyphs == int(run.glyphs.shown.size()));
  }
  CHECK(letters == "見守りを続ける。");
  REQUIRE(line.links.size() == 1);
  CHECK(line.links[0].to == "there");
  CHECK(line.links[0].right > line.links[0].left + 20);
  REQUIRE(line.readings.size() == 1);
  CHECK(line.readings[0].size == 5);
  CHECK(text.line_height > (*setter)->set("見守りを", {10}, 300).line_height);
}

TEST_CASE("page text: nothing is wider than its column but what cannot be broken") {
  Bench bench;
  auto setter = report::PageSetter::create(*bench.typesetter);
  REQUIRE(setter);
  std::string url = "https://example.org/";
  while (url.size() < 300) url += "abcdefgh";
  for (const std::string& text : {std::string("みじかい"), url, std::string(3600, 'x')}) {
    const report::PageText set = (*setter)->set(text, {10}, 120);
    for (const auto& line : set.lines) CHECK(line.width <= 121);
  }
  CHECK((*setter)->set("a\nb\r\nc", {10}, 120).lines.size() == 3);
  const double before = (*setter)->set("abc", {10}, 0).lines[0].width;
  (*setter)->enlarge(1.2);
  CHECK((*setter)->set("abc", {10}, 0).lines[0].width == doctest::Approx(1.2 * before));
}

TEST_CASE("pdf: a document becomes tagged pages with bookmarks, language and title") {
  Bench bench;
  OneBoard one;
  one.session.title = "声の会 \\ ) \"&<";
  one.session.date = "2026-07-05";
  one.session.made = 1783238400000;
  one.add(sample::island(5, "見守りの島"));
  one.add(sample::card(10, "声 😀👨‍👩‍👧", {0, 60}, 5));
  one.add(sample::card(11, "<script> =cmd|' /C calc'!A0", {100, 60}, 5));
  one.add(sample::card(12, "שלום\x01\x02", {300, 60}));
  const std::string pdf = bench.pdf(one.session);
  CHECK(pdf.starts_with("%PDF-1."));
  CHECK(pdf.ends_with("%%EOF\n"));
  CHECK(pages_in(pdf) >= 3);
  CHECK(count(pdf, "/Lang (ja-JP)") == 1);
  CHECK(count(pdf, "/DisplayDocTitle true") == 1);
  CHECK(count(pdf, "/S /Document") == 1);
  CHECK(count(pdf, "/Alt <FEFF") == 3);  // index, detail, whole
  CHECK(count(pdf, "/Outlines") >= 1);
  CHECK(pdf.find("2026-07-05T08:00:00Z") != std::string::npos);
  CHECK(pdf.find("&quot;&amp;&lt;") != std::string::npos);
}

TEST_CASE("pdf: a page may begin with an emoji") {
  Bench bench;
  const model::Session nothing;
  report::Document document;
  document.title = "😀";
  const auto files = report::write_pdf(bench.of(nothing, &document));
  REQUIRE(files);
  CHECK(count((*files)[0].bytes, "/S /H1") == 1);
}

TEST_CASE("pdf: no cover, no parts, no boards: still a page") {
  Bench bench;
  model::Session nothing;
  report::Document empty;
  const auto files = report::write_pdf(bench.of(nothing, &empty));
  REQUIRE(files);
  CHECK(pages_in((*files)[0].bytes) == 1);
  CHECK(report::write_pdf(bench.of(nothing, nullptr)).error().code == base::ErrorCode::invalid);
  report::ReportInput bare{nothing, bench.tr, {}, {}, {}, &empty, nullptr};
  CHECK(report::write_pdf(bare).error().code == base::ErrorCode::unavailable);
}

TEST_CASE("pdf: a card of 3,600 letters goes on over pages, and a plate of 200 is whole") {
  Bench bench;
  OneBoard one;
  std::string plate, text;
  for (int i = 0; i < 200; ++i) plate += "島";
  for (int i = 0; i < 3600; ++i) text += "声";
  one.add(sample::island(5, plate));
  one.add(sample::card(10, text, {0, 60}, 5));
  const std::string pdf = bench.pdf(one.session);
  const std::size_t pages = pages_in(pdf);
  CHECK(pages >= 5);
  CHECK(pages <= 9);
}

TEST_CASE("pdf: A3 has fewer pages than A4") {
  Bench bench;
  OneBoard one;
  one.add(sample::island(5, "島"));
  for (int i = 0; i < 60; ++i)
    one.add(sample::card(10 + i, "声 " + std::to_string(i), {(i % 8) * 85.0, (i / 8) * 60.0}, 5));
  CHECK(pages_in(bench.pdf(one.session, report::Paper::a3)) <
        pages_in(bench.pdf(one.session, report::Paper::a4)));
}

TEST_CASE(
    "tiles: letters are as large as asked for, and the sheets hold the map with its overlaps") {
  const auto one = report::tiles_for({300, 200}, 4, 8);
  CHECK(one.across == 1);
  CHECK(one.down == 1);
  const auto many = report::tiles_for({2400, 1200}, 4, 12);
  CHECK(many.scale * 4 * 72 / 25.4 >= 12 - 1e-9);
  const auto held = [&](int n, double step, double shown) { return (n - 1) * step + shown; };
  CHECK(held(many.across, many.step.w, many.shown.w) >= 2400 * many.scale - 1e-6);
  CHECK(held(many.down, many.step.h, many.shown.h) >= 1200 * many.scale - 1e-6);
  CHECK(many.shown.w - many.step.w == 10);
  // A map without an end stays a pile that somebody can carry.
  const auto endless = report::tiles_for({100000, 100000}, 4, 12);
  CHECK(endless.across * endless.down <= 200);
}

TEST_CASE("page rows: contents stand on one page, and a short line goes along with its heading") {
  Bench bench;
  auto setter = report::PageSetter::create(*bench.typesetter);
  REQUIRE(setter);
  const model::Session nothing;
  report::Document document;
  document.title = "Title";
  report::Part cover{"cover", "", "cover", false, {}};
  cover.blocks.emplace_back(report::Paragraph{sample::phrase("today")});
  document.parts.push_back(cover);
  document.parts.push_back({"contents", "Contents", "contents", false, {}});
  for (int i = 0; i < 12; ++i) {
    const std::string name = "p" + std::to_string(i);
    report::Part part{name, "Part " + name, name, true, {}};
    part.blocks.emplace_back(report::Heading{3, sample::phrase("Below it"), ""});
    part.blocks.emplace_back(report::Paragraph{sample::phrase("Table 1")});
    report::Cards cards;
    cards.items.push_back({nullptr, sample::phrase("a card"), "", ""});
    part.blocks.emplace_back(cards);
    document.parts.push_back(part);
  }
  const report::ReportInput input = bench.of(nothing, &document);
  const report::Sheet sheet{{595, 842}, 56, 51, 56};
  const report::PageRows rows(input, document, **setter, sheet);
  CHECK(rows.has_cover());
  const auto pages = report::paginate(rows.rows(), sheet);
  const auto at = report::pages_of_anchors(pages);
  CHECK(at.at("cover") == 1);
  CHECK(at.at("contents") == 2);
  CHECK(pages[1].rows.size() == 1 + 2 * 12);
  CHECK(at.at("p0") == 3);
  CHECK(pages.size() > 3);
  for (const report::PageOfRows& page : pages) CHECK(!page.rows.back().row->keeps_next);
}

TEST_CASE("tiles: sheets are filled evenly, and the letters are as large as that leaves room for") {
  const auto tiles = report::tiles_for({1000, 700}, 4, 12);
  const auto sheets = [&](double scale) {
    const auto n = [](double length, double most) {
      return std::ceil((length - 10) / (most - 10));
    };
    return n(1000 * scale, tiles.sheet.w - 24) * n(700 * scale, tiles.sheet.h - 24);
  };
  CHECK(sheets(tiles.scale * 1.001) > tiles.across * tiles.down);
  CHECK(tiles.shown.w <= tiles.sheet.w - 24 + 1e-6);
  CHECK(tiles.shown.h <= tiles.sheet.h - 24 + 1e-6);
  CHECK(tiles.step.w * tiles.across + 10 == doctest::Approx(1000 * tiles.scale));
}

TEST_CASE("pdf: the town's logo stands on the cover, and what is none does no harm") {
  Bench bench;
  OneBoard one;
  report::Document document = sample::document_of(one.session);
  const auto bytes = [&] {
    const auto files = report::write_pdf(bench.of(one.session, &document));
    REQUIRE(files);
    return files->front().bytes;
  };
  const std::size_t without = count(bytes(), "/Subtype /Image");
  document.logo = "no picture at all";
  CHECK(count(bytes(), "/Subtype /Image") == without);
  report::PngWriter png(40, 20, 4);
  std::vector<unsigned char> pixels(40 * 20 * 4, 0x80);
  png.add(pixels.data(), 160, 20);
  auto logo = png.finish();
  REQUIRE(logo);
  document.logo = *logo;
  CHECK(count(bytes(), "/Subtype /Image") > without);
}

TEST_CASE("pdf: what a document shows in detail by itself is shown once") {
  Bench bench;
  OneBoard one;
  one.add(sample::island(5, "outer"));
  for (int k = 0; k < 2; ++k) {
    one.add(sample::island(6 + k, "inner", 5));
    for (int i = 0; i < 40; ++i)
      one.add(sample::card(10 + 100 * k + i, "a card with a few words on it",
                           {k * 900.0 + (i % 8) * 90.0, (i / 8) * 60.0}, 6 + k));
  }
  report::Document document = sample::document_of(one.session);
  const auto figures = [&] {
    const auto files = report::write_pdf(bench.of(one.session, &document));
    REQUIRE(files);
    return count(files->front().bytes, "/S /Figure");
  };
  const std::size_t by_itself = figures();
  CHECK(by_itself > 3);  // index, detail and whole, and what the detail is too large for
  for (report::Part& part : document.parts)
    if (part.name == "maps")
      for (const int inner : {6, 7})
        part.blocks.emplace_back(report::Figure{report::Figure::What::detail, one.board,
                                                sample::id(inner), "inner", "", "inner", ""});
  CHECK(figures() == by_itself);
}

TEST_CASE("tiles: one file a board, and none is missing where there is nothing") {
  Bench bench;
  OneBoard one;
  for (int i = 0; i < 30; ++i)
    one.add(sample::card(10 + i, "声", {(i % 10) * 85.0, (i / 10) * 60.0}));
  report::ReportInput input = bench.of(one.session, nullptr);
  input.options.paper = report::Paper::a3_tiles;
  auto files = report::write_pdf(input);
  REQUIRE(files);
  REQUIRE(files->size() == 1);
  CHECK(pages_in((*files)[0].bytes) >= 2);
  model::Session nothing;
  report::ReportInput empty = bench.of(nothing, nullptr);
  empty.options.paper = report::Paper::a3_tiles;
  CHECK(report::write_pdf(empty)->size() == 1);
}

TEST_CASE("figure maps: a detail holds one island and what is in it") {
  OneBoard one;
  one.add(sample::island(5, "outer"));
  one.add(sample::island(6, "inner", 5));
  one.add(sample::island(7, "other"));
  one.add(sample::card(10, "a", {}, 6));
  one.add(sample::card(11, "b", {}, 7));
  one.relate(20, model::RelationKind::order, 5, 7);
  one.relate(21, model::RelationKind::order, 6, 10);
  one.vote(30, 7, 3);
  const model::Board detail = report::detail_of(*one.board, sample::id(6));
  CHECK(detail.islands.size() == 1);
  CHECK(detail.islands.at(sample::id(6)).parent.nil());
  CHECK(detail.cards.size() == 1);
  // Its plate keeps its number, and what others got decides on ranks, too.
  CHECK(detail.islands.at(sample::id(6)).number == 2);
  CHECK(detail.votes.size() == 1);
  CHECK(detail.relations.size() == 1);
}

TEST_CASE("figure maps: an index has the outermost plates alone, nearer, and nothing on another") {
  OneBoard one;
  for (int i = 0; i < 12; ++i) {
    auto island = sample::island(5 + i, "plate");
    island.plate_pos = {(i % 4) * 600.0, (i / 4) * 500.0};
    one.add(island);
    one.add(sample::card(50 + i, "a", island.plate_pos + base::Vec2{0, 60}, 5 + i));
  }
  one.relate(90, model::RelationKind::order, 50, 51);
  one.relate(91, model::RelationKind::order, 50, 51);
  const model::Board index = report::index_of(*one.board);
  CHECK(index.cards.empty());
  CHECK(index.islands.size() == 12);
  REQUIRE(index.relations.size() == 1);
  CHECK(index.relations.begin()->second.from == sample::id(5));
  base::Rect all;
  for (const auto& [id, island] : index.islands) {
    const base::Rect r = base::Rect::around(island.plate_pos, island.plate_size);
    for (const auto& [other, o] : index.islands)
      if (other != id) CHECK(!r.intersects(base::Rect::around(o.plate_pos, o.plate_size)));
    all = all.united(r);
  }
  CHECK(all.width() < 900);
}

TEST_CASE("pdf ending: what is not built as expected stays as it is") {
  CHECK(report::with_ending("", {}, {}).empty());
  CHECK(report::with_ending("%PDF-1.5\nstartxref\n0\n%%EOF\n", {}, {}) ==
        "%PDF-1.5\nstartxref\n0\n%%EOF\n");
  const std::string far =
      "%PDF-1.5\nxref\ntrailer << /Root 1 0 R /Size 5 >>\nstartxref\n9\n%%EOF\n";
  CHECK(report::with_ending(far, {}, {}) == far);  // there is no object 1
  const std::string odd = "trailer << /Root 1 0 R /Size 5 >>\nstartxref\n10\n%%EOF\n";
  CHECK(report::with_ending(odd, {}, {}) == odd);
}
