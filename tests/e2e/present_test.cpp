// Presenting by real touches: the table as the stage, then a second screen plugged in, pulled out and
// plugged in again in the middle of it.
#include <cmath>

#include "e2e/stage_fixture.h"

using e2e::Driver;
using e2e::is_page;
using e2e::json;
using e2e::Look;
using e2e::stage_of;
using e2e::until_stage;
using e2e::Vec2;
using support::Rgb;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

/// Three islands of three cards, with plates and a line.
struct Evening : e2e::Room {
  std::vector<base::Id> islands, cards;

  Evening() {
    model::Session s;
    s.id = ids.next();
    s.title = "まちの話し合い";
    s.made = clock.wall();
    model::Board board;
    board.id = ids.next();
    for (int n = 0; n < 3; ++n) {
      model::Island island;
      island.id = islands.emplace_back(ids.next());
      island.plate = "川べりを歩ける道にして、人が会う場所をつくる";
      island.plate_pos = {(n - 1) * 230.0, -90};
      for (int k = 0; k < 3; ++k) {
        model::Card card;
        card.id = cards.emplace_back(ids.next());
        card.text = "子どもと年寄りが一緒に座れるベンチがほしい";
        card.pos = {(n - 1) * 230.0, -40 + 56.0 * k};
        card.island = island.id;
        board.cards.emplace(card.id, card);
      }
      board.islands.emplace(island.id, island);
    }
    model::Relation line;
    line.id = ids.next();
    line.kind = model::RelationKind::order;
    line.from = islands[0];
    line.to = islands[1];
    line.words = "だから";
    board.relations.emplace(line.id, line);
    s.boards.emplace(board.id, board);
    std::filesystem::create_directories(sessions());
    std::ofstream(session()) << storage::session_text(s, 0);
  }
};

bool is_dark(Rgb c) { return c.r < 100 && c.g < 100 && c.b < 100; }

/// The rows of this part of the screen in which something dark stands: the height of one line of
/// letters is the longest run of them.
int tallest_letters_px(const TouchScreen& screen, int x, int y, int w, int h) {
  const std::vector<Rgb> all = screen.region(x, y, w, h);
  int run = 0, best = 0;
  for (int row = 0; row < h; ++row) {
    bool dark = false;
    for (int k = 0; k < w && !dark; ++k)
      dark = is_dark(all[std::size_t(row) * std::size_t(w) + std::size_t(k)]);
    run = dark ? run + 1 : 0;
    best = std::max(best, run);
  }
  return best;
}

}  // namespace

TEST_CASE("presenting: without a wall the table is the stage, led by taps, swipes and keys") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  Evening room;
  Driver driver(*screen, room.on_session());
  e2e::start_presenting(driver);
  driver.until("the stage", is_page("stage"));
  driver.tap({1700, 40});
  until_stage(driver, "the first plate", [](const json& s) { return s["shows"] == "plate"; });
  driver.tap({1700, 40});
  Look look = until_stage(driver, "its cards", [](const json& s) { return s["shows"] == "cards"; });
  const json cards = stage_of(look)["cards"];
  REQUIRE(cards.size() == 3);
  CHECK(stage_of(look)["letters"].get<double>() * 0.92 >= 1 / 30.0);
  const double high = stage_of(look)["quad"][2][1];
  driver.tap({cards[1]["at"][0].get<double>() * 1920, cards[1]["at"][1].get<double>() * high});
  until_stage(driver, "a card comes forward", [](const json& s) { return s["shows"] == "card"; });
  driver.tap({60, 60});
  until_stage(driver, "it goes back", [](const json& s) { return s["shows"] == "cards"; });
  driver.drag({{1, {{1200, 500}, {700, 510}}}});
  until_stage(driver, "a swipe goes on", [](const json& s) { return s["shows"] == "lines"; });
  // A presenter's remote.
  screen->press_key("Next");
  until_stage(driver, "the second stop", [](const json& s) { return s["stop"] == 3; });
  screen->press_key("Prior");
  until_stage(driver, "back", [](const json& s) { return s["stop"] == 2; });
  driver.tap_button("stage-overview");
  driver.tap_button("stage-stop-4");
  until_stage(driver, "any stop", [](const json& s) { return s["stop"] == 4; });
  driver.tap_button("stage-timer");
  until_stage(driver, "the clock runs", [](const json& s) { return s["clock"] == "running"; });
  driver.tap_button("stage-timer");
  until_stage(driver, "it stands", [](const json& s) { return s["clock"] == "paused"; });
  const Look timer = driver.look();
  screen->long_press(timer.button("stage-timer")->centre().x,
                     timer.button("stage-timer")->centre().y, 1.2);
  until_stage(driver, "a long press sets it back",
              [](const json& s) { return s["clock"] == "unset"; });
  driver.tap_button("stage-close");
  driver.until("the table", is_page("table"));
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE(
    "presenting: a second screen is the wall; pulled out and plugged in again nothing is lost") {
  auto screen = e2e::two_screens_or_skip();
  if (!screen) return;
  Evening room;
  e2e::Start options = room.on_session({"--dpi", "96", "--fullscreen"});
  Driver driver(*screen, options);
  e2e::start_presenting(driver);
  until_stage(driver, "the wall", [](const json& s) { return s["wall"] == json{1280, 720}; });
  driver.until("the table stays", is_page("table"));
  driver.tap_button("stage-next");
  until_stage(driver, "a plate", [](const json& s) { return s["shows"] == "plate"; });
  // Letters as they are seen: the plate in the middle of the wall, in at most two lines.
  driver.until("the wall shows it", [&](const Look&) {
    return tallest_letters_px(*screen, 1920 + 200, 60, 880, 560) >= 720 / 18;
  });
  CHECK(tallest_letters_px(*screen, 1920 + 200, 60, 880, 560) >= 720 / 18);
  driver.tap_button("stage-next");
  Look look = until_stage(driver, "cards", [](const json& s) { return s["shows"] == "cards"; });
  CHECK(stage_of(look)["letters"].get<double>() * 720 * 0.92 >= 24);
  driver.until("the wall shows the cards", [&](const Look&) {
    return tallest_letters_px(*screen, 1920 + 20, 200, 600, 400) >= 720 / 30;
  });

  // A finger on a card lights it on the wall, and the table's people go on.
  look = driver.until_calm();
  const Vec2 held = look.with_id(room.cards[0].str())->centre();
  screen->begin(1, held.x, held.y);
  screen->sync();
  until_stage(driver, "the card is lit",
              [&](const json& s) { return s["lit"] == json{room.cards[0].str()}; });
  screen->end(1, held.x, held.y);
  screen->sync();
  until_stage(driver, "and no more", [](const json& s) { return s["lit"].empty(); });

  driver.tap_button("stage-freeze");
  driver.tap_button("stage-freeze");
  driver.tap_button("stage-black");
  driver.until("the wall is dark", [&](const Look&) {
    return screen->pixel(1920 + 640, 300) == Rgb{0, 0, 0};
  });
  driver.tap_button("stage-black");
  driver.until("and light again",
               [&](const Look&) { return screen->pixel(1920 + 640, 5).r > 200; });

  REQUIRE(screen->set_second_screen(false).ok());
  driver.until("the table is the stage", is_page("stage"));
  until_stage(driver, "at the same stop", [](const json& s) {
    return s["wall"].is_null() && s["shows"] == "cards" && s["stop"] == 2;
  });
  REQUIRE(screen->set_second_screen(true).ok());
  driver.until("the wall is back", is_page("table"));
  until_stage(driver, "with its picture", [](const json& s) {
    return s["wall"] == json{1280, 720} && s["shows"] == "cards";
  });
  driver.until("the wall shows the cards again", [&](const Look&) {
    return tallest_letters_px(*screen, 1920 + 20, 200, 600, 400) >= 720 / 30;
  });
  driver.tap_button("stage-close");
  driver.until("the strip is gone", [](const Look& l) { return !l.button("stage-next"); });
  CHECK(driver.leave() == 0);
  room.check_clean();
}
