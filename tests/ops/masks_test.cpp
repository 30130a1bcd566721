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
};

}  // namespace

TEST_CASE("masks: what is decided of words is decided once, and taken back") {
  Table t("佐藤花子さんと佐藤さん");
  t.instead("佐藤", kMask);
  t.instead("佐藤", "ある人");
  REQUIRE(t.board().redactions.size() == 1);
  CHECK(redaction_of(t.board(), t.card, "佐藤")->instead == "ある人");
  CHECK(redaction_of(t.board(), t.card, "花子") == nullptr);
  CHECK(text_under(t.board(), t.card) == "佐藤花子さんと佐藤さん");
  REQUIRE(t.doc.apply_all(decide_not(t.board(), t.card, "佐藤")).ok());
  CHECK(t.board().redactions.empty());
}

TEST_CASE("masks: a card goes with what was decided of it") {
  Table t("090-1234-5678");
  t.instead("090-1234-5678", "");
  CHECK(say_instead(t.board(), t.card, "090-1234-5678", "", t.ids).empty());
  CHECK(say_instead(t.board(), t.ids.next(), "a", "b", t.ids).empty());
  REQUIRE(t.doc.apply_all(remove_card(t.board(), t.card)).ok());
  CHECK(t.board().redactions.empty());
  CHECK(decide_not(t.board(), t.card, "a").empty());
}
