// Phones by real touches and a real socket: the door is opened at the table, a card comes in and lies in the file.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::json;
using e2e::Look;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

struct Address {
  std::string host, key;
  int port = 0;
};

Address address_in(const Look& look) {
  const std::string text = look.answer()["phones"].value("address", "");
  const std::size_t host = text.find("//") + 2, colon = text.find(':', host);
  return {text.substr(host, colon - host), text.substr(text.find('#') + 1),
          std::stoi(text.substr(colon + 1))};
}

/// From the status on.
std::string ask(const Address& at, const std::string& line, const std::string& body) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(at.port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
  const std::string request =
      line + " HTTP/1.1\r\nHost: " + at.host + ":" + std::to_string(at.port) +
      "\r\nX-Kurumaza: " + at.key +
      "\r\nX-Phone: anna0000\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  REQUIRE(::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == ssize_t(request.size()));
  std::string out;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(fd, buffer, sizeof buffer)) > 0;)
    out.append(buffer, std::size_t(n));
  ::close(fd);
  return out.size() > 9 ? out.substr(9) : out;
}

}  // namespace

TEST_CASE(
    "phones: opened by a finger, a card comes from a phone onto the table and into the file") {
  auto screen = screen_or_skip<TouchScreen>(1920, 1080);
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"schon da", {0, 0}}});
  Driver driver(*screen, room.on_session({"--dpi", "96", "--lang", "ja", "--mount", "table"}));
  driver.until("the card", [](const Look& l) { return l.card("schon da") != nullptr; });
  driver.tap_button("map-tools");
  driver.tap_button("phones");
  driver.tap_button("phones-tray");
  driver.tap_button("phones-open");
  const Look open = driver.until("the door", [](const Look& l) {
    return l.answer().contains("phones") && l.answer()["phones"].value("open", false);
  });
  const Address at = address_in(open);
  driver.until("its news",
               [&](const Look&) { return ask(at, "GET /state", "").starts_with("200"); });
  CHECK(ask(at, "GET /", "").find("/phone.js") != std::string::npos);
  const std::string body = json{{"id", "card0001"}, {"text", "ベンチがほしい"}}.dump();
  CHECK(ask(at, "POST /card", body).starts_with("200"));
  CHECK(ask(at, "POST /card", body).starts_with("200"));
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
  CHECK_FALSE(card.contains("who"));
  room.check_clean();
}
