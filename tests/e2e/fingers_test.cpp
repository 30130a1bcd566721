// That evening, by fingers alone, on the screens that towns have: nothing is hidden at any step.
#include <algorithm>
#include <cstdlib>

#include "e2e/fingers_evening.h"
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::json;
using e2e::Look;
using e2e::Written;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

struct Table {
  int width_px, height_px;
  const char* dpi;
  std::vector<std::string> edges;  // where people sit
  bool together;                   // so many panels have room at once
};

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
const Written kLast{"だれでもできる", ""};

void play(const Table& table) {
  auto screen = screen_or_skip<TouchScreen>(table.width_px, table.height_px);
  if (!screen) return;
  e2e::Room room;
  const std::string size = std::to_string(table.width_px) + "x" + std::to_string(table.height_px);
  Driver driver(*screen, {e2e::kProgram,
                          {"--dpi", table.dpi, "--lang", "ja", "--mount", "table", "--sessions",
                           room.sessions().string()},
                          room.environment()});
  // With KURUMAZA_PICTURES a picture of every step, to be looked at.
  const char* wanted = std::getenv("KURUMAZA_PICTURES");
  e2e::FingersEvening evening(driver, wanted ? base::Path(wanted) / size : base::Path());
  const base::Path file =
      evening.begin({"こうえんのせいび", "公園の整備"}, {"しみんかいかん", "市民会館"}, 15,
                    {{"どんなこうえんにしたいですか", ""}, {"だれがてつだいますか", ""}});

  // Somebody asks what fingers can do; the next touch takes the answer away.
  evening.tap("help");
  evening.until("moving pictures", [](const Look& l) { return l.button("help-sheet") != nullptr; });
  driver.tap(e2e::Vec2{60, 60});
  evening.until("them gone", [](const Look& l) { return !l.button("help-sheet"); });

  // Everybody writes at once; where the table is too small for that one after another.
  const auto card = [&](std::size_t k) { return kCards[k].text(); };
  std::size_t next = 0;
  const std::size_t people = table.edges.size();
  for (std::size_t n = 0; n < people; ++n) {
    evening.sit_down(table.edges[n]);
    if (table.together) continue;
    for (int k = 0; k < 3; ++k) evening.write({{int(n) + 1, kCards[next++]}});
    evening.fold(int(n) + 1);
  }
  for (int round = 0; table.together && round < 2; ++round) {
    std::vector<std::pair<int, Written>> hands;
    for (std::size_t n = 0; n < people; ++n) hands.push_back({int(n) + 1, kCards[next++]});
    evening.write(hands);
  }
  for (std::size_t n = 0; table.together && n < people; ++n) evening.fold(int(n) + 1);
  REQUIRE(next >= 6);

  // They lay the cards out, gather them and say what each island is about.
  evening.tap("tidy");
  evening.tap("spread");
  const auto [first, second] = evening.neighbours();
  evening.rest_on(first, second);
  const auto [third, fourth] = evening.neighbours();
  evening.ring({third, fourth}, 2);
  evening.name_island(first, {"あんしん", "安心"});
  evening.name_island(third, {"あつまる", "集まる"});
  evening.tidy_island(first);
  evening.by_menu(second, {"menu-color", "menu-sky"});
  evening.tap("tidy");
  const auto [alone, away] = evening.neighbours();
  evening.by_menu(alone, {"menu-lone-wolf"});

  // Away by mistake, and back.
  evening.by_menu(away, {"menu-to-tray"});
  evening.tap("undo");
  evening.tap("redo");
  evening.tap("tray");
  const Look tray = evening.until(
      "the card in the tray", [](const Look& l) { return l.button_like("tray-card-") != nullptr; });
  evening.tap(tray.button_like("tray-card-")->name);
  evening.until("the card back", [&](const Look& l) { return l.card(away) != nullptr; });
  evening.tap("tray-close");

  // The map nearer and whole again; the other question, where one more is written.
  driver.tap_button("zoom-in");  // what lies at the edges then is theirs to see to
  evening.tap("fit");
  evening.tap("tidy");
  const auto [here, there] = evening.neighbours();
  evening.copy_to_next_question(here, there);
  evening.tap("board-next");
  CHECK(evening.seen("the-other-question").card(here));
  evening.open_seat(1);
  evening.write({{1, kLast}});
  evening.fold(1);
  evening.tap("board-prev");

  // A larger text for those at the back, and a place that was forgotten.
  evening.tap("settings");
  evening.tap("contrast-high");
  evening.tap("text-scale-2");
  evening.tap("settings-close");
  evening.tap("spread");
  evening.tap("settings");
  evening.tap("text-scale-1");
  evening.tap("contrast-normal");
  evening.tap("settings-close");
  evening.tap("session-sheet");
  evening.write_field("field-venue", {"にかい", "二階"});
  evening.tap("session-sheet-close");

  // Published; tomorrow it is opened once more, and what was done last can still be undone.
  evening.tap("fit");
  evening.tap("report");
  evening.until("the report", [](const Look& l) { return l.button("toast-action"); });
  evening.tap("leave");
  evening.until("the start page", [](const Look& l) { return l.str("page") == "start"; });
  evening.tap("tile-0");
  evening.until("the table", [](const Look& l) { return l.str("page") == "table"; });
  evening.tap("undo");
  evening.tap("redo");
  evening.tap("leave");
  CHECK(driver.leave() == 0);

  const json saved = e2e::read_json(file);
  CHECK(saved["title"] == "公園の整備");
  CHECK(saved["venue"] == "市民会館二階");
  CHECK(saved["date"].get<std::string>().ends_with("-15"));
  REQUIRE(saved["questions"].size() == 2);
  CHECK(saved["questions"][1]["text"] == "だれがてつだいますか");
  std::vector<std::string> plates;
  for (const json& island : e2e::all_in(saved, "islands")) plates.push_back(island["plate"]);
  std::ranges::sort(plates);
  CHECK(plates == std::vector<std::string>{"安心", "集まる"});
  const std::string report = e2e::read_text(e2e::report_of(file));
  for (std::size_t k = 0; k < next; ++k) {
    CAPTURE(card(k));
    const json on_table = e2e::card_in(saved, card(k));
    REQUIRE(on_table.is_object());
    CHECK(on_table.value("place", "table") == "table");
    CHECK(report.find(card(k)) != std::string::npos);
  }
  CHECK(e2e::card_in(saved, second)["color"] == "sky");
  CHECK(e2e::card_in(saved, alone)["alone"] == 1);
  const auto cards = e2e::all_in(saved, "cards");
  const auto how_many = [&](const std::string& text) {
    return std::ranges::count_if(cards, [&](const json& c) { return c["text"] == text; });
  };
  CHECK(how_many(here) == 2);  // one of each is the other question's copy
  CHECK(how_many(there) == 2);
  CHECK(how_many(kLast.text()) == 1);
  const auto checked = e2e::command(e2e::kProgram, {"check", file.string()});
  CHECK_MESSAGE(checked.exit_code == 0, checked.output);
}

}  // namespace

TEST_CASE("fingers: the evening at 3840 x 2160, 80 dpi") {
  play({3840, 2160, "80", {"bottom", "top", "left", "right"}, true});
}
TEST_CASE("fingers: the evening at 1920 x 1080, 96 dpi") {
  play({1920, 1080, "96", {"bottom", "top", "left", "right"}, true});
}

TEST_CASE("fingers: the evening at 1366 x 768") {
  play({1366, 768, "96", {"bottom", "top"}, false});
}
