// The book of many sessions: its page and its Excel file.
#include "report/collection.h"

#include <algorithm>

#include "report/collected.h"
#include "report/light_map.h"
#include "sample.h"
#include "support/typesetter.h"
#include "unzip.h"

using namespace report;

namespace {
/// A session of one board, with an island, a card in it and one beside it.
struct Venue : sample::OneBoard {
  Venue(int n, const std::string& venue, const std::string& date, const std::string& plate,
        int points) {
    session.id = sample::id(900 + n);
    session.title = "Evening " + std::to_string(n);
    session.venue = venue;
    session.date = date;
    add(sample::island(10, plate));
    add(sample::card(20, "card in " + venue, {}, 10));
    add(sample::card(21, "beside <b>&\"" + std::to_string(n), {0, 300}));
    if (points > 0) vote(50, 10, points);
  }
};

std::unique_ptr<Collection> book(const std::vector<const model::Session*>& sessions) {
  auto made = Collection::create("The city's book", {});
  REQUIRE(made.ok());
  int n = 0;
  for (const model::Session* session : sessions) {
    const Collected one = collected(*session, {}, ++n, "s.json", {});
    REQUIRE((*made)->add(one, std::vector<std::string>(one.boards.size()), "").ok());
  }
  return std::move(*made);
}

/// The page without its script, which is ours.
std::string plain(const std::string& page) {
  const std::size_t from = page.find("<script>"), to = page.find("</script>");
  return from == std::string::npos ? page : page.substr(0, from) + page.substr(to + 9);
}
}  // namespace

TEST_CASE("collection: themes stand in the order of points, then of how many had them") {
  Venue a(1, "North", "2026-07-01", "streets", 2), b(2, "South", "2026-07-02", "Ｂｅｎｃｈｅｓ", 0),
      c(3, "West", "2026-07-02", "benches", 0), d(4, "East", "2026-07-03", "lone", 0);
  const std::string page = book({&a.session, &b.session, &c.session, &d.session})->page();
  const std::size_t streets = page.find("<td><bdi>streets"), benches = page.find("<td><bdi>Ｂｅｎ"),
                    lone = page.find("<td><bdi>lone");
  REQUIRE(lone != std::string::npos);
  CHECK(streets < benches);
  CHECK(benches < lone);
  // In other letters it is the same theme, of both.
  CHECK(page.find("<td><bdi>benches") == std::string::npos);
  CHECK(page.find("<a href=\"#s2\">2</a>, <a href=\"#s3\">3</a>") != std::string::npos);
}

TEST_CASE("collection: the page is whole, and finds its sessions by place, question and day") {
  Venue a(1, "North", "2026-07-01", "streets", 2), b(2, "North", "", "benches", 0);
  const auto made = book({&a.session, &b.session});
  const std::string page = made->page();
  CHECK(made->sessions() == 2);
  CHECK(made->cards() == 4);
  for (const char* head : {"By place", "By question", "By day", "Themes in order"})
    CHECK(page.find(head) != std::string::npos);
  CHECK(page.find("(not said)") != std::string::npos);  // the second has no day
  CHECK(page.find("beside &lt;b&gt;&amp;&quot;1") != std::string::npos);
  CHECK(sample::count(page, "class=\"session\"") == 2);
  // Where no script runs nothing stands there that would do nothing.
  CHECK(page.find("role=\"search\" hidden") != std::string::npos);
  CHECK(sample::count(page, "<li class=\"y\">") == 4);
  CHECK(page.find("src=\"http") == std::string::npos);
}

TEST_CASE("collection: nobody is named, wherever sessions have writers and seats") {
  Venue a(1, "North", "2026-07-01", "streets", 2);
  auto& card = a.board->cards[sample::id(20)];
  card.who = "青木花子";
  card.seat = "7番席";
  card.made = 1783247400000;
  a.session.makers = {"井上次郎"};
  const Collected one = collected(a.session, {}, 1, "s.json", {});
  auto made = Collection::create("", {});
  REQUIRE(made.ok());
  REQUIRE((*made)->add(one, {""}, "").ok());
  std::string all = (*made)->page();
  const auto rows = (*made)->workbook();
  REQUIRE(rows.ok());
  for (const auto& [name, bytes] : sample::unzip(*rows)) all += bytes;
  for (const char* told : {"青木", "7番席", "井上", "19:30", "10:30"})
    CHECK_MESSAGE(all.find(told) == std::string::npos, told);
}

TEST_CASE("collection: every row of the Excel file says where it comes from") {
  Venue a(1, "North", "2026-07-01", "streets", 2), b(2, "South", "2026-07-02", "benches", 1);
  const auto made = book({&a.session, &b.session});
  const auto bytes = made->workbook();
  REQUIRE(bytes.ok());
  const auto files = sample::unzip(*bytes);
  const std::string& workbook = files.at("xl/workbook.xml");
  for (const char* name : {"Sessions held", "Cards", "Islands", "Points"})
    CHECK(workbook.find("name=\"" + std::string(name) + "\"") != std::string::npos);
  const std::string& cards = files.at("xl/worksheets/sheet2.xml");
  CHECK(sample::count(cards, "<row ") == 5);
  CHECK(sample::count(cards, "South") == 2 + 1);  // and in the card itself
  CHECK(cards.find("1-C1") != std::string::npos);
  CHECK(cards.find("2-C1") != std::string::npos);
}

TEST_CASE("collection: what was left out is named, and a book of nothing is a page") {
  auto made = Collection::create("", {});
  REQUIRE(made.ok());
  (*made)->leave_out({"broken<.json", "it is no session"});
  const std::string page = (*made)->page();
  CHECK(page.find("broken&lt;.json") != std::string::npos);
  CHECK(page.find("<script>") == std::string::npos);
  CHECK(sample::faults_of(plain(page)).size() == 1);  // the link to the Excel file
  CHECK((*made)->workbook().ok());
}

TEST_CASE(
    "collection: cards in the tray and at seats are no opinions, handwriting says that it is one") {
  Venue a(1, "North", "", "streets", 0);
  a.board->cards[sample::id(21)].place = model::Place::tray;
  auto ink = sample::card(22, "");
  ink.ink = {{0.7, {{0, 0}, {1, 1}}}};
  a.add(ink);
  auto seat = sample::card(23, "not yet");
  seat.place = model::Place::seat;
  a.add(seat);
  a.add(sample::card(24, ""));
  const Collected one = collected(a.session, {}, 1, "s.json", {});
  REQUIRE(one.boards.size() == 1);
  std::vector<std::string> texts;
  for (const CollectedCard& card : one.boards[0].cards) texts.push_back(card.text);
  CHECK(texts == std::vector<std::string>{"card in North", "(handwritten)"});
  CHECK(one.boards[0].themes[0].cards == 1);
}

TEST_CASE("collection: maps are taken along as pictures that stand alone") {
  Venue a(1, "North", "", "streets", 0);
  const auto typesetter = support::shared_typesetter();
  const Collected one = collected(a.session, {}, 1, "s.json", [&](const model::Board& board) {
    return light_map(a.session, board, {}, *typesetter);
  });
  const std::string& svg = one.boards[0].map.svg;
  CHECK(svg.starts_with("<svg xmlns="));
  CHECK(one.boards[0].map.size.w > 100);
  CHECK(sample::faults_of(svg).empty());
  CHECK(svg.find(">North</text>") != std::string::npos);
  CHECK(svg.find(">streets</text>") != std::string::npos);
  CHECK(svg.find("&lt;b&gt;&amp;") != std::string::npos);
  auto made = Collection::create("", {});
  REQUIRE(made.ok());
  REQUIRE((*made)->add(one, {"maps/001-1.svg"}, "reports/001.html").ok());
  const std::string page = (*made)->page();
  CHECK(page.find("src=\"maps/001-1.svg\"") != std::string::npos);
  CHECK(page.find("href=\"reports/001.html\"") != std::string::npos);
  CHECK(page.find("alt=\"The map of session 1: Why?\"") != std::string::npos);
}

TEST_CASE("light map: lines are as wide as there is room, and end as Japanese lines end") {
  using Lines = std::vector<std::string>;
  CHECK(plain_lines("あいうえお", 3, 9) == Lines{"あいう", "えお"});
  CHECK(plain_lines("あいう。え", 3, 9) == Lines{"あいう。", "え"});
  CHECK(plain_lines("two words", 3, 9) == Lines{"two ", "words"});
  CHECK(plain_lines("longerthanaline", 3, 9).size() == 3);
  CHECK(plain_lines("a\nb", 9, 9) == Lines{"a", "b"});
  CHECK(plain_lines("あいうえお", 1, 2) == Lines{"あ", "い…"});
  CHECK(plain_lines("", 3, 9) == Lines{""});
  CHECK(plain_lines("x\x01", 9, 9) == Lines{"x "});
}

TEST_CASE("light map: an empty board has no picture") {
  sample::OneBoard s;
  CHECK(light_map(s.session, *s.board, {}, *support::shared_typesetter()).svg.empty());
}
