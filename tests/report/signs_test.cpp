// The map's signs in a report: what a cross circle holds together, and what stands at the map's foot.
#include "report/crossed.h"
#include "report/map_title.h"
#include "sample.h"

using namespace sample;

namespace {

void add_circle(OneBoard& s, const std::string& words) {
  model::Circle c;
  c.id = id(70);
  c.words = words;
  c.loop = {{-10, -10}, {110, -10}, {110, 10}, {-10, 10}};
  s.board->circles[c.id] = c;
}

}  // namespace

TEST_CASE("crossed: the islands of the cards it goes round, and the cards in none; nothing twice") {
  OneBoard s;
  s.board->islands[id(10)] = island(10, "Together");
  s.board->islands[id(11)] = island(11, "Listening");
  for (const auto& c :
       {card(20, "a", {0, 0}, 10), card(21, "b", {5, 0}, 10), card(22, "c", {100, 0}, 11),
        card(23, "d", {50, 0}), card(24, "e", {50, 300}), card(25, "f", {0, 200}, 11)})
    s.board->cards[c.id] = c;
  s.board->cards[id(26)] = card(26, "in the tray", {50, 0});
  s.board->cards[id(26)].place = model::Place::tray;
  add_circle(s, "Trust");
  const auto all = report::crossed_by(*s.board, s.board->circles.at(id(70)));
  CHECK(all == std::vector<model::Id>{id(10), id(11), id(23)});
  const std::string html = html_of(s.session);
  CHECK(html.find("Cross circles") != std::string::npos);
  const auto at = html.find("Trust");
  REQUIRE(at != std::string::npos);
  CHECK(html.find("Listening", at) != std::string::npos);
}

TEST_CASE("crossed: one without words says so, and what is written is text") {
  OneBoard s;
  s.board->cards[id(20)] = card(20, "a", {0, 0});
  add_circle(s, "");
  CHECK(count(html_of(s.session), "(no words yet)") == 1);
  s.board->circles.at(id(70)).words = "<b>";
  CHECK(count(html_of(s.session), "&lt;b&gt;") == 1);
}

TEST_CASE("map title: the question, below it when, where and by whom, and the notes") {
  OneBoard s;
  s.session.date = "2026-07-05";
  s.session.venue = "Library";
  s.session.makers = {"Aoi", "", "Ren"};
  s.board->notes = "From the talks in June";
  const base::Messages tr;
  auto title = report::map_title(s.session, *s.board, tr);
  CHECK(title.title == "Why?");
  CHECK(title.facts == "Evening · 2026-07-05 · Library · Made by Aoi, Ren");
  CHECK(title.notes == "From the talks in June");
  s.board->question = {};
  title = report::map_title(s.session, *s.board, tr);
  CHECK(title.title == "Evening");
  CHECK(title.facts == "2026-07-05 · Library · Made by Aoi, Ren");
  s.session = {};
  CHECK(report::map_title(s.session, model::Board{}, tr) == canvas::Title{});
}
