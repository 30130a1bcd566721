// 衆目評価 by real touches: ten people drop their points at the same moment, and every one counts.
#include <algorithm>

#include "e2e/seat_hands.h"
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::json;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

constexpr int kPeople = 10;

/// Whoever sits there has given all but so many.
bool left(const Look& look, int seat, const std::string& stickers) {
  const auto found = e2e::of_seat(look, seat, "button", "sticker");
  return !found.empty() && found[0].value("text", "") == stickers;
}

}  // namespace

TEST_CASE("weighing: ten people drop their stickers at once, in the open or in secret") {
  auto screen = screen_or_skip<TouchScreen>(3840, 2160);
  if (!screen) return;
  e2e::Room room;
  std::vector<e2e::Placed> cards;
  for (int k = 0; k < kPeople; ++k)
    cards.push_back({std::string(1, char('a' + k)), {(k % 5 - 2) * 120.0, k < 5 ? -45.0 : 45.0}});
  room.lay_out(cards);
  Driver driver(*screen, room.on_session({"--dpi", "80", "--lang", "ja", "--mount", "table"}));
  driver.until("the cards", [](const Look& l) { return l.all("card").size() == kPeople; });

  const std::string edges[] = {"bottom", "top", "left", "right"};
  for (int seat = 1; seat <= kPeople; ++seat) {
    driver.tap_button("sit-down-" + edges[(seat - 1) % 4]);
    const Look sat = driver.until("the seat", [&](const Look& l) {
      return !e2e::of_seat(l, seat, "button", "seat-fold").empty();
    });
    driver.tap(e2e::middle(e2e::of_seat(sat, seat, "button", "seat-fold")[0]));
    driver.until("it folds", [&](const Look& l) {
      return !e2e::of_seat(l, seat, "button", "seat-handle").empty();
    });
  }

  for (const bool secret : {false, true}) {
    driver.tap_button("map-tools");
    driver.tap_button("weigh");
    if (secret) {
      driver.tap_button("weigh-drop");
      driver.tap_button("weigh-secret");
    }
    driver.tap_button("weigh-begin");
    const Look ready = driver.until("everybody's stickers", [&](const Look& l) {
      for (int seat = 1; seat <= kPeople; ++seat)
        if (!left(l, seat, "5")) return false;
      return l.is("settled");
    });
    // Nobody drops theirs where another one does, but two on each of five.
    std::map<int, e2e::Way> ways;
    for (int seat = 1; seat <= kPeople; ++seat) {
      const e2e::Item& card = *ready.card(std::string(1, char('a' + (seat - 1) / 2)));
      const Vec2 aside = (card.corners[1] - card.corners[0]) * (seat % 2 ? -0.25 : 0.25);
      ways[seat] = {e2e::middle(e2e::of_seat(ready, seat, "button", "sticker").at(0)),
                    card.centre() + aside};
    }
    driver.drag(ways, 0.8);
    driver.until("all are given", [&](const Look& l) {
      for (int seat = 1; seat <= kPeople; ++seat)
        if (!left(l, seat, "4")) return false;
      return true;
    });
    driver.until_calm();
    // What is secret stands in no journal before it is shown.
    const auto journal = e2e::read_journal(room.journal());
    CHECK(std::ranges::count_if(journal, [](const json& line) {
            return line.value("do", "") == "add" && line.value("what", "") == "vote";
          }) == kPeople);
    driver.tap_button("map-tools");
    driver.tap_button("weigh");
    driver.tap_button("weigh-show");
    driver.until("they are counted", [](const Look& l) { return l.button("weigh-color"); });
    driver.tap_button("weigh-close");
  }
  CHECK(driver.leave() == 0);
  const json saved = room.saved();
  std::map<std::string, int> points;
  for (const json& vote : e2e::all_in(saved, "votes")) {
    points[vote["target"]] += int(vote["points"]);
    CHECK(vote.value("seat", "") == "");  // it was secret
  }
  for (int k = 0; k < kPeople / 2; ++k) {
    CAPTURE(k);
    CHECK(points[e2e::card_in(saved, std::string(1, char('a' + k)))["id"]] == 2);
  }
  CHECK(points.size() == kPeople / 2);
  room.check_clean();
}
