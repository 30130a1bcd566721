// B型叙述化: what a map says as running text, in both languages.
#include <doctest/doctest.h>

#include <set>

#include "ops/relate.h"
#include "ops/tell.h"
#include "support/told_map.h"

using namespace model;
using support::ToldMap;

namespace {

constexpr ops::Tone kPlain{true, false}, kPolite{true, true}, kEnglish{false, false};

std::string all_of(const ToldMap& m, const ops::Tone& tone) {
  const auto order = ops::telling_order(m.board());
  const auto told = ops::told_in_order(m.board(), order, tone);
  std::string out;
  for (const base::Id id : order) out += told.at(id).text + "\n";
  return out;
}
std::vector<base::Id> order_of(const ToldMap& m) { return ops::telling_order(m.board()); }

}  // namespace

TEST_CASE(
    "telling: a plate that is a sentence is told as it is, one that names something is quoted") {
  for (const char* sentence :
       {"みんなで話し合うことが大切です", "若者が足りない", "顔が見える", "祭りで人がつながった。",
        "市はもっと聞いてほしい", "いっしょに使う", "声が届いていない", "駅まで遠い", "どうする？"})
    CHECK_MESSAGE(ops::is_sentence(sentence, true), sentence);
  for (const char* name : {"同じ目線", "みんなで楽しむこと", "助け合い", "ふれあい", "人の集い",
                           "地域の思い", "みんなで楽しく", "ボランティア", "はじめの一つ", ""})
    CHECK_MESSAGE(!ops::is_sentence(name, true), name);
  CHECK(ops::is_sentence("Nobody knows who is in charge", false));
  CHECK(ops::is_sentence("We need a bench.", false));
  CHECK_FALSE(ops::is_sentence("Eye to eye", false));
  CHECK_FALSE(ops::is_sentence("The will", false));
  CHECK(ops::thing_of("顔が見える", kPlain).clause == "顔が見える。");
  CHECK(ops::thing_of("顔が\n見える。", kPlain).clause == "顔が見える。");
  CHECK(ops::thing_of("どうする？", kPlain).clause == "どうする？");
  CHECK(ops::thing_of("同じ目線", kPlain).clause.empty());
  CHECK(ops::thing_of("彼は「はい」と言う", kPlain).noun == "「彼は『はい』と言う」");
}

TEST_CASE("telling: it speaks as the plates do") {
  ToldMap m;
  CHECK(ops::tone_of(m.board(), "ja") == kPolite);
  CHECK_FALSE(ops::tone_of(m.board(), "en").japanese);
  m.island("同じ目線", {0, 0});
  CHECK(ops::tone_of(m.board(), "en") == kPolite);
  m.island("みんなで話し合います", {300, 0});
  CHECK(ops::tone_of(m.board(), "en").polite);
  m.island("若者が足りない", {600, 0});
  CHECK_FALSE(ops::tone_of(m.board(), "en").polite);
  ToldMap english;
  english.island("Eye to eye", {0, 0});
  CHECK_FALSE(ops::tone_of(english.board(), "ja").japanese);
}

TEST_CASE("telling: islands without lines are told row by row, then the cards in none") {
  ToldMap m;
  const auto c = m.island("声が届かない", {0, 400});
  const auto b = m.island("同じ目線", {400, 10});
  const auto a = m.island("顔が見える", {0, 0});
  const auto wolf = m.card("ベンチがほしい", {800, 0}), other = m.card("駅が遠い", {800, 300});
  CHECK(order_of(m) == std::vector{a, b, c, wolf, other});
  CHECK(
      all_of(m, kPlain) ==
      "まず、顔が見える。\nまた、「同じ目線」がある。\nまた、声が届かない。\n"
      "どの島にも入らなかった声として、「ベンチがほしい」がある。\n「駅が遠い」という声もある。\n");
  CHECK(all_of(m, kPolite).find("「同じ目線」があります。") != std::string::npos);
}

TEST_CASE("telling: what leads to others comes first, and what is related one after another") {
  ToldMap m;
  const auto a = m.island("声が届く", {0, 0});
  const auto b = m.island("顔が見える", {400, 0});
  const auto c = m.island("祭りが続く", {0, 400});
  m.line(b, a, RelationKind::order);
  m.line(a, c, RelationKind::opposed);
  CHECK(order_of(m) == std::vector{b, a, c});
  CHECK(all_of(m, kPlain) ==
        "まず、顔が見える。\nこれを受けて、声が届く。\nこれとは反対に、祭りが続く。\n");
  // Told the other way round it is told as such.
  const auto told = ops::told_in_order(m.board(), {a, b, c}, kPlain);
  CHECK(told.at(b).text == "そのもとをたどると、顔が見える。");
  CHECK(told.at(c).text == "「声が届く」とは反対に、祭りが続く。");
  CHECK(told.at(a).relation.nil());
  CHECK_FALSE(told.at(b).relation.nil());
}

TEST_CASE("telling: lines in a circle are told all the same, each once") {
  ToldMap m;
  const auto a = m.island("学ぶ", {0, 0}), b = m.island("働く", {300, 0}),
             c = m.island("遊ぶ", {600, 0});
  m.line(a, b, RelationKind::order);
  m.line(b, c, RelationKind::order);
  m.line(c, a, RelationKind::order);
  CHECK(order_of(m) == std::vector{a, b, c});
  CHECK(all_of(m, kPlain) ==
        "まず、学ぶ。\nこれを受けて、働く。\nこれを受けて、遊ぶ。「遊ぶ」は、「学ぶ」につながってい"
        "る。\n");
}

TEST_CASE("telling: each kind of line has words of its own, both ways, in both languages") {
  std::set<std::string> seen;
  for (const bool japanese : {true, false})
    for (int kind = 0; kind < 9; ++kind)
      for (const bool sentence : {true, false})
        for (const bool forward : {true, false}) {
          const RelationKind is = RelationKind(kind);
          const bool turns = is == RelationKind::order || is == RelationKind::supported_by;
          if (!forward && !turns) continue;
          const ops::Tone tone{japanese, true};
          const auto thing = ops::thing_of(japanese ? sentence ? "顔が見えます" : "同じ目線"
                                           : sentence ? "We need it."
                                                      : "Eye to eye",
                                           tone);
          for (const char* other : {"", "「鍋」"}) {
            const std::string text = ops::led(tone, {is, forward, other, ""}, thing);
            CHECK_MESSAGE(seen.insert(text).second, text);
            CHECK(text.find('{') == std::string::npos);
            CHECK(text.find('|') == std::string::npos);
            CHECK((text.ends_with("。") || text.ends_with(".")));
            CHECK(text.find(japanese   ? sentence ? "顔が見えます。" : "「同じ目線」"
                            : sentence ? "eed it."
                                       : "“Eye to eye”") != std::string::npos);
          }
        }
}

TEST_CASE("telling: the words on a line are told, and those that join sentences join them") {
  ToldMap m;
  const auto a = m.island("顔が見える", {0, 0}), b = m.island("声が届く", {400, 0});
  const auto line = m.line(a, b, RelationKind::order, "だから");
  CHECK(all_of(m, kPlain) == "まず、顔が見える。\nだから、声が届く。\n");
  m.say(line, "土台になる");
  CHECK(all_of(m, kPlain) ==
        "まず、顔が見える。\n"
        "これを受けて、声が届く。あいだにあるのは、「土台になる」ということである。\n");
  m.say(line, "言葉のかべ？");
  CHECK(all_of(m, kPlain).ends_with("あいだにあるのは、「言葉のかべ？」である。\n"));
}

TEST_CASE(
    "telling: islands in islands are told within them, deeper ones named, lines from inside too") {
  ToldMap m;
  const auto a = m.island("対話", {0, 0}), b = m.island("情報", {300, 0});
  const auto deep = m.island("掲示板", {600, 0});
  const auto mid = m.nest("声を聞く", {deep});
  const auto top = m.nest("協働", {a, b, mid});
  const auto out = m.island("行事", {0, 900});
  m.line(deep, out, RelationKind::order);
  const std::string text = all_of(m, kPlain);
  CHECK(order_of(m) == std::vector{top, a, b, mid, out});
  CHECK(text.starts_with(
      "まず、「協働」がある。\nその中には、「対話」がある。\nまた、「情報」もある。\n"));
  CHECK(text.find("また、声を聞く。そこには、「掲示板」がある。\n") != std::string::npos);
  CHECK(text.ends_with("また、「行事」がある。「掲示板」は、「行事」につながっている。\n"));
}

TEST_CASE("telling: an island without words is told by what lies in it") {
  ToldMap m;
  m.island("", {0, 0}, {"ベンチがほしい", "駅が遠い"});
  CHECK(all_of(m, kPolite) == "まず、「ベンチがほしい」「駅が遠い」といった声があります。\n");
  m.island("", {900, 0}, {"あ", "い", "う", "え"});
  CHECK(all_of(m, kPolite).ends_with("また、「あ」「い」「う」などの声があります。\n"));
  m.island("", {1800, 0}, {""});
  CHECK(all_of(m, kPolite).ends_with("また、まだ言葉のない島があります。\n"));
}

TEST_CASE("telling: a few cards of what has a plate are quoted, those with most points first") {
  ToldMap m;
  const auto a = m.island("場所が足りない", {0, 0}, {"ベンチがほしい", "駅が遠い"});
  CHECK(all_of(m, kPlain) ==
        "まず、場所が足りない。「ベンチがほしい」「駅が遠い」という声がある。\n");
  CHECK(all_of(m, kEnglish).ends_with("People say “ベンチがほしい” and “駅が遠い”.\n"));
  m.island("人", {0, 900}, {"あ", "い", "う", "え", ""});
  CHECK(all_of(m, kPolite)
            .ends_with("また、「人」があります。「あ」「い」「う」などの声があります。\n"));
  Vote vote;
  vote.id = m.ids.next();
  for (const auto& [id, card] : m.board().cards)
    if (card.text == "え") vote.target = id;
  m.apply({ops::Add<Vote>{m.board().id, vote}});
  CHECK(all_of(m, kPolite).ends_with("「え」「あ」「い」などの声があります。\n"));
  // Deeper ones are told in their own sentence.
  m.nest("まち", {a});
  CHECK(all_of(m, kPlain).find("「まち」がある。\n") != std::string::npos);
}

TEST_CASE("telling: the same in English") {
  ToldMap m;
  const auto a = m.island("Nobody knows who is in charge", {0, 0});
  const auto b = m.island("Eye to eye", {400, 0});
  const auto c = m.island("We need benches.", {0, 400});
  m.line(a, c, RelationKind::order, "waiting");
  m.line(c, b, RelationKind::supported_by);
  m.line(a, b, RelationKind::vague);
  m.card("The dog", {900, 900});
  CHECK(all_of(m, kEnglish) ==
        "First of all, nobody knows who is in charge.\n"
        "From this it follows that we need benches. Between the two stands “waiting”.\n"
        "What supports this is “Eye to eye”. “Nobody knows who is in charge” and “Eye to eye” seem "
        "to have something to do with each other.\n"
        "In no island, there is also “The dog”.\n");
}

TEST_CASE("telling: before anything is gathered only what is related or alone is told") {
  ToldMap m;
  const auto a = m.card("あ", {0, 0}), b = m.card("い", {300, 0});
  m.card("う", {600, 0});
  CHECK(order_of(m).empty());
  m.line(a, b, RelationKind::close);
  CHECK(order_of(m) == std::vector{a, b});
}
