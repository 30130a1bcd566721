// Phones by real touches and a real socket: the door is opened at the table, cards come in and lie in the file,
// whatever ends in between. Chromium is a phone.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <set>
#include <sstream>
#include <thread>

#include "e2e/phone_door.h"
#include "phone/jpeg.h"
#include "phone/jpegs.h"

using e2e::Address;
using e2e::address_in;
using e2e::ask;
using e2e::bytes_of;
using e2e::Driver;
using e2e::is_open;
using e2e::json;
using e2e::Look;
using e2e::open_door;
using e2e::table_args;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

bool send_card(const Address& at, const std::string& id, const std::string& text) {
  // Each from a phone of its own, which may write at once.
  return ask(at, "POST /card", json{{"id", id}, {"text", text}}.dump(), "phone" + id)
      .starts_with("200");
}

/// How often each text lies anywhere in the file.
std::map<std::string, int> texts_in(const json& session) {
  std::map<std::string, int> out;
  for (const json& card : e2e::all_in(session, "cards")) ++out[card.value("text", "")];
  return out;
}

/// What the browser said, by its first word.
std::map<std::string, std::string> said(const std::string& output) {
  std::map<std::string, std::string> out;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);)
    out[line.substr(0, line.find(' '))] = line.substr(line.find(' ') + 1);
  return out;
}

}  // namespace

TEST_CASE(
    "phones: opened by a finger, a card comes from a phone onto the table and into the file") {
  auto screen = screen_or_skip<TouchScreen>(1920, 1080);
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"schon da", {0, 0}}});
  Driver driver(*screen, room.on_session(table_args()));
  driver.until("the card", [](const Look& l) { return l.card("schon da") != nullptr; });
  const Address at = open_door(driver, true);
  CHECK(ask(at, "GET /", "").find("/phone.js") != std::string::npos);
  CHECK(send_card(at, "card0001", "ベンチがほしい"));
  CHECK(send_card(at, "card0001", "ベンチがほしい"));
  driver.until("the phone's card",
               [](const Look& l) { return l.card("ベンチがほしい") != nullptr; });
  driver.tap_button("phones-end");
  driver.until("410", [&](const Look&) { return ask(at, "GET /state", "").starts_with("410"); });
  driver.until_calm();
  driver.tap_button("leave");
  driver.until("the start page", [](const Look& l) { return l.button("start-new") != nullptr; });
  const json card = e2e::card_in(room.saved(), "ベンチがほしい");
  REQUIRE(card.is_object());
  CHECK(card.value("origin", "") == "phones");
  CHECK(card.value("who", "") == "");
  CHECK(texts_in(room.saved())["ベンチがほしい"] == 1);
  room.check_clean();
}

TEST_CASE("phones: on a small screen code and switches are seen, on a large one the whole sheet") {
  struct Size {
    int width, height;
    const char* dpi;
    std::vector<std::string> buttons;
  };
  const Size sizes[] = {
      {1366, 768, "96", {"phones-close", "phones-tray", "phones-names", "phones-en"}},
      {3840,
       2160,
       "160",
       {"phones-close", "phones-tray", "phones-en", "phones-end", "phones-key"}}};
  for (const auto& [width, height, dpi, buttons] : sizes) {
    auto screen = screen_or_skip<TouchScreen>(width, height);
    if (!screen) return;
    e2e::Room room;
    room.lay_out({{"schon da", {0, 0}}});
    Driver driver(*screen, room.on_session({"--dpi", dpi, "--lang", "ja", "--mount", "table"}));
    driver.until("the card", [](const Look& l) { return l.card("schon da") != nullptr; });
    (void)open_door(driver, false);
    const Look look = driver.look();
    for (const std::string& name : buttons) {
      CAPTURE(name);
      const auto* button = look.button(name);
      REQUIRE(button);
      CHECK(button->corners[2].x <= width);
      CHECK(button->corners[2].y <= look.button("leave")->corners[0].y);
    }
  }
}

TEST_CASE(
    "phones: killed while cards come in, the table has each that was ticked, and none twice") {
  auto screen = screen_or_skip<TouchScreen>(1920, 1080);
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"schon da", {0, 0}}});
  std::set<std::string> ticked, sent;
  Address at;
  for (int round = 0; round < 4; ++round) {
    Driver driver(*screen, room.on_session(table_args()));
    driver.until("the card", [](const Look& l) { return l.card("schon da") != nullptr; });
    if (round == 0) {
      at = open_door(driver, true);
    } else {
      const Address again = address_in(driver.until("the door opens again", is_open));
      CHECK(again.key == at.key);
      CHECK(again.port == at.port);
      driver.until("its news",
                   [&](const Look&) { return ask(at, "GET /state", "").starts_with("200"); });
      // As phones do: what was not ticked is sent again, and now and then what was.
      for (const std::string& id : sent)
        if (!ticked.contains(id) || id.back() == '3')
          if (send_card(at, id, "von " + id)) ticked.insert(id);
      CHECK(ticked == sent);
    }
    if (round == 3) {
      driver.until("all of them", [&](const Look& l) {
        return l.answer()["phones"].value("cards", 0u) == sent.size();
      });
      driver.until_calm();
      CHECK(driver.leave() == 0);
      break;
    }
    std::atomic<bool> ended{false};
    std::mutex mutex;
    std::vector<std::thread> phones;
    for (int hand = 0; hand < 3; ++hand)
      phones.emplace_back([&, hand] {
        for (int n = 0; !ended && n < 12; ++n) {
          const std::string id =
              "card" + std::to_string(round) + std::to_string(hand) + std::to_string(100 + n);
          {
            const std::lock_guard lock(mutex);
            sent.insert(id);
          }
          if (!send_card(at, id, "von " + id)) return;
          const std::lock_guard lock(mutex);
          ticked.insert(id);
        }
      });
    // Each time in another moment of it.
    support::pause_s(0.02 + 0.05 * round);
    driver.program().kill();
    ended = true;
    for (std::thread& phone : phones) phone.join();
  }
  CHECK(ticked.size() > 3);
  const auto texts = texts_in(room.saved());
  for (const std::string& id : sent) {
    CAPTURE(id);
    CHECK(texts.contains("von " + id));
    CHECK(texts.at("von " + id) == 1);
  }
  room.check_clean();
}

TEST_CASE("phones: a browser sends a card, reads the map, and waits while the table is away") {
  auto screen = screen_or_skip<TouchScreen>(1920, 1080);
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"schon da", {0, 0}}});
  auto driver = std::make_unique<Driver>(*screen, room.on_session(table_args()));
  driver->until("the card", [](const Look& l) { return l.card("schon da") != nullptr; });
  Address at = open_door(*driver, true);
  driver->tap_button("phones-photos");
  std::ofstream(room.folder.path() / "paper.jpg") << phone::with_place(phone::jpeg_of(3000, 2000));
  std::ofstream(room.folder.path() / "nothing.jpg") << "nothing";
  const std::size_t host = at.text.find(at.host);
  const std::string address =
      at.text.substr(0, host) + "127.0.0.1" + at.text.substr(host + at.host.size());
  auto browser =
      support::ChildProcess::start({KURUMAZA_PYTHON,
                                    {KURUMAZA_PHONE_BROWSER, address, room.folder.path().string()},
                                    {},
                                    room.folder.path() / "browser.log"});
  REQUIRE(browser.ok());
  const auto has = [&](const std::string& word) {
    return browser->output().find(word) != std::string::npos;
  };
  // Nothing is asked of the table meanwhile: the phone needs the machine.
  REQUIRE_MESSAGE(support::wait_until(
                      200, [&] { return has("first ") || has("SKIPPED") || !browser->running(); }),
                  browser->output());
  if (has("SKIPPED")) {
    std::cout << browser->output();
    return;
  }
  double seen_s = 0;
  driver->until("the phone's card", [&](const Look& l) {
    seen_s = support::steady_now_s();
    return l.card("木かげのベンチ") != nullptr;
  });
  REQUIRE_MESSAGE(support::wait_until(200, [&] { return has("page ") || !browser->running(); }),
                  browser->output());
  auto words = said(browser->output());
  REQUIRE_MESSAGE(words.contains("map"), browser->output());
  CHECK(words["map"].find("schon da") != std::string::npos);
  CHECK(words["map"].find("木かげのベンチ") != std::string::npos);
  const double tapped_s = std::stod(words["first"]), ticked_s = std::stod(words["ticked"]);
  std::cout << "a card: tapped on the phone, ticked there after " << ticked_s - tapped_s
            << " s, seen on the table after " << seen_s - tapped_s << " s\n";
  std::vector<base::Path> photos;
  for (const auto& entry : std::filesystem::directory_iterator(room.sessions() / "evening.photos"))
    photos.push_back(entry.path());
  REQUIRE(photos.size() == 1);
  const std::string sent = bytes_of(photos[0]);
  CHECK(sent.find("GPS") == std::string::npos);
  const auto read = phone::clean_jpeg(sent, {});
  REQUIRE(std::holds_alternative<phone::Jpeg>(read));
  CHECK(std::get<phone::Jpeg>(read).width == 1600);  // the page had made it smaller
  std::cout << "a picture of " << sent.size() / 1024 << " KiB: ticked on the phone after "
            << words["photo"] << " s\n";
  driver->program().kill();
  driver.reset();
  std::ofstream(room.folder.path() / "gone") << "\n";
  REQUIRE_MESSAGE(support::wait_until(90, [&] { return has("waits ") || !browser->running(); }),
                  browser->output());
  driver = std::make_unique<Driver>(*screen, room.on_session(table_args()));
  driver->until(
      "the card that waited", [](const Look& l) { return l.card("雨の日の屋根") != nullptr; }, 40);
  CHECK_MESSAGE(browser->wait(60) == 0, browser->output());
  driver->until_calm();
  CHECK(driver->leave() == 0);
  auto texts = texts_in(room.saved());
  CHECK(texts["木かげのベンチ"] == 1);
  CHECK(texts["雨の日の屋根"] == 1);
  room.check_clean();
}
