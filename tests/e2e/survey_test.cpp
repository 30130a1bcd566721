// The questionnaire at all seats by real touches: four people on four sides answer at the same moment
// while somebody drags a card, and no file tells anything before it is counted.
#include <algorithm>
#include <string>
#include <vector>

#include "e2e/seat_hands.h"
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::json;
using e2e::Look;
using e2e::Stroke;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

constexpr int kPeople = 4;
const std::vector<std::string> kWords{"あかり", "いす", "うた", "えき"};

Stroke tap_of(const Look& look, int seat, const std::string& name) {
  const auto found = e2e::of_seat(look, seat, "button", name);
  REQUIRE_MESSAGE(!found.empty(), seat << " has no " << name);
  return {e2e::middle(found[0]), e2e::middle(found[0])};
}

Look until_all_have(Driver& driver, const std::string& name) {
  driver.until("everybody has " + name, [&](const Look& l) {
    for (int seat = 1; seat <= kPeople; ++seat)
      if (e2e::of_seat(l, seat, "button", name).empty()) return false;
    return true;
  });
  return driver.until_calm();
}

/// The files of the evening, but for what waits, as one text.
std::string told_by_files(const e2e::Room& room) {
  std::string all;
  for (const auto& file : std::filesystem::recursive_directory_iterator(room.folder.path()))
    if (file.is_regular_file() && file.path().extension() != ".waiting")
      all += e2e::read_text(file.path());
  return all;
}

void check_told(const std::string& all, bool told) {
  for (const std::string& words : kWords) CHECK((all.find(words) != std::string::npos) == told);
}

}  // namespace

TEST_CASE(
    "questionnaire: four sides answer at once while a card is dragged, and no file tells it") {
  auto screen = screen_or_skip<TouchScreen>(3840, 2160);
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"carried", {-60, 0}}});
  Driver driver(*screen, room.on_session({"--dpi", "96", "--lang", "ja", "--mount", "table"}));
  driver.until("the card", [](const Look& l) { return l.all("card").size() == 1; });
  for (const std::string edge : {"bottom", "left", "top", "right"})
    driver.tap_button("sit-down-" + edge);
  driver.tap_button("map-tools");
  driver.tap_button("survey");
  driver.tap_button("survey-usual");
  driver.tap_button("survey-seats");
  // The sheet gives way by itself: it would lie over the seat at the right.
  driver.until("no sheet", [](const Look& l) { return !l.button("survey-close"); });

  // A face each, another one for everybody, and the card on its way.
  Look now = until_all_have(driver, "seat-value-5");
  const Vec2 card = now.card("carried")->centre(), there = card + Vec2{300, 0};
  std::vector<std::vector<Stroke>> hands;
  for (int seat = 1; seat <= kPeople; ++seat)
    hands.push_back({tap_of(now, seat, "seat-value-" + std::to_string(seat)),
                     tap_of(now, seat, "seat-sheet-on")});
  e2e::write_all(driver.touch(), hands, {{card, there}});
  driver.until("the next question", [&](const Look& l) {
    for (int seat = 1; seat <= kPeople; ++seat)
      if (!e2e::of_seat(l, seat, "button", "seat-value-5").empty()) return false;
    return base::distance(l.card("carried")->centre(), there) < 30;
  });
  now = until_all_have(driver, "seat-value-4");
  // What was tapped just before going on is there.
  hands.clear();
  for (int seat = 1; seat <= kPeople; ++seat)
    hands.push_back({tap_of(now, seat, "seat-sheet-back")});
  e2e::write_all(driver.touch(), hands, {});
  now = until_all_have(driver, "seat-value-5");
  hands.clear();
  for (int seat = 1; seat <= kPeople; ++seat) {
    const std::string face = "seat-value-" + std::to_string(seat);
    CHECK(e2e::of_seat(now, seat, "button", face)[0].value("text", "") == "on");
    hands.push_back({tap_of(now, seat, "seat-sheet-on")});
  }
  e2e::write_all(driver.touch(), hands, {});
  driver.until("the next question", [](const Look& l) {
    for (int seat = 1; seat <= kPeople; ++seat)
      if (!e2e::of_seat(l, seat, "button", "seat-value-5").empty()) return false;
    return true;
  });
  now = until_all_have(driver, "seat-value-4");
  hands.clear();
  for (int seat = 1; seat <= kPeople; ++seat) hands.push_back({tap_of(now, seat, "seat-value-1")});
  e2e::write_all(driver.touch(), hands, {});
  driver.until("everybody's choice", [](const Look& l) {
    for (int seat = 1; seat <= kPeople; ++seat)
      if (e2e::of_seat(l, seat, "button", "seat-value-1")[0].value("text", "") != "on")
        return false;
    return true;
  });
  hands.clear();
  for (int seat = 1; seat <= kPeople; ++seat) hands.push_back({tap_of(now, seat, "seat-sheet-on")});
  e2e::write_all(driver.touch(), hands, {});

  // Words, on everybody's own keyboard.
  now = until_all_have(driver, "seat-card");
  hands.clear();
  for (int seat = 1; seat <= kPeople; ++seat)
    hands.push_back(e2e::FlickTypist(now, seat).type(kWords[std::size_t(seat - 1)]));
  e2e::write_all(driver.touch(), hands, {});
  now = driver.until("the words", [&](const Look& l) {
    for (int seat = 1; seat <= kPeople; ++seat)
      if (e2e::of_seat(l, seat, "seat")[0].value("text", "") != kWords[std::size_t(seat - 1)])
        return false;
    return true;
  });
  hands.clear();
  for (int seat = 1; seat <= kPeople; ++seat) hands.push_back({tap_of(now, seat, "seat-sheet-on")});
  e2e::write_all(driver.touch(), hands, {});
  until_all_have(driver, "seat-sheet-person");
  driver.until_calm();
  check_told(told_by_files(room), false);
  CHECK(told_by_files(room).find("\"answer\"") == std::string::npos);

  driver.tap_button("map-tools");
  driver.tap_button("survey");
  driver.tap_button("survey-count");
  driver.until_calm();
  CHECK(driver.leave() == 0);
  const json answers = room.saved()["answers"];
  CHECK_MESSAGE(answers.size() == 3 * kPeople, answers.dump());
  std::vector<std::string> words;
  for (const json& answer : answers)
    if (answer.contains("text")) words.push_back(answer["text"]);
  std::ranges::sort(words);
  CHECK(words == kWords);
  CHECK(room.saved().dump().find("carried") != std::string::npos);
  room.check_clean();
}
