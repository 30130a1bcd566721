#include <doctest/doctest.h>

#include "base/utf8.h"
#include "ime/seat_keys.h"

using namespace support;

TEST_CASE("composition: kana gather and enter puts them into the card as they are") {
  Seat seat;
  seat.kana("き");
  seat.kana("よ");
  seat.press(Kind::modify);
  seat.kana("う");
  CHECK(seat.shown() == "きょう");
  CHECK(seat.composition.caret() == std::string("きょう").size());
  CHECK(seat.composition.composing());
  CHECK(seat.card.empty());
  CHECK(seat.press(Kind::enter).used);
  CHECK(seat.card == "きょう");
  CHECK_FALSE(seat.composition.composing());
  CHECK(seat.composition.pieces().empty());
}

TEST_CASE("composition: with nothing composed, keys are the card's own") {
  Seat seat;
  for (Kind kind : {Kind::space, Kind::enter, Kind::backspace, Kind::left, Kind::right,
                    Kind::shrink, Kind::grow, Kind::undo, Kind::modify}) {
    const auto effect = seat.press(kind);
    CHECK_FALSE(effect.used);
    CHECK(effect.commit.empty());
  }
  CHECK(seat.press(Kind::text, "A") == ime::Composition::Effect{"A", true});
  CHECK(seat.asked.empty());
}

TEST_CASE("composition: romaji become kana, the letters on their way are shown apart") {
  Seat seat(&table());
  seat.letters("kyak");
  CHECK(seat.shown() == "きゃ<k>");
  CHECK(seat.composition.caret() == seat.composition.text().size());
  seat.press(Kind::backspace);
  CHECK(seat.shown() == "きゃ");
  seat.letters("n");
  seat.press(Kind::enter);
  CHECK(seat.card == "きゃん");
}

TEST_CASE("composition: kana typed behind pending letters leave the letters standing") {
  Seat seat(&table());
  seat.letters("k");
  seat.kana("あ");
  CHECK(seat.shown() == "kあ");
}

TEST_CASE("composition: the caret moves inside the reading, where kana join and go") {
  Seat seat;
  for (const char* k : {"か", "き", "く"}) seat.kana(k);
  seat.press(Kind::left);
  seat.press(Kind::left);
  CHECK(seat.composition.caret() == std::string("か").size());
  seat.kana("け");
  CHECK(seat.shown() == "かけきく");
  seat.press(Kind::modify);
  CHECK(seat.shown() == "かげきく");
  seat.press(Kind::backspace);
  seat.press(Kind::backspace);
  CHECK(seat.shown() == "きく");
  CHECK(seat.press(Kind::backspace).used);  // at the start: nothing to take, nothing of the card's
  CHECK(seat.shown() == "きく");
  for (int i = 0; i < 5; ++i) seat.press(Kind::right);
  CHECK(seat.composition.caret() == std::string("きく").size());
}

TEST_CASE("composition: letters typed at a caret inside are shown there") {
  Seat seat(&table());
  seat.letters("kaki");
  seat.press(Kind::left);
  seat.letters("s");
  CHECK(seat.shown() == "か<s>き");
  CHECK(seat.composition.caret() == std::string("かs").size());
  seat.letters("a");
  CHECK(seat.shown() == "かさき");
}

TEST_CASE("composition: each change asks for a conversion, with serials that grow") {
  Seat seat;
  seat.kana("ま");
  seat.kana("ち");
  REQUIRE(seat.asked.size() == 2);
  CHECK(seat.asked[0].reading == "ま");
  CHECK(seat.asked[1].reading == "まち");
  CHECK(seat.asked[1].boundaries.empty());
  CHECK(seat.asked[1].serial > seat.asked[0].serial);
  CHECK_FALSE(seat.composition.take_request());
}

TEST_CASE("composition: finish commits what is shown, cancel drops it") {
  Seat seat(&table());
  seat.letters("man");
  CHECK(seat.after(seat.composition.finish()).commit == "まん");
  seat.convert_town();
  CHECK(seat.after(seat.composition.finish()).commit == "町作りを");
  CHECK_FALSE(seat.after(seat.composition.finish()).used);
  seat.letters("mank");
  const auto serial = seat.last_serial();
  seat.composition.cancel();
  CHECK_FALSE(seat.composition.composing());
  seat.composition.answer(serial, conversion({{"まん", {"万"}}}, {"万"}));
  CHECK(seat.composition.candidates().empty());
  CHECK(seat.card == "まん町作りを");
}

TEST_CASE("composition: however much is typed, every kana arrives") {
  Seat seat(&table());
  std::string all;
  for (int i = 0; i < 250; ++i) {
    seat.kana("か");
    all += "か";
    CHECK(base::is_utf8(seat.composition.text()));
  }
  for (int i = 0; i < 250; ++i) {
    seat.letters("ki");
    all += "き";
  }
  seat.press(Kind::enter);
  CHECK(seat.card == all);
}

TEST_CASE("composition: letters without a table, and text that is no UTF-8, do no harm") {
  Seat seat;
  seat.letters("ab");
  seat.kana("\xff");
  CHECK(seat.shown() == "ab");
}
