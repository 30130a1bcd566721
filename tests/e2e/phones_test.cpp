// Phones by real touches and a real socket: the door is opened at the table, cards come in and lie in the file,
// whatever ends in between. Chromium is a phone.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <set>
#include <sstream>
#include <thread>

#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::json;
using e2e::Look;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

struct Address {
  std::string host, key, text;
  int port = 0;
};

Address address_in(const Look& look) {
  const std::string text = look.answer()["phones"].value("address", "");
  const std::size_t host = text.find("//") + 2, colon = text.find(':', host);
  return {text.substr(host, colon - host), text.substr(text.find('#') + 1), text,
          std::stoi(text.substr(colon + 1))};
}

/// From the status on; empty where nobody answered.
std::string ask(const Address& at, const std::string& line, const std::string& body,
                const std::string& phone = "anna0000") {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{15, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(at.port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string out;
  const std::string request = line + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(at.port) +
                              "\r\nX-Kurumaza: " + at.key + "\r\nX-Phone: " + phone +
                              "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                              body;
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0 &&
      ::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == ssize_t(request.size())) {
    char buffer[4096];
    for (ssize_t n = 0; (n = ::read(fd, buffer, sizeof buffer)) > 0;)
      out.append(buffer, std::size_t(n));
  }
  ::close(fd);
  return out.size() > 9 ? out.substr(9) : "";
}

bool send_card(const Address& at, const std::string& id, const std::string& text) {
  // Each from a phone of its own, which may write at once.
  return ask(at, "POST /card", json{{"id", id}, {"text", text}}.dump(), "phone" + id)
      .starts_with("200");
}

bool is_open(const Look& look) {
  return look.answer().contains("phones") && look.answer()["phones"].value("open", false);
}

void keep_picture(Driver& driver, const std::string& name) {
  const char* wanted = std::getenv("KURUMAZA_PICTURES");
  if (!wanted) return;
  const std::string file = name + "-" + std::to_string(int(driver.look().window().x)) + ".png";
  CHECK(driver.screen().screenshot(base::Path(wanted) / file).ok());
}

Address open_door(Driver& driver, bool straight_to_table) {
  driver.tap_button("map-tools");
  driver.until("the tools", [](const Look& l) { return l.button("phones") != nullptr; });
  keep_picture(driver, "map-tools");
  driver.tap_button("phones");
  if (straight_to_table) driver.tap_button("phones-tray");
  driver.tap_button("phones-open");
  const Address at = address_in(driver.until("the door", is_open));
  driver.until("its news",
               [&](const Look&) { return ask(at, "GET /state", "").starts_with("200"); });
  keep_picture(driver, "phones-sheet");
  return at;
}

/// How often each text lies anywhere in the file.
std::map<std::string, int> texts_in(const json& session) {
  std::map<std::string, int> out;
  for (const json& card : e2e::all_in(session, "cards")) ++out[card.value("text", "")];
  return out;
}

std::vector<std::string> table_args() {
  return {"--dpi", "96", "--lang", "ja", "--mount", "table"};
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
