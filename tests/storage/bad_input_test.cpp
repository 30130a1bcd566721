#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "model/invariants.h"
#include "ops/document.h"
#include "storage/session_file.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;
using base::ErrorCode;
using storage::load_session_text;

namespace {

const std::string kHead = R"({"format":"kurumaza-session","version":1,)"
                          R"("id":"0197b2f4-8c00-7000-8000-000000000001",)";

std::string id(int n) {
  return "\"0197b2f4-8c00-7000-8000-0000000000" + std::to_string(10 + n) + "\"";
}

/// A session with one board that has these lists.
std::string with_board(const std::string& lists) {
  return kHead + "\n\"boards\":[{\"id\":" + id(0) + ",\n" + lists + "}]}";
}

base::Error error_of(const std::string& text, const storage::LoadLimits& limits = {}) {
  const auto report = load_session_text(text, "evening.json", limits);
  REQUIRE_FALSE(report.ok());
  CHECK(report.error().context == "evening.json");
  return report.error();
}

/// Loads, checks that it is repaired, sound, and stays as it is when saved and loaded again.
storage::LoadReport repaired(const std::string& text) {
  auto report = load_session_text(text, "evening.json");
  REQUIRE_MESSAGE(report.ok(), (report.ok() ? "" : report.error().text()));
  CHECK(report->repaired);
  CHECK_FALSE(report->findings.empty());
  CHECK(broken_invariants(report->session).empty());
  const std::string saved = storage::session_text(report->session, report->journal_seq);
  const auto again = load_session_text(saved, "evening.json");
  REQUIRE(again.ok());
  CHECK(again->findings.empty());
  CHECK(storage::session_text(again->session, again->journal_seq) == saved);
  return std::move(*report);
}

const Board& board(const storage::LoadReport& report) {
  return report.session.boards.begin()->second;
}

bool says(const storage::LoadReport& report, const std::string& what) {
  for (const auto& finding : report.findings)
    if (finding.text.english().find(what) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("bad input: what is not JSON is refused with line and column") {
  CHECK(error_of("hello").message.english().starts_with("Line 1, column 1: this is not JSON"));
  const auto error = error_of("{\n  \"format\": \"kurumaza-session\",\n  \"だ\": nan\n}");
  CHECK(error.code == ErrorCode::parse);
  CHECK(error.message.english().starts_with("Line 3, column 9: this is not JSON"));
  CHECK(error_of(kHead + "\"a\":1,}").code == ErrorCode::parse);
  CHECK(error_of(kHead + "\"a\":NaN}").code == ErrorCode::parse);
  CHECK(error_of(kHead + "\"a\":1} trailing").code == ErrorCode::parse);
  CHECK(error_of("\x89PNG\r\n\x1a\n\xff\xfe\x01").code == ErrorCode::parse);
  CHECK(error_of("").message.english() == "The file is empty.");
  CHECK(error_of(" \n\t ").message.english() == "The file is empty.");
}

TEST_CASE("bad input: a session cut at any byte is refused, and said to be cut") {
  const std::string whole =
      with_board("\"cards\":[{\"id\":" + id(1) + ",\"text\":\"協働😀\\n\",\"pos\":[1.5,-2e3]}]");
  for (std::size_t cut = 1; cut < whole.size(); ++cut) {
    const auto report = load_session_text(whole.substr(0, cut), "evening.json");
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().code == ErrorCode::parse);
  }
  CHECK(error_of(whole.substr(0, whole.size() - 1))
            .message.english()
            .starts_with("The file ends in the middle, in line 3"));
  CHECK(load_session_text(whole, "evening.json").ok());
}

TEST_CASE("bad input: another format, and a newer version, are named") {
  CHECK(error_of("[]").code == ErrorCode::format);
  CHECK(error_of("17").code == ErrorCode::format);
  CHECK(error_of("{}").code == ErrorCode::format);
  CHECK(error_of(R"({"format":"miro-board","version":1})").code == ErrorCode::format);
  CHECK(error_of(R"({"format":["kurumaza-session"],"version":1})").code == ErrorCode::format);
  CHECK(error_of(R"({"format":"kurumaza-session"})").code == ErrorCode::format);
  CHECK(error_of(R"({"format":"kurumaza-session","version":"1"})").code == ErrorCode::format);
  CHECK(error_of(R"({"format":"kurumaza-session","version":-1})").code == ErrorCode::format);
  for (const char* version : {"2", "99", "18446744073709551615"}) {
    const auto error =
        error_of(R"({"boards":[{"cards":{"new":"shape"}}],"format":"kurumaza-session","version":)" +
                 std::string(version) + "}");
    CHECK(error.code == ErrorCode::version);
    CHECK(error.message.english().find("newer Kurumaza") != std::string::npos);
    CHECK(error.message.english().find("Update") != std::string::npos);
  }
}

TEST_CASE(
    "bad input: deep nesting is refused before anything recurses, a file too large before it is "
    "read") {
  for (const char* opening : {"[", "{\"a\":", "[{\"a\":["}) {
    std::string deep = kHead + "\"x\":";
    for (int n = 0; n < 2000000; ++n) deep += opening;
    const auto error = error_of(deep);
    CHECK(error.code == ErrorCode::format);
    CHECK(error.message.english().find("nested") != std::string::npos);
  }
  std::string fits = kHead + "\"x\":";
  for (int n = 0; n < 63; ++n) fits += '[';
  for (int n = 0; n < 63; ++n) fits += ']';
  CHECK(load_session_text(fits + "}", "evening.json").ok());
  storage::LoadLimits limits;
  limits.max_bytes = 10000;
  const std::string large = kHead + "\"x\":\"" + std::string(10000, 'x') + "\"}";
  CHECK(error_of(large, limits).code == ErrorCode::too_large);
  limits.max_bytes = large.size();
  CHECK(load_session_text(large, "evening.json", limits).ok());
}

TEST_CASE("bad input: an object with very many unknown fields costs no more than its length") {
  std::string text = kHead;
  for (int n = 0; n < 100000; ++n) text += "\"field" + std::to_string(n) + "\":0,";
  text += "\"boards\":[]}";
  const auto report = load_session_text(text, "evening.json");
  REQUIRE(report.ok());
  CHECK(report->findings.empty());
  const std::string saved = storage::session_text(report->session, 0);
  CHECK(saved.find("\"field99999\": 0") != saved.npos);
}

TEST_CASE("bad input: a card that has another's id gets its own and keeps its text") {
  const auto report =
      repaired(with_board("\"cards\":[{\"id\":" + id(1) + ",\"text\":\"最初\"},\n{\"id\":" + id(1) +
                          ",\"text\":\"二番目\"},\n{\"id\":" + id(1) + ",\"text\":\"最初\"}]"));
  REQUIRE(board(report).cards.size() == 2);
  std::vector<std::string> texts;
  for (const auto& [cid, card] : board(report).cards) texts.push_back(card.text);
  std::sort(texts.begin(), texts.end());
  CHECK(texts == std::vector<std::string>{"二番目", "最初"});
  CHECK(report.findings.size() == 2);
  CHECK(report.findings[0].line == 4);
  CHECK(report.findings[0].file == "evening.json");
  CHECK(report.findings[0].shown().starts_with("evening.json:4: card "));
  CHECK(says(report, "word for word"));
}

TEST_CASE("bad input: a board pasted twice holds together in itself") {
  const std::string lists =
      "\"cards\":[{\"id\":" + id(1) + ",\"text\":\"a\",\"island\":" + id(3) + "},{\"id\":" + id(2) +
      "}],\"islands\":[{\"id\":" + id(3) + ",\"parent\":" + id(4) + "},{\"id\":" + id(4) +
      "}],\"relations\":[{\"id\":" + id(5) + ",\"from\":" + id(3) + ",\"to\":" + id(2) +
      "}],\"votes\":[{\"id\":" + id(6) + ",\"target\":" + id(4) + "}]";
  const std::string one = "{\"id\":" + id(0) + "," + lists + "}";
  const auto report = repaired(kHead + "\"boards\":[" + one + "," + one + "]}");
  REQUIRE(report.session.boards.size() == 2);
  for (const auto& [bid, b] : report.session.boards) {
    CHECK(b.cards.size() == 2);
    CHECK(b.islands.size() == 2);
    CHECK(b.relations.size() == 1);
    CHECK(b.votes.size() == 1);
    int in_islands = 0;
    for (const auto& [cid, card] : b.cards) in_islands += !card.island.nil();
    CHECK(in_islands == 1);
    int nested = 0;
    for (const auto& [iid, island] : b.islands) nested += !island.parent.nil();
    CHECK(nested == 1);
  }
}

TEST_CASE("bad input: repairs are the same every time") {
  const std::string text = with_board(
      "\"cards\":[{\"text\":\"ohne\"},{\"id\":7,\"text\":\"x\"},{\"id\":" + id(0) + "}]");
  const auto one = repaired(text), two = repaired(text);
  CHECK(board(one).cards.size() == 3);
  CHECK(storage::session_text(one.session, 0) == storage::session_text(two.session, 0));
}

TEST_CASE(
    "bad input: things without a usable id get one, and their links are looked at all the same") {
  const auto report = repaired(R"({"format":"kurumaza-session","version":1,"id":"?","title":"夕べ",
    "questions":[{"text":"なぜ"}],"boards":[{"question":"0197b2f4-8c00-7000-8000-000000000099",
    "cards":[{"text":"a","island":"0197b2f4-8c00-7000-8000-000000000098"}],
    "islands":[{"parent":"0197b2f4-8c00-7000-8000-000000000097"}],"relations":[{}],"votes":[{}]}]})");
  CHECK(report.session.title == "夕べ");
  CHECK(report.session.questions.size() == 1);
  CHECK(board(report).cards.size() == 1);
  CHECK(board(report).islands.size() == 1);
  CHECK(board(report).relations.empty());
  CHECK(board(report).votes.empty());
}

TEST_CASE(
    "bad input: dangling island, parent, question, relation and vote are cut loose and said") {
  const std::string gone = id(80);
  const auto report = repaired(with_board(
      "\"question\":" + gone + ",\"cards\":[{\"id\":" + id(1) +
      ",\"text\":\"残る\",\"island\":" + gone + "}],\"islands\":[{\"id\":" + id(2) +
      ",\"parent\":" + id(1) + "}],\"relations\":[{\"id\":" + id(3) + ",\"from\":" + id(1) +
      ",\"to\":" + gone + ",\"words\":\"だから\"},{\"id\":" + id(4) + ",\"from\":" + id(1) +
      ",\"to\":" + id(1) + "}],\"votes\":[{\"id\":" + id(5) + ",\"target\":" + gone + "}]"));
  CHECK(board(report).question.nil());
  CHECK(board(report).cards.begin()->second.island.nil());
  CHECK(board(report).islands.begin()->second.parent.nil());
  CHECK(board(report).relations.empty());
  CHECK(board(report).votes.empty());
  CHECK(report.findings.size() == 6);
  CHECK(says(report, "だから"));
}

TEST_CASE("bad input: islands that lie in themselves or too deep are taken out") {
  std::string islands;
  for (int n = 1; n <= 40; ++n)
    islands +=
        (n > 1 ? ",{\"id\":" : "{\"id\":") + id(n) + ",\"parent\":" + id(n == 40 ? 3 : n + 1) + "}";
  const auto report = repaired(with_board("\"islands\":[" + islands + "]"));
  CHECK(board(report).islands.size() == 40);
  CHECK(says(report, "within itself"));
  CHECK(says(report, "within more than 16"));
  const auto alone =
      repaired(with_board("\"islands\":[{\"id\":" + id(1) + ",\"parent\":" + id(1) + "}]"));
  CHECK(board(alone).islands.begin()->second.parent.nil());
}

TEST_CASE("bad input: numbers no table holds are brought within their limits") {
  const auto report = repaired(with_board(
      "\"round\":0,\"cards\":[{\"id\":" + id(1) +
      ",\"pos\":[1e999,-1e999],\"turn\":100,\"size\":[0,1e9],\"z\":1e300,\"alone\":-3},{\"id\":" +
      id(2) + ",\"pos\":[1" + std::string(400, '0') + ",3]}],\"islands\":[{\"id\":" + id(3) +
      ",\"plate_pos\":[-1e12,0],\"plate_turn\":-1e300,\"plate_size\":[1e4,1e4],\"level\":500}],"
      "\"votes\":[{\"id\":" +
      id(4) + ",\"target\":" + id(1) + ",\"points\":-5}]"));
  const Card& card = board(report).cards.begin()->second;
  // Beside the others rather than at the table's rim, where nobody finds it.
  CHECK(base::length(card.pos) < 1000);
  CHECK(card.size == Size{10, kCardMaxSide});
  CHECK(card.z == 1e15);
  CHECK(card.alone == 0);
  const Card& other = std::next(board(report).cards.begin())->second;
  CHECK(base::length(other.pos) < 1000);
  CHECK_FALSE(shape_of(other).bounds().intersects(shape_of(card).bounds()));
  CHECK(board(report).islands.begin()->second.level == 99);
  CHECK(board(report).votes.begin()->second.points == 0);
  CHECK(board(report).round == 1);
}

TEST_CASE("bad input: values of the wrong kind fall back to their default and are said") {
  const auto report = repaired(with_board(
      "\"step\":\"dance\",\"cards\":[{\"id\":" + id(1) +
      ",\"text\":17,\"color\":\"blue\",\"pos\":[1,2,3],\"turn\":null,\"size\":{\"w\":1},\"place\":"
      "3,\"made\":\"heute\"}," +
      "5,null,[{\"text\":\"nested\"}],{\"id\":" + id(2) +
      ",\"text\":[[\"a\"]],\"size\":[[1],2]}],\"islands\":{\"no\":1}," + "\"relations\":[{\"id\":" +
      id(3) + ",\"kind\":\"love\",\"from\":" + id(1) + ",\"to\":" + id(2) + "}],\"votes\":7"));
  const Card& card = board(report).cards.begin()->second;
  CHECK(card.color == PaperColor::yellow);
  CHECK(card.size == kCardSize);
  CHECK(board(report).cards.size() == 2);
  CHECK(board(report).relations.begin()->second.kind == RelationKind::close);
  CHECK(says(report, "\"color\" should be one of \"yellow\""));
  CHECK(says(report, "A card that is no object was left out"));
  CHECK(says(report, "\"islands\" is not a list"));
  CHECK(says(report, "\"votes\" is not a list"));
}

TEST_CASE("bad input: broken UTF-8 and halves of surrogate pairs become U+FFFD") {
  const auto report =
      repaired(with_board("\"cards\":[{\"id\":" + id(1) +
                          ",\"text\":\"a\xff\xc0\xaf"
                          "b\xe3\x81\"},{\"id\":" +
                          id(2) + ",\"text\":\"\\ud83dx\\ude00\\uD83D\\uDE00\\\\ud83d\"}]"));
  CHECK(board(report).cards.begin()->second.text == "a\uFFFD\uFFFDb\uFFFD");
  CHECK(std::next(board(report).cards.begin())->second.text == "\uFFFDx\uFFFD😀\\ud83d");
  CHECK(says(report, "not valid UTF-8"));
  CHECK(report.findings[0].line == 3);
}

TEST_CASE("bad input: a text longer than a card holds is cut between characters") {
  std::string text = "a";
  while (text.size() <= kMaxText) text += "あ";
  const auto report =
      repaired(with_board("\"cards\":[{\"id\":" + id(1) + ",\"text\":\"" + text + "\"}]"));
  const std::string& kept = board(report).cards.begin()->second.text;
  CHECK(kept.size() == kMaxText);
  CHECK(text.starts_with(kept));
}

TEST_CASE("bad input: a card in the tray and in an island is in the tray") {
  const auto report = repaired(with_board("\"cards\":[{\"id\":" + id(1) +
                                          ",\"place\":\"tray\",\"island\":" + id(2) +
                                          "}],\"islands\":[{\"id\":" + id(2) + "}]"));
  CHECK(board(report).cards.begin()->second.place == Place::tray);
  CHECK(board(report).cards.begin()->second.island.nil());
}

TEST_CASE("bad input: findings are counted where they are too many to list") {
  std::string cards;
  for (int n = 0; n < 5000; ++n) cards += n == 0 ? "{}" : ",{}";
  const auto report = repaired(with_board("\"cards\":[" + cards + "]"));
  CHECK(board(report).cards.size() == 5000);
  CHECK(report.findings.size() == storage::kMaxFindings + 1);
  CHECK(report.findings.back().text.english() == "4000 more findings are not listed.");
}

TEST_CASE("bad input: a journal_seq that is no count is put back to 0") {
  const auto report = repaired(kHead + "\"journal_seq\":-4}");
  CHECK(report.journal_seq == 0);
}

namespace {

/// Damages one value of `session` as bad programs and hands do.
void damage(nlohmann::ordered_json& session, std::mt19937& random) {
  using Json = nlohmann::ordered_json;
  std::vector<Json*> values, ids, lists;
  const auto walk = [&](auto& self, Json& at) -> void {
    values.push_back(&at);
    if (at.is_string() && base::Id::parse(at.get<std::string>())) ids.push_back(&at);
    if (at.is_array() && !at.empty()) lists.push_back(&at);
    if (at.is_structured())
      for (Json& below : at) self(self, below);
  };
  for (const char* list : {"questions", "boards"}) walk(walk, session[list]);
  static const std::vector<Json> kOdd{nullptr,
                                      true,
                                      -1,
                                      0.5,
                                      1e300,
                                      -1e300,
                                      18446744073709551615ull,
                                      "",
                                      "x",
                                      Json::array(),
                                      Json::object(),
                                      {1, 2},
                                      {"a"},
                                      {{"id", 1}},
                                      {{1}}};
  switch (random() % 4) {
    case 0:
      *values[random() % values.size()] = kOdd[random() % kOdd.size()];
      break;
    case 1:
      if (ids.size() > 1) *ids[random() % ids.size()] = Json(*ids[random() % ids.size()]);
      break;
    case 2:
      if (!lists.empty()) {
        Json& list = *lists[random() % lists.size()];
        list.push_back(Json(list[random() % list.size()]));
      }
      break;
    default:
      if (!lists.empty() && lists.size() > 1)
        lists[random() % lists.size()]->push_back(Json(*values[random() % values.size()]));
  }
}

}  // namespace

TEST_CASE(
    "bad input: whatever is done to its values, a session loads, is sound, and stays as it then "
    "is") {
  support::ManualClock clock;
  base::IdSource ids(clock, 8);
  std::mt19937 random(8);
  ops::Document document(support::small_session(ids));
  for (int n = 0; n < 90; ++n)
    (void)document.apply_all(support::random_action(document.session(), random, ids));
  const auto whole = nlohmann::ordered_json::parse(storage::session_text(document.session(), 3));
  int harmless = 0;
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    auto session = whole;
    for (unsigned n = 0; n <= random() % 12; ++n) damage(session, random);
    const auto report = load_session_text(session.dump(), "evening.json");
    REQUIRE(report.ok());
    harmless += !report->repaired;
    REQUIRE(broken_invariants(report->session).empty());
    const std::string saved = storage::session_text(report->session, 3);
    const auto again = load_session_text(saved, "evening.json");
    REQUIRE(again.ok());
    REQUIRE(again->findings.empty());
    REQUIRE(storage::session_text(again->session, 3) == saved);
  }
  CHECK(harmless < 200);
}

TEST_CASE("bad input: broken strokes of ink are dropped and told, the others stay") {
  const auto report = repaired(with_board(
      "\"cards\":[{\"id\":" + id(1) +
      ",\"text\":\"a\",\"ink\":[[0.7,1,2,3,4],[0.7,1],{\"width\":1},null,[0.7,[1],2],[[0.7]],\"x\","
      "7,"
      "[0.7,\"1\",2],[0.7,200,0],[9,0,0],[0.7,1e999999,0],[1.50001,-37.5,25.004]]},{\"id\":" +
      id(2) + ",\"ink\":{\"a\":[[1]]}},{\"id\":" + id(3) + ",\"ink\":[]}]"));
  const auto& cards = board(report).cards;
  REQUIRE(cards.size() == 3);
  const Card& card = cards.begin()->second;
  CHECK(card.text == "a");
  REQUIRE(card.ink.size() == 2);
  CHECK(card.ink[0] == InkStroke{0.7, {{1, 2}, {3, 4}}});
  CHECK(card.ink[1] == InkStroke{1.5, {{-37.5, 25}}});
  CHECK(says(report, "strokes of \"ink\" could not be read"));
  CHECK(says(report, "strokes lay outside the card"));
  CHECK(says(report, "\"ink\" should be a list of strokes"));
  CHECK(std::next(cards.begin())->second.ink.empty());
}

TEST_CASE("bad input: more ink than a card holds is cut where it is too much") {
  std::string strokes = "[0.7,0,0]", points = "[0.7";
  for (std::size_t i = 0; i < kMaxStrokes; ++i) strokes += ",[0.7,1,1]";
  for (std::size_t i = 0; i <= kMaxInkPoints; ++i) points += ",0,0";
  const auto report =
      repaired(with_board("\"cards\":[{\"id\":" + id(1) + ",\"ink\":[" + strokes +
                          "]},{\"id\":" + id(2) + ",\"ink\":[" + points + "],[0.7,3,3]]}]"));
  const auto& cards = board(report).cards;
  CHECK(cards.begin()->second.ink.size() == kMaxStrokes);
  CHECK(std::next(cards.begin())->second.ink == std::vector<InkStroke>{{0.7, {{3, 3}}}});
}

TEST_CASE("bad input: a key spelled nearly like a list's, there twice, is that list") {
  const auto report = load_session_text(
      with_board("\"islafds\":[{\"id\":" + id(1) + "}],\"islafds\":[{\"id\":" + id(2) + "}]"), "x");
  REQUIRE(report.ok());
  CHECK(report->session.boards.begin()->second.islands.size() == 2);
  const std::string saved = storage::session_text(report->session, 0);
  const auto again = load_session_text(saved, "x");
  REQUIRE(again.ok());
  CHECK(again->findings.empty());
  CHECK(storage::session_text(again->session, 0) == saved);
}

TEST_CASE("bad input: a reading that is none takes no other with it") {
  const auto report = repaired(kHead + R"("readings":[["市場","いちば"],["生"],3,["朝",["あ"]],
    ["夜","ヨル"],["","あ"],["昼","ひる"],["市場","しじょう"]]})");
  CHECK(report.session.readings == Readings{{"市場", "いちば"}, {"昼", "ひる"}});
  CHECK(says(report, "3 of 8 readings"));
  CHECK(says(report, "2 of 4 readings"));
  CHECK(repaired(kHead + R"("readings":{"市場":"いちば"}})").session.readings.empty());
  CHECK(repaired(kHead + R"("readings":"いちば"})").session.readings.empty());
}

TEST_CASE("bad input: marked moments are read by op, each once; a list that is none is left out") {
  const auto read = load_session_text(kHead + R"("moments":[[40,"2026-07-05T10:31:00.000Z"],
    [12,"2026-07-05T10:30:00.000Z",1],[40,"2026-07-05T10:32:00.000Z"]]})",
                                      "x");
  REQUIRE(read.ok());
  REQUIRE(read->session.moments.size() == 2);
  CHECK(read->session.moments[0].op == 12);
  CHECK(read->session.moments[1].at == base::parse_time("2026-07-05T10:31:00Z"));
  for (const char* bad : {"7", "[7]", R"([[-1,"2026-07-05T10:30:00Z"]])", "[[1]]", R"([[1,"now"]])",
                          R"([{"op":1,"at":"2026-07-05T10:30:00Z"}])"})
    CHECK(repaired(kHead + "\"moments\":" + bad + "}").session.moments.empty());
  std::string many;
  for (int op = 1; op <= 501; ++op)
    many += (op > 1 ? ",[" : "[") + std::to_string(op) + ",\"2026-07-05T10:30:00Z\"]";
  CHECK(repaired(kHead + "\"moments\":[" + many + "]}").session.moments.size() == 500);
}

TEST_CASE(
    "bad input: a ground and a cross circle are put right or left out, and no card with them") {
  const auto file = [](const std::string& of_board) {
    return std::string(kHead + R"("boards":[{"id":)" + id(1) +
                       R"(,"cards":[],"islands":[],"relations":[],"votes":[],)" + of_board + "}]}");
  };
  const auto with = [&](const std::string& of_board) { return repaired(file(of_board)); };
  const auto ground = [](const storage::LoadReport& report) {
    return report.session.boards.begin()->second.ground;
  };
  const std::string whole = R"("ground":[[0,0,900,400],["市",1,"市民",2],[],["","","line"]])";
  const auto sound = load_session_text(file(whole), "x");
  REQUIRE(sound.ok());
  CHECK(sound->findings.empty());
  CHECK(ground(*sound).columns == std::vector<Zone>{{"市", 1}, {"市民", 2}});
  CHECK(ground(*sound).line);
  const auto narrow = with(R"("ground":[[0,0,900,400],["市",0,"市民",2],[],["",""]])");
  CHECK(says(narrow, "a zone without width"));
  CHECK(ground(narrow).columns.at(0).share == kMinShare);
  CHECK(ground(with(R"("ground":[[0,0,9,9],["市",1],[],["",""]])")) == Ground{});
  CHECK(ground(with(R"("ground":{"columns":3})")) == Ground{});
  CHECK(ground(with(R"("ground":[[0,0,900,400],["市"],[],["",""]])")) == Ground{});
  const auto circles =
      with(R"("circles":[{"id":)" + id(2) + R"(,"loop":[[0,0],[9,0],[0,9],[1e9,0]]},{"id":)" +
           id(3) + R"(,"loop":[[0,0]]}])");
  CHECK(circles.session.boards.begin()->second.circles.size() == 1);
  CHECK(says(circles, "1 of 4 points"));
  CHECK(says(circles, "went round nothing"));
}
