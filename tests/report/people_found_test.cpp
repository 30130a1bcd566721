// Whom a report may name: in every text that it tells, and what was decided of it.
#include "report/people_found.h"

#include <algorithm>

#include "ops/document.h"
#include "ops/masks.h"
#include "ops/report_words.h"
#include "report/published.h"
#include "sample.h"
#include "support/manual_clock.h"

using sample::id;

namespace {

constexpr const char* kPhone = "090-1234-5678";

struct Searched {
  base::RealFileSystem files;
  text::PersonalData data{files};
  sample::OneBoard s;

  std::vector<std::string> words() const {
    std::vector<std::string> out;
    for (const auto& find : report::people_in(data, s.session).all) out.push_back(find.words);
    return out;
  }
  /// One text of the session says the number.
  void only(std::string& text) {
    text = std::string("電話 ") + kPhone;
    CHECK(words() == std::vector<std::string>{kPhone});
    say("■■");
    text.clear();
    CHECK(words().empty());
  }
  /// Decided, it is in nothing that is published.
  void say(const std::string& instead) {
    model::ReportText decided;
    decided.id = id(900);
    decided.part = std::string("instead:") + kPhone;
    decided.text = instead;
    s.session.report_texts[decided.id] = decided;
    const auto found = report::people_in(data, s.session);
    REQUIRE(found.all.size() == 1);
    CHECK(report::undecided(s.session, found).empty());
    auto p = report::published(s.session, {});
    CHECK(p.masked == 1);
    CHECK(report::people_in(data, p.session).all.empty());
    for (const auto& [text_id, text] : p.session.report_texts)
      CHECK(text.part.find(kPhone) == std::string::npos);
    s.session.report_texts.erase(decided.id);
  }
};

}  // namespace

TEST_CASE("people found: in every text of the session, and masked there") {
  Searched t;
  auto& session = t.s.session;
  t.s.add(sample::island(10, "p"));
  t.s.add(sample::card(20, "a"));
  t.s.relate(30, model::RelationKind::close, 10, 20);
  t.only(session.title);
  t.only(session.venue);
  t.only(session.notes);
  t.only(session.makers.emplace_back());
  t.only(session.questions.at(id(1)).text);
  t.only(t.s.board->title);
  t.only(t.s.board->notes);
  t.only(t.s.board->ground.across);
  t.only(t.s.board->ground.columns.emplace_back().name);
  t.only(t.s.board->relations.at(id(30)).words);
  t.only(t.s.board->circles[id(40)].words);
  t.only(t.s.board->narrative);
  t.only(session.agenda[id(41)].words);
  t.only(session.inquiries[id(42)].text);
  t.only(session.answers[id(43)].text);
  t.only(session.report_texts[id(44)].text);
}

TEST_CASE("people found: a passage says of a card's people what the card says of them") {
  Searched t;
  t.s.add(sample::card(20, std::string("電話 ") + kPhone));
  auto& passage = t.s.board->passages[id(60)];
  passage.id = id(60);
  passage.text = passage.draft = std::string("「電話 ") + kPhone + "」という声がある。";
  const auto found = report::people_in(t.data, t.s.session);
  REQUIRE(found.all.size() == 1);
  CHECK(found.all[0].about == id(20));
  t.s.board->redactions[id(50)] = {id(50), id(20), kPhone, "", {}};
  const auto p = report::published(t.s.session, {});
  CHECK(p.masked == 1);
  for (const auto& [passage_id, told] : p.session.boards.begin()->second.passages) {
    CHECK(told.text == "「電話 ■■」という声がある。");
    CHECK(told.draft == told.text);
  }
}

TEST_CASE("people found: a card and its twin, and an island's symbol and plain words") {
  Searched t;
  for (const int n : {20, 21}) {
    t.s.add(sample::card(n, std::string("電話 ") + kPhone));
    t.s.board->cards[id(n)].twin = id(n == 20 ? 21 : 20);
  }
  CHECK(t.words().size() == 1);
  t.s.board->redactions[id(50)] = {id(50), id(20), kPhone, kPhone, {}};
  CHECK(ops::redaction_of(*t.s.board, id(21), kPhone));
  t.s.add(sample::island(10, "p"));
  t.s.board->islands[id(10)].plain = "でんわ 03-1234-5678";
  CHECK(std::ranges::count(t.words(), "03-1234-5678") == 1);
}

TEST_CASE(
    "people found: cards at the seats are nobody's business, those in the tray are looked at") {
  Searched t;
  auto card = sample::card(20, kPhone);
  card.place = model::Place::seat;
  t.s.add(card);
  CHECK(t.words().empty());
  t.s.board->cards[id(20)].place = model::Place::tray;
  CHECK(t.words().size() == 1);
}

TEST_CASE("people found: the longer words are masked whole, whoever decided the shorter") {
  sample::OneBoard s;
  s.add(sample::card(20, "佐藤さん"));
  s.board->redactions[id(50)] = {id(50), id(20), "佐藤", "", {}};
  auto& passage = s.board->passages[id(60)];
  passage.id = id(60);
  passage.text = "佐藤花子さんが話した。佐藤さんも。";
  model::ReportText longer;
  longer.id = id(901);
  longer.part = "instead:佐藤花子";
  longer.text = "ある人";
  s.session.report_texts[longer.id] = longer;
  const auto p = report::published(s.session, {});
  CHECK(p.session.boards.begin()->second.passages.begin()->second.text ==
        "ある人さんが話した。■■さんも。");
  CHECK(p.masked == 1);
  CHECK(p.said_other == 1);
}

TEST_CASE("people found: what is decided beside the cards is an action like others") {
  sample::OneBoard s;
  s.session.title = "佐藤さんの町";
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  ops::Document doc(s.session);
  const auto say = [&](const std::string& words, const std::string& instead) {
    REQUIRE(doc.apply_all(ops::say_instead(doc.session(), words, instead, ids)).ok());
  };
  say("佐藤", "■■");
  say("佐藤", "佐藤");
  REQUIRE(ops::instead_beside(doc.session(), "佐藤"));
  CHECK(*ops::instead_beside(doc.session(), "佐藤") == "佐藤");
  CHECK(ops::instead_beside(doc.session(), "花子") == nullptr);
  CHECK(report::published(doc.session(), {}).session.title == "佐藤さんの町");
  doc.undo();
  CHECK(report::published(doc.session(), {}).session.title == "■■さんの町");
  doc.undo();
  CHECK(ops::instead_beside(doc.session(), "佐藤") == nullptr);
  CHECK(ops::say_instead(doc.session(), "", "■■", ids).empty());
}
