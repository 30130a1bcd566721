// A board as the files of JSON Canvas, Excalidraw and tldraw: what stands in them, joined as those
// editors join it.
#include <nlohmann/json.hpp>

#include "report/drawing.h"
#include "report/json_canvas.h"
#include "report/tldraw.h"
#include "sample.h"

using namespace sample;
using nlohmann::json;

namespace {

/// Two cards on an island within another, a third on none; a line of each kind that matters.
struct Map : OneBoard {
  Map() {
    add(island(10, "Together", 0, 2));
    add(island(11, "Listening", 10));
    board->islands[id(11)].plate_pos = {0, -60};
    board->islands[id(10)].plate_pos = {0, -100};
    board->islands[id(10)].symbol = "Ring";
    add(card(20, "Shade in front of the station", {-45, 0}, 11));
    add(card(21, "1. # Buses *at night*", {45, 0}, 11));
    add(card(22, "Outside", {400, 0}));
    board->cards[id(21)].turn = 1.5;
    board->cards[id(21)].color = model::PaperColor::sky;
    board->cards[id(22)].alone = 2;
    board->cards[id(20)].who = "Aoi";
    board->cards[id(20)].seat = "3";
    board->cards[id(20)].made = 1783238400000;
    relate(30, model::RelationKind::order, 20, 22, "so");
    relate(31, model::RelationKind::vague, 22, 10);
    relate(32, model::RelationKind::supported_by, 11, 21, "because");
    vote(40, 11, 3);
    vote(41, 11, 4);
  }
};

std::vector<json> files_of(const model::Session& session, const char* format,
                           report::ReportOptions options = {}) {
  const auto out = report::find_exporter(format)->write({session, {}, {}, {}, options});
  REQUIRE(out.ok());
  std::vector<json> all;
  for (const report::ReportFile& file : *out) all.push_back(json::parse(file.bytes));
  return all;
}

/// The one with that id, or an empty one.
json with_id(const json& list, const std::string& wanted) {
  for (const json& one : list)
    if (one.at("id") == wanted) return one;
  return json::object();
}

}  // namespace

TEST_CASE("drawing: words are broken where lines may end, and smaller where they have no room") {
  using report::set_words;
  CHECK(set_words("短い", {300, 100}, 28).broken == "短い");
  CHECK(set_words("短い", {300, 100}, 28).em == 28);
  const auto two = set_words("あいうえおかきくけこさし。すせそたち", {240, 100}, 20);
  CHECK(two.broken == "あいうえおかきくけこさ\nし。すせそたち");
  CHECK(two.size == base::Size{220, 50});
  const auto words = set_words("one two three four five", {110, 500}, 20);
  CHECK(words.broken == "one two\nthree\nfour five");
  CHECK(words.whole == "one two three four five");
  CHECK(set_words(std::string(4000, 'x'), {300, 100}, 28).em == 12);
  CHECK(set_words("", {300, 100}, 28).broken.empty());
  CHECK(set_words("a\nb", {300, 100}, 28).broken == "a\nb");
}

TEST_CASE("canvas: texts, groups before what lies in them, edges with the kind in words") {
  const Map s;
  const auto files = files_of(s.session, "canvas");
  REQUIRE(files.size() == 1);
  const json& nodes = files[0].at("nodes");
  REQUIRE(nodes.size() == 5);
  CHECK(nodes[0].at("id") == id(10).str());
  CHECK(nodes[0].at("label") == "Together　Ring");
  CHECK(nodes[1].at("label") == "Listening　7 points");
  for (const json& node : nodes)
    for (const char* key : {"x", "y", "width", "height"}) CHECK(node.at(key).is_number_integer());
  const auto inside = [&](const json& inner, const json& outer) {
    return inner.at("x") > outer.at("x") && inner.at("y") > outer.at("y") &&
           inner.at("x").get<int>() + inner.at("width").get<int>() <
               outer.at("x").get<int>() + outer.at("width").get<int>();
  };
  CHECK(inside(nodes[1], nodes[0]));
  const json card = with_id(nodes, id(21).str());
  CHECK(card.at("text") == "1\\. \\# Buses \\*at night\\*");
  CHECK(card.at("color") == "5");
  const json& edges = files[0].at("edges");
  CHECK(with_id(edges, id(30).str()).at("toEnd") == "arrow");
  CHECK(with_id(edges, id(30).str()).at("label") == "so");
  CHECK(with_id(edges, id(31).str()).at("toEnd") == "none");
  CHECK(with_id(edges, id(31).str()).at("label") == "vaguely related");
  CHECK(with_id(edges, id(32).str()).at("fromEnd") == "arrow");
  CHECK(with_id(edges, id(32).str()).at("label") == "supported by：because");
}

TEST_CASE("canvas: what Markdown would take for its own is shown as it stands") {
  using report::as_markdown;
  CHECK(as_markdown("a\nb") == "a  \nb");
  CHECK(as_markdown("- a - b") == "\\- a - b");
  CHECK(as_markdown("12) x 3.5") == "12\\) x 3.5");
  CHECK(as_markdown("<script>&[[x]]") == "\\<script>&\\[\\[x\\]\\]");
  CHECK(as_markdown("> q") == "\\> q");
}

TEST_CASE(
    "excalidraw: text and box name each other, groups run outwards, lines are held at both ends") {
  const Map s;
  const json file = files_of(s.session, "excalidraw").at(0);
  CHECK(file.at("type") == "excalidraw");
  const json& elements = file.at("elements");
  std::set<std::string> ids;
  for (const json& e : elements) CHECK(ids.insert(e.at("id")).second);
  for (const json& e : elements) {
    for (const json& bound : e.at("boundElements")) CHECK(ids.contains(bound.at("id")));
    if (e.at("type") == "text" && !e.at("containerId").is_null()) {
      const json box = with_id(elements, e.at("containerId"));
      CHECK(box.at("boundElements").dump().find(e.at("id")) != std::string::npos);
      CHECK(e.at("groupIds") == box.at("groupIds"));
      CHECK(e.at("width").get<double>() <= box.at("width").get<double>() + 0.01);
    }
    CHECK(e.at("angle").get<double>() >= 0);
  }
  const json card = with_id(elements, id(21).str());
  CHECK(card.at("groupIds") == json::array({id(11).str(), id(10).str()}));
  CHECK(card.at("angle") == 1.5);
  CHECK(card.at("x") == (45 - 37.5) * 4);
  CHECK(with_id(elements, id(21).str() + "-t").at("originalText") == "1. # Buses *at night*");
  const json line = with_id(elements, id(31).str());
  CHECK(line.at("startBinding").at("elementId") == id(22).str());
  CHECK(line.at("endBinding").at("elementId") == id(10).str() + "-o");
  CHECK(line.at("strokeStyle") == "dotted");
  CHECK(line.at("customData").at("kurumaza").at("kind") == "vague");
  CHECK(with_id(elements, id(10).str() + "-o").at("boundElements").dump().find(id(31).str()) !=
        std::string::npos);
  CHECK(with_id(elements, id(11).str()).at("customData").at("kurumaza").at("votes") ==
        json::array({3, 4}));
}

TEST_CASE("editors: ink and cross circles are drawn, a dot so that Excalidraw keeps it") {
  Map s;
  s.board->cards[id(20)].ink = {{0.7, {{0, 0}}}, {0.7, {{-10, 0}, {10, 5}}}};
  model::Circle circle;
  circle.id = id(50);
  circle.words = "Trust";
  circle.loop = {{-60, -60}, {60, -60}, {60, 60}};
  s.board->circles[circle.id] = circle;
  const json elements = files_of(s.session, "excalidraw").at(0).at("elements");
  CHECK(with_id(elements, id(20).str() + "-i0").at("points").size() == 2);
  CHECK(with_id(elements, id(20).str() + "-i1").at("groupIds").size() == 2);
  const json loop = with_id(elements, id(50).str());
  CHECK(loop.at("type") == "line");
  CHECK(loop.at("points").size() == 4);
  CHECK(loop.at("points").front() == loop.at("points").back());
  CHECK(loop.at("customData").at("kurumaza").at("words") == "Trust");
  const json records = files_of(s.session, "tldr").at(0).at("records");
  CHECK(with_id(records, "shape:" + id(50).str()).at("props").at("isClosed") == true);
  CHECK(with_id(records, "shape:" + id(20).str() + "-i1").at("parentId") ==
        "shape:" + id(11).str() + "-g");
}

TEST_CASE("tldraw: pages, groups with their line, arrows bound at both ends") {
  Map s;
  model::Board second;
  second.id = id(3);
  second.order = 1;
  second.title = "Second";
  s.session.boards[second.id] = second;
  const json file = files_of(s.session, "tldr").at(0);
  CHECK(file.at("tldrawFileFormatVersion") == 1);
  CHECK(file.at("schema").at("sequences").at("com.tldraw.shape.geo") == 9);
  std::set<std::string> ids;
  std::string last;
  int pages = 0, bindings = 0;
  for (const json& r : file.at("records")) {
    CHECK(ids.insert(r.at("id")).second);
    pages += r.at("typeName") == "page";
    if (r.at("typeName") == "shape") CHECK(ids.contains(r.at("parentId")));
    if (r.at("typeName") != "binding") continue;
    ++bindings;
    CHECK(ids.contains(r.at("toId")));
    CHECK(ids.contains(r.at("fromId")));
  }
  CHECK(pages == 2);
  CHECK(bindings == 6);
  const json card = with_id(file.at("records"), "shape:" + id(21).str());
  CHECK(card.at("parentId") == "shape:" + id(11).str() + "-g");
  CHECK(card.at("props").at("text") == "1. # Buses *at night*");
  CHECK(card.at("props").at("color") == "light-blue");
  CHECK(card.at("rotation") == 1.5);
}

TEST_CASE("tldraw: keys of a list sort as text, however many there are") {
  std::string last;
  for (std::size_t n = 0; n < 70000; ++n) {
    const std::string key = report::index_key(n);
    REQUIRE(last < key);
    last = key;
  }
  CHECK(report::index_key(0) == "a0");
  CHECK(report::index_key(62) == "b00");
}

TEST_CASE("editors: nobody is named and no time said unless it is asked for") {
  const Map s;
  for (const char* format : {"canvas", "excalidraw", "tldr"}) {
    CAPTURE(format);
    const std::string text = files_of(s.session, format).at(0).dump();
    for (const char* secret : {"Aoi", "\"seat\"", "2026", "1783238400000"})
      CHECK(text.find(secret) == std::string::npos);
    CHECK(files_of(s.session, format, {.names = true}).at(0).dump().find("Aoi") !=
          std::string::npos);
  }
}

TEST_CASE("editors: nothing at all, much of it and signs no file may hold are written whole") {
  OneBoard s;
  for (const char* format : {"canvas", "excalidraw", "tldr"}) {
    CAPTURE(format);
    CHECK(files_of(s.session, format).size() == 1);
  }
  s.add(card(20, std::string("a\x01\x1b") + "<script>\"\\ 👨‍👩‍👧 مرحبا", {0, 0}));
  s.add(card(21, "", {100, 0}));
  s.board->cards[id(21)].ink = {{0.7, {{-10, 0}, {10, 5}}}};
  s.add(card(22, "In the tray", {200, 0}));
  s.board->cards[id(22)].place = model::Place::tray;
  s.relate(30, model::RelationKind::order, 20, 22);
  for (const char* format : {"canvas", "excalidraw", "tldr"}) {
    CAPTURE(format);
    const std::string text = files_of(s.session, format).at(0).dump();
    CHECK(text.find("👨‍👩‍👧") != std::string::npos);
    CHECK(text.find("\\u0001") == std::string::npos);
    CHECK(text.find("In the tray") == std::string::npos);
    CHECK(text.find("ink") != std::string::npos);
  }
}
