#include "report/published.h"

#include "model/timeless.h"

#include "sample.h"

using sample::id;

namespace {
void redact(sample::OneBoard& s, int n, int about, std::string words, std::string instead = {}) {
  model::Redaction r;
  r.id = id(n);
  r.about = id(about);
  r.words = std::move(words);
  r.instead = std::move(instead);
  s.board->redactions[r.id] = r;
}
const model::Board& board_of(const report::Published& p) {
  return p.session.boards.begin()->second;
}
std::string texts_of(const report::Published& p) {
  std::string out;
  for (const auto& [card_id, card] : board_of(p).cards) out += card.text + "\n";
  return out;
}
}  // namespace

TEST_CASE("published: without names nobody is named, and nothing tells when anything was written") {
  sample::OneBoard s;
  s.add(sample::island(10, "p"));
  s.board->islands[id(10)].made = 5;
  auto card = sample::card(20, "a", {}, 10);
  card.who = "青木";
  card.seat = "3";
  card.made = 1783247400000;
  card.twin = id(21);
  s.add(card);
  auto twin = sample::card(21, "a");
  twin.twin = id(20);
  s.add(twin);
  s.relate(30, model::RelationKind::close, 20, 10);
  s.vote(40, 20, 3);
  s.board->votes[id(40)].who = "青木";
  s.board->votes[id(40)].seat = "3";
  const auto p = report::published(s.session, {});
  CHECK_FALSE(p.names);
  const model::Board& b = board_of(p);
  REQUIRE(b.cards.size() == 2);
  for (const auto& [card_id, c] : b.cards) {
    CHECK(c.id == card_id);
    CHECK(c.who.empty());
    CHECK(c.seat.empty());
    CHECK(c.made == 0);
    CHECK(b.cards.contains(c.twin));
    // The first half of an id is the moment of its making.
    for (int i = 0; i < 6; ++i) CHECK(card_id.bytes[i] == 0);
  }
  CHECK(b.islands.at(model::timeless(id(10))).made == 0);
  CHECK(b.cards.contains(b.relations.at(model::timeless(id(30))).from));
  REQUIRE(b.votes.size() == 1);
  CHECK(b.votes.begin()->second.who.empty());
  CHECK(b.votes.begin()->second.seat.empty());
  CHECK(b.cards.contains(b.votes.begin()->second.target));

  const auto named = report::published(s.session, {.names = true});
  CHECK(named.names);
  CHECK(board_of(named).cards.at(id(20)).who == "青木");
  CHECK(board_of(named).cards.at(id(20)).made == 1783247400000);
  s.session.anonymous = true;
  CHECK_FALSE(report::published(s.session, {.names = true}).names);
  CHECK(texts_of(report::published(s.session, {.names = true})) == "a\na\n");
}

TEST_CASE("published: cards whose ids differ only by their time stay apart") {
  sample::OneBoard s;
  for (int i = 0; i < 3; ++i) {
    auto card = sample::card(20, std::to_string(i));
    card.id.bytes[3] = std::uint8_t(i);
    s.add(card);
  }
  CHECK(board_of(report::published(s.session, {})).cards.size() == 3);
}

TEST_CASE("published: cards at the seats and secret points are not in it, nor what names them") {
  sample::OneBoard s;
  auto card = sample::card(20, "SECRET");
  card.place = model::Place::seat;
  s.add(card);
  s.add(sample::card(21, "told"));
  s.relate(30, model::RelationKind::close, 20, 21);
  s.vote(40, 20, 1);
  s.vote(41, 21, 2);
  s.board->votes[id(41)].secret = true;
  const auto p = report::published(s.session, {.names = true});
  CHECK(texts_of(p) == "told\n");
  CHECK(board_of(p).relations.empty());
  CHECK(board_of(p).votes.empty());
}

TEST_CASE("published: masked words are masked wherever they are told, and counted") {
  sample::OneBoard s;
  s.add(sample::island(10, "山田さんの店"));
  s.add(sample::card(20, "山田さんに聞く。山田さんは親切。"));
  s.board->cards[id(20)].twin = id(21);
  s.add(sample::card(21, "山田さんに聞く。山田さんは親切。"));
  s.add(sample::card(22, "090-1234-5678"));
  s.add(sample::card(23, "佐藤さん"));
  s.board->narrative = "山田さんに聞くとよい。";
  redact(s, 50, 20, "山田さん");
  redact(s, 51, 22, "090-1234-5678", "電話番号");
  redact(s, 52, 23, "佐藤さん", "佐藤さん");  // stays after all
  redact(s, 53, 23, "いない人");              // is there no more
  redact(s, 54, 23, "");
  const auto p = report::published(s.session, {});
  const std::string all = texts_of(p);
  CHECK(sample::count(all, "■■に聞く。■■は親切。") == 2);
  CHECK(sample::count(all, "山田") == 0);
  CHECK(sample::count(all, "電話番号") == 1);
  CHECK(sample::count(all, "佐藤さん") == 1);
  CHECK(board_of(p).narrative == "■■に聞くとよい。");
  CHECK(board_of(p).islands.at(model::timeless(id(10))).plate ==
        "山田さんの店");  // of the plate nobody asked it
  CHECK(board_of(p).redactions.empty());
  CHECK(p.masked == 1);
  CHECK(p.said_other == 1);
  CHECK(s.board->cards[id(20)].text == "山田さんに聞く。山田さんは親切。");
}
