// This machine's settings: read, kept, and changed on their sheet.
#include "pages/machine_settings.h"
#include "pages/page_stage.h"

using support::PageStage;

namespace {
constexpr const char* kFile = "/config/settings.json";
}

TEST_CASE("settings: what is kept is read again") {
  support::MemoryFileSystem files;
  pages::MachineSettings mine{1.25, true, desk::Mount::wall, "en", 52.5, false, true};
  mine.motion = desk::Motion::reduced;
  REQUIRE(pages::save_machine_settings(files, kFile, mine).ok());
  const auto read = pages::load_machine_settings(files, kFile);
  REQUIRE(read.ok());
  CHECK(*read == mine);
}

TEST_CASE("settings: no file is the usual, nonsense in it is passed over, no JSON is said") {
  support::MemoryFileSystem files;
  CHECK(*pages::load_machine_settings(files, kFile) == pages::MachineSettings{});
  REQUIRE(files.make_folders("/config").ok());
  files.put(kFile,
            R"({"text_scale": 99, "dpi": "x", "contrast": 3, "mount": "sky", "lang": "xx"})");
  CHECK(*pages::load_machine_settings(files, kFile) == pages::MachineSettings{});
  files.put(kFile, "{");
  CHECK_FALSE(pages::load_machine_settings(files, kFile).ok());
}

TEST_CASE("settings: the sheet changes and keeps them") {
  PageStage stage;
  stage.tap("settings");
  REQUIRE(stage.has("text-scale-3"));
  stage.tap("text-scale-3");
  stage.tap("contrast-high");
  stage.tap("mount-wall");
  stage.tap("lang-en");
  CHECK(stage.pages->tr().lang() == "en");
  const auto kept = pages::load_machine_settings(stage.files, kFile);
  REQUIRE(kept.ok());
  CHECK(*kept == pages::MachineSettings{1.6, true, desk::Mount::wall, "en", 0});
  CHECK(stage.pages->machine() == *kept);
  stage.tap("settings-close");
  CHECK_FALSE(stage.has("text-scale-3"));
}

TEST_CASE("settings: little motion reaches the table at once, and what opens later") {
  PageStage stage;
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
  CHECK(stage.sitting()->desk.motion == desk::Motion::full);
  stage.tap("settings");
  stage.tap("motion-reduced");
  CHECK(stage.text_in("motion-reduced") == "on");
  stage.tap("settings-close");
  CHECK(stage.sitting()->desk.motion == desk::Motion::reduced);
  CHECK(pages::load_machine_settings(stage.files, kFile)->motion == desk::Motion::reduced);
  stage.tap("leave");
  stage.pages->open(stage.put_session("evening", "夜の会"));
  REQUIRE(stage.sitting());
  CHECK(stage.sitting()->desk.motion == desk::Motion::reduced);
  stage.tap("settings");
  stage.tap("motion-full");
  CHECK(stage.sitting()->desk.motion == desk::Motion::full);
}

TEST_CASE("settings: letters of another size reach the table, its session stays as it is") {
  PageStage stage;
  stage.pages->open(stage.put_session("evening", "夜の会", {"なぜ？"}));
  const base::Id card = stage.new_card("一枚");
  const auto on_board = [&](base::Id id) {
    return *model::find_card(stage.sitting()->board(), id);
  };
  const auto em = [&] {
    return stage.pages->page().picture().scene->layout_of({canvas::ItemKind::card, card})->em;
  };
  const double usual = em();
  const base::Size before = on_board(card).size;
  pages::MachineSettings large;
  large.text_scale = 1.6;
  stage.pages->set_look(pages::look_for(large));
  CHECK(em() == doctest::Approx(usual * 1.6));
  CHECK(on_board(card).size == before);
  CHECK_FALSE(stage.has("toast-action"));
  // What is written from now on has room for them.
  const base::Id later = stage.new_card(
      "見守りの目が足りない。通学路であいさつする大人が減って、だれが近所の人かもわからなくなった。"
      "顔の見える関係をつくりなおしたい。");
  CHECK(on_board(later).size.h > before.h);
}

TEST_CASE("settings: cards too full for larger letters are offered larger paper") {
  PageStage stage;
  stage.pages->open(stage.put_session("evening", "夜の会", {"なぜ？"}));
  const base::Id card = stage.new_card(
      "見守りの目が足りない。通学路であいさつする大人が減って、だれが近所の人かもわからなくなった。"
      "顔の見える関係をつくりなおしたい。");
  const auto height = [&] { return model::find_card(stage.sitting()->board(), card)->size.h; };
  const double before = height();
  pages::MachineSettings large;
  large.text_scale = 1.6;
  stage.pages->set_look(pages::look_for(large));
  stage.frame();
  CHECK(height() == before);
  REQUIRE(stage.has("toast-action"));
  stage.tap("toast-action");
  CHECK(height() > before);
}

TEST_CASE("settings: without a dictionary of readings the switch says so, and is off") {
  PageStage stage;
  stage.tap("settings");
  REQUIRE(stage.has("furigana-on"));
  CHECK(stage.says("mecab-ipadic-utf8"));
  stage.tap("furigana-on");
  CHECK_FALSE(stage.pages->machine().furigana);
  // Asked for by the command line it is off as well: no paper is measured for what never comes.
  pages::MachineSettings with;
  with.furigana = true;
  stage.pages->set_look(pages::look_for(with));
  CHECK_FALSE(stage.pages->look().letters.furigana);
}

TEST_CASE("settings: the display is measured by a card of paper") {
  PageStage stage;
  stage.tap("settings");
  for (int n = 0; n < 10; ++n) stage.tap("measure-larger");
  CHECK(stage.pages->machine().dpi == 0);  // only when somebody says that it is right
  stage.tap("measure-use");
  CHECK(stage.pages->machine().dpi == doctest::Approx(96 * 1.1046).epsilon(0.01));
}

TEST_CASE("settings: at the table the screen is stood up and laid flat, and nobody loses a word") {
  PageStage stage;
  stage.tap("start-new");
  stage.tap("create");
  seats::Seats& seats = *stage.sitting()->seats;
  for (int n = 0; n < 2; ++n) REQUIRE(seats.add());
  stage.settle();
  REQUIRE(seats.seat(2)->place().edge == seats::Edge::top);
  seats.seat(2)->act({input::KeyAction::Kind::text, "mine"});
  stage.settle();
  stage.tap("settings");
  stage.tap("mount-wall");
  CHECK(stage.sitting()->desk.at_wall());
  for (const auto& seat : seats.all()) CHECK(seat->place().edge == seats::Edge::bottom);
  for (const auto& place : seats.free_places().all()) CHECK(place.edge == seats::Edge::bottom);
  CHECK(seats.seat(2)->text().text() == "mine");
  stage.tap("mount-table");
  CHECK_FALSE(stage.sitting()->desk.at_wall());
  CHECK(seats.seat(2)->place().edge == seats::Edge::top);
  CHECK(seats.seat(2)->text().text() == "mine");
  const auto kept = pages::load_machine_settings(stage.files, kFile);
  REQUIRE(kept.ok());
  CHECK(kept->mount == desk::Mount::table);
}

TEST_CASE("settings: sounds are switched off and on, and never burst") {
  using pages::Sound;
  PageStage stage;
  stage.tap("settings");
  CHECK(stage.text_in("sound-on") == "on");
  stage.tap("sound-off");
  CHECK(stage.text_in("sound-off") == "on");
  CHECK(stage.machine.played.empty());
  stage.pages->cannot_open("/none.json", {base::ErrorCode::not_found, "none", ""});
  CHECK(stage.machine.played.empty());
  CHECK_FALSE(pages::load_machine_settings(stage.files, kFile)->sound);
  stage.tap("sound-on");
  CHECK(stage.machine.played == std::vector<Sound>{Sound::card_out});  // so they are heard
  CHECK(pages::load_machine_settings(stage.files, kFile)->sound);
}

TEST_CASE("settings: a machine without sound says so, and nothing is asked of it") {
  PageStage stage;
  stage.machine.sounds = false;
  stage.tap("settings");
  CHECK(stage.text_in("sound-on") == "off");
  CHECK(stage.text_in("sound-off") == "on");
  stage.tap("sound-on");
  stage.tap("sound-off");
  CHECK(stage.machine.played.empty());
  CHECK(stage.pages->machine().sound);  // for the day when there is one
}

TEST_CASE("sounds: one for a card put out, one for what is refused, none so soon after another") {
  using pages::Sound;
  PageStage stage;
  stage.tap("start-new");
  stage.tap("create");
  seats::Seats& seats = *stage.sitting()->seats;
  REQUIRE(seats.add());
  stage.settle(1);
  const auto put = [&](const char* words) {
    seats.seat(1)->next_card();
    seats.seat(1)->act({input::KeyAction::Kind::text, words});
    stage.settle();
    seats.show_all();
    stage.settle();
  };
  put("one");
  CHECK(stage.machine.played == std::vector<Sound>{Sound::card_out});
  put("two");  // at once
  CHECK(stage.machine.played.size() == 1);
  stage.settle(0.6);
  put("three");
  CHECK(stage.machine.played.size() == 2);
  stage.settle(0.6);
  while (seats.add()) {
  }
  stage.settle(0.1);
  CHECK(stage.machine.played.size() == 3);
  CHECK(stage.machine.played.back() == Sound::refused);
  stage.settle(0.6);
  seats.show_all();  // nothing waits
  stage.settle(0.1);
  CHECK(stage.machine.played.size() == 3);
}

TEST_CASE("home: a session gets another title, is copied, and goes into the bin and back") {
  PageStage stage;
  stage.put_session("evening", "夜の会");
  stage.tap("start-new");
  stage.tap("back");
  stage.tap("tile-menu-0");
  stage.tap("session-rename");
  stage.write("field-rename", "と昼の会");
  stage.tap("rename-done");
  CHECK(stage.says("昼の会"));
  stage.tap("tile-menu-0");
  stage.tap("session-copy");
  CHECK(stage.has("tile-1"));
  stage.tap("tile-menu-0");
  stage.tap("session-bin");
  CHECK_FALSE(stage.has("tile-1"));
  stage.tap("toast-action");
  CHECK(stage.has("tile-1"));
}

TEST_CASE("home: sessions are searched by their words") {
  PageStage stage;
  stage.put_session("one", "公園の会");
  stage.put_session("two", "道路の会");
  stage.tap("start-new");
  stage.tap("back");
  REQUIRE(stage.has("tile-1"));
  stage.write("field-search", "道路");
  CHECK(stage.has("tile-0"));
  CHECK_FALSE(stage.has("tile-1"));
  CHECK(stage.says("道路の会"));
  CHECK_FALSE(stage.says("公園の会"));
  stage.write("field-search", "x");
  CHECK_FALSE(stage.has("tile-0"));
}

TEST_CASE("files: sticks and documents are places to look in") {
  PageStage stage;
  REQUIRE(stage.files.make_folders("/media/STICK").ok());
  stage.files.put("/media/STICK/evening.json", "{}");
  stage.tap("start-open");
  REQUIRE(stage.has("place-1"));
  CHECK(stage.says("STICK"));
  int stick = 1;
  while (stage.has("place-" + std::to_string(stick + 1))) ++stick;
  stage.tap("place-" + std::to_string(stick));
  CHECK(stage.says("evening.json"));
  stage.tap("place-0");
  CHECK_FALSE(stage.says("evening.json"));
}

TEST_CASE("question: it stands large on the empty table, and as lines once cards lie there") {
  PageStage stage;
  stage.pages->open(stage.put_session("evening", "夜の会", {"なぜ？"}));
  stage.frame();
  const auto times = [&] {
    stage.frame();
    return std::ranges::count_if(stage.screen->texts(),
                                 [](const auto& t) { return t.text == "なぜ？"; });
  };
  CHECK(times() == 5);  // four sides and the bar
  stage.new_card("一枚");
  stage.settle();
  CHECK(times() == 4);  // three edges and the bar
}
