// The same kana key again: what becomes of the reading.
#include <doctest/doctest.h>

#include "ime/seat_keys.h"

using namespace support;

TEST_CASE(
    "composition: again: the kana typed last becomes the next of its row, and the first after the "
    "last") {
  Seat seat;
  seat.kana("さ");
  seat.kana("や");
  for (const char* shown : {"さゆ", "さよ", "さや", "さゆ"}) {
    CHECK(seat.press(Kind::again, "やゆよ") == ime::Composition::Effect{});
    CHECK(seat.shown() == shown);
    CHECK(seat.composition.caret() == seat.composition.text().size());
    CHECK(seat.asked.back().reading == shown);  // and its conversion is asked for
  }
  CHECK(seat.card.empty());
}

TEST_CASE("composition: again: in the middle of the reading the kana before the caret is the one") {
  Seat seat;
  for (const char* k : {"あ", "か", "う"}) seat.kana(k);
  seat.press(Kind::left);
  seat.press(Kind::left);
  seat.kana("か");
  seat.press(Kind::again, "かきくけこ");
  CHECK(seat.shown() == "あきかう");
  CHECK(seat.composition.caret() == std::string("あき").size());
}

TEST_CASE("composition: again: whatever was done since, the first of the row is typed anew") {
  const auto again = [](Seat& seat) {
    seat.press(Kind::again, "かきくけこ");
    const std::string once = seat.card + seat.shown();
    seat.press(Kind::again, "かきくけこ");
    return once + " " + seat.card + seat.shown();
  };
  const auto after = [&](Kind kind, const std::string& text = {}) {
    Seat seat(&table());
    seat.kana("か");
    seat.press(kind, text);
    return again(seat);
  };
  CHECK(after(Kind::modify) == "がか がき");
  CHECK(after(Kind::right) == "かか かき");
  CHECK(after(Kind::left) == "かか きか");
  CHECK(after(Kind::enter) == "かか かき");
  CHECK(after(Kind::backspace) == "か き");
  CHECK(after(Kind::text, "A") == "かAか かAき");
  CHECK(after(Kind::romaji, "k") == "かkか かkき");
  CHECK(after(Kind::space) == "かか かき");
  CHECK(after(Kind::kana, "さ") == "かさか かさき");

  Seat seat;
  seat.kana("か");
  SUBCASE("a candidate was taken") {
    seat.answer(conversion({{"か", {"課", "か"}}}, {"課"}));
    seat.select(0);
    CHECK(again(seat) == "課か 課き");
  }
  SUBCASE("it was converted") {
    seat.answer(conversion({{"か", {"課", "か"}}}, {"課"}));
    seat.press(Kind::space);
    CHECK(again(seat) == "課か 課き");
  }
  SUBCASE("it was fixed by something else than a key") {
    seat.after(seat.composition.finish());
    CHECK(again(seat) == "かか かき");
  }
  SUBCASE("a finger put the caret where it is already") {
    seat.composition.move_to(3);
    CHECK(again(seat) == "かか かき");
  }
  SUBCASE("it was dropped") {
    seat.composition.cancel();
    CHECK(again(seat) == "か き");
  }
}

TEST_CASE(
    "composition: again: an answer that comes meanwhile ends nothing, and no old one is taken") {
  Seat seat;
  seat.kana("か");
  const auto first = seat.last_serial();
  seat.answer(conversion({{"か", {"課", "か"}}}, {"課"}));
  CHECK(seat.composition.candidates().size() == 1);
  seat.press(Kind::again, "かきくけこ");
  CHECK(seat.shown() == "き");
  CHECK(seat.composition.candidates().empty());
  seat.composition.answer(first, conversion({{"か", {"課", "か"}}}, {"課"}));
  CHECK(seat.composition.candidates().empty());
  seat.answer(conversion({{"き", {"木", "き"}}}, {"木"}));
  CHECK(seat.composition.candidates() == std::vector<std::string>{"木"});
}

TEST_CASE("composition: again: the longest reading grows by no kana and loses none") {
  Seat seat;
  for (std::size_t i = 0; i < ime::Composition::kMostReading; ++i) seat.kana("か");
  seat.press(Kind::again, "かきくけこ");
  CHECK(seat.card.empty());
  CHECK(seat.shown().ends_with("かき"));
  CHECK(seat.shown().size() == ime::Composition::kMostReading * 3);
}

TEST_CASE("composition: again: a row of nothing, or of no text, types nothing") {
  Seat seat;
  seat.kana("か");
  seat.press(Kind::again, "");
  CHECK(seat.shown() == "か");
  seat.press(Kind::again, "\xFF");
  CHECK(seat.shown() == "か");
}
