#include <doctest/doctest.h>

#include <cmath>

#include "model/codec.h"
#include "model/invariants.h"
#include "storage/repair_values.h"
#include "storage/session_builder.h"
#include "storage/session_file.h"
#include "storage/session_head.h"
#include "storage/session_keys.h"
#include "storage/session_writer.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;
using storage::Key;

TEST_CASE("session keys: fields, lists and the head's are told apart, the same for each object") {
  storage::SeenKeys session(kind_index<Session>());
  CHECK(session.next("format").is == Key::Is::head);
  CHECK(session.next("title").is == Key::Is::field);
  const Key boards = session.next("boards");
  CHECK(boards.is == Key::Is::list);
  CHECK(boards.index == kind_index<Board>());
  CHECK(session.next("cards").is == Key::Is::unknown);

  storage::SeenKeys card(kind_index<Card>());
  CHECK(card.next("format").is == Key::Is::unknown);
  const Key id = card.next("id");
  CHECK(id.is == Key::Is::field);
  CHECK(id.index == std::tuple_size_v<decltype(Fields<Card>::list)>);
  CHECK_FALSE(id.again);
  CHECK(card.next("id").again);
}

TEST_CASE("session keys: one hurt byte is a key that is not there yet, a list's at any time") {
  storage::SeenKeys board(kind_index<Board>());
  CHECK(board.next("tit1e").name == "title");
  CHECK(board.next("titlE").is == Key::Is::unknown);
  CHECK(board.next("cards").is == Key::Is::list);
  CHECK(board.next("cardz").name == "cards");
  CHECK(board.next("narrativ").is == Key::Is::unknown);
  CHECK(storage::is_key_of(kind_index<Board>(), "votes"));
  CHECK_FALSE(storage::is_key_of(kind_index<Vote>(), "votes"));
}

TEST_CASE("session head: says what it can't be read for") {
  storage::SessionHead head;
  CHECK(head.check().error().code == base::ErrorCode::format);
  head.begin();
  CHECK(head.set("format", Json(storage::kSessionFormat)) == "");
  CHECK(head.check().error().code == base::ErrorCode::format);
  head.set("version", Json(2u));
  CHECK(head.check().error().code == base::ErrorCode::version);
  head.set("version", Json(1u));
  CHECK(head.check().ok());
  CHECK(head.set("journal_seq", Json(-1)) != "");
  CHECK(head.journal().seq == 0);
  CHECK(head.set("journal_seq", Json(7u)) == "");
  CHECK(head.set("journal_hash", Json("no hash")) != "");
  CHECK(head.journal().seq == 7);
  CHECK_FALSE(head.journal().hash);
}

TEST_CASE("session builder: a whole thing lies with what keeps it, and the next begins empty") {
  storage::SessionBuilder session;
  session.begin(kind_index<Session>(), 0);
  session.begin(kind_index<Board>(), 10);
  session.begin(kind_index<Card>(), 20);
  session.with(kind_index<Card>(), [](auto& thing) { thing.extra = "{}"; });
  session.finish(kind_index<Card>());
  session.begin(kind_index<Card>(), 30);
  session.finish(kind_index<Card>());
  session.finish(kind_index<Board>());
  session.begin(kind_index<Board>(), 40);
  session.finish(kind_index<Board>());
  const storage::FoundSession found = session.take({});
  REQUIRE(found.all<Board>().size() == 2);
  const auto& cards = found.all<Board>()[0].all<Card>();
  REQUIRE(cards.size() == 2);
  CHECK(cards[0].at == 20);
  CHECK(cards[0].thing.extra == "{}");
  CHECK(cards[1].thing.extra == "");
  CHECK(found.all<Board>()[1].at == 40);
  CHECK(found.all<Board>()[1].all<Card>().empty());
}

TEST_CASE("repair: single values are made such as the model takes, and said once") {
  std::string text(kMaxText + 5, 'a');
  CHECK_FALSE(storage::fit_text("text", text).empty());
  CHECK(storage::fit_text("text", text).empty());
  base::Vec2 pos{kTableLimit + 0.005, 0};
  CHECK(storage::fit_pos("pos", pos).empty());
  CHECK(pos.x == kTableLimit);
  pos.y = std::nan("");
  CHECK_FALSE(storage::fit_pos("pos", pos).empty());
  double turn = 7, z = INFINITY;
  CHECK_FALSE(storage::fit_turn("turn", turn).empty());
  CHECK(storage::fit_turn("turn", turn).empty());
  CHECK_FALSE(storage::fit_height(z).empty());
  CHECK(z == 0);
  int points = 1001;
  CHECK(storage::fit_range("points", points, 0, 1000).english() ==
        "points was 1001, which is not within 0…1000");
  CHECK(points == 1000);
  base::Size size{1, 1};
  CHECK_FALSE(storage::fit_size("size", size, kCardMaxSide).empty());
  CHECK(storage::fit_size("size", size, kCardMaxSide).empty());
  std::vector<InkStroke> ink{{1, {{0, 0}}}, {1, {}}, {1, {{900, 0}}}};
  CHECK_FALSE(storage::fit_ink(ink).empty());
  CHECK(ink.size() == 1);
}

TEST_CASE("session file: a thing of every kind with unknown fields is read as it was written") {
  support::ManualClock clock;
  base::IdSource ids(clock, 7);
  Session s = support::small_session(ids);
  Board& board = s.boards.begin()->second;
  std::vector<Id> cards{ids.next(), ids.next()};
  for (const Id id : cards) board.cards[id].id = id;
  const Id inquiry = ids.next();
  s.inquiries[inquiry].id = inquiry;
  for_each_kind([&](auto row) {
    using T = typename decltype(row)::Thing;
    T thing;
    thing.id = ids.next();
    if constexpr (std::is_same_v<T, Circle>) thing.loop = {{0, 0}, {9, 0}, {0, 9}};
    thing.extra = R"({"later":[1,{"a":null}]})";
    std::size_t next = 0;
    for_each_link<T>([&](auto link) {
      if (link.need == Need::always)
        thing.*link.member = link.template may_name<Inquiry> ? inquiry : cards[next++];
    });
    things_of<T>(s, &board)[thing.id] = thing;
    CHECK(storage::thing_text(thing).find("\"later\"") != std::string::npos);
  });
  REQUIRE(broken_invariants(s).empty());
  const std::string text = storage::session_text(s, {});
  const auto read = storage::load_session_text(text, "all");
  REQUIRE(read.ok());
  CHECK(read->findings.empty());
  CHECK_FALSE(read->repaired);
  CHECK(storage::session_text(read->session, {}) == text);
}

TEST_CASE("session file: what needs something that is not there is left out, of every kind") {
  support::ManualClock clock;
  base::IdSource ids(clock, 7);
  for_each_kind([&](auto row) {
    using T = typename decltype(row)::Thing;
    bool needs = false;
    for_each_link<T>([&](auto link) { needs = needs || link.need == Need::always; });
    if (!needs) return;
    CAPTURE(Fields<T>::kind);
    Session s = support::small_session(ids);
    T thing;
    thing.id = ids.next();
    for_each_link<T>([&](auto link) { thing.*link.member = ids.next(); });
    things_of<T>(s, &s.boards.begin()->second)[thing.id] = thing;
    const auto read = storage::load_session_text(storage::session_text(s, {}), "lost");
    REQUIRE(read.ok());
    CHECK(things_of<T>(read->session, &read->session.boards.begin()->second).empty());
    REQUIRE(read->findings.size() == 1);
    CHECK(read->findings[0].text.english().find("it was left out") != std::string::npos);
  });
}
