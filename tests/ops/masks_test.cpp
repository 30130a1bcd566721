// What a report is not to say as it stands.
#include "ops/masks.h"

#include <doctest/doctest.h>

#include "ops/document.h"
#include "ops/twins.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace ops;

namespace {

struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  Document doc{support::small_session(ids)};
  Id card;

  explicit Table(const std::string& text) {
    model::Card c;
    c.id = card = ids.next();
    c.text = text;
    REQUIRE(doc.apply_all({Add<model::Card>{board().id, c}}).ok());
  }
  const model::Board& board() const { return doc.session().boards.begin()->second; }
  void instead(std::string_view words, std::string_view other) {
    REQUIRE(doc.apply_all(say_instead(board(), card, words, other, ids)).ok());
  }
  std::string published() { return as_published(board(), card, text_under(board(), card)); }
};

}  // namespace

TEST_CASE(
    "masks: words are masked, said otherwise or kept in the report; the card stays as it is") {
  Table t("佐藤花子さんと佐藤さん");
  t.instead("佐藤", kMask);
  t.instead("佐藤花子", "ある人");
  CHECK(t.published() == "ある人さんと■■さん");
  CHECK(text_under(t.board(), t.card) == "佐藤花子さんと佐藤さん");
  t.instead("佐藤花子", "佐藤花子");
  CHECK(t.published() == "■■花子さんと■■さん");
  CHECK(masked_words(t.doc.session()) == 2);
  REQUIRE(t.doc.apply_all(decide_not(t.board(), t.card, "佐藤")).ok());
  CHECK(t.published() == "佐藤花子さんと佐藤さん");
  CHECK(masked_words(t.doc.session()) == 0);
  CHECK(t.board().redactions.size() == 1);
}

TEST_CASE(
    "masks: nothing is masked where it stands no more, and a card goes with what was decided") {
  Table t("090-1234-5678");
  t.instead("090-1234-5678", "");
  CHECK(t.published() == "");
  CHECK(say_instead(t.board(), t.card, "090-1234-5678", "", t.ids).empty());
  CHECK(say_instead(t.board(), t.ids.next(), "a", "b", t.ids).empty());
  REQUIRE(t.doc.apply_all(remove_card(t.board(), t.card)).ok());
  CHECK(t.board().redactions.empty());
  CHECK(decide_not(t.board(), t.card, "a").empty());
}
