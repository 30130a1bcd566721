// A word is looked for, and what has it is gone through.
#include <nlohmann/json.hpp>

#include "canvas/draw_list.h"
#include "desk/bundles.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/evening.h"
#include "ops/op.h"
#include "pages/page_stage.h"
#include "seats/lay_spots.h"
#include "text/mecab_model.h"

using support::PageStage;

namespace {

struct Evening : PageStage {
  explicit Evening(std::vector<std::string> questions = {"なぜ？"}, bool with_dictionary = false) {
    if (with_dictionary) {
      base::RealFileSystem disk;
      if (const auto folder = text::mecab_dictionary(disk)) {
        REQUIRE(files.make_folders(*folder).ok());
        files.put(*folder / "sys.dic", "stands for the one on the disk");
      }
    }
    pages->open(put_session("evening", "夜の会", std::move(questions)));
  }
  nlohmann::ordered_json find() {
    nlohmann::ordered_json out;
    pages->describe(out);
    return out.contains("find") ? out["find"] : nlohmann::ordered_json();
  }
  /// As with a machine's keyboard.
  void open() {
    pages->note_key();
    pages->page().on_shortcut(pages::Shortcut::find);
    settle();
  }
  void look_for(const std::string& word) {
    write("field-find", word);
    settle();
  }
  pages::Sitting& table() { return const_cast<pages::Sitting&>(*sitting()); }
  /// The first seat has this written on its card, and wants it found.
  void find_from_seat(const std::string& word) {
    seats::Seats& seats = *table().seats;
    if (seats.all().empty()) REQUIRE(seats.add());
    seats::Seat& seat = *seats.all().front();
    if (seat.text().text() != word) {
      for (int n = 0; n < 20 && !seat.text().empty(); ++n)
        (void)seats.press(text::TextKey::backspace, {});
      seats.type(word);
      REQUIRE(seat.text().text() == word);
    }
    tap_spot(seat, "seat-arrange");
    tap_spot(seat, "seat-find");
  }
  void tap_spot(const seats::Seat& seat, const std::string& name) {
    settle();
    for (const seats::Spot& spot : seats::lay_spots(seat))
      if (spot.button.name == name) {
        const base::Vec2 at =
            seat.frame().to_window(spot.button.place.centre) * table().desk.seat_px();
        touch(at, at);
        settle();
        return;
      }
    FAIL(name);
  }
  base::Id card_at(base::Vec2 pos, const std::string& words) {
    model::Card card;
    card.id = ids.next();
    card.text = words;
    card.pos = pos;
    card.z = model::top_z(sitting()->board());
    REQUIRE(
        table().open->doc().apply_all({ops::Add<model::Card>{table().desk.board_id, card}}).ok());
    settle();
    return card.id;
  }
  std::size_t rings() {
    std::size_t n = 0;
    for (const auto& e : pages->page().picture().overlay->map.entries)
      if (const auto* box = std::get_if<canvas::Box>(&e.item)) n += box->edge_width > 0 ? 1 : 0;
    return n;
  }
};

}  // namespace

TEST_CASE("find: what has the word glows, is counted, and is gone through in turn") {
  Evening e;
  e.card_at({0, 0}, "公園を広くする");
  const base::Id first = e.card_at({-200, 0}, "こうえんで遊ぶ");
  e.card_at({200, 0}, "道を直す");
  CHECK(e.find().is_null());
  e.open();
  CHECK(e.has("field-find"));
  CHECK_FALSE(e.has("new-card"));
  CHECK(e.rings() == 0);
  e.look_for("公園");
  CHECK(e.find()["count"] == 1);
  CHECK(e.find()["at"] == 0);
  CHECK(e.rings() > 0);
  e.settle(1);  // nobody writes any more
  CHECK(e.find()["at"] == 1);
  e.look_for("むり");
  CHECK(e.find()["count"] == 0);  // the field has both words now
  e.tap("find-close");
  CHECK(e.find().is_null());
  CHECK(e.has("new-card"));
  CHECK(e.rings() == 0);
  e.open();
  e.look_for("ｺｳｴﾝ");
  CHECK(e.find()["count"] == 1);
  e.tap("find-next");
  CHECK(e.find()["thing"] == first.str());
  e.tap("find-next");
  e.tap("find-back");
  CHECK(e.find()["thing"] == first.str());
}

TEST_CASE(
    "find: one after another in reading order, round and round; what moves or goes is followed") {
  Evening e;
  const base::Id right = e.card_at({150, 2}, "店 C");
  const base::Id left = e.card_at({-150, 0}, "店 A");
  const base::Id middle = e.card_at({0, 5}, "店 B");
  e.open();
  e.look_for("店");
  for (const base::Id id : {left, middle, right, left}) {
    e.tap("find-next");
    CHECK(e.find()["thing"] == id.str());
  }
  e.tap("find-back");
  CHECK(e.find()["thing"] == right.str());
  CHECK(e.find()["at"] == 3);
  e.table().desk.apply(ops::card_to_tray(e.sitting()->board(), right));
  e.settle();
  CHECK(e.find()["count"] == 2);
  CHECK(e.find()["in_tray"] == 1);
  CHECK(e.find()["at"] == 0);
  e.table().desk.apply(
      {ops::Change<model::Card>{e.sitting()->desk.board_id, left,
                                model::Patch<model::Card>{}.set<&model::Card::text>("道")}});
  e.settle();
  CHECK(e.find()["count"] == 1);
  e.tap("find-next");
  CHECK(e.find()["thing"] == middle.str());
}

TEST_CASE("find: what lies out of sight is brought there, and afterwards all is seen as before") {
  Evening e;
  e.card_at({0, 0}, "近い");
  const base::Id far = e.card_at({9000, 4000}, "遠い店");
  e.settle(1);
  const canvas::Camera before = e.sitting()->camera;
  e.open();
  e.look_for("店");
  e.tap("find-next");
  e.settle(0.5);
  const auto& camera = e.sitting()->camera;
  const model::Card& card = e.sitting()->board().cards.at(far);
  const base::Vec2 px = camera.to_px(card.pos);
  CHECK(base::Rect{{0, 0}, {1920, 1000}}.contains(px));
  CHECK(camera.scale >= 0.5 * camera.px_per_mm);
  CHECK(card.pos == base::Vec2{9000, 4000});  // nothing on the table moves
  e.tap("find-close");
  e.settle(0.5);
  CHECK(e.sitting()->camera.centre.x == doctest::Approx(before.centre.x));
  CHECK(e.sitting()->camera.scale == doctest::Approx(before.scale));
}

TEST_CASE("find: of other questions it is said how many have it, and one tap leads there") {
  Evening e({"なぜ？", "どうする？"});
  const auto boards = e.sitting()->open->session().boards_in_order();
  const base::Id other = boards[1]->id, first = boards[0]->id;
  model::Card card;
  card.id = e.ids.next();
  card.text = "駅前の店";
  REQUIRE(e.table().open->doc().apply_all({ops::Add<model::Card>{other, card}}).ok());
  e.open();
  e.look_for("駅前");
  CHECK(e.find()["count"] == 0);
  CHECK(e.find()["elsewhere"] == 1);
  e.tap("find-elsewhere");
  CHECK(e.sitting()->desk.board_id == other);
  CHECK(e.find()["thing"] == card.id.str());
  CHECK(e.find()["elsewhere"] == 0);
  CHECK_FALSE(e.sitting()->desk.board_id == first);
}

TEST_CASE("find: a plate, and what lies in a closed bundle at its plate") {
  Evening e;
  const base::Id a = e.card_at({0, 0}, "水をためる");
  const base::Id b = e.card_at({80, 0}, "川をきれいに");
  const auto made = ops::make_island(e.sitting()->board(), {a, b}, {}, 0, e.ids, 0);
  REQUIRE(e.table().open->doc().apply_all(made.ops).ok());
  REQUIRE(e.table()
              .open->doc()
              .apply_all({ops::Change<model::Island>{e.sitting()->desk.board_id, made.id,
                                                     model::Patch<model::Island>{}
                                                         .set<&model::Island::plate>("水と緑")
                                                         .set<&model::Island::closed>(true)}})
              .ok());
  e.settle();
  e.open();
  e.look_for("川");
  CHECK(e.find()["count"] == 1);
  e.tap("find-next");
  CHECK(e.find()["thing"] == made.id.str());
  e.look_for("");
  e.tap("find-close");
  e.open();
  e.look_for("緑");
  CHECK(e.find()["count"] == 1);
}

TEST_CASE("find: kana find what is read so, by the dictionary or as people said") {
  Evening e({"なぜ？"}, true);
  base::RealFileSystem disk;
  if (!text::mecab_dictionary(disk)) {
    MESSAGE("no dictionary on this machine");
    return;
  }
  e.card_at({0, 0}, "店が少ない");
  const base::Id own = e.card_at({200, 0}, "生月町の海");
  REQUIRE(e.table()
              .open->doc()
              .apply_all(ops::say_reading(e.sitting()->open->session(), "生月", "いきつき"))
              .ok());
  e.open();
  e.look_for("ミセ");
  CHECK(e.comes([&] { return e.find()["count"] == 1; }));
  e.tap("find-close");
  e.open();
  e.look_for("いきつき");
  e.tap("find-next");
  CHECK(e.find()["thing"] == own.str());
}

TEST_CASE("find: what is written at a seat is found from there, once more leads on to the next") {
  Evening e;
  e.card_at({-200, 0}, "広場がほしい");
  e.card_at({200, 0}, "広場のベンチ");
  e.find_from_seat("広場");
  CHECK(e.find()["count"] == 2);
  CHECK_FALSE(e.has("keys-done"));
  e.settle(1);
  CHECK(e.find()["at"] == 1);
  e.find_from_seat("広場");
  CHECK(e.find()["at"] == 2);
  e.find_from_seat("ベンチ");
  CHECK(e.find()["count"] == 1);
}

TEST_CASE("find: our keyboard does not cover what is found, and a tap there is one") {
  for (const base::Size window : {base::Size{1366, 768}, base::Size{1920, 1080}}) {
    Evening e;
    e.window = window;
    e.card_at({0, 0}, "あかい屋根");
    e.card_at({200, 0}, "あおい空");
    e.tap("map-tools");
    e.tap("find");
    REQUIRE(e.has("keys-done"));
    e.key("あ");
    e.frame();
    const auto rect = [&](const char* name) {
      const auto b = std::ranges::find(e.screen->buttons(), name, &panels::ButtonRect::name);
      REQUIRE(b != e.screen->buttons().end());
      return b->rect_px;
    };
    CHECK(rect("find-next").max.y <= rect("keys-text").min.y);
    e.tap("find-next");
    CHECK(e.find()["at"] == 1);
    CHECK_FALSE(e.has("keys-done"));
    e.settle();
    CHECK(rect("find-next").min.y > window.h / 2);
  }
}

TEST_CASE("find: nothing, what nobody wrote, and signs alone find nothing") {
  Evening e;
  e.card_at({0, 0}, "店");
  e.open();
  for (const char* word : {"", "   ", "無い言葉"}) {
    e.look_for(word);
    CHECK(e.find()["count"] == 0);
    e.tap("find-next");
    CHECK(e.find()["at"] == 0);
    e.tap("find-close");
    e.open();
  }
}

TEST_CASE(
    "find: without a machine's keyboard it opens with ours, and what is composed is looked for") {
  Evening e;
  e.card_at({0, 0}, "あかい屋根");
  e.tap("map-tools");
  e.tap("find");
  CHECK(e.has("keys-done"));
  e.key("あ");
  CHECK(e.find()["count"] == 1);
  e.key("い");
  CHECK(e.find()["count"] == 0);
  e.tap("find-close");
  CHECK_FALSE(e.has("keys-done"));
}

TEST_CASE(
    "find: what a pile hides glows as the pile, on an index map too, and the view goes there") {
  Evening e;
  const base::Id a = e.card_at({0, 0}, "広い店"), b = e.card_at({90, 0}, "道");
  const base::Id far = e.card_at({3000, 0}, "店の前");
  const auto made = ops::make_island(e.sitting()->board(), {a, b}, {}, 0, e.ids, 0);
  REQUIRE(e.table().open->doc().apply_all(made.ops).ok());
  const auto away = ops::make_island(e.sitting()->board(), {far}, {}, 0, e.ids, 0);
  REQUIRE(e.table().open->doc().apply_all(away.ops).ok());
  e.open();
  e.look_for("店");
  CHECK(e.find()["count"] == 2);
  e.tap("find-next");
  CHECK(e.find()["thing"] == a.str());
  SUBCASE("closed") { desk::close_bundle(e.table().desk, made.id); }
  SUBCASE("an index map") { desk::show_index_map(e.table().desk, true); }
  e.settle(0.5);
  CHECK(e.find()["count"] == 2);
  e.tap("find-next");
  CHECK(e.find()["thing"] == made.id.str());
  e.tap("find-next");
  e.settle(0.5);
  const bool hidden = e.sitting()->board().index_map;
  CHECK(e.find()["thing"] == (hidden ? away.id : far).str());
  const auto& camera = e.sitting()->camera;
  const model::Board& board = e.sitting()->board();
  const base::Vec2 at = hidden ? board.islands.at(away.id).plate_pos : board.cards.at(far).pos;
  CHECK(base::Rect{{0, 0}, {1920, 1000}}.contains(camera.to_px(at)));
}
