// Anonymous means anonymous: what the files of a session tell of the cards that came from seats.
#include "storage/unseen_cards.h"

#include <doctest/doctest.h>

#include <array>

#include "model/kinds.h"
#include "ops/names.h"
#include "ops/survey.h"
#include "ops/weigh.h"
#include "storage/live_evening.h"
#include "support/session_text.h"

using base::Id;
using model::Card;
using model::Place;
using ops::Add;
using ops::Change;

namespace {

storage::NewSession wishes(bool anonymous) {
  storage::NewSession out;
  out.anonymous = anonymous;
  return out;
}

struct Evening : storage_test::LiveEvening {
  explicit Evening(bool anonymous = true) : LiveEvening(wishes(anonymous)) {}
  const std::map<Id, Card>& cards() { return live->session().boards.at(board).cards; }
  Id write(const std::string& words, const std::string& seat) {
    Card card;
    card.id = ids.next();
    card.place = Place::seat;
    card.seat = seat;
    card.made = clock.wall();
    REQUIRE(doc().apply_aside(Add<Card>{board, card}).ok());
    for (std::size_t n = 1; n <= words.size(); ++n) {
      clock.advance(1);
      model::Patch<Card> patch;
      patch.set<&Card::text>(words.substr(0, n));
      REQUIRE(doc().apply_aside(Change<Card>{board, card.id, patch}).ok());
    }
    return card.id;
  }
  void come_out(Id card) {
    REQUIRE(doc()
                .apply_all(ops::come_out_nameless(live->session().boards.at(board), card,
                                                  {{10, 20}, 0, {}}, ids, clock.wall()))
                .ok());
  }
  Id with(const std::string& words) {
    for (const auto& [id, card] : cards())
      if (card.text == words) return id;
    FAIL("no card " << words);
    return {};
  }
  std::string bytes() {
    std::string all;
    auto listed = files.list("/s");
    REQUIRE(listed.ok());
    for (const auto& entry : *listed)
      if (auto text = files.read(entry.path, 1 << 22)) all += entry.path.string() + "\n" + *text;
    return all;
  }
};

}  // namespace

TEST_CASE("anonymous: no file tells from which seat a card came, or in which order") {
  Evening e;
  const Id first = e.write("one", "3"), second = e.write("two", "7");
  const Id half = e.write("half", "5");
  e.clock.advance(60);
  e.come_out(second);  // the lot has turned them round
  e.come_out(first);
  e.doc().undo();
  e.doc().redo();
  REQUIRE(e.live->close().ok());
  const std::string all = e.bytes();
  CHECK(all.find(first.str()) == std::string::npos);
  CHECK(all.find(second.str()) == std::string::npos);
  CHECK(all.find("\"seat\":\"3\"") == std::string::npos);
  CHECK(all.find("\"seat\": \"3\"") == std::string::npos);
  CHECK(all.find("\"seat\":\"7\"") == std::string::npos);
  // What was typed on the way is nowhere.
  CHECK(all.find("\"on\"") == std::string::npos);
  CHECK(all.find("\"tw\"") == std::string::npos);
  const Card& one = e.cards().at(e.with("one"));
  const Card& two = e.cards().at(e.with("two"));
  CHECK(one.made == two.made);
  CHECK(two.id < one.id);
  // Only what still waits has its seat, in a file that goes when it comes out.
  auto waiting = e.files.read("/s/evening.waiting", 1 << 20);
  REQUIRE(waiting.ok());
  CHECK(waiting->find(half.str()) != std::string::npos);
  e.open_again();
  CHECK(e.cards().at(half).seat == "5");
  e.come_out(half);
  REQUIRE(e.live->close().ok());
  CHECK_FALSE(e.files.exists("/s/evening.waiting"));
  CHECK(e.bytes().find(half.str()) == std::string::npos);
}

TEST_CASE("anonymous: a power cut takes nothing of what was being written, or has just come out") {
  Evening e;
  const Id half = e.write("half a card", "4");
  const Id out = e.write("out", "2");
  e.come_out(out);
  e.open_again();
  CHECK(e.cards().at(half).text == "half a card");
  CHECK(e.cards().at(half).seat == "4");
  CHECK(e.cards().at(half).place == Place::seat);
  CHECK(e.cards().at(e.with("out")).place == Place::table);
  CHECK(e.cards().size() == 2);
  CHECK(e.live->findings().empty());
}

TEST_CASE(
    "anonymous: a card taken from the table to a seat stays itself, and its seat is in no file") {
  Evening e;
  Card lies;
  lies.id = e.ids.next();
  lies.text = "lies";
  lies.pos = {1, 2};
  REQUIRE(e.doc().apply_all({Add<Card>{e.board, lies}}).ok());
  model::Patch<Card> patch;
  patch.set<&Card::place>(Place::seat);
  patch.set<&Card::seat>("6");
  REQUIRE(e.doc().apply_all({Change<Card>{e.board, lies.id, patch}}).ok());
  e.open_again();
  CHECK(e.cards().at(lies.id).seat == "6");
  e.come_out(lies.id);
  CHECK(e.cards().at(lies.id).place == Place::table);
  CHECK(e.cards().at(lies.id).seat.empty());
  REQUIRE(e.live->close().ok());
  CHECK(e.bytes().find("\"6\"") == std::string::npos);
}

TEST_CASE(
    "anonymous: undo brings the card back to its seat, and no redo takes what was added there") {
  Evening e;
  const Id card = e.write("ab", "1");
  e.come_out(card);
  REQUIRE(e.doc().undo());
  CHECK(e.cards().at(card).place == Place::seat);
  CHECK(e.cards().size() == 1);
  model::Patch<Card> patch;
  patch.set<&Card::text>("abc");
  REQUIRE(e.doc().apply_aside(Change<Card>{e.board, card, patch}).ok());
  CHECK_FALSE(e.doc().redo());
  CHECK(e.cards().at(card).text == "abc");
  // The undo is whole on the disk, though only half of it is told.
  e.open_again();
  CHECK(e.cards().size() == 1);
  CHECK(e.cards().at(card).text == "abc");
}

TEST_CASE("anonymous: where names are let in again what waits is everybody's history, and back") {
  Evening e;
  const Id card = e.write("ab", "1");
  REQUIRE(e.doc().apply_all(ops::let_names_in(e.live->session())).ok());
  REQUIRE(e.live->close().ok());
  CHECK_FALSE(e.files.exists("/s/evening.waiting"));
  e.open_again();
  CHECK(e.cards().at(card).seat == "1");
  REQUIRE(e.doc().apply_all(ops::leave_names_out(e.live->session())).ok());
  e.open_again();
  CHECK(e.live->session().anonymous);
  CHECK(e.cards().at(card).seat == "1");
  const auto saved = e.files.read(e.path, 1 << 20);
  REQUIRE(saved.ok());
}

TEST_CASE("anonymous: with names the journal has all, as ever") {
  Evening e(false);
  const Id card = e.write("ab", "1");
  REQUIRE(e.live->close().ok());
  CHECK_FALSE(e.files.exists("/s/evening.waiting"));
  CHECK(e.bytes().find(card.str()) != std::string::npos);
}

namespace {

struct WeighedEvening : Evening {
  std::vector<Id> things;
  explicit WeighedEvening(bool anonymous, bool secret) : Evening(anonymous) {
    for (const char* text : {"benches", "lights"}) {
      Card card;
      card.id = ids.next();
      card.text = text;
      REQUIRE(doc().apply_all({Add<Card>{board, card}}).ok());
      things.push_back(card.id);
    }
    REQUIRE(doc()
                .apply_all(ops::begin_weighing(
                    map(), {model::Manner::stickers, 5, true, secret, false, false, {}}))
                .ok());
  }
  const model::Board& map() { return live->session().boards.at(board); }
  void give(const std::string& seat, std::size_t thing) {
    clock.advance(7);
    const auto ops = ops::give_points(map(), seat, "Ken", things[thing], ids, clock.wall());
    REQUIRE((ops::is_secret(map(), ops) ? doc().apply_aside(ops[0]) : doc().apply_all(ops)).ok());
  }
  std::vector<std::string> vote_ids() {
    std::vector<std::string> out;
    for (const auto& [id, vote] : map().votes) out.push_back(id.str());
    return out;
  }
  std::string told() {
    auto file = files.read(path, 1 << 22), journal = files.read("/s/evening.journal", 1 << 22);
    REQUIRE(file.ok());
    REQUIRE(journal.ok());
    return *file + *journal;
  }
};

}  // namespace

TEST_CASE("secret points: session file and journal tell nothing of who gave what, or when") {
  for (const bool anonymous : {false, true}) {
    // Two evenings that differ only in who gave what, in which order.
    std::vector<std::string> told, shown;
    for (const bool other : {false, true}) {
      WeighedEvening e(anonymous, true);
      e.give(other ? "3" : "7", 0);
      e.give(other ? "7" : "3", other ? 1 : 0);
      e.give("3", other ? 0 : 1);
      const auto secret = e.vote_ids();
      REQUIRE(secret.size() == 3);
      REQUIRE(e.live->close().ok());
      told.push_back(e.told());
      for (const std::string& id : secret) CHECK(told.back().find(id) == std::string::npos);
      e.open_again();
      CHECK(e.vote_ids() == secret);  // a crash takes none of them
      CHECK(model::stickers_left(e.map(), "3") == 3);
      CHECK(model::stickers_left(e.map(), "7") == 4);
      e.clock.advance(60);
      REQUIRE(e.doc().apply_all(ops::show_points(e.map(), e.ids, e.clock.wall())).ok());
      e.doc().undo();
      e.doc().redo();
      REQUIRE(e.live->close().ok());
      CHECK_FALSE(e.files.exists("/s/evening.waiting"));
      shown.push_back(e.bytes());
      for (const std::string& id : secret) CHECK(shown.back().find(id) == std::string::npos);
      CHECK(shown.back().find("\"seat\":\"3\"") == std::string::npos);
      CHECK(shown.back().find("\"Ken\"") == std::string::npos);
      e.open_again();
      CHECK(model::points_by_target(e.map()).at(e.things[0]) == 2);
      CHECK(model::points_by_target(e.map()).at(e.things[1]) == 1);
    }
    CHECK(told[0] == told[1]);
    CHECK(shown[0] == shown[1]);
  }
}

TEST_CASE(
    "questionnaire: no file tells who answered what before it is counted, nor when afterwards") {
  std::array<std::string, 2> told, counted;
  for (const bool other : {false, true}) {
    Evening e(false);
    model::Inquiry faces, noticed;
    noticed.kind = model::InquiryKind::text;
    REQUIRE(e.doc().apply_all(ops::ask(e.live->session(), {faces, noticed}, e.ids)).ok());
    const auto asked = ops::inquiries_in_order(e.live->session());
    const std::vector<ops::Said> one{{asked[0]->id, 5}, {asked[1]->id, 0, "lights"}};
    const std::vector<ops::Said> two{{asked[0]->id, 1}, {asked[1]->id, 0, "benches"}};
    for (const auto& said : other ? std::vector{two, one} : std::vector{one, two})
      for (const ops::Op& op : ops::answer(e.live->session(), said, e.ids)) {
        REQUIRE(e.doc().apply_aside(op).ok());
        e.clock.advance(5);
      }
    REQUIRE(e.live->close().ok());
    for (const char* file : {"/s/evening.json", "/s/evening.journal"}) {
      const auto text = e.files.read(file, 1 << 22);
      REQUIRE(text.ok());
      CHECK(text->find("lights") == std::string::npos);
      CHECK(text->find("answers") == std::string::npos);
      told[other] += *text;
    }
    e.open_again();
    CHECK(e.live->session().answers.size() == 4);  // a crash takes none of them
    e.clock.advance(60);
    REQUIRE(e.doc().apply_all(ops::count_answers(e.live->session(), e.ids)).ok());
    REQUIRE(e.live->close().ok());
    CHECK_FALSE(e.files.exists("/s/evening.waiting"));
    counted[other] = e.bytes();
    CHECK(counted[other].find("lights") != std::string::npos);
  }
  CHECK(told[0] == told[1]);
  CHECK(counted[0] == counted[1]);
}

TEST_CASE("secret points: in an anonymous session open ones have no seat in its files either") {
  WeighedEvening e(true, false);
  e.give("3", 0);
  e.open_again();
  CHECK(model::stickers_left(e.map(), "3") == 4);
  REQUIRE(e.live->close().ok());
  CHECK(e.told().find("\"seat\":\"3\"") == std::string::npos);
  CHECK(e.told().find("\"seat\": \"3\"") == std::string::npos);
}

TEST_CASE("waiting cards: a damaged line is said and passed over, another session's file too") {
  Evening e;
  const Id one = e.write("one", "1"), two = e.write("two", "2");
  REQUIRE(e.live->close().ok());
  auto text = e.files.read("/s/evening.waiting", 1 << 20);
  REQUIRE(text.ok());
  const Id session = e.live->session().id;
  std::string damaged = *text;
  damaged[damaged.find(one.str()) - 3] = '#';
  auto read = storage::read_waiting(damaged, session, "evening.waiting");
  REQUIRE(read.ops.size() == 1);
  CHECK(ops::touched_by(read.ops[0]).id == two);
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].line == 2);
  CHECK(storage::read_waiting(*text, one, "evening.waiting").ops.empty());
  CHECK(storage::read_waiting(*text, one, "evening.waiting").findings.size() == 1);
  CHECK(storage::read_waiting("", session, "evening.waiting").findings.empty());
}
