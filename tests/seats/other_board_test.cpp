// Another question is shown while people write; and what is written is copied.
#include <doctest/doctest.h>

#include "seats/seat_table.h"

using namespace support;

namespace {

/// Two boards, each with a question.
struct TwoBoards {
  SeatTable t;
  Id first = t.board_id, second = t.ids.next();

  TwoBoards() {
    model::Question why, how;
    why.id = t.ids.next();
    why.text = "Why?";
    how.id = t.ids.next();
    how.text = "How?";
    how.order = 1;
    model::Board board;
    board.id = second;
    board.question = how.id;
    board.order = 1;
    apply(ops::Add<model::Question>{{}, why});
    apply(ops::Add<model::Question>{{}, how});
    apply(ops::Add<model::Board>{{}, board});
    model::Patch<model::Board> patch;
    patch.set<&model::Board::question>(why.id);
    apply(ops::Change<model::Board>{{}, first, patch});
  }
  void apply(const ops::Op& op) { REQUIRE(t.doc.apply(op, t.doc.new_action()).ok()); }
  void show(Id board) {
    t.board_id = board;
    t.desk.board_id = board;
    t.scene.show(&t.board());
    t.seats->show_board();
    t.tick();
  }
};

}  // namespace

TEST_CASE("another question: whoever writes goes on in the middle of a word, and is told") {
  TwoBoards b;
  SeatTable& t = b.t;
  t.show_flick(1);
  t.hit(1, "か");
  const Id card = t.seat(1).draft();
  b.show(b.second);
  CHECK(t.seat(1).draft() == card);
  CHECK(t.seat(1).text().composition().composing());
  CHECK(t.seat(1).notice().find("How?") != std::string::npos);
  CHECK(t.seat(1).notice().find("comes along") != std::string::npos);
  CHECK(t.seat(1).question() == "How?");
  t.hit(1, "な");
  CHECK(t.seat(1).notice().empty());
  CHECK(t.seat(1).text().text() == "かな");
  CHECK(t.card("かな").seat == "1");
  CHECK(t.doc.session().boards.at(b.first).cards.empty());
  t.press(1, SpotKind::put);
  CHECK(t.card("かな").place == Place::table);
}

TEST_CASE("another question: a card of the table stays with its question, and a seat waits there") {
  TwoBoards b;
  SeatTable& t = b.t;
  const Id card = t.lay("laid", {30, 10});
  REQUIRE(t.write_card(card, {500, 500}));
  t.write(1, " more");
  b.show(b.second);
  CHECK(t.board().cards.empty());
  CHECK(t.seat(1).text().empty());
  CHECK(t.seat(1).notice().find("waits") != std::string::npos);
  b.show(b.first);
  CHECK(t.card("laid more").place == Place::seat);
  CHECK(t.seat(1).cards() == std::vector<Id>{card});
}

TEST_CASE("another question: a name goes on; who writes nothing hears of it, a closed seat not") {
  TwoBoards b;
  SeatTable& t = b.t;
  t.press(1, SpotKind::name);
  t.type_english(1, "ken");
  b.show(b.second);
  CHECK(t.seat(1).naming());
  CHECK(t.seat(1).text().text() == "ken");
  CHECK(t.seat(1).notice().find("How?") != std::string::npos);
  t.press(1, SpotKind::name_done);
  CHECK(t.seat(1).place().name == "ken");
  t.press(1, SpotKind::fold);
  b.show(b.first);
  CHECK(t.seat(1).notice().find("Why?") == std::string::npos);
}

TEST_CASE("another question: ink and the stroke under way come along, too") {
  TwoBoards b;
  SeatTable& t = b.t;
  t.press(1, SpotKind::pen);
  const Vec2 pad = t.spot(1, SpotKind::pad);
  t.drag(pad, pad + Vec2{20, 0});
  t.down(9, pad + Vec2{0, 8});
  t.move(9, pad + Vec2{15, 8});
  const Id card = t.seat(1).draft();
  b.show(b.second);
  CHECK(t.seat(1).draft() == card);
  REQUIRE(t.board().cards.size() == 1);
  CHECK(t.board().cards.at(card).ink.size() == 2);
}

TEST_CASE("copying: what is written is asked to be copied, and stays; of nothing there is none") {
  SeatTable t;
  CHECK(t.has(1, SpotKind::copy, false));
  t.type_english(1, "copy me");
  t.press(1, SpotKind::copy);
  CHECK(t.clipboard == "copy me");
  CHECK(t.seat(1).text().text() == "copy me");
  CHECK_FALSE(t.seat(1).notice().empty());
}
