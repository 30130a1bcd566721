// Under real touches: cards flicked onto free places stay in sight, what glides is saved, offers
// and tables end as they should.
#include <chrono>
#include <cmath>
#include <thread>

#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Item;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

base::Rect box(const Item& item) {
  base::Rect all;
  for (const Vec2 p : item.corners) all = all.united({p, p});
  return all;
}

/// The part of the window that is the table: above the bar.
base::Rect table(const Look& look) {
  return {{0, 0}, {look.window().x, look.button("new-card")->centre().y - 20}};
}

void flick(TouchScreen& screen, Vec2 from, Vec2 to, double seconds) {
  screen.drag({{1, {from.x, from.y, to.x, to.y}}}, seconds);
  screen.sync();
}

}  // namespace

TEST_CASE(
    "sight: flicked onto a free place at any side, a card rests whole on the table before it") {
  for (const auto& [w, h] : {std::pair{1920, 1080}, std::pair{1080, 1920}, std::pair{1280, 720}}) {
    auto screen = screen_or_skip<TouchScreen>(w, h);
    if (!screen) return;
    e2e::Room room;
    room.lay_out({{"c1", {0, 0}}});
    Driver driver(*screen, room.on_session());
    driver.until_calm();
    for (const char* side : {"sit-down-bottom", "sit-down-left", "sit-down-top", "sit-down-right"})
      for (const double aside : {-0.3, 0.0, 0.3}) {
        const Look look = driver.until_calm();
        const Item* tab = look.button(side);
        REQUIRE(tab != nullptr);
        const base::Rect there = box(*tab);
        const Vec2 to = there.centre() + Vec2{there.width(), there.height()} * aside;
        flick(*screen, look.card("c1")->centre(), to, 0.12);
        const Look after = driver.until_calm();
        const base::Rect card = box(*after.card("c1"));
        CAPTURE(side);
        CAPTURE(aside);
        CHECK(table(after).common(card) == card);
        CHECK_FALSE(box(*after.button(side)).intersects(card.grown(-0.3)));
        // Back into the middle, for the next one.
        driver.drag({{1, {after.card("c1")->centre(), after.window() * 0.45}}});
      }
    CHECK(driver.leave() == 0);
    room.check_clean();
  }
}

TEST_CASE("sight: a flicked island stays whole on the table, and its plate can be grabbed") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"c1", {-45, 0}}, {"c2", {45, 10}}});
  Driver driver(*screen, room.on_session());
  Look look = driver.until_calm();
  driver.ring({*look.card("c1"), *look.card("c2")}, 40);
  const auto plate = [](const Look& l) { return l.all("plate"); };
  look = driver.until("the island", [&](const Look& l) { return plate(l).size() == 1; });
  for (const char* side : {"sit-down-bottom", "sit-down-left", "sit-down-top", "sit-down-right"}) {
    look = driver.until_calm();
    flick(*screen, plate(look)[0].centre(), look.button(side)->centre(), 0.1);
    look = driver.until_calm();
    CAPTURE(side);
    for (const Item& item : {*look.card("c1"), *look.card("c2"), plate(look)[0]}) {
      const base::Rect shape = box(item);
      CHECK(table(look).common(shape) == shape);
    }
    driver.drag({{1, {plate(look)[0].centre(), look.window() * 0.45}}});
  }
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("sight: killed while a thrown card glides, the drop is there when it is opened again") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  for (const double killed_s : {0.15, 0.25, 0.4}) {
    e2e::Room room;
    room.lay_out({{"c1", {-150, 0}}, {"c2", {150, 0}}, {"c3", {150, 60}}});
    {
      Driver driver(*screen, room.on_session());
      Look look = driver.until_calm();
      driver.ring({*look.card("c2"), *look.card("c3")}, 40);
      driver.until("the island", [&](const Look& l) { return l.all("plate").size() == 1; });
      look = driver.until_calm();
      const Vec2 from = look.card("c1")->centre();
      flick(*screen, from, from + (look.card("c2")->centre() - from) * 0.6, 0.12);
      std::this_thread::sleep_for(std::chrono::duration<double>(killed_s));
      driver.program().kill();
    }
    CAPTURE(killed_s);
    Driver again(*screen, room.on_session());
    const Look look = again.until_calm();
    CHECK(look.to_map(look.card("c1")->centre()).x > -100);
    CHECK(again.leave() == 0);
    CHECK(room.saved_pos("c1").x > -100);
    room.check_clean();
  }
}

TEST_CASE("probe: asked while something held was undone away, it answers") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"c1", {-200, 100}}});
  Driver driver(*screen, room.on_session());
  driver.until_calm();
  driver.use_keyboard();
  driver.tap_button("new-card");
  driver.until("the editor", [](const Look& l) { return l.is("editing") && l.card(""); });
  screen->type("new");
  Look look = driver.until("the words", [](const Look& l) { return l.card("new"); });
  const Vec2 at = look.card("new")->centre();
  screen->begin(1, at.x, at.y);
  screen->update(1, at.x + 60, at.y - 60);
  screen->sync();
  driver.until("it held", [](const Look& l) { return !l.is("settled"); });
  driver.tap_button("undo", 2);
  look = driver.until("it gone", [](const Look& l) { return !l.card("new"); });
  for (int n = 0; n < 5; ++n) {
    screen->update(1, at.x + 60 + n, at.y - 60);
    screen->sync();
    CHECK(driver.look().card("c1") != nullptr);
  }
  screen->end(1, at.x, at.y);
  screen->sync();
  driver.until_calm();
  CHECK(driver.leave() == 0);
}

TEST_CASE(
    "offers: back to the seat ends with the table; nothing is left to tap on the start page") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  for (int round = 0; round < 2; ++round) {
    e2e::Room room;
    room.lay_out({{"c1", {0, -100}}});
    Driver driver(*screen, room.on_session());
    driver.until_calm();
    driver.tap_button("sit-down-bottom");
    driver.until("the seat", [](const Look& l) { return l.button("seat-leave"); });
    screen->type("mine");
    driver.until("the words", [](const Look& l) {
      for (const auto& item : l.answer()["items"])
        if (item["kind"] == "seat" && !item.value("text", "").empty()) return true;
      return false;
    });
    driver.tap_button("seat-leave");
    driver.tap_button("seat-leave");
    driver.until("the offer", [](const Look& l) { return l.button("toast-action"); });
    driver.tap_button("leave");
    const Look start =
        driver.until("the start page", [](const Look& l) { return l.str("page") == "start"; });
    CHECK(start.button("toast-action") == nullptr);
    CHECK(driver.leave() == 0);
    room.check_clean();
  }
}

TEST_CASE("leaving: a table that cannot be saved stays open, whatever else is to be opened") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(2, 1));
  Driver driver(*screen, room.on_session());
  Look look = driver.until_calm();
  const base::Path away = room.folder.path() / "away";
  std::filesystem::rename(room.sessions(), away);
  std::ofstream(room.sessions()) << "a file where the folder was";
  const Vec2 c1 = look.card("c1")->centre();
  driver.drag({{1, {c1, c1 + Vec2{0, 120}}}});
  driver.until("that it fails", [](const Look& l) { return l.str("saved") == "failing"; });
  driver.tap_button("leave");
  look = driver.until("why it stays", [](const Look& l) { return l.button("toast-close"); });
  CHECK(look.str("page") == "table");
  CHECK(base::distance(look.card("c1")->centre(), c1 + Vec2{0, 120}) < 0.5);
  std::filesystem::remove(room.sessions());
  std::filesystem::rename(away, room.sessions());
  driver.until("it saved", [](const Look& l) { return l.str("saved") == "saved"; });
  driver.tap_button("leave");
  driver.until("the start page", [](const Look& l) { return l.str("page") == "start"; });
  CHECK(driver.leave() == 0);
  CHECK(base::distance(room.saved_pos("c1"), look.to_map(c1 + Vec2{0, 120})) < 0.5);
  room.check_clean();
}
