#include "ime/vocabulary.h"

#include <doctest/doctest.h>

using namespace ime;
using TextKind = Words::Text::Kind;
using Pairs = std::vector<Words::Chosen>;

TEST_CASE("vocabulary: a snapshot keeps what stood when it was taken") {
  Vocabulary vocabulary;
  const auto empty = vocabulary.snapshot();
  REQUIRE(empty);
  vocabulary.set_texts({{"協働のまちづくり", TextKind::heading}});
  CHECK(empty->texts.empty());
  CHECK(vocabulary.snapshot()->texts.size() == 1);
}

TEST_CASE("vocabulary: the same texts again make no new snapshot") {
  Vocabulary vocabulary;
  vocabulary.set_texts({{"町", TextKind::card}});
  const auto before = vocabulary.snapshot();
  vocabulary.set_texts({{"町", TextKind::card}});
  CHECK(vocabulary.snapshot() == before);
  vocabulary.set_texts({{"町", TextKind::heading}});
  CHECK(vocabulary.snapshot() != before);
}

TEST_CASE("vocabulary: too many texts are cut behind the most important ones") {
  Vocabulary vocabulary;
  std::vector<Words::Text> texts(Vocabulary::kMostTexts + 5, {"x", TextKind::card});
  texts[0].text = "first";
  vocabulary.set_texts(texts);
  CHECK(vocabulary.snapshot()->texts.size() == Vocabulary::kMostTexts);
  CHECK(vocabulary.snapshot()->texts[0].text == "first");
}

TEST_CASE("vocabulary: the latest choice stands first, each pair once") {
  Vocabulary vocabulary;
  vocabulary.remember("きょうどう", "共同");
  vocabulary.remember("きょうどう", "協働");
  CHECK(vocabulary.snapshot()->chosen == Pairs{{"きょうどう", "協働"}, {"きょうどう", "共同"}});
  vocabulary.remember("きょうどう", "共同");
  CHECK(vocabulary.snapshot()->chosen == Pairs{{"きょうどう", "共同"}, {"きょうどう", "協働"}});
}

TEST_CASE("vocabulary: a choice with particles teaches the word before them, too") {
  Vocabulary vocabulary;
  vocabulary.remember("きょうどうの", "協働の");
  CHECK(vocabulary.snapshot()->chosen == Pairs{{"きょうどうの", "協働の"}, {"きょうどう", "協働"}});
  vocabulary.forget_chosen();
  vocabulary.remember("みまもり", "見守り");
  CHECK(vocabulary.snapshot()->chosen == Pairs{{"みまもり", "見守り"}, {"みまも", "見守"}});
}

TEST_CASE("vocabulary: kana chosen as they are teach only themselves") {
  Vocabulary vocabulary;
  vocabulary.remember("こども", "こども");
  CHECK(vocabulary.snapshot()->chosen == Pairs{{"こども", "こども"}});
  vocabulary.remember("", "x");
  vocabulary.remember("x", "");
  CHECK(vocabulary.snapshot()->chosen.size() == 1);
}

TEST_CASE("vocabulary: the evening's choices are bounded and can be forgotten") {
  Vocabulary vocabulary;
  vocabulary.set_texts({{"町", TextKind::card}});
  for (int i = 0; i < 1200; ++i) vocabulary.remember("かわ", std::to_string(i));
  CHECK(vocabulary.snapshot()->chosen.size() == Vocabulary::kMostChosen);
  CHECK(vocabulary.snapshot()->chosen[0].surface == "1199");
  vocabulary.forget_chosen();
  CHECK(vocabulary.snapshot()->chosen.empty());
  CHECK(vocabulary.snapshot()->texts.size() == 1);
}

TEST_CASE("vocabulary: one kana that is mostly a particle is never remembered as a word") {
  Vocabulary vocabulary;
  vocabulary.remember("に", "二");
  CHECK(vocabulary.snapshot()->chosen.empty());
  vocabulary.remember("き", "木");
  CHECK(vocabulary.snapshot()->chosen.size() == 1);
}
