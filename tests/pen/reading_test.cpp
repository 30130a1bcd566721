// Handwriting on its way to text, without a seat and without a recogniser.
#include "pen/reading.h"

#include <doctest/doctest.h>

using namespace pen;
using model::InkStroke;

namespace {

InkStroke stroke(double x) { return {0.7, {{x, 0}, {x, 5}}}; }

/// A character for each stroke: "a0" "a1" … of the first, "b0" … of the second.
std::vector<InkCharacter> answer_to(const Reading::Question& question, int candidates = 3) {
  std::vector<InkCharacter> out;
  for (std::size_t i = 0; i < question.ink.size(); ++i) {
    InkCharacter c;
    c.strokes = {i};
    for (int k = 0; k < candidates; ++k)
      c.candidates.push_back(std::string(1, char('a' + i)) + std::to_string(k));
    out.push_back(c);
  }
  return out;
}

}  // namespace

TEST_CASE("reading: each cell begins with its best candidate, and others can be chosen") {
  Reading r;
  const auto question = r.ask({stroke(0), stroke(10)});
  CHECK(r.waiting());
  REQUIRE(r.answer(question.serial, answer_to(question)));
  CHECK(r.shown());
  CHECK(r.text() == "a0b0");
  CHECK(r.current() == 0);
  r.choose(2);
  r.go_to(1);
  r.choose(1);
  CHECK(r.text() == "a2b1");
  CHECK(r.chosen(0) == 2u);
  r.leave_out();
  CHECK(r.text() == "a2");
  CHECK_FALSE(r.chosen(1));
  r.choose(0);
  CHECK(r.take() == "a2b0");
  CHECK_FALSE(r.shown());
  CHECK(r.text().empty());
}

TEST_CASE("reading: what does not exist is not chosen") {
  Reading r;
  const auto question = r.ask({stroke(0)});
  REQUIRE(r.answer(question.serial, answer_to(question)));
  r.choose(3);
  r.go_to(1);
  CHECK(r.current() == 0);
  CHECK(r.text() == "a0");
  CHECK(r.at(7).empty());
}

TEST_CASE("reading: a character that is not known is an empty cell") {
  Reading r;
  const auto question = r.ask({stroke(0), stroke(10)});
  auto characters = answer_to(question);
  characters[0].candidates.clear();
  REQUIRE(r.answer(question.serial, characters));
  CHECK(r.at(0).empty());
  r.choose(0);
  CHECK(r.text() == "b0");
}

TEST_CASE("reading: an answer counts for the last question only, and once") {
  Reading r;
  const auto first = r.ask({stroke(0)});
  const auto second = r.ask({stroke(0), stroke(10)});
  CHECK_FALSE(r.answer(first.serial, answer_to(first)));
  CHECK_FALSE(r.fail(first.serial));
  CHECK(r.waiting());
  REQUIRE(r.answer(second.serial, answer_to(second)));
  CHECK_FALSE(r.answer(second.serial, answer_to(second)));
  CHECK_FALSE(r.fail(second.serial));
  CHECK(r.text() == "a0b0");
}

TEST_CASE("reading: once the ink has changed no answer counts") {
  Reading r;
  const auto question = r.ask({stroke(0)});
  r.drop();
  CHECK_FALSE(r.waiting());
  CHECK_FALSE(r.answer(question.serial, answer_to(question)));
  CHECK_FALSE(r.shown());
}

TEST_CASE("reading: no characters are no answer, and a failure ends the waiting") {
  Reading r;
  const auto question = r.ask({stroke(0)});
  CHECK_FALSE(r.answer(question.serial, {}));
  CHECK(r.waiting());
  CHECK(r.fail(question.serial));
  CHECK_FALSE(r.waiting());
}

TEST_CASE("reading: strokes that are text already are asked about again only where all are") {
  Reading r;
  const std::vector<InkStroke> one{stroke(0)}, two{stroke(0), stroke(10)};
  auto question = r.ask(one);
  REQUIRE(r.answer(question.serial, answer_to(question)));
  CHECK(r.take() == "a0");
  question = r.ask(two);
  CHECK(question.ink == std::vector<InkStroke>{stroke(10)});
  // Given up: they are no text yet.
  r.drop();
  question = r.ask(two);
  REQUIRE(r.answer(question.serial, answer_to(question)));
  (void)r.take();
  CHECK(r.ask(two).ink == two);

  r.begin(two, true);
  CHECK(r.ask({stroke(0), stroke(10), stroke(20)}).ink == std::vector<InkStroke>{stroke(20)});
  r.begin(two, false);
  CHECK(r.ask(two).ink == two);
}
