// The Word document, looked at as the XML that it is. LibreOffice opens it in office_test.py.
#include "report/docx.h"

#include "base/file_system.h"
#include "docx_sample.h"
#include "report/docx_picture.h"
#include "report/docx_runs.h"
#include "report/page_guess.h"
#include "report/whole_map.h"
#include "support/typesetter.h"
#include "unzip.h"

using namespace report;

namespace {
// One grey pixel.
constexpr std::array<unsigned char, 67> kPixel{
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
    0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
    0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9c, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0x00,
    0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
const std::string kPng(kPixel.begin(), kPixel.end());

std::map<std::string, std::string> files_of(const Document& document, PictureOf picture = {}) {
  const auto out = docx_of(document, picture);
  REQUIRE(out.ok());
  return sample::unzip(*out);
}

/// Every start has its end, in order.
void check_nested(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    REQUIRE(end != std::string::npos);
    const std::string tag = xml.substr(at + 1, end - at - 1);
    if (tag[0] == '?' || tag.back() == '/') continue;
    if (tag[0] == '/') {
      REQUIRE(!open.empty());
      REQUIRE(open.back() == tag.substr(1));
      open.pop_back();
    } else {
      open.push_back(tag.substr(0, tag.find_first_of(" \n")));
    }
  }
  CHECK(open.empty());
}

Document with(Block block) {
  Document out;
  out.title = "T";
  out.lang = "en";
  out.parts.push_back({"text", "Part", "part", true, {std::move(block)}});
  return out;
}
std::string body_of(Block block) {
  return files_of(with(std::move(block))).at("word/document.xml");
}
}  // namespace

TEST_CASE("docx: a sample lies ready for office_test.py") {
  sample::OneBoard s;
  s.add(sample::card(20, "見守りの目があると、子どもも大人も安心できる"));
  s.add(
      sample::card(21, "声をかけあう\n<script>alert(1)</script> & =1+1 👨‍👩‍👧"));
  s.board->cards[sample::id(21)].color = model::PaperColor::rose;
  s.add(sample::card(22, "مرحبا بكم في الاجتماع"));
  s.board->cards[sample::id(22)].color = model::PaperColor::white;
  const auto bytes = docx_of(sample::document(s), [](const Figure&, base::Size) { return kPng; });
  REQUIRE(bytes.ok());
  base::RealFileSystem files;
  const base::Path folder = base::Path(KURUMAZA_BINARY_DIR) / "office_samples";
  REQUIRE(files.make_folders(folder).ok());
  REQUIRE(base::write_atomically(files, folder / "sample.docx", *bytes).ok());
}

TEST_CASE("docx: all parts are there, whole, and of the language") {
  sample::OneBoard s;
  s.add(sample::card(20, "見守り"));
  const auto files = files_of(sample::document(s), [](const Figure&, base::Size) { return kPng; });
  for (const char* name :
       {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
        "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/header1.xml",
        "word/footer1.xml", "word/_rels/document.xml.rels", "word/media/image1.png"})
    REQUIRE_MESSAGE(files.contains(name), name);
  for (const auto& [name, bytes] : files)
    if (!name.ends_with(".png")) check_nested(bytes);
  const std::string& body = files.at("word/document.xml");
  CHECK(body.find("<w:tblHeader/>") != std::string::npos);
  CHECK(sample::count(body, "<w:cantSplit/>") == 2 + 41 + 2);
  CHECK(body.find("<w:rt><w:r><w:rPr><w:color w:val=\"2B2622\"/><w:sz w:val=\"13\"/></w:rPr><w:t "
                  "xml:space=\"preserve\">みまも</w:t>") != std::string::npos);
  CHECK(body.find("descr=\"島は3つ。&quot;見守り&quot;から&lt;暮らし&gt;へ。\"") !=
        std::string::npos);
  CHECK(body.find("<w:titlePg/>") != std::string::npos);
  CHECK(files.at("word/styles.xml").find("w:val=\"ja-JP\"") != std::string::npos);
  CHECK(files.at("word/footer1.xml").find("NUMPAGES") != std::string::npos);
  CHECK(files.at("docProps/core.xml").find("2026-07-05T08:00:00Z") != std::string::npos);
}

TEST_CASE("docx: the contents are filled, lead to their parts, and name about their pages") {
  sample::OneBoard s;
  const std::string body = files_of(sample::document(s)).at("word/document.xml");
  CHECK(body.find("TOC \\o &quot;1-2&quot; \\h \\z") != std::string::npos);
  for (const char* title : {"概要", "出された意見", "評価の多い順", "班ごと", "図解"})
    CHECK_MESSAGE(sample::count(body, std::string(">") + title + "</w:t>") == 2, title);
  // The plates are headings, too many of which would stand there.
  CHECK(sample::count(body, "PAGEREF") == 5);
  CHECK(sample::count(body, "w:fldCharType=\"begin\"") ==
        sample::count(body, "w:fldCharType=\"end\""));
  for (std::size_t at = body.find("PAGEREF "); at != std::string::npos;
       at = body.find("PAGEREF ", at + 1)) {
    const std::string name = body.substr(at + 8, body.find(' ', at + 8) - at - 8);
    CHECK(body.find("w:name=\"" + name + "\"") != std::string::npos);
  }
}

TEST_CASE("docx: text from people is text") {
  const std::string body = body_of(Paragraph{{{"<w:p/> & \"q\"\x01\x1b\ntwo\tthree"}}});
  check_nested(body);
  CHECK(body.find("&lt;w:p/&gt; &amp; &quot;q&quot;  </w:t><w:br/>") != std::string::npos);
  CHECK(body.find("two</w:t><w:tab/><w:t xml:space=\"preserve\">three") != std::string::npos);
  CHECK(body.find('\x01') == std::string::npos);
}

TEST_CASE("docx: what is written from right to left stands so") {
  CHECK(body_of(Paragraph{{{"مرحبا بكم"}}}).find("<w:bidi/>") != std::string::npos);
  CHECK(body_of(Paragraph{{{"まち مرحبا"}}}).find("<w:bidi/>") == std::string::npos);
  CHECK(is_right_to_left({{"1. שלום"}}));
  CHECK_FALSE(is_right_to_left({{"12"}}));
}

TEST_CASE("docx: readings that lie outside the text, or over another, are left out") {
  const DocxAnchors none;
  const std::string runs =
      docx_runs({{"見守り", Words::Kind::plain, {}, {{0, 6, "みまも"}, {3, 9, "x"}, {6, 99, "y"}}}},
                none, false);
  CHECK(runs.find("みまも") != std::string::npos);
  CHECK(runs.find(">x<") == std::string::npos);
  CHECK(runs.find(">y<") == std::string::npos);
  CHECK(runs.find(">り<") != std::string::npos);
}

TEST_CASE("docx: links lead to what is there; others are words") {
  Document document = with(
      Paragraph{{{"there", Words::Kind::plain, "part"}, {"nowhere", Words::Kind::plain, "gone"}}});
  const std::string body = files_of(document).at("word/document.xml");
  CHECK(sample::count(body, "<w:hyperlink") == 1);
  CHECK(body.find("nowhere") != std::string::npos);
}

TEST_CASE("docx: a figure that cannot be drawn is told in words, and what is no PNG is none") {
  sample::OneBoard s;
  Figure figure;
  figure.board = s.board;
  figure.alt = "three islands";
  for (const std::string& bytes : {std::string(), std::string("<svg/>"), kPng.substr(0, 20)}) {
    const auto files = files_of(with(figure), [&](const Figure&, base::Size) { return bytes; });
    CHECK(files.at("word/document.xml").find("three islands") != std::string::npos);
    CHECK(files.at("word/document.xml").find("<w:drawing>") == std::string::npos);
  }
  CHECK(png_size(kPng)->w == 1);
}

TEST_CASE("docx: a map that is shown island by island is not shown whole, too") {
  sample::OneBoard s;
  Figure whole, index, detail;
  for (Figure* figure : {&whole, &index, &detail}) figure->board = s.board;
  index.what = Figure::What::index;
  detail.what = Figure::What::detail;
  whole.anchor = "whole";
  Document document = with(whole);
  document.parts[0].blocks.push_back(Paragraph{{{"see", Words::Kind::plain, "whole"}}});
  const auto draw = [](const Figure&, base::Size) { return kPng; };
  CHECK(sample::count(files_of(document, draw).at("word/document.xml"), "<w:drawing>") == 1);
  document.parts[0].blocks.push_back(index);
  document.parts[0].blocks.push_back(detail);
  const std::string body = files_of(document, draw).at("word/document.xml");
  CHECK(sample::count(body, "<w:drawing>") == 2);
  CHECK(sample::count(body, "<w:hyperlink") == 0);  // what led to it is words
}

TEST_CASE(
    "docx: a figure is drawn from the map, a detail from its island alone; nothing without one") {
  sample::OneBoard s;
  s.add(sample::island(10, "here"));
  s.board->islands[sample::id(10)].plate_pos = {0, -60};
  s.add(sample::card(20, "in it", {0, 0}, 10));
  s.add(sample::card(21, "far away", {2000, 0}));
  const auto typesetter = support::shared_typesetter();
  const base::Messages tr;
  ReportInput input{s.session, tr, {}, {}, {}};
  input.typesetter = typesetter.get();
  Figure figure;
  figure.board = s.board;
  CHECK(figure_png(input, figure, {160, 205}).empty());
  input.draw_map = [&](const model::Board& board) {
    return whole_map(s.session, board, tr, *typesetter);
  };
  const auto whole = png_size(figure_png(input, figure, {160, 205}));
  figure.what = Figure::What::detail;
  figure.island = sample::id(10);
  const auto detail = png_size(figure_png(input, figure, {160, 205}));
  REQUIRE(whole);
  REQUIRE(detail);
  CHECK(whole->w > 5 * whole->h);
  CHECK(detail->w < 3 * detail->h);
}

TEST_CASE("docx: pages lie on their side where a map's letters need it, and upright again") {
  sample::OneBoard s;
  for (int i = 0; i < 12; ++i) s.add(sample::card(20 + i, "a few words", {i * 80.0, 0}));
  Figure figure;
  figure.board = s.board;
  Document document = with(figure);
  document.parts.push_back({"contact", "Contact", "contact", true, {Paragraph{{{"us"}}}}});
  std::vector<base::Size> rooms;
  const auto draw = [&](const Figure&, base::Size most) {
    rooms.push_back(most);
    return kPng;
  };
  const std::string body = files_of(document, draw).at("word/document.xml");
  check_nested(body);
  CHECK(sample::count(body, "<w:sectPr>") == 3);
  CHECK(sample::count(body, "w:orient=\"landscape\"") == 1);
  REQUIRE(rooms.size() == 1);
  CHECK(rooms[0].w > rooms[0].h);
  // A small one stays on the page that is there.
  for (int i = 1; i < 12; ++i) s.board->cards.erase(sample::id(20 + i));
  CHECK(sample::count(files_of(document, draw).at("word/document.xml"), "<w:sectPr>") == 1);
}

TEST_CASE("docx: readings are half as large as the letters of their paragraph") {
  Document document = with(Paragraph{{{"声", Words::Kind::plain, "", {{0, 3, "こえ"}}}}});
  document.readings = [](const std::string& text) {
    return text == "Part" ? text::Rubies{{0, 4, "ぶぶん"}} : text::Rubies{};
  };
  const std::string body = files_of(document).at("word/document.xml");
  CHECK(body.find("<w:hps w:val=\"16\"/><w:hpsRaise w:val=\"30\"/><w:hpsBaseText w:val=\"32\"/>") !=
        std::string::npos);
  CHECK(body.find("<w:hps w:val=\"10\"/><w:hpsRaise w:val=\"19\"/><w:hpsBaseText w:val=\"21\"/>") !=
        std::string::npos);
}

TEST_CASE("docx: tables without rows, heads longer than rows, and nothing at all") {
  CHECK(body_of(Table{}).find("<w:tbl>") == std::string::npos);
  Table odd{"", {"a", "b", "c"}, {}, {{{{{"1"}}}}, {}}};
  const std::string body = body_of(odd);
  check_nested(body);
  CHECK(sample::count(body, "<w:tc>") == 9);
  check_nested(files_of({}).at("word/document.xml"));
}

TEST_CASE("docx: numbered lists begin at one again") {
  Document document = with(List{{{{"a"}}}, true});
  document.parts[0].blocks.push_back(List{{{{"b"}}}, true});
  const auto files = files_of(document);
  CHECK(files.at("word/document.xml").find("<w:numId w:val=\"2\"/>") != std::string::npos);
  CHECK(files.at("word/document.xml").find("<w:numId w:val=\"3\"/>") != std::string::npos);
  CHECK(sample::count(files.at("word/numbering.xml"), "startOverride") == 2);
}

TEST_CASE("docx: five thousand cards, cards of pages and plates of lines are written whole") {
  sample::OneBoard s;
  std::string page;
  for (int n = 0; n < 3600; ++n) page += "長";
  Cards cards;
  for (int n = 0; n < 5000; ++n) {
    s.add(sample::card(1000 + n, n % 100 ? "card" : page));
    cards.items.push_back(
        {&s.board->cards[sample::id(1000 + n)], {{n % 100 ? "card" : page}}, {}, {}});
  }
  Document document = with(cards);
  IslandHead head;
  head.plate = {{page.substr(0, 600)}};
  document.parts[0].blocks.push_back(head);
  const std::string body = files_of(document).at("word/document.xml");
  CHECK(sample::count(body, "<w:pStyle w:val=\"Card\"/>") == 5000);
  CHECK(sample::count(body, page) == 50);
  check_nested(body);
}

TEST_CASE("docx: the same report is the same file") {
  sample::OneBoard s;
  CHECK(*docx_of(sample::document(s), {}) == *docx_of(sample::document(s), {}));
}

TEST_CASE(
    "page guess: what is kept together goes on one page, and what is parted leaves no line alone") {
  PageGuess pages;
  PageGuess::Block block;
  block.line_pt = 10;
  block.lines = 69;  // of 70
  pages.add(block);
  CHECK(pages.page() == 1);
  block.lines = 1;
  block.before_pt = 12;
  block.keeps_next = true;
  block.mark = 1;
  pages.add(block);  // a heading
  block = {};
  block.line_pt = 10;
  block.lines = 30;
  block.mark = 2;
  pages.add(block);
  CHECK(pages.page_of(1) == 2);
  CHECK(pages.page_of(2) == 2);
  block.lines = 60;
  block.mark = 3;
  pages.add(block);  // 39 lines here, 21 on the next
  CHECK(pages.page_of(3) == 2);
  CHECK(pages.page() == 3);
  block.whole = true;
  block.mark = 4;
  pages.add(block);
  CHECK(pages.page_of(4) == 4);
  pages.turn(true);
  CHECK(pages.page() == 5);
  block.lines = 120;  // higher than a page
  pages.add(block);
  CHECK(pages.page() == 7);
  CHECK(PageGuess::lines_of("あ\nい", 10, 100) == 2);
  CHECK(PageGuess::lines_of(std::string(40, 'x'), 10, 110) == 2);
}
