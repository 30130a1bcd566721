// The evening's own words: questions and their boards.
#include "ops/evening.h"

#include <doctest/doctest.h>

#include "model/invariants.h"
#include "ops/document.h"
#include "ops/op.h"
#include "support/manual_clock.h"

namespace {

struct Evening {
  Evening() {
    model::Session s;
    s.id = ids.next();
    for (int n = 0; n < 3; ++n) {
      model::Board b;
      b.id = ids.next();
      b.order = n;
      boards.push_back(b.id);
      if (n > 0) {
        model::Question q;
        q.id = ids.next();
        q.order = n;
        q.text = n == 1 ? "なぜ？" : "どうやって？";
        b.question = q.id;
        s.questions.emplace(q.id, q);
      }
      s.boards.emplace(b.id, b);
    }
    doc.emplace(std::move(s));
  }
  void apply(ops::Ops ops) {
    REQUIRE_FALSE(ops.empty());
    REQUIRE(doc->apply_all(ops).ok());
  }
  std::vector<std::string> questions() const {
    std::vector<std::string> out;
    for (const model::Board* b : doc->session().boards_in_order()) {
      const auto q = doc->session().questions.find(b->question);
      out.push_back(q == doc->session().questions.end() ? "" : q->second.text);
    }
    return out;
  }
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  std::vector<base::Id> boards;
  std::optional<ops::Document> doc;
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("evening: a board without a question gets one, and undo takes both back at once") {
  Evening e;
  e.apply(ops::write_question(e.doc->session(), e.boards[0], "何を？", e.ids));
  CHECK(e.questions() == Texts{"何を？", "なぜ？", "どうやって？"});
  CHECK(e.doc->undo());
  CHECK(e.questions() == Texts{"", "なぜ？", "どうやって？"});
  CHECK(e.doc->session().questions.size() == 2);
  CHECK_FALSE(e.doc->can_undo());
}

TEST_CASE("evening: a question is written anew on its board") {
  Evening e;
  e.apply(ops::write_question(e.doc->session(), e.boards[1], "いつ？", e.ids));
  CHECK(e.questions() == Texts{"", "いつ？", "どうやって？"});
  CHECK(e.doc->session().questions.size() == 2);
}

TEST_CASE("evening: nothing changes where there is nothing to change") {
  Evening e;
  CHECK(ops::write_question(e.doc->session(), e.boards[0], "", e.ids).empty());
  CHECK(ops::write_question(e.doc->session(), e.boards[1], "なぜ？", e.ids).empty());
  CHECK(ops::write_question(e.doc->session(), e.ids.next(), "x", e.ids).empty());
  CHECK(ops::move_board(e.doc->session(), e.boards[0], -1).empty());
  CHECK(ops::move_board(e.doc->session(), e.boards[2], 1).empty());
  CHECK(ops::move_board(e.doc->session(), e.ids.next(), 1).empty());
}

TEST_CASE("evening: an empty board is taken away with its question, and comes back as it was") {
  Evening e;
  e.apply(ops::remove_board(e.doc->session(), e.boards[1]));
  CHECK(e.questions() == Texts{"", "どうやって？"});
  CHECK(e.doc->session().questions.size() == 1);
  CHECK(model::broken_invariants(e.doc->session()).empty());
  CHECK(e.doc->undo());
  CHECK(e.questions() == Texts{"", "なぜ？", "どうやって？"});
}

TEST_CASE("evening: a board with cards stays, and the last one; a question that two share stays") {
  Evening e;
  model::Card card;
  card.id = e.ids.next();
  card.place = model::Place::tray;
  REQUIRE(e.doc->apply(ops::Add<model::Card>{e.boards[0], card}, e.doc->new_action()).ok());
  CHECK(ops::remove_board(e.doc->session(), e.boards[0]).empty());
  CHECK(ops::remove_board(e.doc->session(), e.ids.next()).empty());
  const base::Id shared = e.doc->session().board(e.boards[1])->question;
  e.apply({ops::Change<model::Board>{
      {}, e.boards[2], model::Patch<model::Board>().set<&model::Board::question>(shared)}});
  e.apply(ops::remove_board(e.doc->session(), e.boards[1]));
  CHECK(e.questions() == Texts{"", "なぜ？"});
  e.apply(ops::remove_board(e.doc->session(), e.boards[2]));
  CHECK(ops::remove_board(e.doc->session(), e.boards[0]).empty());
}

TEST_CASE("evening: boards are added behind and change places, each as one step") {
  Evening e;
  e.apply(ops::add_board(e.doc->session(), e.ids));
  CHECK(e.questions() == Texts{"", "なぜ？", "どうやって？", ""});
  e.apply(ops::move_board(e.doc->session(), e.boards[2], -1));
  CHECK(e.questions() == Texts{"", "どうやって？", "なぜ？", ""});
  Texts in_order;
  for (const model::Question* q : e.doc->session().questions_in_order())
    in_order.push_back(q->text);
  CHECK(in_order == Texts{"どうやって？", "なぜ？"});
  CHECK(e.doc->undo());
  CHECK(e.questions() == Texts{"", "なぜ？", "どうやって？", ""});
  CHECK(e.doc->undo());
  CHECK(e.doc->session().boards.size() == 3);
}

TEST_CASE(
    "evening: what is said of a word is one op, kept beside what was said of others, and undone") {
  Evening e;
  e.apply(ops::say_reading(e.doc->session(), "市場", "いちば"));
  e.apply(ops::say_reading(e.doc->session(), "生", ""));
  CHECK(e.doc->session().readings == model::Readings{{"市場", "いちば"}, {"生", ""}});
  CHECK(ops::say_reading(e.doc->session(), "市場", "いちば").empty());
  e.apply(ops::say_reading(e.doc->session(), "市場", "しじょう"));
  CHECK(e.doc->session().readings.at("市場") == "しじょう");
  CHECK(e.doc->undo());
  CHECK(e.doc->session().readings.at("市場") == "いちば");
  CHECK(e.doc->undo());
  CHECK(e.doc->undo());
  CHECK(e.doc->session().readings.empty());
}

TEST_CASE("evening: a reading is hiragana, of a word that is not too long") {
  Evening e;
  const auto refused = [&](const std::string& word, const std::string& reading) {
    return !e.doc->apply_all(ops::say_reading(e.doc->session(), word, reading)).ok();
  };
  CHECK(refused("市場", "イチバ"));
  CHECK(refused("市場", "ichiba"));
  CHECK(refused("市場", "いち ば"));
  CHECK(refused("市場", "\xff"));
  CHECK(refused("", "いちば"));
  CHECK(refused(std::string(121, 'a'), "あ"));
  CHECK(refused("市場", std::string(101 * 3, 'a')));
  CHECK_FALSE(refused("珈琲", "こーひー"));
  CHECK(e.doc->session().readings.size() == 1);
}

TEST_CASE(
    "evening: moments are marked in order, each once, and unmarked; each is one step of undo") {
  Evening e;
  e.apply(ops::mark_moment(e.doc->session(), {40, 4000}));
  e.apply(ops::mark_moment(e.doc->session(), {12, 1200}));
  CHECK(e.doc->session().moments == std::vector<model::Moment>{{12, 1200}, {40, 4000}});
  CHECK(ops::mark_moment(e.doc->session(), {40, 4000}).empty());
  CHECK(ops::unmark_moment(e.doc->session(), 13).empty());
  e.apply(ops::unmark_moment(e.doc->session(), 12));
  CHECK(e.doc->session().moments == std::vector<model::Moment>{{40, 4000}});
  CHECK(e.doc->undo());
  CHECK(e.doc->session().moments.size() == 2);
}

TEST_CASE("evening: no more moments are marked than a session takes") {
  Evening e;
  for (std::uint64_t op = 1; op <= 500; ++op)
    e.apply(ops::mark_moment(e.doc->session(), {op, base::WallTime(op)}));
  CHECK_FALSE(e.doc->apply_all(ops::mark_moment(e.doc->session(), {501, 501})).ok());
  CHECK(e.doc->session().moments.size() == 500);
}
