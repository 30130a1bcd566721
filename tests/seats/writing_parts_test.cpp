// What a seat writes, part by part: the card, the plate, the text, the ink.
#include <doctest/doctest.h>

#include "ops/build.h"
#include "ops/document.h"
#include "seats/pasting.h"
#include "seats/seat_table.h"

using namespace support;

namespace {

const SeatPlace kHere{3, Edge::left, 0.5, {}};

/// A table where nobody sits.
struct Bare : SeatTable {
  Bare() : SeatTable({.places = {}}) {}
};

}  // namespace

TEST_CASE("written card: it comes with the first letter, follows each, and goes with the last") {
  Bare t;
  seats::WrittenCard card(t.desk);
  const std::size_t before = t.board().cards.size();
  card.set_text("", kHere);
  CHECK(card.id().nil());
  card.set_text("a", kHere);
  REQUIRE(card.card() != nullptr);
  CHECK(card.card()->place == Place::seat);
  CHECK(card.card()->seat == "3");
  CHECK(card.card()->turn == doctest::Approx(seats::turn_of(Edge::left)));
  card.set_text("ab", kHere);
  CHECK(card.card()->text == "ab");
  CHECK(t.board().cards.size() == before + 1);
  card.set_text("", kHere);
  CHECK(card.id().nil());
  CHECK(t.board().cards.size() == before);
  CHECK_FALSE(card.leave());
}

TEST_CASE("written card: one from the table that is emptied and left goes to the tray as it came") {
  Bare t;
  const Id id = t.lay("from the table", {10, 20});
  seats::WrittenCard card(t.desk);
  card.take_up(id);
  CHECK_FALSE(card.leave());  // something stands on it
  card.set_text("", kHere);
  CHECK(card.id() == id);
  CHECK(card.leave());
  CHECK(card.id().nil());
  CHECK(t.board().cards.at(id).text == "from the table");
  CHECK(t.board().cards.at(id).place == Place::tray);
  // What it was as it was taken up is never another card's.
  card.set_text("new", kHere);
  const Id made = card.id();
  CHECK(made != id);
  CHECK_FALSE(card.leave());
  card.begin();
  CHECK(t.board().cards.at(made).text == "new");
}

TEST_CASE("written plate: it knows whether others wrote there, or the island is gone") {
  Bare t;
  const Id a = t.lay("a", {-60, -150}), b = t.lay("b", {60, -150});
  const auto made = ops::make_island(t.board(), {a, b}, {}, 0, t.ids, 0);
  REQUIRE(t.doc.apply_all(made.ops).ok());
  using Found = seats::WrittenPlate::Found;
  seats::WrittenPlate plate(t.desk);
  CHECK_FALSE(plate.begin({canvas::ItemKind::plate, t.ids.next()}));
  REQUIRE(plate.begin({canvas::ItemKind::plate, made.id}));
  plate.set_words("Mine");
  plate.set_words("Mine, too");
  CHECK(plate.look() == Found::as_written);
  REQUIRE(t.doc.undo());  // both at once
  CHECK(plate.look() == Found::other_words);
  CHECK(plate.words().empty());
  CHECK(plate.look() == Found::as_written);
  REQUIRE(t.doc.apply_all(ops::dissolve_island(t.board(), made.id)).ok());
  CHECK(plate.look() == Found::gone);
}

TEST_CASE("typed text: answers of before count no more, and it never becomes too long") {
  Bare t;
  seats::TypedText text(t.aids, 1);
  ime::ConversionWorker::Answer answer;
  answer.serial = 0;
  text.open("abc");
  CHECK_FALSE(text.answer(answer));
  CHECK_FALSE(text.finish());
  CHECK(text.act({input::KeyAction::Kind::kana, "\u3042"}, true));
  CHECK(text.finish());
  CHECK(text.draft().text() == "abc\u3042");
  text.open(std::string(seats::kMostText, 'x'));
  CHECK_FALSE(text.act({input::KeyAction::Kind::text, "y"}, true));
  CHECK(text.draft().text().size() == seats::kMostText);
  // One that was too long already may be shortened.
  text.open(std::string(seats::kMostText + 9, 'x'));
  CHECK(text.act({input::KeyAction::Kind::backspace, {}}, true));
  CHECK(text.draft().text().size() == seats::kMostText + 8);
}

TEST_CASE("handwriting: it says when the ink is another, and is not read where nobody reads") {
  Bare t;
  seats::Handwriting hand(t.aids, 1);
  hand.set_on(true);
  CHECK_FALSE(hand.sample({1, Phase::down, {0, 0}}));
  CHECK_FALSE(hand.sample({1, Phase::move, {10, 0}}));
  CHECK(hand.sample({1, Phase::up, {20, 0}}));
  CHECK(hand.pad().ink().size() == 1);
  CHECK_FALSE(hand.can_read());
  CHECK_FALSE(hand.read());
  CHECK_FALSE(hand.reading().waiting());
  CHECK(hand.undo());
  CHECK_FALSE(hand.undo());
  hand.flip_rubber();
  CHECK(hand.pad().mode() == pen::InkPad::Mode::erase);
  hand.set_on(false);
  CHECK(hand.pad().mode() == pen::InkPad::Mode::write);
  CHECK_FALSE(hand.lift_all());
}

TEST_CASE("pasting: a card a line, a line too long for one in several") {
  Bare t;
  const std::size_t before = t.board().cards.size();
  const auto made = seats::paste_lines("a\n\n  \nb\n", kHere, t.desk);
  CHECK(made.cards == 2);
  CHECK(made.whole);
  CHECK_FALSE(made.cut);
  CHECK(seats::paste_lines(std::string(seats::kMostText + 1, 'x'), kHere, t.desk).cut);
  CHECK(t.board().cards.size() == before + 4);
  CHECK(seats::paste_lines(" \n", kHere, t.desk).cards == 0);
}
