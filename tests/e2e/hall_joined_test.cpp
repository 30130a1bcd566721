// The real program joins a hall by fingers: six words written with its own keyboard, a card made at the table in the hub, the hub
// killed and back, and a message and a card from the hall.
#include <signal.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "e2e/table_fixture.h"
#include "hall/link.h"
#include "hall/subjects.h"
#include "support/real_hall.h"

using e2e::Driver;
using e2e::Look;
using support::made;

namespace {

/// Six words that our keyboard writes without a mark, in three taps each.
hall::RoomWords plain_words() {
  const std::string_view plain = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ";
  hall::RoomWords out{};
  std::size_t found = 0;
  for (std::uint16_t n = 40; found < out.size() && n < hall::kWords; n = std::uint16_t(n + 37)) {
    const std::string& kana = support::shipped_words().at(n).kana;
    bool all = kana.size() >= 9;
    for (std::size_t at = 0; at + 3 <= kana.size(); at += 3)
      all = all && plain.find(kana.substr(at, 3)) != std::string_view::npos;
    if (all) out[found++] = n;
  }
  REQUIRE(found == out.size());
  return out;
}

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
  const hall::RoomWords words = plain_words();
  support::RealHall hall(words);
  REQUIRE(hall.serves());
  e2e::Room room;
  room.lay_out(e2e::grid(3, 2));
  Driver driver(*screen, room.on_session({"--dpi", "96", "--lang", "ja", "--mount", "table",
                                          "--hall-loopback",
                                          std::to_string(support::own_udp().port)}));
  // It is heard and offered, and the offer leads to the sheet.
  driver.until("an offer", [](const Look& l) { return l.button("hall-offer") != nullptr; });
  seen(driver, "offer");
  driver.tap_button("hall-offer");
  driver.until("the sheet", [](const Look& l) { return l.button("field-hall-words") != nullptr; });
  driver.tap_button("field-hall-words");
  for (const std::uint16_t word : words) {
    const std::string& kana = support::shipped_words().at(word).kana;
    for (std::size_t at = 0; at < 9; at += 3) driver.tap_button("key-" + kana.substr(at, 3));
    // A word of three is whole already; of a longer one three are enough to offer it.
    if (kana.size() > 9) driver.tap_button("hall-word-0");
    seen(driver, "words");
  }
  driver.until("six words", [](const Look& l) {
    return l.button("hall-join") && l.button("hall-join")->enabled;
  });
  seen(driver, "six-words");
  driver.tap_button("hall-join");
  driver.until("joined", [](const Look& l) { return l.button("hall-leave") && !l.button("hall-join"); });
  seen(driver, "joined");
  driver.tap_button("hall-close");
  const Look bar = driver.until("the sign on the bar", [](const Look& l) {
    return l.button("hall") != nullptr;
  });
  seen(driver, "bar");
}
