#include "phone/told.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "model/weighing.h"
#include "support/manual_clock.h"

using namespace phone;
using Json = nlohmann::json;

namespace {

struct Bench {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  model::Session session;
  model::Board board;

  Bench() {
    session.title = "協働";
    model::Question question;
    question.id = ids.next();
    question.text = "協働と聞いて何を思い浮かべますか";
    session.questions[question.id] = question;
    board.id = ids.next();
    board.question = question.id;
  }
  base::Id island(const std::string& plate) {
    model::Island i;
    i.id = ids.next();
    i.plate = plate;
    board.islands[i.id] = i;
    return i.id;
  }
  base::Id card(const std::string& text, model::Place place, base::Id in = {}) {
    model::Card c;
    c.id = ids.next();
    c.text = text;
    c.place = place;
    c.island = in;
    board.cards[c.id] = c;
    return c.id;
  }
};

}  // namespace

TEST_CASE("told: phones learn the question and where the evening is, and nothing of the cards") {
  Bench b;
  b.card("ないしょの話", model::Place::table);
  Told told = told_of(b.session, b.board);
  told.step_ja = "思うことを書きます。";
  const Json state = Json::parse(state_text(told, "phone-x"));
  CHECK(state["title"] == "協働");
  CHECK(state["question"] == "協働と聞いて何を思い浮かべますか");
  CHECK(state["step"]["ja"] == "思うことを書きます。");
  CHECK(state["board"] == b.board.id.str());
  CHECK_FALSE(state.contains("weigh"));
  CHECK_FALSE(state.contains("survey"));
  CHECK(state.dump().find("ないしょ") == std::string::npos);
}

TEST_CASE("told: while points are given phones see islands and lone cards, and their own points alone") {
  Bench b;
  const base::Id walk = b.island("歩ける町"), bare = b.island("");
  b.card("中のカード", model::Place::table, walk);
  const base::Id lone = b.card("一匹狼", model::Place::table);
  b.card("箱の中", model::Place::tray);
  b.board.weighing.manner = model::Manner::stickers;
  b.board.weighing.secret = true;
  const std::string mine = giver_of("anna0000"), other = giver_of("bert0000");
  for (const auto& [seat, target] :
       {std::pair(mine, walk), std::pair(other, lone), std::pair(std::string("3"), lone)}) {
    model::Vote v;
    v.id = b.ids.next();
    v.seat = seat;
    v.target = target;
    v.secret = true;
    b.board.votes[v.id] = v;
  }
  const Json weigh = Json::parse(state_text(told_of(b.session, b.board), mine))["weigh"];
  REQUIRE(weigh["targets"].size() == 2);
  CHECK(weigh["targets"][0]["words"] == "歩ける町");
  CHECK(weigh["targets"][1]["words"] == "一匹狼");
  REQUIRE(weigh["mine"].size() == 1);
  CHECK(weigh["mine"][0]["id"] == walk.str());
  CHECK(weigh.dump().find(bare.str()) == std::string::npos);
  b.board.weighing.counted = true;
  CHECK_FALSE(Json::parse(state_text(told_of(b.session, b.board), mine)).contains("weigh"));
  b.board.weighing.counted = false;
  b.board.weighing.manner = model::Manner::hands;
  CHECK_FALSE(Json::parse(state_text(told_of(b.session, b.board), mine)).contains("weigh"));
}

TEST_CASE("told: a giver is always the same for a phone, and another for another") {
  CHECK(giver_of("anna0000") == giver_of("anna0000"));
  CHECK(giver_of("anna0000") != giver_of("anna0001"));
  CHECK(model::is_phone(giver_of("anna0000")));
  CHECK_FALSE(model::is_phone("3"));
  CHECK_FALSE(model::is_phone("3/2"));
}

TEST_CASE("told: what people wrote comes as text, whatever stands in it") {
  Bench b;
  b.session.title = "\"</script><script>alert(1)</script>";
  const Json state = Json::parse(state_text(told_of(b.session, b.board), "x"));
  CHECK(state["title"] == b.session.title);
}
