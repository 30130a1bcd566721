#include "report/html.h"

#include "canvas/draw_list.h"
#include "sample.h"

using sample::count;
using sample::html_of;

TEST_CASE("html: an empty session is a valid page that says so") {
  const std::string html = html_of({});
  CHECK(count(html, "Untitled session") == 2);
  CHECK(count(html, "No cards have been written yet.") == 1);
}

TEST_CASE("html: nothing that people typed becomes markup, wherever they typed it") {
  const std::string evil = "<script>x</script>\"'&]]>--><img src=x onerror=y>{0}\xe2\x80\xae";
  sample::OneBoard s;
  s.session.title = s.session.date = s.session.venue = s.session.notes = evil;
  s.session.makers = {evil, evil};
  s.session.questions[sample::id(1)].text = evil;
  s.board->title = s.board->table = s.board->narrative = evil;
  s.add(sample::island(10, evil));
  s.board->islands[sample::id(10)].symbol = evil;
  s.add(sample::card(20, evil, {}, 10));
  s.board->cards[sample::id(20)].who = evil;
  s.add(sample::card(21, evil));
  s.relate(30, model::RelationKind::opposed, 10, 21, evil);
  s.vote(40, 21, 3);
  const std::string html = html_of(s.session, {}, {.names = true});
  CHECK(count(html, "<script") == 0);
  CHECK(count(html, "<img") == 0);
  CHECK(count(html, "&lt;script&gt;x&lt;/script&gt;&quot;&#39;&amp;]]&gt;") >= 14);
}

TEST_CASE("html: it needs nothing from outside") {
  sample::OneBoard s;
  s.add(sample::card(20, "a"));
  const std::string html = html_of(s.session);
  CHECK(count(html, "http") == 0);
  CHECK(count(html, "url(") == 0);
  CHECK(count(html, "@import") == 0);
  CHECK(count(html, "<script") == 0);
}

TEST_CASE("html: islands nest as they do on the map, below headings that follow one another") {
  sample::OneBoard s;
  s.add(sample::island(10, "OUTER", 0, 2));
  s.add(sample::island(11, "INNER", 10));
  s.add(sample::card(20, "deep card", {}, 11));
  s.add(sample::card(21, "outer card", {}, 10));
  const std::string html = html_of(s.session);
  const std::size_t main = html.find("<main>");
  const std::size_t outer = html.find("OUTER", main), inner = html.find("INNER", main);
  const std::size_t outer_card = html.find("outer card"), deep = html.find("deep card");
  CHECK(outer < outer_card);
  CHECK(outer_card < inner);
  CHECK(inner < deep);
  CHECK(html.find("</section>", inner) > deep);
  CHECK(count(html, "<h4 class=\"plate\"") == 1);
  CHECK(count(html, "<h5 class=\"plate\"") == 1);
  CHECK(count(html, "<span class=\"level\">2-1</span>") == 1);
}

TEST_CASE("html: sixteen islands within one another stay valid") {
  sample::OneBoard s;
  for (int i = 0; i < 16; ++i) s.add(sample::island(10 + i, "p", i ? 9 + i : 0, 16 - i));
  CHECK(count(html_of(s.session), "<section class=\"island") == 16);
}

TEST_CASE("html: lone wolves, loose cards and the tray are told apart") {
  sample::OneBoard s;
  s.add(sample::island(10, "p"));
  s.add(sample::card(20, "WOLF"));
  s.board->cards[sample::id(20)].alone = 2;
  s.add(sample::card(21, "LOOSE"));
  s.add(sample::card(22, "AWAY"));
  s.board->cards[sample::id(22)].place = model::Place::tray;
  const std::string html = html_of(s.session);
  CHECK(html.find("Lone wolves") < html.find("WOLF"));
  CHECK(html.find("WOLF") < html.find("Cards outside the islands"));
  CHECK(html.find("Cards outside the islands") < html.find("LOOSE"));
  CHECK(count(html, "●●") == 1);
  CHECK(count(html, "AWAY") == 0);
  CHECK(count(html, "Not shown here: 1 in the tray.") == 1);
  CHECK(count(html, "Cards: 2. Islands: 1.") == 1);
}

TEST_CASE("html: a relation says both ends, its kind and its words") {
  sample::OneBoard s;
  s.add(sample::island(10, "LEFT"));
  s.add(sample::card(11, "RIGHT"));
  for (int kind = 0; kind < 9; ++kind)
    s.relate(20 + kind, model::RelationKind(kind), 10, 11, "WORDS" + std::to_string(kind));
  const std::string html = html_of(s.session);
  const std::size_t from = html.find("<ul>", html.find("Relations"));
  const std::string part = html.substr(from, html.find("</ul>", from) - from);
  for (const char* kind :
       {"say the same", "close to each other", "leads to", "act on each other.",
        "act on each other strongly", "opposed", "broken off", "supported by", "vaguely related"})
    CHECK_MESSAGE(count(part, kind) == 1, kind);
  CHECK(count(part, "LEFT") == 9);
  CHECK(count(part, "RIGHT") == 9);
  CHECK(count(part, "WORDS8") == 1);
}

TEST_CASE("html: points stand at their islands and in a table by rank") {
  sample::OneBoard s;
  s.add(sample::island(10, "SECOND"));
  s.add(sample::island(11, "FIRST"));
  s.vote(30, 10, 2);
  s.vote(31, 11, 7);
  const std::string html = html_of(s.session);
  CHECK(count(html, "Points: 7 (rank 1)") == 1);
  CHECK(count(html, "Points: 2 (rank 2)") == 1);
  const std::size_t table = html.find("<table>", html.find("id=\"results\""));
  CHECK(html.find("FIRST", table) < html.find("SECOND", table));
}

TEST_CASE(
    "html: the narrative follows the map, passage by passage, each with its island's number") {
  sample::OneBoard s;
  s.add(sample::island(10, "Faces"));
  s.add(sample::island(11, "Voices"));
  s.add(sample::card(20, "a", {}, 10));
  s.add(sample::card(21, "b", {}, 11));
  CHECK(count(html_of(s.session), "The maps as text") == 0);
  int order = 0;
  const auto tell = [&](int n, int about, const std::string& text, const std::string& draft) {
    model::Passage p;
    p.id = sample::id(n);
    p.order = order++;
    if (about) p.about = sample::id(about);
    p.text = text;
    p.draft = draft;
    s.board->passages[p.id] = p;
    if (!text.empty()) s.board->narrative += (s.board->narrative.empty() ? "" : "\n") + text;
  };
  tell(60, 11, "Voices <first>.", "First of all there is “Voices”.");
  tell(61, 0, "Ours.", "");
  tell(62, 10, "", "Then there is “Faces”.");  // left out
  tell(63, 20, "Gone.", "Then.");
  const std::string html = html_of(s.session);
  CHECK(count(html, "The maps as text") == 2);  // in the contents, and there
  CHECK(count(html, "</a></bdi> <bdi>Voices &lt;first&gt;.</bdi> <bdi>Ours.</bdi>") == 1);
  CHECK(count(html, ">Gone.</p>") == 1);
  CHECK(count(html, "there is “Faces”") == 0);
  CHECK(html.find("id=\"opinions\"") < html.find("id=\"narrative\""));
}

TEST_CASE("html: how points were given stands above them, and equal ones share a rank") {
  sample::OneBoard s;
  s.add(sample::island(10, "SECOND"));
  s.add(sample::island(11, "FIRST"));
  s.vote(30, 10, 2);
  s.vote(31, 11, 2);
  s.board->weighing = {model::Manner::stickers, 5, false, true, true, false, {}};
  const std::string html = html_of(s.session);
  CHECK(count(html,
              "Stickers: 5 for each seat, each on something else. They were given in secret.") ==
        1);
  CHECK(count(html, "Points: 2 (rank 1)") == 2);
  s.board->weighing.counted = false;
  CHECK(count(html_of(s.session), "They were not all counted yet.") == 1);
}

TEST_CASE("html: a board with a ground says what lies on which field, the empty ones too") {
  sample::OneBoard s;
  CHECK(html_of(s.session).find("By field") == std::string::npos);
  s.board->ground = {{0, 0}, {600, 300}, {{"CITY"}, {"TOGETHER & MORE"}, {"CITIZENS"}}};
  s.add(sample::card(20, "ONE", {-200, 0}));
  s.add(sample::card(21, "TWO", {-250, 0}));
  s.add(sample::card(22, "BESIDE", {0, 400}));
  const std::string html = html_of(s.session);
  REQUIRE(html.find("By field") != std::string::npos);
  const std::size_t from = html.find("<table>", html.find("By field"));
  const std::string table = html.substr(from, html.find("</table>", from) - from);
  CHECK(count(table, "<tr>") == 5);
  CHECK(count(table, ">2</span>") == 1);
  CHECK(count(table, ">0</span>") == 2);
  CHECK(count(table, "TOGETHER &amp; MORE") == 1);
  CHECK(table.find("ONE") > table.find("CITY"));
  CHECK(table.find("ONE") < table.find("TOGETHER"));
  CHECK(table.find("BESIDE") > table.find("beside the fields"));
}

TEST_CASE("html: writers are named only when asked for") {
  sample::OneBoard s;
  s.add(sample::card(20, "a"));
  s.board->cards[sample::id(20)].who = "青木";
  s.board->cards[sample::id(20)].made = 1783247400000;
  CHECK(count(html_of(s.session), "青木") == 0);
  CHECK(count(html_of(s.session, {}, {.names = true}), "青木 · 19:30") == 1);
  s.session.anonymous = true;
  CHECK(count(html_of(s.session, {}, {.names = true}), "青木") == 0);
}

TEST_CASE(
    "html: tables that answer one question stand below it, boards without one by themselves") {
  sample::OneBoard s;
  s.board->table = "A";
  s.add(sample::card(20, "first"));
  model::Board other = *s.board;
  other.id = sample::id(3);
  other.table = "B";
  other.order = 1;
  other.cards.clear();
  s.session.boards[other.id] = other;
  model::Board free = other;
  free.id = sample::id(4);
  free.question = {};
  free.title = "FREE";
  s.session.boards[free.id] = free;
  const std::string html = html_of(s.session);
  CHECK(count(html, "<h4 id=\"b1-title\">Table A</h4>") == 1);
  CHECK(count(html, "<h4 id=\"b2-title\">Table B</h4>") == 1);
  CHECK(count(html, "<section class=\"chapter\"") == 4);  // two questions, two tables
  CHECK(html.find("FREE</h3>") > html.find("Table B</h4>"));
}

TEST_CASE("html: newlines and a card of a megabyte survive") {
  sample::OneBoard s;
  std::string big;
  while (big.size() < (1u << 20)) big += "とても長い話\n";
  s.add(sample::card(20, big));
  CHECK(count(html_of(s.session), big) == 1);
}

TEST_CASE("html: the page says its language and speaks it") {
  const sample::JapaneseCatalogue ja({{"Report", "報告書"}, {"Lone wolves", "一匹狼"}});
  sample::OneBoard s;
  s.add(sample::card(20, "a"));
  s.board->cards[sample::id(20)].alone = 1;
  const std::string html = html_of(s.session, ja.messages());
  CHECK(count(html, "<html lang=\"ja\">") == 1);
  CHECK(count(html, "報告書") == 1);
  CHECK(count(html, "一匹狼") == 1);
  CHECK(count(html_of(s.session), "<html lang=\"en\">") == 1);
}

TEST_CASE("html: the map is a picture with a title and a text alternative") {
  sample::OneBoard s;
  s.add(sample::island(10, "PLATE"));
  s.add(sample::card(20, "a", {}, 10));
  const base::Messages tr;
  const auto draw = [](const model::Board&) {
    canvas::DrawList list;
    list.add(0, sample::box({0, 0}, {75, 50}));
    return list;
  };
  const report::Published ours = report::published(s.session, {});
  const report::Document document = report::compose({ours, tr});
  const auto out = report::write_html({ours.session, tr, draw, {}, {}, &document});
  REQUIRE(out.ok());
  CHECK(sample::faults_of(*out).empty());
  CHECK(count(*out, "role=\"group\" aria-labelledby=\"b1-map-title b1-map-desc\"") == 1);
  // Its plate leads to where it is told; the map itself is moved by keys.
  CHECK(count(*out, "<a href=\"#b1-1-1\" aria-label=\"1-1 PLATE\"><rect") == 1);
  CHECK(count(*out, "tabindex=\"0\" role=\"region\" aria-label=\"Map: Why?") == 1);
  CHECK(count(*out, "type=\"radio\" name=\"z1\"") == 3);
  CHECK(count(*out, "<title id=\"b1-map-title\">Map: Why?</title>") == 1);
  CHECK(count(*out, "The islands say: PLATE.") == 1);
  CHECK(count(*out, "http") == 0);
}

TEST_CASE("registry: formats are found by name, and no others") {
  std::set<std::string_view> names;
  for (const report::Exporter& exporter : report::exporters()) {
    CHECK(report::find_exporter(exporter.name) == &exporter);
    CHECK(names.insert(exporter.name).second);
  }
  for (const char* name : {"html", "csv", "csv-comments", "xlsx", "docx", "pdf", "tldr"})
    CHECK_MESSAGE(names.contains(name), name);
  CHECK(report::find_exporter("html")->extension == "html");
  CHECK(report::find_exporter("csv")->extension == "csv");
  CHECK(report::find_exporter("doc") == nullptr);
  CHECK(report::find_exporter("") == nullptr);
}

TEST_CASE("html: handwriting stands in the lists as a picture, with words for who can't see it") {
  sample::OneBoard s;
  auto handwritten = sample::card(20, "");
  handwritten.ink = {{0.7, {{-10, 5}, {10.256, 5}}}, {0.7, {{0, 0}}}, {1.5, {{1, 1}, {2, 2}}}};
  s.add(handwritten);
  auto both = sample::card(21, "a<b", {0, 100});
  both.ink = {{0.7, {{0, 0}, {1, 1}}}};
  s.add(both);
  s.add(sample::card(22, "", {0, 200}));
  s.add(sample::island(10, "p"));
  s.relate(30, model::RelationKind::order, 20, 10);
  const std::string html = html_of(s.session);
  CHECK(count(html, "<svg class=\"ink\"") == 2);
  CHECK(count(html, "role=\"img\" aria-label=\"Handwritten card\"") == 1);
  CHECK(count(html,
              "aria-hidden=\"true\"><path d=\"M0 0L1 1\" stroke-width=\"0.7\"/></svg>"
              "<p class=\"text\" dir=\"auto\">a&lt;b</p>") == 1);
  CHECK(count(html,
              "<path d=\"M-10 5L10.26 5M0 0h0\" stroke-width=\"0.7\"/>"
              "<path d=\"M1 1L2 2\" stroke-width=\"1.5\"/></svg>") == 1);
  CHECK(count(html, "viewBox=\"-11.35 -1.35 22.96 7.7\" width=\"22.96mm\"") == 1);
  CHECK(count(html, "(empty card)") == 1);
  CHECK(count(html, "a handwritten card") == 1);
}
