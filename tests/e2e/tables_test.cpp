// Several tables' maps in one presentation by real touches: name cards, maps side by side with their links,
// the overview's pictures, the next group, and the two screens swapped.
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

/// Three groups' sessions of one evening, each with two islands.
struct Groups : e2e::Room {
  Groups() {
    std::filesystem::create_directories(sessions());
    const std::vector<std::vector<std::string>> plates{
        {"空き家を学生の住まいにする", "川べりで人が会えるようにする"},
        {"空き家の持ち主を探す", "祭りを続けられる人を育てる"},
        {"子どもの居場所をつくる", "バスの時刻を見直す"}};
    for (std::size_t n = 0; n < plates.size(); ++n) put(n, plates[n]);
  }
  base::Path file(std::size_t n) const {
    return n == 0 ? session() : sessions() / ("evening-" + std::to_string(n + 1) + ".json");
  }
  void put(std::size_t number, const std::vector<std::string>& plates) {
    model::Session s;
    s.id = ids.next();
    s.title = "まちの話し合い";
    s.date = "2026-07-05";
    s.group = std::to_string(number + 1);
    model::Question q;
    q.id = ids.next();
    q.text = "これから何を大切にしたいか";
    s.questions.emplace(q.id, q);
    model::Board board;
    board.id = ids.next();
    board.question = q.id;
    for (std::size_t n = 0; n < plates.size(); ++n) {
      model::Island island;
      island.id = ids.next();
      island.plate = plates[n];
      island.plate_pos = {double(n) * 230, -90};
      for (int k = 0; k < 3; ++k) {
        model::Card card;
        card.id = ids.next();
        card.text = "子どもと年寄りが一緒に座れるベンチがほしい";
        card.pos = {double(n) * 230, -40 + 56.0 * k};
        card.island = island.id;
        board.cards.emplace(card.id, card);
      }
      board.islands.emplace(island.id, island);
    }
    s.boards.emplace(board.id, board);
    std::ofstream(file(number)) << storage::session_text(s, 0);
  }
};

/// How many of these it has; none where it does not show such things.
std::size_t many(const json& stage, const char* what) {
  const auto found = stage.find(what);
  return found == stage.end() ? 0 : found->size();
}

Vec2 on_stage(const json& stage, const json& at) {
  return {at[0].get<double>() * stage["quad"][2][0].get<double>(),
          at[1].get<double>() * stage["quad"][2][1].get<double>()};
}

}  // namespace

TEST_CASE("presenting tables: name card, maps side by side linked by a tap, overview, next group") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  Groups room;
  Driver driver(*screen, room.on_session());
  e2e::start_presenting(driver);
  driver.until("the stage", is_page("stage"));
  until_stage(driver, "the name card", [](const json& s) { return s["shows"] == "name"; });
  driver.tap_button("stage-side");
  until_stage(driver, "its own map", [](const json& s) { return many(s, "maps") == 1; });
  driver.tap_button("stage-map-2");
  driver.tap_button("stage-map-3");
  driver.tap_button("stage-choose-close");
  Look look = until_stage(driver, "three maps", [](const json& s) {
    return s["shows"] == "side" && many(s, "maps") == 3;
  });
  json stage = stage_of(look);
  CHECK(stage["letters"].get<double>() * 0.92 >= 1 / 30.0);
  REQUIRE(stage["plates"].size() == 6);
  driver.tap(on_stage(stage, stage["plates"][0]["at"]));
  look = until_stage(driver, "a link", [](const json& s) { return many(s, "links") > 0; });
  CHECK(stage_of(look)["links"][0]["id"] == stage["plates"][2]["id"]);
  CHECK(stage_of(look)["links"][0]["words"].get<std::string>().find("空き") == 0);
  driver.tap(on_stage(stage, json{0.5, 0.97}));
  until_stage(driver, "no link", [](const json& s) { return many(s, "links") == 0; });

  driver.tap_button("stage-overview");
  driver.until("pictures of the stops", [&](const Look& l) {
    const auto* picture = l.button("stage-stop-3");
    // Paper and ink, not the empty ground of what is being made.
    if (!picture) return false;
    const Vec2 at = picture->centre();
    int dark = 0;
    for (const Rgb c : screen->region(int(at.x) - 60, int(at.y) - 30, 120, 50))
      dark += c.r < 120 && c.g < 120 && c.b < 120;
    return dark > 20;
  });
  driver.tap_button("stage-stop-3");
  until_stage(driver, "that stop",
              [](const json& s) { return s["stop"] == 3 && s["shows"] == "plate"; });
  driver.tap_button("stage-timer");
  until_stage(driver, "the clock runs", [](const json& s) { return s["clock"] == "running"; });
  driver.tap_button("stage-overview");
  driver.tap_button("stage-session-1");
  driver.until("the next group", [&](const Look& l) {
    return l.str("page") == "stage" && l.str("session") == room.file(1).string();
  });
  until_stage(driver, "its name card, and time anew",
              [](const json& s) { return s["shows"] == "name" && s["clock"] == "unset"; });
  driver.tap_button("stage-close");
  driver.until("the table", is_page("table"));
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("presenting tables: on a wall the maps are linked from the picture at the table") {
  auto screen = e2e::two_screens_or_skip();
  if (!screen) return;
  Groups room;
  Driver driver(*screen, room.on_session({"--dpi", "96", "--fullscreen"}));
  e2e::start_presenting(driver);
  until_stage(driver, "the wall", [](const json& s) { return s["wall"] == json{1280, 720}; });
  driver.tap_button("stage-side");
  driver.tap_button("stage-map-2");
  driver.tap_button("stage-choose-close");
  Look look = until_stage(driver, "two maps", [](const json& s) { return many(s, "maps") == 2; });
  const json stage = stage_of(look);
  driver.tap_button("stage-picture");
  look =
      driver.until("a picture for fingers", [](const Look& l) { return l.button("stage-touch"); });
  const e2e::Item picture = *look.button("stage-touch");
  const json at = stage["plates"][0]["at"];
  driver.tap(picture.corners[0] +
             Vec2{at[0].get<double>() * picture.width(), at[1].get<double>() * picture.height()});
  until_stage(driver, "a link", [](const json& s) { return many(s, "links") == 1; });
  driver.tap_button("stage-close");
  driver.until("the strip is gone", [](const Look& l) { return !l.button("stage-next"); });
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("presenting tables: the two screens are swapped, and swapped back") {
  auto screen = e2e::two_screens_or_skip();
  if (!screen) return;
  Groups room;
  Driver driver(*screen, room.on_session({"--dpi", "96", "--fullscreen"}));
  e2e::start_presenting(driver);
  until_stage(driver, "the wall", [](const json& s) { return s["wall"] == json{1280, 720}; });
  driver.tap_button("stage-next");
  driver.tap_button("stage-next");
  until_stage(driver, "a plate", [](const json& s) { return s["shows"] == "plate"; });
  driver.tap_button("stage-swap");
  until_stage(driver, "the first screen is the wall, at the same stop", [](const json& s) {
    return s["wall"] == json{1920, 1080} && s["shows"] == "plate";
  });
  const Look look = driver.until("the table is on the second", [](const Look& l) {
    return std::abs(l.window().x - 1280) < 1 && l.button("stage-swap");
  });
  // The plate's paper in the middle of what was the table.
  driver.until("the wall shows it", [&](const Look&) {
    int dark = 0;
    for (const Rgb c : screen->region(560, 380, 800, 260)) dark += c.r < 100 && c.b < 100;
    return dark > 1000;
  });
  const Vec2 button = look.button("stage-swap")->centre();
  driver.tap(button + Vec2{1920, 0});
  until_stage(driver, "as before", [](const json& s) {
    return s["wall"] == json{1280, 720} && s["shows"] == "plate";
  });
  driver.until("the table is on the first",
               [](const Look& l) { return std::abs(l.window().x - 1920) < 1; });
  driver.tap_button("stage-close");
  driver.until("the strip is gone", [](const Look& l) { return !l.button("stage-next"); });
  CHECK(driver.leave() == 0);
  room.check_clean();
}
