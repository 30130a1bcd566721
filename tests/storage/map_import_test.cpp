// Files of other editors as maps: the samples in tests/data/editors, and what is wrong with others.
#include "storage/map_import.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "model/invariants.h"
#include "storage/canvas_sketch.h"
#include "support/manual_clock.h"

namespace {

using Counts = std::vector<std::size_t>;

std::string bytes_of(const std::string& name) {
  std::ifstream in(std::string(KURUMAZA_EDITORS) + "/" + name, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), name);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

storage::MapImport read(const std::string& bytes, const std::string& name) {
  support::ManualClock clock;
  base::IdSource ids(clock, 7);
  REQUIRE(storage::is_map_file(bytes, name));
  auto out = storage::read_maps(bytes, name, ids);
  REQUIRE_MESSAGE(out.ok(), (out.ok() ? "" : out.error().text()));
  for (const model::MapWish& map : out->maps) {
    model::Session session;
    session.id = ids.next();
    session.boards[map.board.id] = map.board;
    for (const std::string& broken : model::broken_invariants(session)) FAIL_CHECK(broken);
  }
  return std::move(*out);
}
storage::MapImport sample(const std::string& name) { return read(bytes_of(name), name); }

base::Error refused(const std::string& bytes, const std::string& name) {
  support::ManualClock clock;
  base::IdSource ids(clock, 7);
  REQUIRE(storage::is_map_file(bytes, name));
  const auto out = storage::read_maps(bytes, name, ids);
  REQUIRE_FALSE(out.ok());
  CHECK(out.error().context == name);
  return out.error();
}

/// Cards, islands, of them nested, cards in islands, relations.
Counts counts(const storage::MapImport& import) {
  Counts out(5);
  for (const model::MapWish& map : import.maps) {
    out[0] += map.board.cards.size();
    out[1] += map.board.islands.size();
    for (const auto& [id, island] : map.board.islands) out[2] += !island.parent.nil();
    for (const auto& [id, card] : map.board.cards) out[3] += !card.island.nil();
    out[4] += map.board.relations.size();
  }
  return out;
}

std::size_t turned(const storage::MapImport& import) {
  std::size_t out = 0;
  for (const auto& [id, card] : import.maps.at(0).board.cards) out += card.turn != 0;
  return out;
}

std::string left_out(const storage::MapImport& import) {
  std::string out;
  for (const base::Sentence& said : import.left_out) out += said.english() + "\n";
  return out;
}

const model::Card* with_text(const model::Board& board, const std::string& text) {
  for (const auto& [id, card] : board.cards)
    if (card.text == text) return &card;
  return nullptr;
}

std::string plates(const model::Board& board) {
  std::vector<std::string> all;
  for (const auto& [id, island] : board.islands) all.push_back("[" + island.plate + "]");
  std::ranges::sort(all);
  std::string out;
  for (const std::string& plate : all) out += plate;
  return out;
}

}  // namespace

TEST_CASE("maps: the example comes back whole from every editor") {
  for (const char* name :
       {"example-b1.excalidraw", "example-b1.tldr", "example-b1-note.tldr", "example-b1.canvas"}) {
    CAPTURE(name);
    const auto import = sample(name);
    CHECK(counts(import) == Counts{28, 6, 2, 25, 7});
    const model::Board& board = import.maps.at(0).board;
    std::size_t worded = 0;
    for (const auto& [id, relation] : board.relations) worded += !relation.words.empty();
    CHECK(worded == 7);
    CHECK(turned(import) == (std::string(name).ends_with(".canvas") ? 0 : 26));
    CHECK(plates(board).find("[協働とは、対等な仲間として力を合わせること]") != std::string::npos);
    CHECK(plates(board).find("点") == std::string::npos);
    CHECK(model::points_by_target(board).size() == 5);
    // The very ids of the session, by which it can be found again.
    CHECK(board.islands.contains(*base::Id::parse("019f3163-7730-7000-9da7-530182b61b01")));
    CHECK(import.left_out.empty());
  }
  std::map<model::RelationKind, int> kinds;
  const auto canvas = sample("example-b1.canvas");
  for (const auto& [id, relation] : canvas.maps.at(0).board.relations) ++kinds[relation.kind];
  CHECK(kinds.size() == 7);
}

TEST_CASE("maps: what was added to a map of ours has the same id whenever it comes") {
  std::string file = bytes_of("example-b1.excalidraw");
  file.insert(file.find('[', file.find("\"elements\"")) + 1,
              R"({"id":"Xn0","type":"rectangle","x":0,"y":9000,"width":300,"height":200},
              {"id":"Xn1","type":"text","containerId":"Xn0","text":"新しい"},)");
  const auto once = read(file, "a.excalidraw"), again = read(file, "a.excalidraw");
  const model::Card* card = with_text(once.maps.at(0).board, "新しい");
  REQUIRE(card);
  CHECK(once.maps[0].unfitted == std::set<base::Id>{card->id});
  CHECK(with_text(again.maps.at(0).board, "新しい")->id == card->id);
  // Of a file that is not ours nothing is known of before.
  std::string other = bytes_of("edge.excalidraw");
  support::ManualClock clock;
  base::IdSource first(clock, 1), second(clock, 2);
  CHECK(storage::read_maps(other, "b.excalidraw", first)->maps[0].board.cards.begin()->first !=
        storage::read_maps(other, "b.excalidraw", second)->maps[0].board.cards.begin()->first);
}

TEST_CASE("maps: Excalidraw's corners") {
  const auto import = sample("edge.excalidraw");
  CHECK(counts(import) == Counts{9, 3, 1, 5, 3});
  const model::Board& board = import.maps.at(0).board;
  CHECK(plates(board) == "[][][歩く]");
  CHECK(with_text(board, "駅前に日陰がほしい"));
  CHECK(with_text(board, "箱に載せた文字\n二行目"));
  CHECK(with_text(board, "丸の中"));
  CHECK(with_text(board, "付箋の要素"));
  CHECK_FALSE(with_text(board, "消したカード"));
  CHECK(left_out(import).find("1 of 4 arrows") != std::string::npos);
  CHECK(left_out(import).find("joined to nothing, left out: 3") != std::string::npos);
  CHECK(left_out(import).find("pictures, films and web pages, left out: 1") != std::string::npos);
  const model::Card* first = with_text(board, "駅前に日陰がほしい");
  for (const auto& [id, relation] : board.relations)
    if (relation.from == first->id) CHECK(relation.words == "だから");
  CHECK(first->turn == doctest::Approx(0.2));
  CHECK(first->color == model::PaperColor::yellow);
  CHECK(with_text(board, "組のカード1")->color == model::PaperColor::sky);
  // Boxes as wide as theirs are as wide as our cards, and lie as they lay.
  CHECK(with_text(board, "組のカード2")->pos.x - with_text(board, "組のカード1")->pos.x ==
        doctest::Approx(220 * 75.0 / 200));
}

TEST_CASE("maps: Excalidraw of 2021, of Obsidian, and what is none") {
  CHECK(counts(sample("old-2021.excalidraw")) == Counts{1, 0, 0, 0, 0});
  CHECK(counts(sample("obsidian.excalidraw.md")) == Counts{1, 0, 0, 0, 0});
  CHECK(refused(bytes_of("obsidian-compressed.excalidraw.md"), "x.excalidraw.md")
            .message.english()
            .find("Decompress current Excalidraw file") != std::string::npos);
  CHECK(refused(bytes_of("library.excalidrawlib"), "library.excalidrawlib")
            .message.english()
            .find("library") != std::string::npos);
  CHECK(refused("# Notes\n", "x.excalidraw.md").code == base::ErrorCode::format);
}

TEST_CASE("maps: tldraw's corners, its pages as boards") {
  const auto import = sample("edge.tldr");
  CHECK(counts(import) == Counts{6, 3, 1, 4, 1});
  REQUIRE(import.maps.size() == 2);
  CHECK(import.maps[1].board.title == "二");
  const model::Board& board = import.maps[0].board;
  const model::Card* rich = with_text(board, "太字とつづき\n\n三行目");
  REQUIRE(rich);
  CHECK(rich->turn == doctest::Approx(0.3));
  CHECK(with_text(board, "箇条の一\n箇条の二"));
  CHECK(with_text(board, "枠の中")->color == model::PaperColor::sky);
  CHECK(plates(board) == "[][][歩く]");
  CHECK(board.relations.begin()->second.words == "だから");
}

TEST_CASE("maps: tldraw of 2023 holds its arrows' ends in the arrows") {
  const auto import = read(
      R"({"tldrawFileFormatVersion":1,"schema":{"schemaVersion":1},"records":[
      {"typeName":"page","id":"page:a","name":"One","index":"a1"},
      {"typeName":"shape","id":"shape:1","type":"geo","parentId":"page:a","index":"a1","x":0,"y":0,"rotation":0,"props":{"w":200,"h":100,"text":"From","fill":"solid","color":"light-green"}},
      {"typeName":"shape","id":"shape:2","type":"geo","parentId":"page:a","index":"a2","x":400,"y":0,"rotation":0,"props":{"w":200,"h":100,"text":"To","fill":"none"}},
      {"typeName":"shape","id":"shape:4","type":"geo","parentId":"page:a","index":"a3","x":9,"y":9,"rotation":0,"props":{"w":200,"h":100,"text":""}},
      {"typeName":"shape","id":"shape:3","type":"arrow","parentId":"page:a","index":"a4","x":0,"y":0,"props":{"text":"so","arrowheadStart":"arrow","arrowheadEnd":"none","start":{"type":"binding","boundShapeId":"shape:1"},"end":{"type":"binding","boundShapeId":"shape:2"}}},
      {"typeName":"shape","id":"shape:5","type":"arrow","parentId":"page:a","index":"a5","x":0,"y":0,"props":{"start":{"type":"binding","boundShapeId":"shape:4"},"end":{"type":"point"}}}]})",
      "board.tldr");
  CHECK(counts(import) == Counts{2, 0, 0, 0, 1});
  const model::Board& board = import.maps.at(0).board;
  // The head is at the start: it runs the other way.
  CHECK(board.relations.begin()->second.from == with_text(board, "To")->id);
  CHECK(with_text(board, "From")->color == model::PaperColor::green);
  CHECK(left_out(import) ==
        "1 of 2 arrows do not lead from one thing to another; left out\n"
        "boxes without words, left out: 1\n");
}

TEST_CASE("maps: tldraw's first version") {
  const auto import = read(
      R"({"name":"x","document":{"version":15.5,"pages":{"page":{"id":"page","name":"Page 1","childIndex":1,"shapes":{
      "a":{"id":"a","type":"sticky","parentId":"page","childIndex":2,"point":[0,0],"size":[200,200],"text":"Note","style":{"color":"violet"}},
      "b":{"id":"b","type":"rectangle","parentId":"g","childIndex":1,"point":[400,0],"size":[200,100],"rotation":0.5,"label":"Label","style":{"color":"black"}},
      "c":{"id":"c","type":"ellipse","parentId":"g","childIndex":3,"point":[700,0],"radius":[100,50],"label":"Round","style":{}},
      "g":{"id":"g","type":"group","parentId":"page","childIndex":4,"point":[0,0],"size":[1,1],"children":["b","c"]},
      "d":{"id":"d","type":"draw","parentId":"page","childIndex":5,"points":[[0,0]]},
      "e":{"id":"e","type":"arrow","parentId":"page","childIndex":6,"label":"why","handles":{"start":{"bindingId":"x"},"end":{"bindingId":"y"}},"decorations":{"end":"arrow"}}},
      "bindings":{"x":{"id":"x","fromId":"e","toId":"a"},"y":{"id":"y","fromId":"e","toId":"b"}}}}}})",
      "old.tldr");
  CHECK(counts(import) == Counts{3, 1, 0, 2, 1});
  const model::Board& board = import.maps.at(0).board;
  CHECK(with_text(board, "Note")->color == model::PaperColor::violet);
  CHECK(with_text(board, "Label")->turn == doctest::Approx(0.5));
  CHECK(board.relations.begin()->second.words == "why");
  CHECK(board.relations.begin()->second.kind == model::RelationKind::order);
}

TEST_CASE("maps: the canvas' corners") {
  const auto import = sample("edge.canvas");
  CHECK(counts(import) == Counts{7, 3, 1, 4, 3});
  const model::Board& board = import.maps.at(0).board;
  CHECK(plates(board) == "[][中の島][外の島]");
  const auto plate_of = [&](const std::string& text) {
    const model::Card* card = with_text(board, text);
    REQUIRE_MESSAGE(card, text);
    return card->island.nil() ? std::string("none") : board.islands.at(card->island).plate;
  };
  CHECK(plate_of("見出し\n・箇条\n・太字") == "中の島");
  CHECK(plate_of("中の島から半分はみ出す") == "外の島");
  CHECK(plate_of("二つの島の重なり").empty());
  CHECK(plate_of("notes/公園.md#課題") == "none");
  CHECK(with_text(board, "https://example.jp/"));
  CHECK(left_out(import) ==
        "1 of 4 arrows do not lead from one thing to another; left out\n"
        "boxes without words, left out: 1\n");
  for (const char* name : {"empty.canvas", "zero-bytes.canvas"}) {
    const auto none = sample(name);
    CHECK(none.maps.empty());
    CHECK(storage::what_was_taken(none).english() == "there is nothing in this file");
  }
}

TEST_CASE("maps: a group with nothing in it is a card where it has a name, else nothing") {
  const auto import = read(
      R"({"nodes":[{"id":"g","type":"group","x":0,"y":0,"width":400,"height":300,"label":"To do"},
      {"id":"h","type":"group","x":1000,"y":0,"width":400,"height":300},
      {"id":"a","type":"text","x":1010,"y":10,"width":100,"height":60,"text":"Alone"},
      {"id":"i","type":"group","x":3000,"y":0,"width":400,"height":300}],
      "edges":[{"id":"e","fromNode":"g","toNode":"h"}]})",
      "board.canvas");
  CHECK(counts(import) == Counts{2, 1, 0, 1, 1});
  CHECK(with_text(import.maps.at(0).board, "To do"));
  CHECK(left_out(import) == "groups with nothing in them, each a card now: 1\n");
}

TEST_CASE("maps: grouped alone, as a box with loose words, is no island") {
  const auto import = read(
      R"({"type":"excalidraw","elements":[
      {"id":"a","type":"rectangle","x":0,"y":0,"width":200,"height":100,"groupIds":["g","h"]},
      {"id":"t","type":"text","x":20,"y":20,"width":90,"height":20,"text":"One","groupIds":["g","h"]},
      {"id":"b","type":"rectangle","x":300,"y":0,"width":200,"height":100,"groupIds":["h"]},
      {"id":"u","type":"text","x":320,"y":20,"width":90,"height":20,"text":"Two","groupIds":["h"]}]})",
      "groups.excalidraw");
  CHECK(counts(import) == Counts{2, 1, 0, 2, 0});
}

TEST_CASE("maps: words of Markdown") {
  using storage::words_of_markdown;
  CHECK(words_of_markdown("## Head\n\n- **a** `b`\n> [!info] note\n> more", false) ==
        "Head\n・a b\nnote\nmore");
  CHECK(words_of_markdown("[text](http://x) [[Note|seen]] [[Other]] <span style=\"x\">in</span>",
                          false) == "text seen Other in");
  CHECK(words_of_markdown("1\\. \\# a\\*b\\*  \nc", true) == "1. # a*b*\nc");
  CHECK(words_of_markdown("a < b [c", false) == "a < b [c");
  CHECK(words_of_markdown("a\n\nb", true) == "a\n\nb");
}

TEST_CASE("maps: damaged, deep, empty and foreign files are refused with what helps") {
  const auto cut = refused(bytes_of("edge.excalidraw").substr(0, 900), "cut.excalidraw");
  CHECK(cut.code == base::ErrorCode::parse);
  CHECK(cut.message.english().find("line ") != std::string::npos);
  CHECK(refused("", "x.excalidraw").code == base::ErrorCode::parse);
  CHECK(refused("hello", "x.tldr").code == base::ErrorCode::parse);
  CHECK(refused("[]", "x.canvas").code == base::ErrorCode::format);
  CHECK(refused("{\"a\":1}", "x.canvas").code == base::ErrorCode::format);
  CHECK(refused("{\"a\":1}", "x.tldr").code == base::ErrorCode::format);
  CHECK(refused("{\"a\":1}", "x.excalidraw").code == base::ErrorCode::format);
  CHECK(refused("PK\x03\x04\xff\xfe\xff\xff\xff", "x.excalidraw").context == "x.excalidraw");
  std::string deep = "{\"nodes\":";
  for (int i = 0; i < 100000; ++i) deep += "[";
  CHECK(refused(deep, "deep.canvas").code == base::ErrorCode::format);
  CHECK_FALSE(storage::is_map_file("{\"type\":\"FeatureCollection\"}", "map.json"));
  CHECK_FALSE(storage::is_map_file("a,b\n", "table.csv"));
  CHECK(storage::is_map_file("{\"type\":\"excalidraw\"}", "drawing.json"));
}

TEST_CASE("maps: groups within themselves, numbers beyond all measure and ids given twice") {
  const auto import = read(
      R"({"type":"excalidraw","elements":[
      {"id":"a","type":"rectangle","x":1e300,"y":-1e300,"width":-5,"height":1e9,"angle":1e99,"groupIds":["g","h"],"customData":{"kurumaza":{"what":"card","alone":1e9,"ink":[[1e9,0]],"twin":"x","place":"seat","votes":[-4,1e12,"x"]}}},
      {"id":"a","type":"rectangle","x":"no","groupIds":["h","g"]},
      {"id":"t","type":"text","containerId":"a","text":"A\u0000\u001b"},
      {"id":"u","type":"text","containerId":"u","text":"Loop","groupIds":["h"]},
      {"id":"l","type":"arrow","startBinding":{"elementId":"a"},"endBinding":{"elementId":"a"}},
      7, null, {"id":3}]})",
      "odd.excalidraw");
  CHECK(import.maps.size() == 1);
}

TEST_CASE("maps: groups in groups that are not there, and a box that is called like a group") {
  const auto import = read(
      R"({"tldrawFileFormatVersion":1,"records":[{"typeName":"page","id":"page:a","index":"a1"},
      {"typeName":"shape","id":"shape:g","type":"group","parentId":"page:a","x":0,"y":0},
      {"typeName":"shape","id":"other:g","type":"note","parentId":"shape:g","x":0,"y":0,"props":{"text":"a"}},
      {"typeName":"shape","id":"shape:b","type":"note","parentId":"shape:g","x":300,"y":0,"props":{"text":"b"}}]})",
      "odd.tldr");
  CHECK(counts(import) == Counts{2, 1, 0, 2, 0});
  const auto lost = read(
      R"({"nodes":[{"id":"a","type":"group","x":0,"y":0,"width":400,"height":300,"kurumaza":{"what":"island","xy":[0,0],"in":"b"}},
      {"id":"b","type":"group","x":900,"y":0,"width":400,"height":300,"kurumaza":{"what":"island","xy":[900,0],"in":"gone"}},
      {"id":"c","type":"text","x":1,"y":1,"width":100,"height":60,"text":"c"}]})",
      "odd.canvas");
  CHECK(counts(lost) == Counts{1, 2, 1, 1, 0});
}

TEST_CASE("maps: too much is refused before it takes long") {
  std::string many = "{\"nodes\":[";
  for (int i = 0; i < 20001; ++i)
    many += (i ? ",{\"id\":\"" : "{\"id\":\"") + std::to_string(i) +
            R"(","type":"text","x":0,"y":0,"width":10,"height":10,"text":"a"})";
  CHECK(refused(many + "]}", "many.canvas").code == base::ErrorCode::too_large);
  CHECK(refused("{\"nodes\":[{\"type\":\"text\",\"text\":\"" + std::string(5u << 20, 'a') + "\"}]}",
                "long.canvas")
            .code == base::ErrorCode::too_large);
}
