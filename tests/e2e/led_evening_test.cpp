// The whole exercise for one question, led by the rail, with fingers only: cards, reading through, bundles
// in two rounds, plates, lines and marks, the map retold and weighed, and all of it in the file and the report.
#include <algorithm>
#include <cstdlib>

#include "e2e/fingers_evening.h"
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Item;
using e2e::json;
using e2e::Look;
using e2e::Written;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

const Written kCards[] = {
    {"ぼうさいくんれん", "防災訓練"},
    {"あきやのかつよう", "空き家の活用"},
    {"こうえんのせいび", "公園の整備"},
    {"みなのひろば", ""},
    {"こうれいしゃのみまもり", "高齢者の見守り"},
    {"あさのたいそう", ""},
    {"はなをうえる", "花を植える"},
    {"ゆうがたのあかり", ""},
};

json rail(const Look& look) {
  for (const json& item : look.answer()["items"])
    if (item["kind"] == "rail") return item;
  return json::object();
}

json island(const Look& look, const std::string& plate) {
  for (const json& item : look.answer()["items"])
    if (item["kind"] == "plate" && item.value("text", "") == plate) return item;
  return json::object();
}

json saved_island(const json& saved, const std::string& plate) {
  for (const json& item : e2e::all_in(saved, "islands"))
    if (item["plate"] == plate) return item;
  return json::object();
}

class LedEvening {
 public:
  LedEvening(Driver& driver, e2e::FingersEvening& hands) : driver_(driver), hands_(hands) {}

  void on_to(const std::string& step) {
    driver_.tap_button("rail-next");
    hands_.until("the step " + step,
                 [&](const Look& l) { return rail(l).value("step", json()) == step; });
    hands_.seen("step-" + step);
  }

  void everybody_writes() {
    const std::string edges[] = {"bottom", "top", "left", "right"};
    for (const std::string& edge : edges) hands_.sit_down(edge);
    for (int round = 0; round < 2; ++round) {
      std::vector<std::pair<int, Written>> cards;
      for (int seat = 1; seat <= 4; ++seat) cards.push_back({seat, kCards[4 * round + seat - 1]});
      hands_.write(cards);
    }
    for (int seat = 1; seat <= 4; ++seat) hands_.fold(seat);
  }

  void read_through() {
    hands_.tap("rail-tool");
    const auto left = [](const Look& l) {
      const json reading = l.answer().value("read_through", json::object());
      return reading.value("done", false) ? -1 : reading.value("left", 99);
    };
    hands_.until("the first card", [&](const Look& l) { return left(l) < 99; });
    for (int now = left(driver_.look()); now >= 0; now = left(driver_.look())) {
      driver_.tap_button("read-next");
      hands_.until("the next card", [&](const Look& l) { return left(l) < now; });
    }
    hands_.tap("read-close");
  }

  /// Two bundles are closed, one is laid on the other, and the new one is named.
  void gather_bundles(const std::string& one, const std::string& other, const Written& name) {
    for (const std::string& plate : {one, other})
      hands_.by_plate_menu(plate, {"menu-close-bundle"});
    hands_.rest_on_pile(one, other);
    const Look look = hands_.until("a bundle of bundles", [&](const Look& l) {
      const json inner = island(l, one);
      return inner["island"].is_string() && inner["island"] == island(l, other)["island"];
    });
    outer_ = island(look, one)["island"];
    on_to("plate");
    hands_.name_plate(outer_, name);
    // A tap opens a pile again.
    for (const std::string& plate : {one, other}) {
      driver_.tap(driver_.until_calm().plate(plate)->centre());
      hands_.until(plate + " open",
                   [&](const Look& l) { return island(l, plate).value("closed", true) == false; });
      hands_.seen("opened");
    }
  }

  void draw_line(const std::string& from, const std::string& to) {
    hands_.by_plate_menu(from, {"menu-relate"}, true);
    driver_.tap(driver_.until_calm().plate(to)->centre());
    driver_.tap_button("relate-order");
    hands_.until("the line", [&](const Look& l) { return !l.all("relation").empty(); });
    hands_.seen("line");
  }

  void weigh(const std::vector<std::string>& plates) {
    hands_.tap("rail-tool");
    driver_.tap_button("weigh-begin");
    const Look ready = hands_.until("everybody's stickers", [](const Look& l) {
      for (int seat = 1; seat <= 4; ++seat)
        if (e2e::of_seat(l, seat, "button", "sticker").empty()) return false;
      return l.is("settled");
    });
    std::map<int, e2e::Way> ways;
    for (int seat = 1; seat <= 4; ++seat) {
      const Item& plate = *ready.plate(plates[std::size_t(seat) % plates.size()]);
      const e2e::Vec2 aside = (plate.corners[1] - plate.corners[0]) * (seat > 2 ? -0.25 : 0.25);
      ways[seat] = {e2e::middle(e2e::of_seat(ready, seat, "button", "sticker").at(0)),
                    plate.centre() + aside};
    }
    driver_.drag(ways, 0.8);
    hands_.seen("stickers");
    hands_.tap("rail-tool");
    hands_.tap("weigh-show");
    hands_.tap("weigh-color");
    hands_.tap("weigh-close");
  }

 private:
  Driver& driver_;
  e2e::FingersEvening& hands_;
  std::string outer_;
};

void play(int width_px, int height_px, const char* dpi) {
  auto screen = screen_or_skip<TouchScreen>(width_px, height_px);
  if (!screen) return;
  e2e::Room room;
  const std::string size = std::to_string(width_px) + "x" + std::to_string(height_px);
  Driver driver(*screen, {e2e::kProgram,
                          {"--dpi", dpi, "--lang", "ja", "--mount", "table", "--sessions",
                           room.sessions().string()},
                          room.environment()});
  const char* wanted = std::getenv("KURUMAZA_PICTURES");
  e2e::FingersEvening hands(driver, wanted ? base::Path(wanted) / ("led-" + size) : base::Path());
  LedEvening evening(driver, hands);
  const base::Path file =
      hands.begin({"こうえんのせいび", "公園の整備"}, {"しみんかいかん", "市民会館"}, 15,
                  {{"どんなこうえんにしたいですか", ""}}, "agenda-3");
  evening.on_to("opening");
  evening.on_to("write");
  evening.everybody_writes();
  evening.on_to("spread");
  evening.read_through();

  evening.on_to("gather");
  hands.tap("tidy");
  std::vector<std::string> first;
  for (int k = 0; k < 3; ++k) {
    const auto [card, other] = hands.neighbours();
    hands.rest_on(card, other);
    first.push_back(card);
  }
  evening.on_to("plate");
  hands.name_island(first[0], {"あんしん", "安心"});
  hands.name_island(first[1], {"あつまる", "集まる"});
  hands.name_island(first[2], {"たのしむ", "楽しむ"});
  hands.tap("tidy");

  evening.on_to("gather");
  hands.until("the second round", [](const Look& l) { return rail(l).value("round", 0) == 2; });
  evening.gather_bundles("安心", "集まる", {"くらし", "暮らし"});
  evening.on_to("arrange");
  hands.tap("tidy");
  evening.on_to("island");
  evening.on_to("relate");
  evening.draw_line("暮らし", "楽しむ");
  hands.by_plate_menu("楽しむ", {"menu-symbol"}, true);
  hands.write_where_asked("symbol", {"はな", "花"});

  evening.on_to("narrate");
  hands.tap("rail-tool");
  hands.tap("narrative-draft");
  hands.until("a first draft", [](const Look& l) { return l.button("passage-1") != nullptr; });
  hands.tap("narrative-close");
  evening.on_to("weigh");
  evening.weigh({"暮らし", "楽しむ"});

  // The whole map in short, and back; its title below it.
  for (int k = 0; k < 2; ++k) {
    hands.tap("map-tools");
    hands.tap("index-map");
    hands.tap("map-tools-close");
  }
  evening.on_to("present");
  hands.tap("report");
  hands.until("the report", [](const Look& l) { return l.button("toast-action"); });
  hands.tap("leave");
  CHECK(driver.leave() == 0);

  const json saved = e2e::read_json(file);
  const json& board = saved["boards"][0];
  CHECK(board["round"] == 2);
  const json outer = saved_island(saved, "暮らし");
  CHECK(outer["level"] == 2);
  for (const char* inner : {"安心", "集まる"}) {
    CHECK(saved_island(saved, inner)["parent"] == outer["id"]);
    CHECK(saved_island(saved, inner)["closed"] == false);
  }
  CHECK(saved_island(saved, "楽しむ")["symbol"] == "花");
  int dots = 0;
  for (const Written& words : kCards) {
    CAPTURE(words.text());
    const json card = e2e::card_in(saved, words.text());
    REQUIRE(card.is_object());
    CHECK(card.value("read", 0) == 1);
    if (card["island"].is_null()) dots += int(card["alone"]);
  }
  CHECK(dots == 2);
  const auto lines = e2e::all_in(saved, "relations");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]["kind"] == "order");
  CHECK(e2e::all_in(saved, "votes").size() == 4);
  const std::string narrative = board["narrative"];
  for (const char* plate : {"暮らし", "楽しむ"}) CHECK(narrative.find(plate) != std::string::npos);
  const std::string report = e2e::read_text(e2e::report_of(file));
  for (const char* words : {"暮らし", "楽しむ", "花", "防災訓練"})
    CHECK(report.find(words) != std::string::npos);
  const auto checked = e2e::command(e2e::kProgram, {"check", file.string()});
  CHECK_MESSAGE(checked.exit_code == 0, checked.output);
}

}  // namespace

TEST_CASE("led evening: at 1920 x 1080, 96 dpi") { play(1920, 1080, "96"); }
TEST_CASE("led evening: at 3840 x 2160, 80 dpi") { play(3840, 2160, "80"); }
