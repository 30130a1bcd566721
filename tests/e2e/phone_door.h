// The door for phones as tests come in by it: opened with a finger, asked by a socket, seen by the probe.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "e2e/table_fixture.h"

namespace e2e {

struct Address {
  std::string host, key, text;
  int port = 0;
};

inline Address address_in(const Look& look) {
  const std::string text = look.answer()["phones"].value("address", "");
  const std::size_t host = text.find("//") + 2, colon = text.find(':', host);
  return {text.substr(host, colon - host), text.substr(text.find('#') + 1), text,
          std::stoi(text.substr(colon + 1))};
}

/// From the status on; empty where nobody answered.
inline std::string ask(const Address& at, const std::string& line, const std::string& body,
                       const std::string& phone = "anna0000", const std::string& more = {}) {
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
                              "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more +
                              "\r\n" + body;
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0 &&
      ::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == ssize_t(request.size())) {
    char buffer[4096];
    for (ssize_t n = 0; (n = ::read(fd, buffer, sizeof buffer)) > 0;)
      out.append(buffer, std::size_t(n));
  }
  ::close(fd);
  return out.size() > 9 ? out.substr(9) : "";
}

inline std::string bytes_of(const base::Path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

inline std::string send_photo(const Address& at, const std::string& id, const std::string& jpeg) {
  return ask(at, "POST /photo", jpeg, "phone" + id, "X-Photo: " + id + "\r\n");
}

inline bool is_open(const Look& look) {
  return look.answer().contains("phones") && look.answer()["phones"].value("open", false);
}

inline void keep_picture(Driver& driver, const std::string& name) {
  const char* wanted = std::getenv("KURUMAZA_PICTURES");
  if (!wanted) return;
  const std::string file = name + "-" + std::to_string(int(driver.look().window().x)) + ".png";
  CHECK(driver.screen().screenshot(base::Path(wanted) / file).ok());
}

inline Address open_door(Driver& driver, bool straight_to_table) {
  driver.tap_button("phones");
  if (straight_to_table) driver.tap_button("phones-tray");
  driver.tap_button("phones-open");
  const Address at = address_in(driver.until("the door", is_open));
  driver.until("its news",
               [&](const Look&) { return ask(at, "GET /state", "").starts_with("200"); });
  keep_picture(driver, "phones-sheet");
  return at;
}

inline std::vector<std::string> table_args() {
  return {"--dpi", "96", "--lang", "ja", "--mount", "table"};
}

}  // namespace e2e
