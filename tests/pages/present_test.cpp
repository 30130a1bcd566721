// A presentation: from stop to stop on the table itself, what a wall is shown, the clock, and that the
// table goes on below it.
#include "pages/stage_page.h"

#include <nlohmann/json.hpp>

#include "ops/build.h"
#include "ops/document.h"
#include "pages/page_stage.h"
#include "pages/stage_over.h"
#include "pages/talk_clock.h"

using support::PageStage;

namespace {

struct Evening : PageStage {
  std::vector<base::Id> islands, cards;
  Evening() {
    tap("start-new");
    tap("create");
    REQUIRE(sitting());
    for (int n = 0; n < 3; ++n) {
      std::vector<base::Id> in;
      for (int k = 0; k < 2; ++k) in.push_back(card({-300.0 + 300 * n, 60.0 * k}));
      auto& doc = sitting()->open->doc();
      const auto made = ops::make_island(sitting()->board(), in, {}, 0, sitting()->desk.ids, 0);
      REQUIRE(doc.apply_all(made.ops).ok());
      islands.push_back(made.id);
      change(made.id, model::Patch<model::Island>{}.set<&model::Island::plate>(
                          "表札" + std::to_string(n + 1)));
    }
    settle();
  }
  base::Id card(base::Vec2 pos) {
    model::Card card;
    card.id = cards.emplace_back(sitting()->desk.ids.next());
    card.pos = pos;
    card.text = "川べりを歩ける道がほしい";
    auto& doc = sitting()->open->doc();
    REQUIRE(doc.apply_all({ops::Add<model::Card>{sitting()->board().id, card}}).ok());
    return card.id;
  }
  void change(base::Id island, model::Patch<model::Island> patch) {
    auto& doc = sitting()->open->doc();
    REQUIRE(doc.apply_all({ops::Change<model::Island>{sitting()->board().id, island, patch}}).ok());
  }
  /// The sitting is out of a test's sight while the table is a stage.
  pages::Presentation& stage() {
    REQUIRE(pages->presentation());
    return *pages->presentation();
  }
  void begin() {
    tap("map-tools");
    tap("present");
    settle();
  }
  bool is_stage() { return dynamic_cast<pages::StagePage*>(&pages->page()) != nullptr; }
  nlohmann::ordered_json told() {
    nlohmann::ordered_json out;
    pages->describe(out);
    for (const auto& item : out["items"])
      if (item.value("kind", "") == "stage") return item;
    return {};
  }
};

}  // namespace

TEST_CASE("presenting: the table is the stage, and taps on its halves lead from stop to stop") {
  Evening e;
  CHECK_FALSE(e.is_stage());
  const int turn = e.pages->turn();
  e.begin();
  REQUIRE(e.is_stage());
  CHECK(e.pages->turn() > turn);
  CHECK(e.told()["shows"] == "map");
  CHECK(e.told()["stops"] == 5);
  const base::Vec2 right{1800, 20}, left{60, 20};
  e.touch(right, right);
  CHECK(e.told()["stop"] == 2);
  CHECK(e.told()["shows"] == "plate");
  CHECK(e.told()["island"] == e.islands[0].str());
  e.touch(right, right);
  CHECK(e.told()["shows"] == "cards");
  CHECK(e.told()["letters"].get<double>() * 0.92 >= 1 / 30.0);
  e.touch(left, left);
  CHECK(e.told()["shows"] == "plate");
  e.touch({1000, 500}, {400, 500});  // a swipe to the left goes on
  CHECK(e.told()["shows"] == "cards");
  e.touch({400, 500}, {1000, 510});
  CHECK(e.told()["shows"] == "plate");
  e.touch({900, 200}, {910, 700});  // neither
  CHECK(e.told()["shows"] == "plate");
  // A remote's keys.
  e.pages->page().on_shortcut(pages::Shortcut::stage_next);
  e.pages->page().on_shortcut(pages::Shortcut::stage_next);
  CHECK(e.told()["stop"] == 3);
  e.pages->page().on_shortcut(pages::Shortcut::stage_back);
  CHECK(e.told()["stop"] == 2);
  CHECK(e.told()["sheet"] == 2);
  for (int n = 0; n < 30; ++n) e.pages->page().on_shortcut(pages::Shortcut::stage_next);
  CHECK(e.told()["stop"] == 5);
  CHECK(e.told()["shows"] == "map");
  e.tap("stage-close");
  CHECK_FALSE(e.is_stage());
  CHECK_FALSE(e.pages->presentation());
  CHECK(e.has("new-card"));
}

TEST_CASE("presenting: a tapped card comes forward and goes back") {
  Evening e;
  e.begin();
  e.stage().next();
  e.stage().next();
  e.settle();
  const auto card = e.told()["cards"][0];
  const double high = e.stage().table_room().h;
  const base::Vec2 at{card["at"][0].get<double>() * 1920, card["at"][1].get<double>() * high};
  e.touch(at, at);
  CHECK(e.told()["shows"] == "card");
  e.touch({60, 60}, {60, 60});
  CHECK(e.told()["shows"] == "cards");
  CHECK(e.told()["stop"] == 2);
  // Gone while it was forward: taken back by somebody.
  e.touch(at, at);
  REQUIRE(e.told()["shows"] == "card");
  e.pages->page().on_shortcut(pages::Shortcut::stage_close);
  CHECK(e.told()["shows"] == "cards");
  REQUIRE(e.pages->presentation());
}

TEST_CASE("presenting: the next stop moves in, a far one is cut to; with little motion all are") {
  Evening e;
  e.begin();
  e.stage().next();
  CHECK(e.stage().picture().way == 1);
  CHECK(e.stage().picture().share == 0);
  e.clock.advance(0.2);
  const double share = e.stage().picture().share;
  CHECK(share > 0.2);
  CHECK(share < 0.8);
  e.clock.advance(0.4);
  CHECK(e.stage().picture().share == 1);  // after at most 600 ms
  e.stage().back();
  CHECK(e.stage().picture().way == -1);
  e.settle();
  e.stage().go_to(3);
  CHECK(e.stage().picture().way == 0);
  e.settle();
  e.tap("stage-close");
  e.tap("settings");
  e.tap("motion-reduced");
  e.tap("settings-close");
  e.begin();
  e.stage().next();
  CHECK(e.stage().picture().way == 0);
  CHECK(e.stage().picture().share == 1);
  e.stage().back();
  CHECK(e.stage().picture().way == 0);
}

TEST_CASE("presenting: what comes next is at hand, and is the very picture that then is shown") {
  Evening e;
  e.begin();
  for (int n = 0; e.stage().has_next(); ++n) {
    REQUIRE(n < 20);
    e.settle(1);
    const pages::StagePicture before = e.stage().picture();
    REQUIRE(before.ahead);
    const canvas::DrawList ahead = *before.ahead;
    const canvas::Rect mm = before.ahead_mm;
    e.stage().next();
    const pages::StagePicture now = e.stage().picture();
    CHECK(now.number != before.number);
    CHECK(now.list->entries == ahead.entries);
    CHECK(now.mm == mm);
    CHECK_FALSE(now.ahead);  // not while it moves
  }
  e.settle(1);
  CHECK_FALSE(e.stage().picture().ahead);
  // A card that is written while its stop is still to come is seen on it as it is then.
  e.stage().go_to(1);
  e.settle(1);
  REQUIRE(e.stage().picture().ahead);
  const canvas::DrawList cards = *e.stage().picture().ahead;
  auto& doc =
      const_cast<ops::Document&>(dynamic_cast<pages::StagePage*>(&e.pages->page())->document());
  REQUIRE(doc.apply_all({ops::Change<model::Card>{
                            doc.session().boards.begin()->first, e.cards[0],
                            model::Patch<model::Card>{}.set<&model::Card::text>("橋がほしい")}})
              .ok());
  e.settle(1);
  e.stage().next();
  CHECK(e.stage().picture().list->entries != cards.entries);
}

TEST_CASE("presenting: what was before is at hand for going back, once what comes next is") {
  Evening e;
  e.begin();
  e.settle(1);
  CHECK_FALSE(e.stage().picture().behind);  // the map is the first
  e.stage().go_to(2);
  e.settle(1);
  for (int n = 0; e.stage().has_back(); ++n) {
    REQUIRE(n < 20);
    const pages::StagePicture before = e.stage().picture();
    REQUIRE(before.behind);
    const canvas::DrawList behind = *before.behind;
    const canvas::Rect mm = before.behind_mm;
    e.stage().back();
    const pages::StagePicture now = e.stage().picture();
    CHECK(now.list->entries == behind.entries);
    CHECK(now.mm == mm);
    CHECK_FALSE(now.behind);  // not while it moves
    e.settle(1);
  }
}

TEST_CASE("presenting: the list leads anywhere; as tapped, each tap says what comes next") {
  Evening e;
  e.begin();
  e.tap("stage-overview");
  e.tap("stage-stop-4");
  CHECK(e.told()["stop"] == 4);
  e.tap("stage-overview");
  e.tap("stage-order");  // as it is retold
  CHECK(e.told()["order"] == "narrative");
  e.tap("stage-order");
  CHECK(e.told()["order"] == "tapped");
  e.tap("stage-stop-4");
  e.tap("stage-stop-4");
  const auto& stops = e.stage().stops();
  CHECK(stops[1].island == e.islands[2]);
  CHECK(stops[2].island == e.islands[1]);
  CHECK(e.told()["stop"] == 2);  // it still shows the same island
  e.tap("stage-overview-close");
}

TEST_CASE("presenting: with a wall the table stays, and the wall is shown the picture") {
  Evening e;
  e.begin();
  REQUIRE(e.is_stage());
  e.stage().set_wall(base::Size{1280, 720});
  e.settle();
  CHECK_FALSE(e.is_stage());
  CHECK(e.has("new-card"));
  CHECK(e.has("stage-next"));
  e.tap("stage-next");
  e.tap("stage-next");
  CHECK(e.told()["shows"] == "cards");
  CHECK(e.stage().island() == e.islands[0]);
  const pages::StagePicture before = e.stage().picture();
  REQUIRE(before.list);
  CHECK(before.mm.width() / before.mm.height() == doctest::Approx(16 / 9.0));
  // Editing goes on, and is seen.
  e.card({-300, 130});
  auto& doc = e.sitting()->open->doc();
  REQUIRE(doc.apply_all({ops::Change<model::Card>{
                            e.sitting()->board().id, e.cards.back(),
                            model::Patch<model::Card>{}.set<&model::Card::island>(e.islands[0])}})
              .ok());
  e.settle();
  CHECK(e.told()["cards"].size() == 3);
  CHECK(e.stage().picture().number != before.number);
  e.tap("stage-black");
  CHECK(e.told()["shows"] == "black");
  CHECK_FALSE(e.stage().picture().list);
  e.tap("stage-black");
  e.tap("stage-freeze");
  CHECK(e.stage().frozen());
  e.tap("stage-swap");
  CHECK(e.stage().wall().swap);
  e.tap("stage-which");
  CHECK(e.stage().says_which());
  e.settle(5);
  CHECK_FALSE(e.stage().says_which());
  // Pulled out: the table is the stage, at the same stop; and in again.
  e.stage().set_wall({});
  e.settle();
  CHECK(e.is_stage());
  CHECK(e.told()["stop"] == 2);
  CHECK(e.told()["shows"] == "cards");
  CHECK_FALSE(e.stage().frozen());
  e.stage().set_wall(base::Size{1280, 720});
  e.settle();
  CHECK_FALSE(e.is_stage());
  CHECK(e.told()["shows"] == "cards");
  e.tap("stage-close");
  CHECK_FALSE(e.has("stage-next"));
}

TEST_CASE("presenting: what is on the stage is taken away, and the evening goes on") {
  Evening e;
  e.begin();
  e.stage().go_to(2);
  e.settle();
  REQUIRE(e.told()["island"] == e.islands[1].str());
  auto& doc =
      const_cast<ops::Document&>(dynamic_cast<pages::StagePage*>(&e.pages->page())->document());
  const auto gone = ops::dissolve_island(doc.session().boards.begin()->second, e.islands[1]);
  REQUIRE(doc.apply_all(gone).ok());
  e.settle();
  CHECK(e.told()["stops"] == 5);  // its cards are on their own now
  CHECK(e.told()["island"] != e.islands[1].str());
  e.pages->page().on_shortcut(pages::Shortcut::undo);
  e.settle();
  CHECK(e.told()["stops"] == 5);
}

TEST_CASE("presenting: a map with nothing on it is shown, and there is nowhere to go") {
  PageStage stage;
  stage.tap("start-new");
  stage.tap("create");
  stage.tap("map-tools");
  stage.tap("present");
  REQUIRE(stage.pages->presentation());
  CHECK_FALSE(stage.pages->presentation()->has_next());
  stage.pages->presentation()->next();
  stage.pages->presentation()->back();
  CHECK(stage.pages->presentation()->stops().size() == 1);
  stage.tap("stage-close");
}

TEST_CASE(
    "presenting: the clock runs, stands still, is heard once at its end, and only a long press "
    "sets it back") {
  Evening e;
  e.begin();
  CHECK(e.told()["clock"] == "unset");
  e.tap("stage-timer");
  CHECK(e.told()["clock"] == "running");
  e.settle(100);
  e.tap("stage-timer");
  CHECK(e.told()["clock"] == "paused");
  const int left = e.told()["seconds_left"];
  e.stage().next();
  e.settle(50);
  CHECK(e.told()["seconds_left"] == left);  // going on is no reason to run
  e.tap("stage-timer");
  e.settle(double(left) - 20);
  CHECK(e.told()["clock"] == "ending");
  e.machine.played.clear();
  e.settle(30);
  CHECK(e.told()["clock"] == "over");
  CHECK(e.told()["seconds_left"].get<int>() < 0);
  CHECK(e.machine.played == std::vector{pages::Sound::time_over});
  e.settle(30);
  CHECK(e.machine.played.size() == 1);
}

TEST_CASE(
    "presenting: after the last stop come the next question's, then the next group's session") {
  PageStage stage;
  const base::Path first = stage.put_session("group-1", "一班", {"問い一", "問い二"});
  stage.put_session("group-2", "二班");
  stage.pages->open(first);
  stage.settle();
  stage.tap("map-tools");
  stage.tap("present");
  const auto shown = [&] { return stage.pages->presentation(); };
  REQUIRE(shown());
  CHECK(shown()->has_next());
  CHECK_FALSE(shown()->has_back());
  stage.tap("stage-next");  // from its name card to its map
  CHECK(shown()->next_name() == "問い二");
  stage.tap("stage-next");
  stage.tap("stage-next");
  CHECK_FALSE(shown()->has_next());
  CHECK(shown()->next_name().empty());
  CHECK(shown()->has_back());
  stage.tap("stage-back");
  stage.tap("stage-back");
  CHECK(shown()->next_name() == "問い二");
  stage.tap("stage-next");
  stage.tap("stage-next");
  CHECK(stage.says("二班"));
  stage.tap("stage-next-session");
  stage.settle();
  REQUIRE(shown());
  nlohmann::ordered_json out;
  stage.pages->describe(out);
  CHECK(out["page"] == "stage");
  CHECK(out["session"] == "/s/group-2.json");
  CHECK_FALSE(stage.has("stage-next-session"));
  stage.tap("stage-close");
  CHECK_FALSE(shown());
}

TEST_CASE("talk clock: more time given at the end is told of again") {
  pages::TalkClock clock;
  CHECK(clock.state(0) == pages::TalkClock::State::unset);
  clock.start_or_pause(0);
  CHECK(clock.left_s(60) == doctest::Approx(120));
  CHECK(clock.state(151) == pages::TalkClock::State::ending);
  CHECK(clock.rings(180));
  CHECK_FALSE(clock.rings(200));
  clock.change_minutes();
  CHECK(clock.minutes() == 5);
  CHECK_FALSE(clock.rings(201));
  CHECK(clock.state(201) == pages::TalkClock::State::running);
  CHECK(clock.rings(300));
  clock.start_or_pause(310);
  CHECK(clock.state(1000) == pages::TalkClock::State::paused);
  clock.reset();
  CHECK(clock.state(1000) == pages::TalkClock::State::unset);
  CHECK(clock.left_s(1000) == doctest::Approx(300));
}

TEST_CASE(
    "stage: the time's bar is yellow towards the end, red after it, and nothing stands over a "
    "map") {
  using State = pages::TalkClock::State;
  const auto typesetter = support::shared_typesetter();
  const canvas::Look look;
  const auto bar = [&](State state, double left) {
    pages::StageOver over;
    over.state = state;
    over.left_s = left;
    over.all_s = 180;
    const canvas::DrawList list = pages::stage_over(over, *typesetter, look);
    canvas::Box last;
    for (const auto& entry : list.entries) {
      CHECK_FALSE(std::holds_alternative<canvas::Text>(entry.item));  // it has no place of its own
      if (const auto* box = std::get_if<canvas::Box>(&entry.item)) {
        last = *box;
        CHECK(box->centre.y > canvas::kStageHeight * 0.98);
      }
    }
    return last;
  };
  CHECK(bar(State::running, 90).fill == look.accent);
  CHECK(bar(State::running, 90).size.w == doctest::Approx(canvas::StagePaper().size.w / 2));
  const canvas::Color yellow = bar(State::ending, 20).fill, red = bar(State::over, -5).fill;
  CHECK(yellow.r > 200);
  CHECK(yellow.g > 120);
  CHECK(red.r > 150);
  CHECK(red.g < 60);
  CHECK(bar(State::over, -5).size.w == doctest::Approx(canvas::StagePaper().size.w));
  CHECK(pages::talk_time(161) == "2:41");
  CHECK(pages::talk_time(0.2) == "0:01");
  CHECK(pages::talk_time(-12.5) == "+0:12");
  pages::StageOver a;
  pages::StageOver b = a;
  b.left_s = a.left_s = 90.2;
  b.left_s = 90.9;
  CHECK_FALSE(a.changes(b));
  b.lit.push_back({{0, 0}, {1, 1}});
  CHECK(a.changes(b));
}
