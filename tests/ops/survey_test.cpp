// The questionnaire: what is asked, answered and counted, and that answers tell of nobody.
#include "ops/survey.h"

#include <doctest/doctest.h>

#include <set>

#include "model/invariants.h"
#include "ops/choose.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/session_text.h"

using namespace ops;
using model::Inquiry;
using model::InquiryKind;

namespace {

struct Asked {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  Document doc{support::small_session(ids)};

  Asked() {
    Inquiry faces, again, noticed;
    faces.text = "今日はどうでしたか";
    again.kind = InquiryKind::choices;
    again.text = "次に話したいこと";
    again.choices = {"公園", "道", "祭り"};
    noticed.kind = InquiryKind::text;
    noticed.text = "気づいたこと";
    REQUIRE(doc.apply_all(ask(session(), {faces, again, noticed}, ids)).ok());
  }
  const model::Session& session() const { return doc.session(); }
  Id asked(std::size_t n) { return inquiries_in_order(session())[n]->id; }
  std::size_t say(const std::vector<Said>& said) {
    const Ops ops = answer(session(), said, ids);
    for (const Op& op : ops) REQUIRE(doc.apply_aside(op).ok());
    clock.advance(1);
    return ops.size();
  }
};

}  // namespace

TEST_CASE("survey: what nobody can answer is left out, and what says nothing") {
  Asked a;
  CHECK(a.say({{a.asked(0), 6}, {a.asked(0), 0}, {a.asked(1), 4}, {a.asked(2), 0, " \n"}}) == 0);
  CHECK(a.say({{a.ids.next(), 1}}) == 0);
  CHECK(a.say({{a.asked(0), 4}, {a.asked(0), 2}}) == 1);
  CHECK(a.say({{a.asked(1), 1}, {a.asked(1), 3}, {a.asked(1), 3}}) == 2);
  CHECK(model::broken_invariants(a.session()).empty());
}

TEST_CASE("survey: answers are in no sum before they are counted, and then tell nothing of whose") {
  std::vector<std::string> texts;
  for (const bool other : {false, true}) {
    Asked a;
    const std::vector<Said> one{{a.asked(0), 5}, {a.asked(1), 1}, {a.asked(2), 0, "灯りがほしい"}};
    const std::vector<Said> two{{a.asked(0), 2}, {a.asked(1), 2}, {a.asked(1), 1}};
    a.say(other ? two : one);
    a.say(other ? one : two);
    CHECK(sheets(a.session()) == 2);
    CHECK(has_uncounted(a.session()));
    CHECK(survey_sums(a.session())[0].people == 0);
    REQUIRE(a.doc.apply_all(count_answers(a.session(), a.ids)).ok());
    CHECK_FALSE(has_uncounted(a.session()));
    const auto sums = survey_sums(a.session());
    CHECK(sums[0].counts == std::vector{0, 1, 0, 0, 1});
    CHECK(sums[0].people == 2);
    CHECK(sums[1].counts == std::vector{2, 1, 0});
    CHECK(sums[2].words == std::vector<std::string>{"灯りがほしい"});
    texts.push_back(support::session_text(a.session()));
    CHECK(a.doc.undo());
    CHECK(has_uncounted(a.session()));
  }
  CHECK(texts[0] == texts[1]);
}

TEST_CASE(
    "survey: a question is asked otherwise until it is answered, then only its words change") {
  Asked a;
  Inquiry wish = a.session().inquiries.at(a.asked(0));
  CHECK(reword(a.session(), wish).empty());
  wish.text = "今日の満足は";
  wish.kind = InquiryKind::choice;
  CHECK(reword(a.session(), wish).empty());  // nothing to choose from
  wish.choices = {"高い", "低い"};
  REQUIRE(a.doc.apply_all(reword(a.session(), wish)).ok());
  CHECK(a.session().inquiries.at(wish.id).choices == wish.choices);
  a.say({{wish.id, 2}});
  wish.text = "満足しましたか";
  wish.kind = InquiryKind::scale;
  REQUIRE(a.doc.apply_all(reword(a.session(), wish)).ok());
  const Inquiry& now = a.session().inquiries.at(wish.id);
  CHECK(now.text == "満足しましたか");
  CHECK(now.kind == InquiryKind::choice);
  CHECK(now.choices.size() == 2);
  wish.text = "  ";
  CHECK(reword(a.session(), wish).empty());
  wish.id = a.ids.next();
  wish.text = "満足は";
  CHECK(reword(a.session(), wish).empty());  // not asked
}

TEST_CASE("survey: no undo asks otherwise what was answered meanwhile") {
  Asked a;
  Inquiry wish = a.session().inquiries.at(a.asked(0));
  wish.kind = InquiryKind::scale;
  REQUIRE(a.doc.apply_all(reword(a.session(), wish)).ok());
  a.say({{wish.id, 3}});
  CHECK(a.doc.undo());  // it no longer fits, and is passed over
  CHECK(a.session().inquiries.at(wish.id).kind == InquiryKind::scale);
}

TEST_CASE("survey: a question goes with its answers, and comes elsewhere") {
  Asked a;
  a.say({{a.asked(0), 5}});
  const Id first = a.asked(0);
  REQUIRE(a.doc.apply_all(move_inquiry(a.session(), first, 2)).ok());
  CHECK(a.asked(2) == first);
  CHECK(move_inquiry(a.session(), first, 1).empty());
  REQUIRE(a.doc.apply_all(drop_inquiry(a.session(), first)).ok());
  CHECK(a.session().answers.empty());
  CHECK(inquiries_in_order(a.session()).size() == 2);
}

TEST_CASE(
    "survey: a tap chooses one, several only where several may be, and a second takes it back") {
  std::set<int> values;
  CHECK(ops::choose(values, InquiryKind::faces, 2));
  CHECK(ops::choose(values, InquiryKind::faces, 5));
  CHECK(values == std::set<int>{5});
  CHECK_FALSE(ops::choose(values, InquiryKind::faces, 5));
  CHECK(values.empty());
  CHECK(ops::choose(values, InquiryKind::choices, 1));
  CHECK(ops::choose(values, InquiryKind::choices, 3));
  CHECK(values == std::set<int>{1, 3});
  CHECK_FALSE(ops::choose(values, InquiryKind::choices, 1));
  CHECK(values == std::set<int>{3});
}
