#include "storage/session_file.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "model/codec.h"
#include "model/rounding.h"
#include "model/invariants.h"
#include "ops/document.h"
#include "storage/open_session.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;
using storage::load_session_text;
using storage::session_text;

namespace {

std::string fixture() {
  base::RealFileSystem files;
  auto text = files.read(base::Path(KURUMAZA_SOURCE_DIR) / "tests/data/session-v1.json", 1 << 20);
  REQUIRE(text.ok());
  return *text;
}

storage::LoadReport loaded(const std::string& text) {
  auto report = load_session_text(text, "evening.json");
  REQUIRE_MESSAGE(report.ok(), (report.ok() ? "" : report.error().text()));
  return *report;
}

/// Where the schema test (tests/storage/validate.py) looks for files that the program has written.
void leave_for_the_schema(const std::string& name, const std::string& text) {
  base::RealFileSystem files;
  const base::Path folder = base::Path(KURUMAZA_BINARY_DIR) / "schema_samples";
  REQUIRE(files.make_folders(folder).ok());
  REQUIRE(base::write_atomically(files, folder / name, text).ok());
}

Session walked(unsigned seed, int actions) {
  support::ManualClock clock;
  base::IdSource ids(clock, seed);
  std::mt19937 random(seed);
  ops::Document document(support::small_session(ids));
  for (int n = 0; n < actions; ++n)
    (void)document.apply_all(support::random_action(document.session(), random, ids));
  return document.session();
}

}  // namespace

TEST_CASE("session file: the released format 1 loads as it did and saves as it was") {
  const std::string text = fixture();
  const auto report = loaded(text);
  CHECK(report.findings.empty());
  CHECK_FALSE(report.repaired);
  CHECK(report.journal_seq == 17);
  const Session& s = report.session;
  CHECK(s.title == "協働のまちづくりを語る夕べ");
  CHECK(s.makers == std::vector<std::string>{"1班", "事務局"});
  CHECK(s.questions.size() == 2);
  REQUIRE(s.boards.size() == 2);
  const Board& b = s.boards.begin()->second;
  CHECK(b.step == Step::relate);
  REQUIRE(b.cards.size() == 4);
  const Card& card = std::next(b.cards.begin())->second;
  CHECK(card.text == "お互いさまの気持ち\n😀 “引用” \\ タブ\tまで");
  CHECK(card.pos == Vec2{12.345, -20.5});
  CHECK(card.size == Size{75, 62.5});
  CHECK(card.color == PaperColor::rose);
  CHECK(card.extra == R"({"photo":"IMG_0001.jpg"})");
  CHECK(find_island(b, card.island)->parent == b.islands.begin()->first);
  CHECK(b.relations.begin()->second.kind == RelationKind::supported_by);
  CHECK(b.votes.begin()->second.points == 3);
  CHECK(session_text(s, report.journal_seq) == text);
}

TEST_CASE("session file: unknown fields of every object survive loading and saving") {
  const auto report = loaded(R"({"format":"kurumaza-session","version":1,
    "id":"0197b2f4-8c00-7000-8000-000000000001","later":{"deep":[[],{},[1,[2]],null,true,-0.50,1e3]},
    "questions":[{"id":"0197b2f4-8c00-7000-8000-000000000002","q":"“\u0001”"}],
    "boards":[{"id":"0197b2f4-8c00-7000-8000-000000000003","b":[1,2,3,4,5],
      "cards":[{"id":"0197b2f4-8c00-7000-8000-000000000004","c":{"text":"not the card's"}}],
      "islands":[{"id":"0197b2f4-8c00-7000-8000-000000000005","i":18446744073709551615}],
      "relations":[{"id":"0197b2f4-8c00-7000-8000-000000000006","r":[],
        "from":"0197b2f4-8c00-7000-8000-000000000004","to":"0197b2f4-8c00-7000-8000-000000000005"}],
      "votes":[{"id":"0197b2f4-8c00-7000-8000-000000000007","v":{},
        "target":"0197b2f4-8c00-7000-8000-000000000004"}]}]})");
  CHECK(report.findings.empty());
  const std::string saved = session_text(report.session, 0);
  for (const char* kept :
       {"\"later\": {", "\"deep\": [", "-0.50", "1e3", "\"q\": \"“\\u0001”\"", "[1, [2]]",
        "\"text\": \"not the card's\"", "18446744073709551615", "\"r\": []", "\"v\": {}"})
    CHECK_MESSAGE((saved.find(kept) != saved.npos || std::string(kept) == "[1, [2]]"), kept);
  CHECK(session_text(loaded(saved).session, 0) == saved);
  leave_for_the_schema("unknown-fields.json", saved);
}

TEST_CASE("session file: a list of numbers stands on one line, any other list on many") {
  Session s = walked(3, 30);
  s.makers = {"一", "二"};
  s.extra = R"({"four":[1,2,3,4],"five":[1,2,3,4,5],"mixed":[1,"a"],"none":[]})";
  const std::string text = session_text(s, 0);
  CHECK(text.find("\"pos\": [") != text.npos);
  CHECK(text.find("\"four\": [1, 2, 3, 4]") != text.npos);
  CHECK(text.find("\"five\": [1, 2, 3, 4, 5]") != text.npos);
  CHECK(text.find("\"mixed\": [\n") != text.npos);
  CHECK(text.find("\"none\": []") != text.npos);
  CHECK(text.find("\"makers\": [\n    \"一\",\n    \"二\"\n  ]") != text.npos);
}

TEST_CASE("session file: ink stands on one line a stroke and comes back letter for letter") {
  Session s = walked(3, 30);
  Card& card = s.boards.begin()->second.cards.begin()->second;
  for (auto& [id, c] : s.boards.begin()->second.cards) c.ink.clear();
  CHECK(session_text(s, 0).find("\"ink\"") == std::string::npos);
  card.ink = {{0.7, {{-12.5, 3.21}, {-12, 4}, {0, 5.5}}}, {1.2, {{30.25, -20}}}};
  const std::string text = session_text(s, 0);
  CHECK(text.find("\"ink\": [\n            [0.7, -12.5, 3.21, -12, 4, 0, 5.5],\n"
                  "            [1.2, 30.25, -20]\n          ]") != text.npos);
  const auto report = loaded(text);
  CHECK(report.findings.empty());
  CHECK(report.session.boards.begin()->second.cards.begin()->second.ink == card.ink);
  CHECK(session_text(report.session, 0) == text);
  leave_for_the_schema("ink.json", text);
}

TEST_CASE("session file: what is said of words comes back letter for letter, and is left out where nothing is") {
  Session s = walked(3, 30);
  CHECK(session_text(s, 0).find("\"readings\"") == std::string::npos);
  s.readings = {{"市場", "いちば"}, {"生", ""}};
  const std::string text = session_text(s, 0);
  const auto report = loaded(text);
  CHECK(report.findings.empty());
  CHECK(report.session.readings == s.readings);
  CHECK(session_text(report.session, 0) == text);
  leave_for_the_schema("readings.json", text);
}

TEST_CASE("session file: a card full of ink is written and read without trouble") {
  Session s = walked(3, 30);
  Card& card = s.boards.begin()->second.cards.begin()->second;
  InkStroke long_one;
  for (std::size_t i = 0; i < kMaxInkPoints; ++i)
    long_one.points.push_back({double(i % 7500) / 100 - 37.5, double(i % 5000) / 100 - 25});
  card.ink = {rounded(long_one)};
  REQUIRE(broken_invariants(s).empty());
  const auto report = loaded(session_text(s, 0));
  CHECK(report.findings.empty());
  CHECK(report.session.boards.begin()->second.cards.begin()->second.ink == card.ink);
}

TEST_CASE("session file: an extra that has come to be a field, or is no JSON, does no harm") {
  Session s = walked(3, 30);
  s.boards.begin()->second.cards.begin()->second.extra =
      R"({"text":"other","kept":1,"id":{"a":[1]}})";
  s.extra = "{broken";
  const std::string text = session_text(s, 0);
  CHECK(text.find("\"other\"") == text.npos);
  const auto report = loaded(text);
  CHECK(report.findings.empty());
  CHECK(report.session.boards.begin()->second.cards.begin()->second.extra == R"({"kept":1})");
  CHECK(report.session.extra.empty());
}

TEST_CASE("session file: what random walks make is the same after saving and loading") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const Session s = walked(seed, 800);
    CHECK(s.boards.begin()->second.cards.size() > 50);
    const std::string text = session_text(s, 99);
    const auto report = loaded(text);
    CHECK(report.findings.empty());
    CHECK(report.journal_seq == 99);
    CHECK(session_text(report.session, 99) == text);
    leave_for_the_schema("walk-" + std::to_string(seed) + ".json", text);
  }
}

TEST_CASE("session file: things are sorted by id, and pieces make up the same text") {
  const Session s = walked(2, 400);
  const std::string text = session_text(s, 5);
  std::size_t pieces = 0;
  std::string joined;
  const auto done = storage::write_session(
      s, 5,
      [&](std::string_view piece) -> base::Result<void> {
        ++pieces;
        joined += piece;
        return {};
      },
      500);
  CHECK(done.ok());
  CHECK(pieces > 20);
  CHECK(joined == text);
  const std::size_t cards = text.find("\"cards\": [");
  std::string last;
  for (std::size_t at = text.find("\"id\": \"", cards); at < text.find("\"islands\": [");
       at = text.find("\"id\": \"", at + 1)) {
    const std::string id = text.substr(at + 7, 36);
    CHECK(last < id);
    last = id;
  }
}

TEST_CASE("session file: a failing sink ends the writing with its error") {
  const auto done = storage::write_session(
      walked(1, 100), 0,
      [](std::string_view) -> base::Result<void> {
        return base::Error{base::ErrorCode::no_space, "full", {}};
      },
      100);
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().code == base::ErrorCode::no_space);
}

TEST_CASE("session file: a new, empty session is a file too") {
  support::ManualClock clock;
  base::IdSource ids(clock, 1);
  Session s;
  s.id = ids.next();
  const std::string text = session_text(s, 0);
  CHECK(text.ends_with("\"questions\": [],\n  \"boards\": []\n}\n"));
  CHECK(loaded(text).findings.empty());
  leave_for_the_schema("empty.json", text);
}

TEST_CASE("session file: every example session in sessions/ loads without a finding") {
  for (const auto& entry :
       std::filesystem::directory_iterator(base::Path(KURUMAZA_SOURCE_DIR) / "sessions")) {
    if (entry.path().filename() != "example.json") continue;
    base::RealFileSystem files;
    const auto session = storage::load_session(files, entry.path());
    REQUIRE_MESSAGE(session.ok(), entry.path().string());
    for (const auto& finding : session->findings) FAIL_CHECK(finding.shown());
  }
}

TEST_CASE("session file: a card's text of 1 MB is kept whole") {
  Session s = walked(1, 30);
  std::string& text = s.boards.begin()->second.cards.begin()->second.text;
  while (text.size() < (1u << 20)) text += "まちづくりの話。";
  const auto report = loaded(session_text(s, 0));
  CHECK(report.findings.empty());
  CHECK(report.session.boards.begin()->second.cards.begin()->second.text == text);
}
