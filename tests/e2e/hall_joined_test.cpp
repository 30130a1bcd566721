// The real program joins a hall by fingers: six words written with its own keyboard; its journal in the hub; a card and a word from the
// hall.
#include <signal.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "e2e/hall_hands.h"
#include "e2e/table_fixture.h"
#include "storage/side_files.h"
#include "support/hall_ear.h"

using e2e::Driver;
using e2e::Look;
using support::made;

namespace {

void seen(Driver& driver, const std::string& name) {
  const char* wanted = std::getenv("KURUMAZA_PICTURES");
  if (!wanted) return;
  std::filesystem::create_directories(wanted);
  (void)driver.screen().screenshot(base::Path(wanted) / (name + ".png"));
}

}  // namespace

TEST_CASE("hall: by six words under fingers a table joins, and what it does arrives") {
  auto screen = support::screen_or_skip<support::TouchScreen>();
  if (!screen) return;
  const hall::RoomWords words = e2e::plain_words();
  support::RealHall hall(words);
  REQUIRE(hall.serves());
  e2e::Room room;
  room.lay_out(e2e::grid(3, 2));
  Driver driver(*screen,
                room.on_session({"--dpi", "96", "--lang", "ja", "--mount", "table",
                                 "--hall-loopback", std::to_string(support::own_udp().port)}));
  // It is heard and offered, and the offer leads to the sheet.
  driver.until("an offer", [](const Look& l) { return l.button("hall-offer") != nullptr; });
  seen(driver, "offer");
  driver.tap_button("hall-offer");
  e2e::write_words(driver, words, [&] { seen(driver, "words"); });
  seen(driver, "six-words");
  driver.tap_button("hall-join");
  driver.until("joined",
               [](const Look& l) { return l.button("hall-leave") && !l.button("hall-join"); });
  seen(driver, "joined");
  driver.tap_button("hall-close");
  const Look bar = driver.until("the sign on the bar",
                                [](const Look& l) { return l.button("hall") != nullptr; });
  seen(driver, "bar");

  // What was done before it joined is in the hub, and what is done now follows.
  support::HallEar ear(hall);
  const auto session = base::Id::parse(room.saved()["id"].get<std::string>()).value();
  const auto same = [&] {
    std::ifstream file(storage::journal_path(room.session()));
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return !text.empty() && ear.text(session) == text;
  };
  CHECK(support::wait_until(10, same));
  driver.drag({{1, {driver.until_calm().card("c1")->centre(), {600, 420}}}});
  driver.until_calm();
  CHECK(support::wait_until(10, same));

  // A card from afar lies in the tray, with where it comes from; a word to all waits until somebody has read it.
  const base::RealClock clock;
  base::IdSource ids(clock);
  const hall::Request card{ids.next(), 0, hall::CardFromAfar{"バス停を増やす", "一班", {}, {}}};
  const auto kept = made(ear.ask(card));
  CHECK(made(hall::read_request_answer(kept, card.id)) == hall::RequestAnswer::kept);
  const hall::Request word{ids.next(), 0, hall::Say{"あと五分です"}};
  CHECK(made(hall::read_request_answer(made(ear.ask(word)), word.id)) == hall::RequestAnswer::kept);
  driver.until("the word", [](const Look& l) { return l.button("hall-yes") != nullptr; });
  driver.tap_button("tray");
  driver.until("the tray is open", [](const Look& l) { return l.str("page") == "table"; });
  seen(driver, "word-and-tray");
  driver.tap_button("hall-yes");
  const bool told = support::wait_until(10, [&] {
    const auto presence = ear.seen();
    return presence && presence->outcomes.size() == 2;
  });
  CHECK(told);
  CHECK(support::wait_until(10, same));
  const std::string arrived = ear.text(session);
  CHECK(arrived.find("バス停を増やす") != std::string::npos);
  CHECK(arrived.find("一班") != std::string::npos);
}
