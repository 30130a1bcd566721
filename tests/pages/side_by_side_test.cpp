// Several boards and sessions in one presentation: a name card before each, maps side by side chosen by taps,
// links between plates, the overview's pictures, and the next group in one tap.
#include <nlohmann/json.hpp>

#include "ops/document.h"
#include "ops/op.h"
#include "pages/machine_settings.h"
#include "pages/page_stage.h"
#include "pages/presentation.h"
#include "storage/session_file.h"
#include "text/mecab_readings.h"

using support::PageStage;

namespace {

struct Tables : PageStage {
  base::Id question;

  model::Session session(const std::string& title, const std::string& group) {
    model::Session s;
    s.id = ids.next();
    s.title = title;
    s.date = "2026-07-05";
    s.group = group;
    s.makers = {"佐藤", "鈴木"};
    model::Question q;
    q.id = ids.next();
    q.text = "協働にはどんな姿勢がいるか";
    s.questions.emplace(q.id, q);
    question = q.id;
    return s;
  }
  /// An island for each plate, with a card in it.
  model::Board& board(model::Session& s, const std::string& table,
                      const std::vector<std::string>& plates) {
    model::Board b;
    b.id = ids.next();
    b.question = question;
    b.table = table;
    b.order = int(s.boards.size()) + 1;
    for (std::size_t n = 0; n < plates.size(); ++n) {
      model::Island island;
      island.id = ids.next();
      island.plate = plates[n];
      island.plate_pos = {double(n) * 200, -60};
      model::Card card;
      card.id = ids.next();
      card.text = "川べりを歩ける道がほしい";
      card.pos = {double(n) * 200, 0};
      card.island = island.id;
      b.cards.emplace(card.id, card);
      b.islands.emplace(island.id, island);
    }
    return s.boards.emplace(b.id, std::move(b)).first->second;
  }
  base::Path put(const std::string& name, const model::Session& s) {
    const base::Path path = base::Path("/s") / (name + ".json");
    files.put(path, storage::session_text(s, 0));
    return path;
  }
  base::Path put_group(const std::string& number, const std::vector<std::string>& plates) {
    model::Session s = session("まちの話し合い", number);
    board(s, "", plates);
    return put("group-" + number, s);
  }
  void present(const base::Path& path) {
    pages->open(path);
    settle();
    tap("map-tools");
    tap("present");
    settle();
    REQUIRE(shown());
  }
  pages::Presentation* shown() { return pages->presentation(); }
  nlohmann::ordered_json told() {
    nlohmann::ordered_json out;
    pages->describe(out);
    for (const auto& item : out["items"])
      if (item.value("kind", "") == "stage") return item;
    return {};
  }
  /// The id of a plate on the stage, and a tap on it.
  void tap_plate(std::size_t n) {
    const auto plate = told()["plates"][n];
    shown()->tap({plate["at"][0], plate["at"][1]});
    settle();
  }
  bool linked(std::size_t count) {
    return comes([&] { return told()["links"].size() == count; });
  }
};

}  // namespace

TEST_CASE(
    "presenting tables: a name card before each map, in order, then all of them side by side") {
  Tables t;
  model::Session s = t.session("まちの話し合い", "");
  t.board(s, "1", {"空き家を学生の住まいにする", "川の掃除を続ける"});
  t.board(s, "2", {"学生と年寄りが会う", "空き家の持ち主を探す"});
  t.present(t.put("evening", s));
  CHECK(t.told()["shows"] == "name");
  CHECK(t.told()["letters"].get<double>() * 0.92 >= 1 / 30.0);
  CHECK(t.told()["stops"] == 5);  // name, map, two islands, map
  for (int n = 0; n < 40 && t.told()["island"].is_null(); ++n) t.shown()->next();
  CHECK(t.told()["stop"] == 3);
  for (int n = 0; n < 40 && t.told()["stop"] != 5; ++n) t.shown()->next();
  t.shown()->next();
  CHECK(t.told()["stop"] == 1);
  CHECK(t.told()["shows"] == "name");
  CHECK(t.told()["stops"] == 6);  // and side by side after the last table
  for (int n = 0; n < 60 && t.shown()->has_next(); ++n) t.shown()->next();
  CHECK(t.told()["shows"] == "side");
  CHECK(t.told()["maps"] == nlohmann::json{"テーブル 1", "テーブル 2"});
  CHECK(t.told()["plates"].size() == 4);
  t.shown()->back();
  CHECK(t.told()["shows"] == "map");
  for (int n = 0; n < 60 && t.shown()->has_back(); ++n) t.shown()->back();
  CHECK(t.told()["stop"] == 1);
  CHECK(t.told()["stops"] == 5);
}

TEST_CASE("presenting tables: one map alone has no name card, and nothing stands beside it") {
  Tables t;
  model::Session s = t.session("一つだけ", "");
  t.board(s, "", {"空き家を使う"});
  t.present(t.put("evening", s));
  CHECK(t.told()["shows"] == "map");
  CHECK(t.told()["stops"] == 3);
  t.tap("stage-side");
  CHECK(t.told()["shows"] == "side");
  CHECK(t.told()["maps"].size() == 1);
  CHECK(t.has("stage-choose-close"));  // there is something to be chosen first
  CHECK(
      t.says_in("There are no other sessions in this folder. Put those of the other tables beside "
                "this one."));
  t.tap("stage-map-1");  // not even its own
  CHECK(t.told()["maps"].empty());
  t.tap("stage-map-1");
  t.tap("stage-side");
  CHECK(t.told()["shows"] == "map");
}

TEST_CASE("side by side: the folder's other groups are chosen by taps, six at most") {
  Tables t;
  const base::Path first = t.put_group("1", {"空き家を使う", "川を歩く"});
  for (const char* group : {"2", "3", "4", "5", "6", "7"})
    t.put_group(group, {"空き家の持ち主", "子どもの居場所"});
  t.files.put("/s/notes.json", "{\"this\": \"is no session\"}");
  t.present(first);
  CHECK(t.told()["shows"] == "name");
  t.tap("stage-side");
  CHECK(t.told()["maps"] == nlohmann::json{"1班"});
  for (int n = 2; n <= 6; ++n) t.tap("stage-map-" + std::to_string(n));
  CHECK(t.told()["maps"].size() == 6);
  CHECK(t.told()["letters"].get<double>() * 0.92 >= 1 / 30.0);
  t.tap("stage-map-7");
  CHECK(t.told()["maps"].size() == 6);
  CHECK(t.says_in("Six maps stand there, which is the most. Tap one to take it away."));
  t.tap("stage-map-3");
  CHECK(t.told()["maps"] == nlohmann::json{"1班", "2班", "4班", "5班", "6班"});
  t.tap("stage-choose-close");
  CHECK_FALSE(t.has("stage-map-1"));
  t.tap("stage-next");  // back to where it was
  CHECK(t.told()["shows"] == "name");
  CHECK(t.told()["stops"] == 6);  // and as the last stop, too
  t.tap("stage-side");
  CHECK(t.told()["maps"].size() == 5);
}

TEST_CASE(
    "side by side: a tap on a plate links those that share words, another tap elsewhere clears") {
  Tables t;
  const base::Path first = t.put_group("1", {"空き家を学生に貸す", "祭りを続ける"});
  t.put_group("2", {"商店街の空き家", "川の掃除"});
  t.put_group("3", {"バスを増やす", "子どもと祭り"});
  t.present(first);
  t.tap("stage-side");
  t.tap("stage-map-2");
  t.tap("stage-map-3");
  REQUIRE(t.told()["maps"].size() == 3);
  CHECK(t.told()["links"].empty());
  t.tap_plate(0);
  REQUIRE(t.linked(1));
  CHECK(t.told()["links"][0]["words"].get<std::string>().starts_with("空き"));
  CHECK(t.told()["links"][0]["id"] == t.told()["plates"][2]["id"]);
  t.tap_plate(1);  // another one in its place
  REQUIRE(t.linked(1));
  CHECK(t.told()["links"][0]["words"].get<std::string>().starts_with("祭"));
  t.shown()->tap({0.5, 0.99});
  CHECK(t.told()["links"].empty());
  CHECK(t.told()["shows"] == "side");
  t.shown()->tap({0.99, 0.99});  // nothing is linked any more: it goes on
  CHECK(t.told()["shows"] == "name");
}

TEST_CASE(
    "side by side: what people change at the table is seen; a file that cannot be read is said") {
  Tables t;
  model::Session s = t.session("まちの話し合い", "");
  const base::Id island = t.board(s, "1", {"空き家を使う"}).islands.begin()->first;
  const base::Id shown = s.boards.begin()->first;
  t.board(s, "2", {"川を歩く"});
  const base::Path first = t.put("evening", s);
  const base::Path other = t.put_group("9", {"バスを増やす"});
  t.present(first);
  t.shown()->set_wall(base::Size{1280, 720});
  t.settle();
  t.tap("stage-side");
  REQUIRE(t.told()["plates"].size() == 2);
  const auto before = t.shown()->picture().number;
  REQUIRE(t.sitting()
              ->open->doc()
              .apply_all({ops::Change<model::Island>{
                  shown, island,
                  model::Patch<model::Island>{}.set<&model::Island::plate>("別のことば")}})
              .ok());
  t.settle(1);
  CHECK(t.shown()->picture().number != before);
  CHECK(t.told()["plates"].size() == 2);
  t.tap("stage-choose");
  t.files.put(other, "{\"format\": \"kurumaza-session\", \"version\": 999}");
  t.tap("stage-map-3");
  CHECK(t.told()["maps"].size() == 2);
  nlohmann::ordered_json out;
  t.pages->describe(out);
  CHECK_FALSE(out["messages"].empty());
}

TEST_CASE("side by side: maps of tables that are live are handed in as values") {
  Tables t;
  t.present(t.put_group("1", {"空き家を使う"}));
  auto live = std::make_shared<model::Session>(t.session("まちの話し合い", "2"));
  const base::Id board = t.board(*live, "", {"空き家の持ち主", "川"}).id;
  t.shown()->side().hand_in({{"2班", live, board}, {"?", nullptr, board}, {"!", live, base::Id{}}});
  REQUIRE(t.shown()->side().choices().size() == 2);
  t.shown()->side().tap(1);
  t.tap("stage-side");
  CHECK(t.told()["maps"] == nlohmann::json{"1班", "2班"});
  CHECK(t.told()["plates"].size() == 3);
  // As it is a moment later: it stays chosen.
  auto later = std::make_shared<model::Session>(*live);
  later->boards.begin()->second.islands.erase(later->boards.begin()->second.islands.begin());
  later->boards.begin()->second.cards.clear();
  t.shown()->side().hand_in({{"2班", later, board}});
  t.settle(1);
  CHECK(t.told()["plates"].size() == 2);
}

TEST_CASE("presenting: the overview shows a picture of each stop, and leads to other groups") {
  Tables t;
  const base::Path first = t.put_group("1", {"空き家を使う", "川を歩く"});
  t.put_group("2", {"空き家の持ち主"});
  t.put_group("3", {"子ども"});
  t.present(first);
  t.tap("stage-minutes");
  const int minutes = t.shown()->clock().minutes();
  t.tap("stage-timer");
  t.tap("stage-overview");
  for (int n = 0; n < 10; ++n) t.settle();
  const auto& pictures = t.shown()->pictures().all();
  REQUIRE(pictures.size() == t.shown()->stops().size());
  for (const auto& picture : pictures) {
    CHECK(picture.number > 0);
    CHECK_FALSE(picture.list.entries.empty());
  }
  t.tap("stage-stop-4");
  CHECK(t.told()["stop"] == 4);
  CHECK(t.shown()->pictures().all().empty());  // it is closed
  t.tap("stage-overview");
  t.tap("stage-session-2");  // the third group
  t.settle();
  REQUIRE(t.shown());
  nlohmann::ordered_json out;
  t.pages->describe(out);
  CHECK(out["session"] == "/s/group-3.json");
  CHECK(t.told()["shows"] == "name");
  CHECK(t.told()["clock"] == "unset");
  CHECK(t.shown()->clock().minutes() == minutes);  // as it was set for all groups
}

TEST_CASE("presenting: the next group of this evening comes next, not another evening's") {
  Tables t;
  const base::Path first = t.put_group("1", {"空き家"});
  model::Session old = t.session("去年", "");
  old.date = "2025-07-05";
  t.board(old, "", {"古い"});
  t.put("group-1b", old);
  t.files.put("/s/group-1c.json", "{}");
  t.put_group("2", {"川"});
  t.present(first);
  for (int n = 0; n < 40 && t.shown()->has_next(); ++n) t.shown()->next();
  t.settle();
  t.frame();
  CHECK(t.says("2班"));
  t.tap("stage-next-session");
  t.settle();
  nlohmann::ordered_json out;
  t.pages->describe(out);
  CHECK(out["session"] == "/s/group-2.json");
  for (int n = 0; n < 40 && t.shown()->has_next(); ++n) t.shown()->next();
  t.settle();
  CHECK_FALSE(t.has("stage-next-session"));
}

TEST_CASE("presenting: with furigana the stage has readings, and letters as large as without") {
  Tables t;
  base::RealFileSystem disk;
  const auto folder = text::MecabReadings::dictionary(disk);
  if (!folder) {
    MESSAGE("SKIPPED: there is no dictionary");
    return;
  }
  REQUIRE(t.files.make_folders(*folder).ok());
  t.files.put(*folder / "sys.dic", "stands for the one on the disk");
  const base::Path first = t.put_group("1", {"子どもと学校へ行く", "道"});
  t.present(first);
  const auto glyphs = [&] {
    std::size_t n = 0;
    for (const auto& entry : t.shown()->picture().list->entries)
      if (const auto* text = std::get_if<canvas::Text>(&entry.item))
        for (const text::GlyphRun& run : text->layout->runs) n += run.glyphs.size();
    return n;
  };
  for (const std::size_t stop : {std::size_t(2), std::size_t(0)}) {
    t.shown()->go_to(stop);
    const std::size_t without = glyphs();
    pages::MachineSettings with;
    with.furigana = true;
    t.pages->set_look(pages::look_for(with));
    CHECK(t.comes([&] { return glyphs() > without; }));
    CHECK(t.told()["letters"].get<double>() * 0.92 >= 1 / 30.0);
    with.furigana = false;
    t.pages->set_look(pages::look_for(with));
    t.settle();
    CHECK(glyphs() == without);
  }
}
