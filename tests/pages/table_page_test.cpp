// The table's page: its bar, its drawers, its messages, its languages and its displays.
#include <nlohmann/json.hpp>

#include "pages/page_stage.h"

using base::Vec2;
using support::PageStage;

namespace {

void begin(PageStage& stage) {
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
  stage.settle();
}

tools::Toolbox& table_of(PageStage& stage) {
  return const_cast<pages::Sitting&>(*stage.sitting()).table;
}

/// Where nobody sees it with the rest.
void send_away(PageStage& stage, base::Id card) {
  auto& sitting = const_cast<pages::Sitting&>(*stage.sitting());
  model::Patch<model::Card> patch;
  patch.set<&model::Card::pos>(Vec2{20000, 20000});
  const ops::Change<model::Card> change{sitting.desk.board_id, card, patch};
  REQUIRE(sitting.open->doc().apply_all({change}).ok());
}

}  // namespace

TEST_CASE("table page: a new card asked for by a finger opens where there are keys, at a seat") {
  PageStage stage;
  begin(stage);
  stage.by_finger = true;
  stage.tap("new-card");
  REQUIRE(stage.sitting()->seats->all().size() == 1);
  seats::Seat& seat = *stage.sitting()->seats->all().front();
  CHECK(seat.open());
  CHECK(seat.place().edge == desk::Edge::bottom);
  CHECK(stage.sitting()->board().cards.empty());
  // Written and put on the table: the seat folds again.
  seat.type("あ");
  stage.settle();
  for (const seats::Spot& spot : seat.spots())
    if (spot.button.name == "seat-put") {
      const Vec2 px =
          seat.frame().to_window(spot.button.place.centre) * stage.sitting()->desk.seat_px();
      stage.touch(px, px);
      break;
    }
  CHECK_FALSE(seat.open());
  REQUIRE(stage.sitting()->board().cards.size() == 1);
  CHECK(stage.sitting()->board().cards.begin()->second.place == model::Place::table);
  // The next one opens the same seat: it is free.
  stage.tap("new-card");
  CHECK(stage.sitting()->seats->all().size() == 1);
  CHECK(seat.open());
}

TEST_CASE("table page: where somebody uses a machine's keyboard a new card is written in place") {
  PageStage stage;
  begin(stage);
  stage.by_finger = true;
  stage.pages->note_key();
  stage.tap("new-card");
  CHECK(stage.sitting()->seats->all().empty());
  CHECK(stage.sitting()->board().cards.size() == 1);
}

TEST_CASE("table page: a mouse comes with a keyboard: a new card is written in place") {
  PageStage stage;
  begin(stage);
  stage.tap("new-card");
  CHECK(stage.sitting()->seats->all().empty());
  CHECK(stage.sitting()->board().cards.size() == 1);
}

TEST_CASE("table page: undo, redo, tray and report are one tap each, and the bar follows") {
  PageStage stage;
  begin(stage);
  const base::Id card = stage.new_card("あいさつ");
  stage.tap("undo");
  CHECK_FALSE(stage.sitting()->board().cards.contains(card));
  stage.tap("redo");
  CHECK(stage.sitting()->board().cards.at(card).text == "あいさつ");
  stage.tap("tray");
  CHECK(stage.has("tray-close"));
  CHECK(
      stage.says_in("Cards that are put away wait here; nothing is ever thrown out. Drag a card "
                    "here to put it away."));
  stage.tap("tray");
  CHECK_FALSE(stage.has("tray-close"));
  stage.tap("report");
  stage.until([&] { return stage.has("toast-action"); });
  CHECK(stage.machine.shown.empty());
  stage.tap("toast-action");
  REQUIRE(stage.machine.shown.size() == 1);
  CHECK(stage.files.content(stage.machine.shown[0])->find("あいさつ") != std::string::npos);
  CHECK_FALSE(stage.has("toast-action"));
}

TEST_CASE("table page: a card let go on the tray's button or drawer is put away, which shows") {
  PageStage stage;
  begin(stage);
  const auto to_px = [&](base::Id card) {
    return stage.sitting()->camera.to_px(stage.sitting()->board().cards.at(card).pos);
  };
  const auto place = [&](base::Id card) { return stage.sitting()->board().cards.at(card).place; };
  const base::Id one = stage.new_card("一枚目"), other = stage.new_card("二枚目");
  stage.settle();
  REQUIRE(stage.sitting()->desk.tray_px.size() == 1);
  stage.touch(to_px(one), stage.sitting()->desk.tray_px[0].centre());
  CHECK(place(one) == model::Place::tray);
  stage.tap("tray");
  stage.settle(1);
  REQUIRE(stage.sitting()->desk.tray_px.size() == 2);
  const base::Vec2 drawer = stage.sitting()->desk.tray_px[1].centre();
  stage.touch(to_px(other), drawer);
  CHECK(place(other) == model::Place::tray);
  CHECK(stage.sitting()->desk.over_tray.empty());
  CHECK(stage.has("tray-card-" + other.str()));
  stage.tap("undo");
  CHECK(place(other) == model::Place::table);
}

TEST_CASE("table page: a menu that goes by itself is seen to go") {
  PageStage stage;
  begin(stage);
  const base::Id card = stage.new_card("もち続ける");
  const base::Vec2 px = stage.sitting()->camera.to_px(stage.sitting()->board().cards.at(card).pos);
  table_of(stage).open_menu(px, stage.clock.now_s());
  REQUIRE_FALSE(stage.sitting()->table.buttons().empty());
  bool picture = false;
  for (int n = 0; n < 300 && !stage.sitting()->table.buttons().empty(); ++n) {
    stage.clock.advance(0.1);
    stage.pages->due().picture = false;
    stage.pages->tick(stage.clock.now_s());
    picture = stage.pages->due().picture;
  }
  CHECK(stage.sitting()->table.buttons().empty());
  CHECK(picture);
}

TEST_CASE("table page: what lies over a seat is touched before the seat") {
  PageStage stage;
  begin(stage);
  const base::Id card = stage.new_card("下に席");
  const base::Vec2 px = stage.sitting()->camera.to_px(stage.sitting()->board().cards.at(card).pos);
  table_of(stage).open_menu(px, stage.clock.now_s());
  const auto buttons = stage.sitting()->table.buttons();
  REQUIRE_FALSE(buttons.empty());
  const base::Vec2 on = buttons[0].place.centre * stage.sitting()->camera.px_per_mm;
  const auto takers = stage.pages->page().touch_takers();
  CHECK(takers[0]->covers(on));
  CHECK_FALSE(takers[0]->covers({5, 5}));
}

TEST_CASE("table page: a report's offer is still good on the start page, a table's is gone") {
  PageStage stage;
  begin(stage);
  stage.new_card("近く");
  const base::Id far = stage.new_card("遠く");
  send_away(stage, far);
  stage.tap("fit");
  CHECK(stage.has("toast-action"));
  stage.tap("report");
  stage.until([&] { return stage.has("toast-action-1"); });
  stage.tap("leave");
  REQUIRE(stage.has("toast-action"));
  CHECK_FALSE(stage.has("toast-action-1"));
  stage.tap("toast-action");
  CHECK(stage.machine.shown.size() == 1);
}

TEST_CASE("table page: what lies far away is brought by one tap") {
  PageStage stage;
  begin(stage);
  stage.new_card("近く");
  const base::Id far = stage.new_card("遠く");
  send_away(stage, far);
  stage.tap("fit");
  stage.tap("toast-action");
  const Vec2 now = stage.sitting()->board().cards.at(far).pos;
  CHECK(base::distance(now, {}) < 5000);
}

TEST_CASE("table page: a tap on + brings the map a quarter closer, one on - back again") {
  PageStage stage;
  begin(stage);
  stage.new_card("近く");
  const canvas::Camera before = stage.sitting()->camera;
  stage.tap("zoom-in");
  stage.settle(0.5);
  CHECK(stage.sitting()->camera.scale == doctest::Approx(before.scale * 1.25));
  stage.tap("zoom-out");
  stage.settle(0.5);
  CHECK(stage.sitting()->camera.scale == doctest::Approx(before.scale));
  CHECK(base::distance(stage.sitting()->camera.centre, before.centre) < 0.01);
}

TEST_CASE("table page: a language is another one at once, on the table and at home") {
  PageStage stage("en");
  begin(stage);
  CHECK(stage.says("Report"));
  stage.tap("language");
  CHECK(stage.pages->tr().lang() == "ja");
  CHECK(stage.says("報告書"));
  CHECK(stage.sitting()->scene.look().unnamed_plate == stage.pages->tr()("Write the plate here"));
  stage.tap("leave");
  CHECK(stage.says_in("Recent sessions"));
  stage.tap("language");
  CHECK(stage.says("Recent sessions"));
}

TEST_CASE("table page: on a display with finer pixels things keep their size to the hand") {
  PageStage stage;
  begin(stage);
  const base::Id id = stage.new_card("同じ大きさ");
  const auto shown_mm = [&] {
    const canvas::Camera& camera = stage.sitting()->camera;
    return model::kCardSize.w * camera.scale / camera.px_per_mm;
  };
  const double before = shown_mm();
  const Vec2 middle = stage.sitting()->camera.to_map({stage.window.w / 2, stage.window.h / 2});
  stage.pages->resized(stage.extent(192 / 25.4));
  stage.settle();
  CHECK(shown_mm() == doctest::Approx(before));
  CHECK(stage.sitting()->camera.px_per_mm == doctest::Approx(192 / 25.4));
  CHECK(base::distance(stage.sitting()->camera.to_map({stage.window.w / 2, stage.window.h / 2}),
                       middle) < 1e-6);
  // And it is touched where it is drawn.
  const Vec2 at = stage.sitting()->camera.to_px(stage.sitting()->board().cards.at(id).pos);
  const Vec2 pos = stage.sitting()->board().cards.at(id).pos;
  stage.touch(at, at + Vec2{-200, 0});
  const Vec2 moved = stage.sitting()->board().cards.at(id).pos - pos;
  CHECK(moved.x == doctest::Approx(-200 / stage.sitting()->camera.scale).epsilon(0.02));
  // Seats lie along the edges in mm: the table is half as wide to the hand.
  CHECK(stage.sitting()->desk.table().width() ==
        doctest::Approx(stage.window.w / stage.sitting()->camera.scale));
}

TEST_CASE("table page: a larger window shows all again where all was seen") {
  PageStage stage;
  begin(stage);
  stage.new_card("一枚");
  stage.window = {1280, 720};
  stage.pages->resized(stage.extent(96 / 25.4));
  stage.settle(2);
  const auto& sitting = *stage.sitting();
  CHECK(sitting.camera.window_px.w == 1280);
  for (const auto& card : sitting.board().cards)
    CHECK(sitting.desk.table().contains(card.second.pos));
}

TEST_CASE("table page: in another window the seats are drawn where they lie now, at once") {
  PageStage stage;
  begin(stage);
  REQUIRE_FALSE(stage.pages->due().picture);
  stage.window = {1280, 720};
  stage.pages->resized(stage.extent(96 / 25.4));
  stage.frame();
  CHECK(stage.pages->due().picture);
  stage.settle();
  for (const auto& place : stage.sitting()->seats->free_places().all())
    CHECK(place.frame.to_window(Vec2{0, 0}).x * 96 / 25.4 <= 1281);
}

TEST_CASE("table page: an empty board leads to seats, or to the button once there are keys") {
  PageStage stage;
  begin(stage);
  CHECK(stage.says_in("Tap “Write here” at your side and write the first card"));
  stage.pages->note_key();
  stage.settle();
  CHECK(stage.says_in("Tap “New card” and write the first one"));
  stage.new_card("はじめ");
  CHECK_FALSE(stage.says_in("Tap “New card” and write the first one"));
}

TEST_CASE(
    "table page: what is pasted comes as cards and is counted; after the table is left it is "
    "nobody's") {
  PageStage stage;
  begin(stage);
  stage.pages->page().on_shortcut(pages::Shortcut::paste);
  using Found = input::ClipboardAnswer::Found;
  stage.pages->page().pasted({Found::text, stage.machine.asked, "一つ\n二つ\n三つ"});
  stage.settle();
  CHECK(stage.sitting()->board().cards.size() == 3);
  CHECK(stage.says("3"));
  // An answer comes once.
  stage.pages->page().pasted({Found::text, stage.machine.asked, "四つ"});
  CHECK(stage.sitting()->board().cards.size() == 3);
  stage.pages->page().on_shortcut(pages::Shortcut::paste);
  stage.pages->page().pasted({Found::nothing, stage.machine.asked, ""});
  stage.settle();
  CHECK(stage.says_in("There is no text to paste: copy some first."));
  stage.pages->page().on_shortcut(pages::Shortcut::paste);
  stage.tap("leave");
  stage.pages->page().pasted({Found::text, stage.machine.asked, "五つ"});
  stage.tap("tile-0");
  CHECK(stage.sitting()->board().cards.size() == 3);
}

TEST_CASE("table page: files that are dropped are shown one after another, and become cards") {
  PageStage stage;
  begin(stage);
  stage.files.put("/d/a.txt", "赤\n青\n");
  stage.files.put("/d/b.txt", "黄\n");
  stage.pages->drop("/d/a.txt");
  stage.pages->drop("/d/b.txt");
  stage.pages->drop("/d/none.txt");
  stage.until([&] { return stage.has("import-make"); });
  CHECK(stage.says("a.txt"));
  stage.tap("import-make");
  CHECK(stage.sitting()->board().cards.size() == 2);
  CHECK(stage.says("b.txt"));
  stage.until([&] { return stage.has("import-make"); });
  stage.tap("import-back");
  stage.until([&] { return !stage.says_in("Being read…"); });
  CHECK(stage.says("none.txt"));
  CHECK_FALSE(stage.has("import-make"));
  stage.tap("files-close");
  CHECK_FALSE(stage.has("files-close"));
  // On the start page there is nothing that a text could become.
  stage.tap("leave");
  stage.pages->drop("/d/a.txt");
  CHECK_FALSE(stage.sitting());
}

TEST_CASE("table page: another editor's map shows its pages, and comes onto boards") {
  PageStage stage;
  begin(stage);
  stage.files.put(
      "/d/map.tldr",
      R"({"tldrawFileFormatVersion":1,"schema":{},"records":[
      {"typeName":"page","id":"page:a","name":"One","index":"a1"},
      {"typeName":"page","id":"page:b","name":"Two","index":"a2"},
      {"typeName":"page","id":"page:c","name":"Three","index":"a3"},
      {"typeName":"shape","id":"shape:1","type":"geo","parentId":"page:a","x":0,"y":0,"props":{"w":200,"h":100,"text":"First"}},
      {"typeName":"shape","id":"shape:2","type":"note","parentId":"page:b","x":0,"y":0,"props":{"text":"Second"}},
      {"typeName":"shape","id":"shape:3","type":"note","parentId":"page:c","x":0,"y":0,"props":{"text":"Third"}},
      {"typeName":"shape","id":"shape:4","type":"image","parentId":"page:c","x":0,"y":0,"props":{}}]})");
  stage.files.put("/d/broken.canvas", "{\"nodes\":[");
  const std::size_t boards = stage.sitting()->open->session().boards.size();
  stage.pages->drop("/d/map.tldr");
  stage.pages->drop("/d/broken.canvas");
  stage.until([&] { return stage.has("import-make"); });
  for (const char* seen : {"One", "Two", "Three", "First"}) CHECK(stage.says(seen));
  stage.tap("import-column-1");
  stage.tap("import-make");
  CHECK(stage.sitting()->board().cards.size() == 1);
  CHECK(stage.sitting()->open->session().boards.size() == boards + 1);
  CHECK(stage.says("broken.canvas"));
  stage.until([&] { return !stage.says_in("Being read…"); });
  CHECK_FALSE(stage.has("import-make"));
  // The same once more is new again: its ids were never ours.
  stage.tap("import-back");
  stage.pages->drop("/d/map.tldr");
  stage.until([&] { return stage.has("import-make"); });
  stage.tap("import-make");
  CHECK(stage.sitting()->open->session().boards.size() == boards + 3);
}

TEST_CASE("table page: who leaves a file while it is read hears no more of it, and the next one comes") {
  PageStage stage;
  begin(stage);
  std::string large = "あ\n";
  for (int n = 0; n < 16; ++n) large += large;
  stage.files.put("/d/large.txt", large);
  stage.files.put("/d/b.txt", "黄\n");
  stage.pages->drop("/d/large.txt");
  stage.frame();
  CHECK(stage.says("large.txt"));
  CHECK_FALSE(stage.has("import-make"));
  stage.pages->drop("/d/b.txt");
  stage.tap("import-back");
  stage.until([&] { return stage.has("import-make"); });
  CHECK(stage.says("b.txt"));
  CHECK_FALSE(stage.says("large.txt"));
  stage.tap("import-make");
  CHECK(stage.sitting()->board().cards.size() == 1);
}

TEST_CASE("table page: each question has its board, and the arrows lead from one to the next") {
  PageStage stage;
  stage.pages->open(stage.put_session("two", "二問", {"なぜ？", "どうやって？"}));
  stage.settle();
  const base::Id first = stage.sitting()->desk.board_id;
  CHECK(stage.says("なぜ？"));
  stage.new_card("理由");
  stage.tap("board-next");
  CHECK(stage.sitting()->desk.board_id != first);
  CHECK(stage.sitting()->board().cards.empty());
  CHECK(stage.says("どうやって？"));
  stage.tap("board-prev");
  CHECK(stage.sitting()->desk.board_id == first);
}

TEST_CASE("table page: saving that fails is said until it is well again") {
  PageStage stage;
  begin(stage);
  stage.files.set_read_only(true);
  stage.new_card("残したい");
  // The store writes on a thread of its own, in its own time.
  const base::RealClock real;
  const double until = real.now_s() + 30;
  while (!stage.says_in("Not saving") && real.now_s() < until) stage.settle(0.1);
  CHECK(stage.says_in("Not saving"));
  stage.files.heal();
  while (stage.says_in("Not saving") && real.now_s() < until) stage.settle(0.1);
  CHECK_FALSE(stage.says_in("Not saving"));
}

TEST_CASE("table page: the probe is told of cards, seats and what lies there") {
  PageStage stage;
  nlohmann::ordered_json home, table;
  stage.pages->describe(home);
  CHECK(home["page"] == "start");
  CHECK(home["items"].empty());
  begin(stage);
  const base::Id id = stage.new_card("見える");
  stage.pages->describe(table);
  CHECK(table["page"] == "table");
  CHECK(table["lang"] == "ja");
  const auto& items = table["items"];
  const auto card = std::ranges::find_if(items, [&](const auto& i) { return i["kind"] == "card"; });
  REQUIRE(card != items.end());
  CHECK((*card)["id"] == id.str());
  CHECK((*card)["text"] == "見える");
  CHECK(std::ranges::count_if(items, [](const auto& i) {
          return i["kind"] == "button" &&
                 i["name"].template get<std::string>().starts_with("sit-down");
        }) == 4);
}
