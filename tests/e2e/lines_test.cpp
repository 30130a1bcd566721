// Lines (関係線) by real touches: from a menu and by the handle, their kind, their words at a seat, away
// and back again; and everything as it should be in the session's file.
#include "e2e/seat_hands.h"
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Item;
using e2e::json;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

json line_between(const Look& look, const std::string& from, const std::string& to) {
  for (const json& item : look.answer()["items"])
    if (item["kind"] == "relation" && item["from"] == from && item["to"] == to) return item;
  return {};
}

Vec2 middle_of(const json& line) {
  const json& ends = line["line"];
  return {(ends[0][0].get<double>() + ends[1][0].get<double>()) / 2,
          (ends[0][1].get<double>() + ends[1][1].get<double>()) / 2};
}

bool is(const json& line, const char* kind) { return line.is_object() && line["relation"] == kind; }

/// An island of the two, and nothing open beside it.
std::string make_island(Driver& driver, const std::string& one, const std::string& other) {
  const Look before = driver.until_calm();
  driver.ring({*before.card(one), *before.card(other)}, 30);
  driver.tap_button("menu-keep");
  return driver.until("the island", [&](const Look& l) { return !l.card(one)->island.empty(); })
      .card(one)
      ->island;
}

void tap_line(Driver& driver, const std::string& from, const std::string& to) {
  driver.tap(middle_of(line_between(driver.until_calm(), from, to)));
}

}  // namespace

TEST_CASE("lines: drawn, named, written on, taken away and brought back with fingers only") {
  auto screen = screen_or_skip<TouchScreen>(1920, 1080);
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {-200, -50}},
                {"b", {-115, -50}},
                {"c", {115, -50}},
                {"d", {200, -50}},
                {"e", {-160, 80}},
                {"f", {160, 80}}});
  Driver driver(*screen, room.on_session({"--dpi", "96", "--lang", "ja", "--mount", "table"}));
  driver.until("six cards", [](const Look& l) { return l.all("card").size() == 6; });
  const std::string left = make_island(driver, "a", "b"), right = make_island(driver, "c", "d");

  // From the menu: the next thing tapped is the other end.
  driver.long_press(driver.until_calm().with_id(left)->centre());
  driver.tap_button("menu-relate");
  driver.until("what to do is said", [](const Look& l) { return l.button("relate-cancel"); });
  driver.tap(driver.until_calm().with_id(right)->centre());
  driver.until("a plain line",
               [&](const Look& l) { return is(line_between(l, left, right), "close"); });
  driver.tap_button("relate-order");
  driver.until("its kind",
               [&](const Look& l) { return is(line_between(l, left, right), "order"); });

  // By the handle of a card.
  driver.tap(driver.until_calm().card("e")->centre());
  const Look touched =
      driver.until("the handle", [](const Look& l) { return l.button("relate-handle"); });
  const std::string e = touched.card("e")->id, f = touched.card("f")->id;
  driver.drag({{1, {touched.button("relate-handle")->centre(), touched.card("f")->centre()}}});
  driver.tap_button("relate-opposed");
  driver.until("the second line",
               [&](const Look& l) { return is(line_between(l, e, f), "opposed"); });

  // Turned round, and words on it at a seat, which folds again.
  tap_line(driver, left, right);
  driver.tap_button("menu-turn-round");
  driver.until("it runs the other way",
               [&](const Look& l) { return is(line_between(l, right, left), "order"); });
  tap_line(driver, right, left);
  driver.tap_button("menu-words");
  const auto seat = [](const Look& l) {
    const auto all = e2e::of_seat(l, 1, "seat");
    return all.empty() ? json() : all[0];
  };
  const Look asked = driver.until("a seat to write at", [&](const Look& l) {
    const json s = seat(l);
    return s.is_object() && s["open"] == true && s.value("writing", "") == "words" &&
           !e2e::of_seat(l, 1, "key").empty();
  });
  e2e::write_all(*screen, {e2e::FlickTypist(asked, 1).type("から")}, {});
  driver.until("what is typed stands on the line at once", [&](const Look& l) {
    const json line = line_between(l, right, left);
    return line.is_object() && line["text"] == "から";
  });
  const Look written = driver.look();
  driver.tap(e2e::middle(e2e::of_seat(written, 1, "button", "seat-name-done").at(0)));
  driver.until("the seat folds", [&](const Look& l) { return seat(l)["open"] == false; });

  // Away, and back.
  tap_line(driver, e, f);
  driver.tap_button("menu-delete-line");
  driver.until("it is gone", [&](const Look& l) { return line_between(l, e, f).is_null(); });
  driver.tap_button("undo");
  driver.until("it is back", [&](const Look& l) { return is(line_between(l, e, f), "opposed"); });

  // A line dragged along with its end.
  const Look before = driver.until_calm();
  const Vec2 plate = before.with_id(right)->centre();
  driver.drag({{1, {plate, plate + Vec2{0, 120}}}});
  const Look after = driver.until_calm();
  CHECK(middle_of(line_between(after, right, left)).y >
        middle_of(line_between(before, right, left)).y + 30);
  const json way = line_between(after, right, left)["way"];
  REQUIRE(way.size() >= 2);
  CHECK(json::array({way.front(), way.back()}) == line_between(after, right, left)["line"]);

  CHECK(driver.leave() == 0);
  const json saved = room.saved();
  const auto lines = e2e::all_in(saved, "relations");
  REQUIRE(lines.size() == 2);
  for (const json& line : lines) {
    const bool order = line["kind"] == "order";
    CHECK(line["kind"] == (order ? "order" : "opposed"));
    CHECK(line["from"] == (order ? right : e));
    CHECK(line["to"] == (order ? left : f));
    CHECK(line.value("words", "") == (order ? "から" : ""));
  }
  room.check_clean();
}
