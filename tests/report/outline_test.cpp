#include "report/outline.h"

#include <doctest/doctest.h>

#include "report/markup.h"
#include "report/words.h"
#include "sample.h"

using model::RelationKind;
using sample::id;

TEST_CASE("outline: plates are numbered within their level, by the time of making") {
  sample::OneBoard s;
  s.add(sample::island(10, "a"));
  s.add(sample::island(11, "b"));
  s.add(sample::island(12, "big", 0, 2));
  s.board->islands[id(10)].parent = id(12);
  const auto labels = report::plate_labels(*s.board);
  CHECK(labels.at(id(10)) == "1-1");
  CHECK(labels.at(id(11)) == "1-2");
  CHECK(labels.at(id(12)) == "2-1");
  const report::Outline outline = report::outline_of(*s.board);
  REQUIRE(outline.islands.size() == 2);
  CHECK(outline.islands[0].label == "2-1");
  REQUIRE(outline.islands[0].inner.size() == 1);
  CHECK(outline.islands[0].inner[0].label == "1-1");
  CHECK(outline.islands[1].label == "1-2");
}

TEST_CASE("outline: every card is told once, where it lies") {
  sample::OneBoard s;
  s.add(sample::island(10, "a"));
  s.add(sample::card(20, "in", {}, 10));
  s.add(sample::card(21, "loose"));
  s.add(sample::card(22, "wolf"));
  s.board->cards[id(22)].alone = 2;
  s.add(sample::card(23, "away"));
  s.board->cards[id(23)].place = model::Place::tray;
  const report::Outline outline = report::outline_of(*s.board);
  REQUIRE(outline.islands.size() == 1);
  REQUIRE(outline.islands[0].cards.size() == 1);
  CHECK(outline.islands[0].cards[0]->text == "in");
  REQUIRE(outline.loose.size() == 1);
  CHECK(outline.loose[0]->text == "loose");
  REQUIRE(outline.lone_wolves.size() == 1);
  CHECK(outline.lone_wolves[0]->text == "wolf");
  REQUIRE(outline.tray.size() == 1);
  CHECK(outline.tray[0]->text == "away");
}

TEST_CASE("outline: cards are read row by row although nobody lays them straight") {
  sample::OneBoard s;
  s.add(sample::card(20, "d", {90, 71}));
  s.add(sample::card(21, "b", {90, -8}));
  s.add(sample::card(22, "c", {0, 66}));
  s.add(sample::card(23, "a", {0, 5}));
  const report::Outline outline = report::outline_of(*s.board);
  std::string order;
  for (const model::Card* card : outline.loose) order += card->text;
  CHECK(order == "abcd");
}

TEST_CASE("ranks: equal points share a rank and the next is left out") {
  sample::OneBoard s;
  for (int n = 10; n < 14; ++n) s.add(sample::island(n, "p"));
  s.vote(30, 11, 3);
  s.vote(31, 11, 2);
  s.vote(32, 10, 5);
  s.vote(33, 12, 1);
  s.vote(34, 13, 0);
  const auto ranks = report::ranks_of(*s.board);
  REQUIRE(ranks.size() == 3);
  CHECK(ranks[0].rank == 1);
  CHECK(ranks[1].rank == 1);
  CHECK(ranks[2].rank == 3);
  CHECK(ranks[2].target == id(12));
}

TEST_CASE("words: each of the nine relations has a name and a sign of its own") {
  const base::Messages tr;
  std::set<std::string> names, signs;
  for (int kind = 0; kind < 9; ++kind) {
    names.insert(report::kind_name(RelationKind(kind), tr));
    signs.insert(report::kind_sign(RelationKind(kind)));
  }
  CHECK(names.size() == 9);
  CHECK_FALSE(names.contains(""));
  CHECK_FALSE(signs.contains(""));
}

TEST_CASE("words: what has no text yet has a name all the same") {
  sample::OneBoard s;
  s.add(sample::island(10, ""));
  s.add(sample::card(11, ""));
  const auto labels = report::plate_labels(*s.board);
  CHECK(report::name_of(*s.board, id(10), labels, {}) == "island 1-1");
  CHECK(report::name_of(*s.board, id(11), labels, {}) == "an empty card");
  CHECK(report::name_of(*s.board, id(12), labels, {}) == "");
}

TEST_CASE("markup: what people typed cannot become markup") {
  CHECK(report::escaped("<script>alert(\"1\" & '2')</script>]]>") ==
        "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;]]&gt;");
  // As on the table.
  CHECK(report::escaped(std::string_view("a\0b\x01\x1b\x7f\r\n\tc", 10)) == "a b    \n\tc");
  CHECK(report::escaped("a\xc2\x85\xef\xbf\xbf\xef\xb7\x90z") == "a \n\ufffd\ufffdz");
  CHECK(report::escaped("島と🌸") == "島と🌸");
}

TEST_CASE("markup: numbers are short and never in another notation") {
  CHECK(report::number(12.5) == "12.5");
  CHECK(report::number(-0.001) == "0");
  CHECK(report::number(100) == "100");
  CHECK(report::number(1.0 / 0.0) == "0");
  CHECK(report::number(49999.999) == "50000");
  CHECK(report::number(-0.05) == "-0.05");
  CHECK(report::number(-3.999) == "-4");
  CHECK(report::number(0.1) == "0.1");
  CHECK(report::number(25.125) == "25.12");
  CHECK(report::number(1e17) == "100000000000000000");
}

TEST_CASE("markup: gaps in what people typed are not filled") {
  CHECK(report::fill("{0} and {1}", {"{1}", "b"}) == "{1} and b");
  CHECK(report::fill("{0} {7} {", {"a"}) == "a {7} {");
}

TEST_CASE("markup: a long text is cut between characters") {
  CHECK(report::shortened("協働のまち", 3) == "協働の…");
  CHECK(report::shortened("協働", 2) == "協働");
}

TEST_CASE("markup: readings stand in brackets behind what they read") {
  CHECK(report::with_readings("見守り隊", {{0, 6, "みまも"}, {9, 12, "たい"}}) ==
        "見守（みまも）り隊（たい）");
  CHECK(report::with_readings("a", {}) == "a");
  CHECK(report::with_readings("a", {{0, 9, "ey"}}) == "a");
}

TEST_CASE("outline: twins are two cards on the map and count as one, but for one in the tray") {
  sample::OneBoard s;
  s.add(sample::card(20, "one"));
  s.add(sample::card(21, "same"));
  s.add(sample::card(22, "same"));
  s.board->cards[id(21)].twin = id(22);
  s.board->cards[id(22)].twin = id(21);
  CHECK(report::cards_told(*s.board) == 2);
  s.board->cards[id(22)].place = model::Place::tray;
  CHECK(report::cards_told(*s.board) == 2);
  s.board->cards[id(21)].place = model::Place::tray;
  CHECK(report::cards_told(*s.board) == 1);
}

TEST_CASE("markup: bytes become letters as RFC 4648 has it") {
  for (const auto& [bytes, text] : std::map<std::string, std::string>{
           {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"\xff\xfe\x3e", "//4+"}})
    CHECK(report::base64(bytes) == text);
}
