#include <doctest/doctest.h>

#include "base/utf8.h"
#include "ime/seat_keys.h"
#include "text/kana.h"

using namespace support;

TEST_CASE("composition: candidates for the whole reading are offered before space") {
  Seat seat;
  seat.kana("まちづくりを");
  CHECK(seat.composition.candidates().empty());
  seat.answer(kTown);
  CHECK(seat.composition.candidates() == kTown.whole);
  CHECK_FALSE(seat.composition.chosen());
  seat.select(2);
  CHECK(seat.card == "街づくりを");
  CHECK_FALSE(seat.composition.composing());
  CHECK(seat.composition.take_choices() ==
        std::vector<ime::Words::Chosen>{{"まちづくりを", "街づくりを"}});
  CHECK(seat.composition.take_choices().empty());
}

TEST_CASE("composition: candidates of an older reading are gone with the next kana") {
  Seat seat;
  seat.kana("まちづくりを");
  seat.answer(kTown);
  seat.kana("す");
  CHECK(seat.composition.candidates().empty());
  seat.select(0);
  CHECK(seat.card.empty());
  CHECK(seat.shown() == "まちづくりをす");
}

TEST_CASE("composition: a stale answer is ignored") {
  Seat seat;
  seat.kana("ま");
  const auto old = seat.last_serial();
  seat.kana("ち");
  seat.composition.answer(old, conversion({{"ま", {"間"}}}, {"間"}));
  CHECK(seat.composition.candidates().empty());
  seat.press(Kind::enter);
  seat.kana("ま");
  seat.composition.answer(old, conversion({{"ま", {"間"}}}, {"間"}));
  CHECK(seat.composition.candidates().empty());
}

TEST_CASE("composition: an answer that does not fit its question counts as none") {
  Seat seat;
  seat.kana("まち");
  seat.press(Kind::space);
  SUBCASE("another reading") { seat.answer(conversion({{"まつ", {"松"}}}, {"松"})); }
  SUBCASE("no segments") { seat.answer(conversion({})); }
  SUBCASE("no candidates") { seat.answer(conversion({{"まち", {}}})); }
  CHECK_FALSE(seat.composition.converting());
  CHECK_FALSE(seat.composition.waiting());
  CHECK(seat.composition.failed());
  CHECK(seat.shown() == "まち");
}

TEST_CASE("composition: space converts, again it goes on to the next candidate and round") {
  Seat seat;
  seat.convert_town();
  CHECK(seat.shown() == "[町](作りを)");
  CHECK(seat.composition.candidates() == kTown.segments[0].candidates);
  CHECK(seat.composition.chosen() == 0);
  seat.press(Kind::space);
  CHECK(seat.shown() == "[街](作りを)");
  CHECK(seat.composition.chosen() == 1);
  for (int i = 0; i < 3; ++i) seat.press(Kind::space);
  CHECK(seat.shown() == "[町](作りを)");
  seat.press(Kind::enter);
  CHECK(seat.card == "町作りを");
}

TEST_CASE("composition: a space pressed before the answer converts as soon as it comes") {
  Seat seat;
  seat.kana("まちづくりを");
  seat.press(Kind::space);
  CHECK(seat.composition.waiting());
  CHECK(seat.shown() == "まちづくりを");
  seat.answer(kTown);
  CHECK_FALSE(seat.composition.waiting());
  CHECK(seat.shown() == "[町](作りを)");
}

TEST_CASE("composition: kana typed while a conversion is awaited go on with the reading") {
  Seat seat(&table());
  seat.kana("まち");
  seat.press(Kind::space);
  seat.letters("k");
  seat.answer(conversion({{"まち", {"町"}}}, {"町"}));
  CHECK(seat.shown() == "まち<k>");
  seat.letters("a");
  CHECK(seat.shown() == "まちか");
  CHECK(seat.card.empty());
}

TEST_CASE("composition: when no answer comes, enter fixes the kana") {
  Seat seat;
  seat.kana("まち");
  seat.press(Kind::space);
  seat.press(Kind::enter);
  CHECK(seat.card == "まち");
  seat.kana("いえ");
  seat.press(Kind::space);
  seat.composition.fail(seat.last_serial());
  CHECK_FALSE(seat.composition.waiting());
  CHECK(seat.composition.failed());
  CHECK(seat.shown() == "いえ");
  seat.press(Kind::enter);
  CHECK(seat.card == "まちいえ");
}

TEST_CASE("composition: after a failure space asks again") {
  Seat seat;
  seat.kana("まち");
  seat.composition.fail(seat.last_serial());
  const auto asked = seat.asked.size();
  seat.press(Kind::space);
  REQUIRE(seat.asked.size() == asked + 1);
  CHECK(seat.asked.back().reading == "まち");
  seat.answer(conversion({{"まち", {"町"}}}, {"町"}));
  CHECK(seat.shown() == "[町]");
}

TEST_CASE("composition: the failure of an older question changes nothing") {
  Seat seat;
  seat.kana("ま");
  const auto old = seat.last_serial();
  seat.kana("ち");
  seat.press(Kind::space);
  seat.composition.fail(old);
  CHECK(seat.composition.waiting());
}

TEST_CASE("composition: candidates are taken segment by segment, the last one commits") {
  Seat seat;
  seat.convert_town();
  seat.select(2);
  CHECK(seat.shown() == "(まち)[作りを]");
  seat.select(9);  // there is none: nothing happens
  CHECK(seat.shown() == "(まち)[作りを]");
  seat.select(2);
  CHECK(seat.card == "まちづくりを");
  CHECK(seat.composition.take_choices() ==
        std::vector<ime::Words::Chosen>{{"まち", "まち"}, {"づくりを", "づくりを"}});
}

TEST_CASE("composition: what was not picked by hand is not learned") {
  Seat seat;
  seat.convert_town();
  seat.press(Kind::right);
  seat.press(Kind::space);
  seat.press(Kind::enter);
  CHECK(seat.card == "町造りを");
  CHECK(seat.composition.take_choices() == std::vector<ime::Words::Chosen>{{"づくりを", "造りを"}});
}

TEST_CASE("composition: left, right and a tap go from segment to segment") {
  Seat seat;
  seat.convert_town();
  seat.press(Kind::left);
  CHECK(seat.composition.current_segment() == 0);
  seat.press(Kind::right);
  CHECK(seat.shown() == "(町)[作りを]");
  CHECK(seat.composition.caret() == std::string("町作りを").size());
  seat.press(Kind::right);
  CHECK(seat.composition.current_segment() == 1);
  seat.composition.focus(0);
  CHECK(seat.shown() == "[町](作りを)");
  CHECK(seat.composition.caret() == std::string("町").size());
  seat.composition.focus(7);
  CHECK(seat.composition.current_segment() == 0);
}

TEST_CASE("composition: backspace goes back from the conversion to the reading") {
  Seat seat;
  seat.convert_town();
  CHECK(seat.press(Kind::backspace).used);
  CHECK(seat.shown() == "まちづくりを");
  CHECK(seat.composition.candidates() == kTown.whole);
  seat.press(Kind::backspace);
  CHECK(seat.shown() == "まちづくり");
  seat.convert_town();
}

TEST_CASE("composition: kana, letters and texts typed while converting fix the conversion first") {
  Seat seat(&table());
  seat.convert_town();
  seat.kana("す");
  CHECK(seat.card == "町作りを");
  CHECK(seat.shown() == "す");
  seat.press(Kind::enter);
  seat.convert_town();
  seat.letters("s");
  CHECK(seat.card == "町作りをす町作りを");
  CHECK(seat.shown() == "<s>");
  seat.press(Kind::backspace);
  seat.convert_town();
  CHECK(seat.press(Kind::text, "!").commit == "町作りを!");
  CHECK_FALSE(seat.composition.composing());
}

TEST_CASE("composition: a segment grows and shrinks, and the answer is asked with its boundaries") {
  Seat seat;
  seat.convert_town();
  seat.press(Kind::grow);
  CHECK(seat.shown() == "[まちづ](くりを)");
  REQUIRE(seat.asked.back().boundaries == std::vector<std::size_t>{3});
  seat.press(Kind::grow);
  REQUIRE(seat.asked.back().boundaries == std::vector<std::size_t>{4});
  seat.press(Kind::grow);
  REQUIRE(seat.asked.back().boundaries == std::vector<std::size_t>{5});
  seat.answer(conversion({{"まちづくり", {"まちづくり", "町作り"}}, {"を", {"を"}}}));
  CHECK(seat.shown() == "[まちづくり](を)");
  seat.press(Kind::grow);
  CHECK(seat.shown() == "[まちづくりを]");
  const auto asked = seat.asked.size();
  seat.press(Kind::grow);
  CHECK(seat.asked.size() == asked);
  seat.answer(conversion({{"まちづくりを", {"街づくりを"}}}));
  seat.press(Kind::shrink);
  CHECK(seat.shown() == "[まちづくり](を)");
  seat.press(Kind::enter);
  CHECK(seat.card == "まちづくりを");
}

TEST_CASE("composition: a segment of one kana does not shrink") {
  Seat seat;
  seat.kana("かき");
  seat.answer(conversion({{"か", {"課"}}, {"き", {"木"}}}, {"課木"}));
  seat.press(Kind::space);
  const auto asked = seat.asked.size();
  seat.press(Kind::shrink);
  CHECK(seat.shown() == "[課](木)");
  CHECK(seat.asked.size() == asked);
}

TEST_CASE("composition: what was chosen before a moved boundary stays chosen") {
  Seat seat;
  seat.convert_town();
  seat.select(1);
  seat.press(Kind::shrink);
  CHECK(seat.asked.back().boundaries == std::vector<std::size_t>{2, 5});
  CHECK(seat.shown() == "(街)[づくり](を)");
  seat.answer(
      conversion({{"まち", {"町", "街"}}, {"づくり", {"作り", "づくり"}}, {"を", {"を", "尾"}}}));
  CHECK(seat.shown() == "(街)[作り](を)");
  seat.press(Kind::enter);
  CHECK(seat.card == "街作りを");
}

TEST_CASE("composition: moving on while new boundaries are awaited keeps what was chosen") {
  Seat seat;
  seat.convert_town();
  seat.select(1);
  seat.press(Kind::shrink);
  seat.press(Kind::left);
  seat.answer(conversion({{"まち", {"町", "街"}}, {"づくり", {"作り"}}, {"を", {"を"}}}));
  CHECK(seat.shown() == "[街](作り)(を)");
}

TEST_CASE("composition: boundaries that get no answer, or a wrong one, leave kana to fix") {
  Seat seat;
  seat.convert_town();
  seat.press(Kind::grow);
  SUBCASE("none") { seat.composition.fail(seat.last_serial()); }
  SUBCASE("another division") { seat.answer(kTown); }
  CHECK(seat.composition.failed());
  CHECK(seat.shown() == "[まちづ](くりを)");
  seat.press(Kind::enter);
  CHECK(seat.card == "まちづくりを");
}

TEST_CASE("composition: an answer about boundaries that comes after backspace is ignored") {
  Seat seat;
  seat.convert_town();
  seat.press(Kind::grow);
  const auto serial = seat.last_serial();
  seat.press(Kind::backspace);
  seat.composition.answer(serial, conversion({{"まちづ", {"x"}}, {"くりを", {"y"}}}, {"xy"}));
  CHECK(seat.shown() == "まちづくりを");
  CHECK(seat.composition.candidates() == kTown.whole);
}

TEST_CASE("composition: random keys and answers never lose step") {
  Seat seat(&table());
  std::uint32_t random = 7;
  const auto next = [&random](std::uint32_t n) {
    random = random * 1664525u + 1013904223u;
    return (random >> 8) % n;
  };
  for (int i = 0; i < 20000; ++i) {
    switch (next(16)) {
      case 0:
        seat.press(Kind::space);
        break;
      case 1:
        seat.press(Kind::backspace);
        break;
      case 2:
        seat.press(Kind::left);
        break;
      case 3:
        seat.press(Kind::right);
        break;
      case 4:
        seat.press(Kind::shrink);
        break;
      case 5:
        seat.press(Kind::grow);
        break;
      case 6:
        seat.press(Kind::modify);
        break;
      case 7:
        seat.select(next(4));
        break;
      case 8:
        if (next(4) == 0) seat.press(Kind::enter);
        break;
      case 9:
        seat.letters(std::string(1, "knsaiu"[next(6)]));
        break;
      case 10:
        seat.composition.fail(seat.last_serial() - next(2));
        break;
      case 11:
      case 12: {
        if (seat.asked.empty()) break;
        // Cuts the reading as asked, then in twos.
        const auto& request = seat.asked.back();
        const auto reading = text::code_points(request.reading);
        ime::Conversion made;
        std::size_t at = 0;
        for (std::size_t end : request.boundaries) {
          made.segments.push_back({text::utf8(reading.substr(at, end - at)), {"甲", "乙"}});
          at = end;
        }
        for (; at < reading.size(); at += 2) {
          made.segments.push_back({text::utf8(reading.substr(at, 2)), {"丙", "丁", "戊"}});
        }
        made.whole = {"全", request.reading};
        seat.composition.answer(request.serial - next(2), made);
        break;
      }
      default:
        seat.kana("さ");
    }
    const std::string text = seat.composition.text();
    REQUIRE(base::is_utf8(text));
    REQUIRE(seat.composition.caret() <= text.size());
    REQUIRE(seat.composition.composing() == !text.empty());
    if (seat.composition.converting()) {
      REQUIRE(seat.composition.chosen().value() < seat.composition.candidates().size());
      REQUIRE(seat.composition.current_segment() < seat.composition.pieces().size());
    }
  }
}
