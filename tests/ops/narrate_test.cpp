// The narrative as people keep it: drafted, written on, put in order, and never overwritten.
#include <doctest/doctest.h>

#include "ops/narrate.h"
#include "ops/relate.h"
#include "ops/tell.h"
#include "support/told_map.h"

using namespace model;
using ops::Standing;
using support::ToldMap;

namespace {

struct Kept : ToldMap {
  ops::Narrative now() const { return ops::narrative_of(board(), "ja"); }
  void follow() { apply(ops::follow_map(board(), "ja", ids)); }
  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const auto& t : now().told) out.push_back(t.passage.text);
    return out;
  }
  const ops::Telling& of(base::Id about) {
    kept = now();
    for (const auto& t : kept.told)
      if (t.passage.about == about) return t;
    FAIL("it is told nowhere");
    return kept.told.front();
  }
  base::Id passage(base::Id about) { return of(about).passage.id; }
  void write_on(base::Id about, const std::string& text) {
    apply(ops::write_passage(board(), passage(about), text, "ja", ids));
  }
  ops::Narrative kept;
};

}  // namespace

TEST_CASE("narrative: of an empty board there is none, and nothing to do") {
  Kept m;
  CHECK(m.now().told.empty());
  CHECK(m.now().fresh.empty());
  CHECK(ops::follow_map(m.board(), "ja", m.ids).empty());
  CHECK(ops::tell_in_order(m.board(), {}, "ja", m.ids).empty());
  CHECK(ops::write_passage(m.board(), m.ids.next(), "あ", "ja", m.ids).empty());
  CHECK(ops::take_over(m.board(), m.ids.next(), "ja", m.ids).empty());
  CHECK(ops::add_passage(m.board(), {}, " \n", "ja", m.ids).empty());
}

TEST_CASE("narrative: a first draft, kept as passages and as the board's text, undone as one") {
  Kept m;
  const auto a = m.island("顔が見える", {0, 0}), b = m.island("声が届く", {400, 0});
  const auto inner = m.island("祭り", {0, 600});
  const auto top = m.nest("楽しみ", {inner});
  const auto line = m.line(a, b, RelationKind::order);
  const auto w1 = m.card("駅が遠い", {900, 0}), w2 = m.card("犬がいる", {900, 200});
  REQUIRE(m.now().fresh.size() == 6);
  CHECK(m.now().fresh[1].says == "これを受けて、声が届く。");
  m.follow();
  CHECK(m.now().fresh.empty());
  CHECK(ops::follow_map(m.board(), "ja", m.ids).empty());
  CHECK(m.board().narrative ==
        "まず、顔が見える。\nこれを受けて、声が届く。\nまた、「楽しみ」がある。その中には、「祭り」"
        "がある。\n"
        "どの島にも入らなかった声として、「駅が遠い」がある。「犬がいる」という声もある。");
  CHECK(m.of(b).passage.relation == line);
  CHECK(m.of(top).heads);
  CHECK_FALSE(m.of(inner).heads);
  CHECK(m.of(w1).heads);
  CHECK_FALSE(m.of(w2).heads);
  for (const auto& t : m.now().told) CHECK(t.standing == Standing::same);
  REQUIRE(m.doc.undo());
  CHECK(m.board().passages.empty());
  CHECK(m.board().narrative.empty());
  REQUIRE(m.doc.redo());
  CHECK(m.board().passages.size() == 6);
}

TEST_CASE("narrative: what people wrote stays while the map changes; what changed is marked") {
  Kept m;
  const auto a = m.island("顔が見える", {0, 0}), b = m.island("声が届く", {400, 0});
  m.follow();
  m.write_on(a, "まず目についたのは、顔の見えるつきあいです。");
  m.write(a, "顔を合わせている");
  m.write(b, "声が届かない");
  CHECK(m.of(a).standing == Standing::changed);
  CHECK(m.of(a).written());
  CHECK(m.of(a).says == "まず、顔を合わせている。");
  CHECK(m.of(b).standing == Standing::changed);
  CHECK_FALSE(m.of(b).written());
  CHECK(m.of(b).passage.text == "また、声が届く。");
  SUBCASE("all that nobody wrote follows the map, the rest stays and stays marked") {
    m.follow();
    CHECK(m.of(b).passage.text == "また、声が届かない。");
    CHECK(m.of(b).standing == Standing::same);
    CHECK(m.of(a).passage.text == "まず目についたのは、顔の見えるつきあいです。");
    CHECK(m.of(a).standing == Standing::changed);
    CHECK(m.board().narrative ==
          "まず目についたのは、顔の見えるつきあいです。\nまた、声が届かない。");
  }
  SUBCASE("taken over: it says what the map says") {
    m.apply(ops::take_over(m.board(), m.passage(a), "ja", m.ids));
    CHECK(m.of(a).passage.text == "まず、顔を合わせている。");
    CHECK_FALSE(m.of(a).written());
  }
  SUBCASE("kept: it is right as it stands") {
    m.apply(ops::keep_written(m.board(), m.passage(a), "ja", m.ids));
    CHECK(m.of(a).standing == Standing::same);
    CHECK(m.of(a).passage.text == "まず目についたのは、顔の見えるつきあいです。");
    CHECK(ops::keep_written(m.board(), m.passage(a), "ja", m.ids).empty());
  }
  SUBCASE("the map goes back: nothing is marked any more") {
    REQUIRE(m.doc.undo());
    REQUIRE(m.doc.undo());
    CHECK(m.of(a).standing == Standing::same);
    CHECK(m.of(b).standing == Standing::same);
  }
}

TEST_CASE("narrative: other words of the same telling are no change of the map") {
  Kept m;
  const auto a = m.island("同じ目線", {0, 0});
  m.follow();
  CHECK(m.of(a).passage.text == "まず、「同じ目線」があります。");
  m.write_on(a, "同じ目線で。");
  m.island("声が届かない", {600, 0});  // all is told in another tone from now on
  CHECK(m.of(a).standing == Standing::same);
}

TEST_CASE("narrative: an island new on the map is offered, and comes in where it belongs") {
  Kept m;
  const auto a = m.island("顔が見える", {0, 0}), b = m.island("声が届く", {800, 0});
  const auto wolf = m.card("駅が遠い", {900, 900});
  m.follow();
  m.write_on(b, "そして声が届く。");
  const auto c = m.island("人が集まる", {400, 0});
  REQUIRE(m.now().fresh.size() == 1);
  CHECK(m.now().fresh[0].says == "また、人が集まる。");
  m.apply(ops::tell_also(m.board(), c, "ja", m.ids));
  CHECK(m.texts() ==
        std::vector<std::string>{"まず、顔が見える。", "また、人が集まる。", "そして声が届く。",
                                 "どの島にも入らなかった声として、「駅が遠い」がある。"});
  const auto late = m.card("犬がいる", {0, -900});
  m.follow();
  CHECK(m.now().told.back().passage.about == late);
  CHECK(m.of(late).passage.text == "「犬がいる」という声もある。");
  CHECK(m.of(wolf).standing == Standing::same);
  CHECK(m.of(a).passage.order == 0);
}

TEST_CASE("narrative: a passage whose island or line is gone stays, marked, and can be undone") {
  Kept m;
  const auto a = m.island("顔が見える", {0, 0}), b = m.island("声が届く", {400, 0});
  const auto line = m.line(a, b, RelationKind::order);
  m.follow();
  m.write_on(b, "それで声が届きます。");
  const auto passage = m.passage(b);
  m.apply(ops::remove_line(m.board(), line));
  CHECK(m.of(b).passage.relation.nil());
  CHECK(m.of(b).standing == Standing::changed);
  REQUIRE(m.doc.undo());
  CHECK(m.of(b).passage.relation == line);
  m.apply(ops::dissolve_island(m.board(), b));
  const auto& gone = m.board().passages.at(passage);
  CHECK(gone.about.nil());
  CHECK(gone.text == "それで声が届きます。");
  CHECK(m.now().told[1].standing == Standing::gone);
  CHECK(m.board().narrative.ends_with("それで声が届きます。"));
  REQUIRE(m.doc.undo());
  CHECK(m.of(b).standing == Standing::same);
  m.apply(ops::dissolve_island(m.board(), b));
  m.apply(ops::leave_out_passage(m.board(), passage, "ja", m.ids));
  CHECK(m.board().passages.size() == 1);
  CHECK(m.board().narrative == "まず、顔が見える。");
}

TEST_CASE("narrative: a card in the tray is told no more, and told again when it is back") {
  Kept m;
  m.island("顔が見える", {0, 0});
  const auto wolf = m.card("駅が遠い", {900, 900});
  m.follow();
  m.apply(ops::card_to_tray(m.board(), wolf));
  CHECK(m.of(wolf).standing == Standing::gone);
  m.apply(ops::place_card(m.board(), wolf, {{900, 900}, 0, {}}));
  CHECK(m.of(wolf).standing == Standing::same);
}

TEST_CASE(
    "narrative: the order that is tapped, each with what lies in it and was written behind it") {
  Kept m;
  const auto a = m.island("顔が見える", {0, 0}), b = m.island("声が届く", {800, 0});
  const auto inner = m.island("祭り", {0, 900});
  const auto c = m.nest("楽しみ", {inner});
  m.follow();
  m.apply(ops::add_passage(m.board(), m.passage(a), "これは長い話です。", "ja", m.ids));
  m.write_on(b, "声は届くのです。");
  m.apply(ops::tell_in_order(m.board(), {inner, b}, "ja", m.ids));
  CHECK(m.texts() == std::vector<std::string>{"まず、「楽しみ」がある。",
                                              "その中には、「祭り」がある。", "声は届くのです。",
                                              "また、顔が見える。", "これは長い話です。"});
  for (const auto& t : m.now().told) CHECK(t.standing != Standing::changed);
  CHECK(ops::tell_in_order(m.board(), {c, b}, "ja", m.ids).empty());
  // Of an undrafted board it is the first draft.
  Kept fresh;
  const auto x = fresh.island("顔が見える", {0, 0}), y = fresh.island("声が届く", {800, 0});
  fresh.apply(ops::tell_in_order(fresh.board(), {y}, "ja", fresh.ids));
  CHECK(fresh.texts() == std::vector<std::string>{"まず、声が届く。", "また、顔が見える。"});
  (void)x;
}

TEST_CASE("narrative: moved, left out, brought back, and a sentence of people's own") {
  Kept m;
  const auto a = m.island("顔が見える", {0, 0}), b = m.island("声が届く", {800, 0});
  m.follow();
  m.apply(ops::move_passage(m.board(), m.passage(b), -1, "ja", m.ids));
  CHECK(m.texts() == std::vector<std::string>{"まず、声が届く。", "また、顔が見える。"});
  CHECK(ops::move_passage(m.board(), m.passage(b), -1, "ja", m.ids).empty());
  m.apply(ops::leave_out_passage(m.board(), m.passage(a), "ja", m.ids));
  CHECK(m.of(a).left_out());
  CHECK(m.now().fresh.empty());
  CHECK(m.board().narrative == "まず、声が届く。");
  m.write(a, "顔が見えない");
  CHECK(m.of(a).standing == Standing::same);
  m.apply(ops::take_over(m.board(), m.passage(a), "ja", m.ids));
  CHECK(m.of(a).passage.text == "また、顔が見えない。");
  m.apply(ops::add_passage(m.board(), {}, "おわり。", "ja", m.ids));
  CHECK(m.now().told.back().standing == Standing::own);
  const auto own = m.now().told.back().passage.id;
  m.apply(ops::write_passage(m.board(), own, "", "ja", m.ids));
  CHECK(m.board().passages.size() == 2);
}

TEST_CASE(
    "narrative: one from before there were passages is people's own, and nothing overwrites it") {
  Kept m;
  m.apply({ops::Change<Board>{
      {}, m.board().id, Patch<Board>{}.set<&Board::narrative>("むかしの文章。\n二段目。")}});
  REQUIRE(m.now().told.size() == 1);
  CHECK(m.now().told[0].passage.id.nil());
  CHECK(m.now().told[0].standing == Standing::own);
  m.island("顔が見える", {0, 0});
  SUBCASE("a draft comes behind it") {
    m.follow();
    CHECK(m.board().narrative == "むかしの文章。\n二段目。\nまず、顔が見える。");
  }
  SUBCASE("it is written on") {
    m.apply(ops::write_passage(m.board(), {}, "あたらしい文章。", "ja", m.ids));
    CHECK(m.board().passages.size() == 1);
    CHECK(m.board().narrative == "あたらしい文章。");
  }
}
