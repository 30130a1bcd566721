// Eight people round the table write at the same moment, each from their own side, while a ninth
// drags cards: real touches, real conversion, checked letter for letter in the session's file.
#include <chrono>
#include <cmath>
#include <numbers>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include "e2e/seat_hands.h"
#include "e2e/table_fixture.h"
#include "pen/handwriting.h"

using e2e::corner;
using e2e::Driver;
using e2e::FlickTypist;
using e2e::json;
using e2e::Look;
using e2e::middle;
using e2e::of_seat;
using e2e::rightwards;
using e2e::Stroke;
using e2e::towards;
using e2e::Vec2;
using e2e::write_all;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

struct Sentence {
  const char* reading;
  const char* words;
};
constexpr Sentence kSentences[] = {
    {"きょうどうのまちづくり", "協働のまちづくり"},  // as it stands in the title
    {"ぎょうせいとしみんのやくわりぶんたん", "行政と市民の役割分担"},
    {"こそだてせだいのこうりゅう", "子育て世代の交流"},
    {"あきやのかつよう", "空き家の活用"},
    {"こうれいしゃのみまもり", "高齢者の見守り"},
    {"ぼうさいくんれん", "防災訓練"},
    {"しょうてんがいのかっせいか", "商店街の活性化"},
    {"こうえんのせいび", "公園の整備"},
};
constexpr int kSeats = int(std::size(kSentences));

}  // namespace

TEST_CASE(
    "seats: eight people on four sides write different sentences at the same time, all "
    "arrive letter for letter, and a ninth pair of fingers drags cards meanwhile") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"左へ", {-150, -40}}, {"右へ", {150, -40}}});
  {
    json session = room.saved();
    session["title"] = "協働のまちづくり";
    std::ofstream(room.session()) << session.dump(2) << "\n";
  }
  // A table of 55 inches.
  Driver driver(*screen, room.on_session({"--dpi", "40", "--lang", "ja", "--mount", "table"}));
  for (int k = 1; k <= kSeats; ++k) {
    driver.tap_button("add-seat");
    driver.until("another seat", [&](const Look& l) {
      return of_seat(l, k, "seat").size() == 1 && of_seat(l, k, "seat")[0]["open"] == true;
    });
  }
  const Look seated = driver.until_calm();
  std::set<std::string> edges;
  std::vector<std::vector<Stroke>> hands;
  for (int k = 1; k <= kSeats; ++k) {
    edges.insert(of_seat(seated, k, "seat")[0]["edge"]);
    CHECK(of_seat(seated, k, "seat")[0]["page"] == "flick");
    hands.push_back(FlickTypist(seated, k).type(kSentences[k - 1].reading));
  }
  CHECK(edges == std::set<std::string>{"bottom", "left", "top", "right"});
  const Vec2 left = seated.card("左へ")->centre(), right = seated.card("右へ")->centre();
  write_all(*screen, hands, {{left, left + Vec2{-60, 90}}, {right, right + Vec2{70, 80}}});

  // Every reading is where it was typed; its conversion is offered, and tapped.
  const Look typed = driver.look();
  for (int k = 1; k <= kSeats; ++k)
    CHECK(of_seat(typed, k, "seat")[0]["text"].get<std::string>() ==
          std::string(kSentences[k - 1].reading));
  for (int k = 1; k <= kSeats; ++k) {
    const Sentence& s = kSentences[k - 1];
    const auto offered = [&](const Look& l) {
      for (const json& c : of_seat(l, k, "button", "seat-candidate"))
        if (c["text"] == s.words) return std::optional<Vec2>(middle(c));
      return std::optional<Vec2>();
    };
    driver.tap(
        *offered(driver.until(s.words, [&](const Look& l) { return offered(l).has_value(); })), k);
    driver.until("the words in the card",
                 [&](const Look& l) { return of_seat(l, k, "seat")[0]["text"] == s.words; });
  }
  CHECK(driver.look().card(kSentences[0].words) == nullptr);  // nobody else's business yet
  (void)driver.touch().screenshot(base::Path(KURUMAZA_BINARY_DIR) / "seats.png");

  // Half of them flick the card away, half use the button; all at once come out of one button.
  std::vector<std::vector<Stroke>> away;
  const Look written = driver.look();
  for (int k = 1; k <= kSeats; ++k) {
    if (k % 2 == 1) {
      const json card = of_seat(written, k, "button", "seat-card")[0];
      away.push_back({{middle(card), middle(card) - towards(card) * 45}});
    } else if (k <= 4) {
      const Vec2 put = middle(of_seat(written, k, "button", "seat-put")[0]);
      away.push_back({{put, put}});
    }
  }
  write_all(*screen, away, {});
  driver.tap_button("show-cards");
  const Look shown = driver.until("all cards on the table", [&](const Look& l) {
    return std::ranges::all_of(kSentences,
                               [&](const Sentence& s) { return l.card(s.words) != nullptr; });
  });
  std::map<std::string, double> turns{{"bottom", 0},
                                      {"left", std::numbers::pi / 2},
                                      {"top", std::numbers::pi},
                                      {"right", -std::numbers::pi / 2}};
  std::map<int, std::string> edge_of;
  for (int k = 1; k <= kSeats; ++k) {
    edge_of[k] = of_seat(shown, k, "seat")[0]["edge"];
    CHECK(of_seat(shown, k, "seat")[0]["waiting"] == 0);
  }
  driver.until_calm();
  CHECK(driver.leave() == 0);
  room.check_clean();
  const json saved = room.saved();
  for (int k = 1; k <= kSeats; ++k) {
    const json card = e2e::card_in(saved, kSentences[k - 1].words);
    REQUIRE_MESSAGE(card.is_object(), kSentences[k - 1].words);
    CHECK(card["seat"] == std::to_string(k));
    CHECK(card.value("place", "table") == "table");
    // Turned towards its writer.
    CHECK(std::abs(base::normal_angle(card["turn"].get<double>() - turns.at(edge_of.at(k)))) <
          1e-3);
  }
  CHECK(room.saved_pos("左へ").x < -160);
  CHECK(room.saved_pos("右へ").x > 160);
}

TEST_CASE("seats: what is being written outlives a killed program, and nobody else has seen it") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({});
  {
    Driver driver(*screen, room.on_session({"--dpi", "96", "--lang", "ja"}));
    driver.tap_button("add-seat");
    const Look seated =
        driver.until("a seat", [&](const Look& l) { return !of_seat(l, 1, "key").empty(); });
    write_all(*screen, {FlickTypist(seated, 1).type("みなのひろば")}, {});
    driver.until("the kana",
                 [&](const Look& l) { return of_seat(l, 1, "seat")[0]["text"] == "みなのひろば"; });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    driver.program().kill();
  }
  Driver again(*screen, room.on_session({"--dpi", "96", "--lang", "ja"}));
  const Look back = again.until("the seat with its card", [&](const Look& l) {
    const auto seats = of_seat(l, 1, "seat");
    return seats.size() == 1 && seats[0]["waiting"] == 1;
  });
  CHECK(back.card("みなのひろば") == nullptr);
  CHECK(again.leave() == 0);
  const json card = e2e::card_in(room.saved(), "みなのひろば");
  REQUIRE(card.is_object());
  CHECK(card["place"] == "seat");
}

TEST_CASE("seats: written with a finger and turned into text, the ink stays on the card") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({});
  Driver driver(*screen, room.on_session({"--dpi", "60", "--lang", "ja", "--mount", "table"}));
  const auto one = [&](const Look& l, const char* name) {
    const auto found = of_seat(l, 1, "button", name);
    return found.size() == 1 && found[0]["enabled"] == true;
  };
  const auto press = [&](const char* name) {
    driver.tap(middle(of_seat(driver.until(name, [&](const Look& l) { return one(l, name); }), 1,
                              "button", name)[0]));
  };
  driver.tap_button("add-seat");
  press("seat-pen");
  const json pad =
      of_seat(driver.until("the pad", [&](const Look& l) { return one(l, "seat-pad"); }), 1,
              "button", "seat-pad")[0];
  const double mm = base::distance(corner(pad, 0), corner(pad, 1)) / model::kCardSize.w;
  std::mt19937 random(3);
  const auto ink = support::written_line({"日", "木"}, {-25, -10}, 20, 6, random);
  for (const model::InkStroke& stroke : ink) {
    std::vector<Vec2> way;
    for (const Vec2 p : stroke.points)
      way.push_back(middle(pad) + (rightwards(pad) * p.x + towards(pad) * p.y) * mm);
    driver.trace({{1, way}}, 0.15);
  }
  press("seat-to-text");
  const auto cells = [&](const Look& l) {
    std::vector<std::string> out;
    for (const json& cell : of_seat(l, 1, "button", "seat-cell")) out.push_back(cell["text"]);
    return out;
  };
  const Look read =
      driver.until("two characters", [&](const Look& l) { return cells(l).size() == 2; });
  CHECK(cells(read) == std::vector<std::string>{"日", "木"});
  const auto offered = of_seat(read, 1, "button", "seat-candidate");
  REQUIRE(offered.size() == 10);
  for (const json& c : offered)
    CHECK(base::distance(corner(c, 0), corner(c, 1)) >= 10 * 60 / 25.4 - 0.5);
  // The second guess for the first character is taken, and then the first again.
  driver.tap(middle(offered[1]));
  driver.until("the other guess",
               [&](const Look& l) { return cells(l)[0] == offered[1]["text"].get<std::string>(); });
  driver.tap(middle(offered[0]));
  driver.until("the first guess", [&](const Look& l) { return cells(l)[0] == "日"; });
  press("seat-take-text");
  driver.until("the text in the card",
               [&](const Look& l) { return of_seat(l, 1, "seat")[0]["text"] == "日木"; });
  press("seat-put");
  driver.until("the card on the table", [](const Look& l) { return l.card("日木") != nullptr; });
  driver.until_calm();
  CHECK(driver.leave() == 0);
  room.check_clean();
  const json card = e2e::card_in(room.saved(), "日木");
  REQUIRE(card.is_object());
  CHECK(card["ink"].size() == ink.size());
  CHECK(card.value("place", "table") == "table");
}

TEST_CASE("seats: a plate touched twice is written at a seat, without any physical keyboard") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"左", {-60, -40}}, {"右", {60, -40}}});
  Driver driver(*screen, room.on_session({"--dpi", "60", "--lang", "ja", "--mount", "table"}));
  const Look before = driver.until_calm();
  driver.ring({*before.card("左"), *before.card("右")}, 30);
  driver.until("an island", [](const Look& l) { return !l.all("plate").empty(); });
  driver.until_calm();
  driver.double_tap(driver.look().all("plate")[0].centre());
  const Look seated = driver.until("a seat for the plate", [](const Look& l) {
    const auto seats = of_seat(l, 1, "seat");
    return seats.size() == 1 && seats[0]["writing"] == "plate" && !of_seat(l, 1, "key").empty();
  });
  CHECK_FALSE(seated.is("editing"));
  write_all(*screen, {FlickTypist(seated, 1).type("みなのひろば")}, {});
  driver.until("the kana",
               [](const Look& l) { return of_seat(l, 1, "seat")[0]["text"] == "みなのひろば"; });
  driver.until("the plate on the table, as it is written",
               [](const Look& l) { return l.plate("みなのひろば") != nullptr; });
  driver.tap(middle(of_seat(driver.look(), 1, "button", "seat-name-done")[0]));
  // The seat opened for the plate alone.
  driver.until("the seat folded again",
               [](const Look& l) { return of_seat(l, 1, "seat")[0]["open"] == false; });
  driver.until_calm();
  CHECK(driver.leave() == 0);
  room.check_clean();
  const auto islands = e2e::all_in(room.saved(), "islands");
  REQUIRE(islands.size() == 1);
  CHECK(islands[0]["plate"] == "みなのひろば");
}

TEST_CASE("seats: at every side one tap opens a seat, and what is written comes out facing it") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({});
  // A keyboard of one's own with a mistake in it: said on the screen, and the others work.
  const base::Path keyboards = room.folder.path() / ".config" / "kurumaza" / "keyboards";
  std::filesystem::create_directories(keyboards);
  std::ofstream(keyboards / "mine.keys.json") << "{\"colour\": \"red\"}";
  Driver driver(*screen, room.on_session({"--dpi", "60", "--lang", "ja", "--mount", "table"}));
  driver.until("the warning", [](const Look& l) { return l.button("toast-close") != nullptr; });
  driver.tap_button("toast-close");
  const std::pair<const char*, double> sides[] = {
      {"bottom", 0}, {"left", 90}, {"top", 180}, {"right", -90}};
  int n = 0;
  for (const auto& [side, degrees] : sides) {
    CAPTURE(side);
    ++n;
    driver.tap_button(std::string("sit-down-") + side);
    const Look seated =
        driver.until("a seat", [&](const Look& l) { return !of_seat(l, n, "key").empty(); });
    CHECK(of_seat(seated, n, "seat")[0]["edge"] == side);
    const FlickTypist typist(seated, n);
    write_all(*screen, {typist.type("ささかが")}, {});
    write_all(*screen, {typist.tap("な", 3)}, {});
    driver.until("the kana",
                 [&](const Look& l) { return of_seat(l, n, "seat")[0]["text"] == "ささかがぬ"; });
    driver.tap(middle(of_seat(driver.look(), n, "button", "seat-put")[0]));
    driver.until("its card", [&](const Look& l) { return l.all("card").size() == std::size_t(n); });
    driver.tap(middle(of_seat(driver.look(), n, "button", "seat-fold")[0]));
  }
  driver.until_calm();
  CHECK(driver.leave() == 0);
  room.check_clean();
  std::multiset<int> turns;
  for (const json& card : e2e::all_in(room.saved(), "cards")) {
    CHECK(card["text"] == "ささかがぬ");
    turns.insert(int(std::lround(card.value("turn", 0.0) * 180 / std::numbers::pi)));
  }
  CHECK((turns == std::multiset<int>{-90, 0, 90, 180} ||
         turns == std::multiset<int>{-180, -90, 0, 90}));
}
