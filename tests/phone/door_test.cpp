#include "phone/door.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "phone/jpegs.h"
#include "phone/key.h"
#include "support/child_process.h"
#include "support/memory_file_system.h"

using namespace phone;

namespace {

const base::Path kFile = "/evening.phones";

/// A connection by hand: whatever bytes, whenever.
class Wire {
 public:
  explicit Wire(int port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(static_cast<std::uint16_t>(port));
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    open_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
  }
  ~Wire() { ::close(fd_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  bool open() const { return open_; }
  void send(std::string_view bytes) const {
    (void)!::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  /// All that comes until the other side ends, or nothing comes for so long.
  std::string read(double seconds = 10) const {
    std::string out;
    char buffer[4096];
    pollfd waits{fd_, POLLIN, 0};
    while (::poll(&waits, 1, int(seconds * 1000)) > 0) {
      const ssize_t n = ::read(fd_, buffer, sizeof buffer);
      if (n <= 0) return out;
      out.append(buffer, std::size_t(n));
    }
    return out + "(still open)";
  }

 private:
  int fd_;
  bool open_ = false;
};

int status_of(const std::string& answer) {
  return answer.size() > 12 && answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

struct Bench {
  base::RealClock clock;
  base::IdSource ids{clock};
  support::MemoryFileSystem files;
  std::string key = make_key();
  std::atomic<int> woken{0};
  Limits limits;
  std::unique_ptr<Door> door;

  void open(int port = 0) {
    auto before = read_inbox(files, kFile);
    REQUIRE(before);
    if (!before->door.key.empty()) key = before->door.key;
    auto inbox = Inbox::open(files, kFile, {}, std::move(before).value());
    REQUIRE(inbox);
    auto opened = Door::open(
        {"127.0.0.1", port}, limits, {{"/", {"text/html", "<html>page</html>"}}},
        std::move(inbox).value(), {.key = key}, clock, [this] { ++woken; },
        std::make_unique<PhotoFolder>(files, "/evening.photos", ""));
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().text()));
    door = std::move(opened).value();
    tell(false);
  }

  void tell(bool takes_photos) const {
    Told told;
    told.takes_photos = takes_photos;
    door->tell(std::make_shared<const Told>(told));
  }
  std::string photo(const std::string& id, const std::string& jpeg) const {
    return ask("POST", "/photo", jpeg, "phone" + id, "X-Photo: " + id + "\r\n");
  }

  std::string head(const std::string& method, const std::string& target, std::size_t length,
                   const std::string& phone = "anna0000", const std::string& more = {}) const {
    return method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(door->port()) +
           "\r\nX-Kurumaza: " + key + "\r\nX-Phone: " + phone +
           "\r\nContent-Length: " + std::to_string(length) + "\r\n" + more + "\r\n";
  }
  std::string ask(const std::string& method, const std::string& target,
                  const std::string& body = {}, const std::string& phone = "anna0000",
                  const std::string& more = {}) const {
    const Wire wire(door->port());
    wire.send(head(method, target, body.size(), phone, more) + body);
    return wire.read();
  }
  std::string card(const std::string& id, const std::string& text = "x",
                   const std::string& phone = "anna0000") const {
    return ask("POST", "/card", R"({"id":")" + id + R"(","text":")" + text + "\"}", phone);
  }
};

std::string numbered(const std::string& begin, int number) {
  std::string digits = std::to_string(number);
  return begin + std::string(8 - digits.size(), '0') + digits;
}

}  // namespace

TEST_CASE("door: a card is on the disk before its phone is told, and lies ready for the table") {
  Bench b;
  b.open();
  const std::string answer = b.card("card00000001", "駅まで");
  CHECK(status_of(answer) == 200);
  b.files.crash();  // at this very moment
  CHECK(read_inbox(b.files, kFile)->waiting.size() == 1);
  const auto came = b.door->take();
  REQUIRE(came.size() == 1);
  CHECK(std::get<SentCard>(came[0].what).text == "駅まで");
  CHECK(b.woken > 0);
  CHECK(b.door->take().empty());
}

TEST_CASE("door: repeats, at once and after a restart, are ticked and make one card") {
  Bench b;
  b.open();
  const int port = b.door->port();
  CHECK(status_of(b.card("card00000001")) == 200);
  CHECK(status_of(b.card("card00000001")) == 200);
  CHECK(b.door->take().size() == 1);
  b.door.reset();
  b.files.crash();
  b.open(port);
  CHECK(b.door->port() == port);
  CHECK(status_of(b.card("card00000001")) == 200);
  CHECK(b.door->take().empty());
  CHECK(read_inbox(b.files, kFile)->waiting.size() == 1);
}

TEST_CASE("door: a full disk ticks nothing, says so at the table, and the same card comes later") {
  Bench b;
  b.open();
  b.files.disk_full_after(b.files.bytes_in_use() + 20);
  CHECK(status_of(b.card("card00000001")) == 503);
  CHECK(b.door->take().empty());
  CHECK(b.door->take_trouble());
  CHECK_FALSE(b.door->take_trouble());
  b.files.heal();
  CHECK(status_of(b.card("card00000001")) == 200);
  CHECK(b.door->take().size() == 1);
  CHECK(read_inbox(b.files, kFile)->waiting.size() == 1);
}

TEST_CASE("door: garbage is answered or cut off, and the next phone is served") {
  Bench b;
  b.open();
  const std::string garbage[] = {
      "\r\n\r\n",
      "GET\r\n\r\n",
      std::string("\0\0\0\0\0\0\0\0\0\0\0\0\r\n\r\n", 16),
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 tls, as https asks\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: " + std::string(9000, 'x') + "\r\n\r\n",
      "POST /card HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "POST /card HTTP/1.1\r\nContent-Length: 500000\r\n\r\n",
      "POST /card HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n",
      "POST /card HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      "GET / HTTP/1.1\r\n\x80\x81: \xff\r\n\r\n"};
  for (const std::string& bytes : garbage) {
    const Wire wire(b.door->port());
    wire.send(bytes);
    const int status = status_of(wire.read());
    CAPTURE(bytes.substr(0, 40));
    CHECK((status == 0 || (status >= 400 && status < 500)));
  }
  CHECK(status_of(b.card("card00000001")) == 200);
}

TEST_CASE("door: what drips in is cut off after its time, and others are served meanwhile") {
  Bench b;
  b.limits.request_s = 0.5;
  b.open();
  std::vector<std::unique_ptr<Wire>> slow;
  for (int i = 0; i < 20; ++i) {
    slow.push_back(std::make_unique<Wire>(b.door->port()));
    slow.back()->send("GET / HTTP/1.1\r\nX-");
  }
  CHECK(status_of(b.card("card00000001")) == 200);
  const double began = support::steady_now_s();
  while (support::steady_now_s() - began < 0.4) {
    for (const auto& wire : slow) wire->send("a");
    support::pause_s(0.05);
  }
  for (const auto& wire : slow) CHECK(wire->read(5) == "");
  CHECK(support::steady_now_s() - began < 4);
}

TEST_CASE("door: three hundred silent connections keep nobody out") {
  Bench b;
  b.open();
  std::vector<std::unique_ptr<Wire>> silent;
  for (int i = 0; i < 320; ++i) {
    silent.push_back(std::make_unique<Wire>(b.door->port()));
    silent.back()->send("POST /card HTTP/1.1\r\n");
  }
  for (int i = 0; i < 3; ++i) CHECK(status_of(b.card(numbered("card", i))) == 200);
  CHECK(support::wait_until(5, [&] { return b.door->counts().connections > 0; }));
  CHECK(b.door->counts().connections <= b.limits.connections);
  // The longest silent made room.
  CHECK(silent.front()->read(5) == "");
}

TEST_CASE("door: a foreign page, a forged host and a wrong key get nothing of the session") {
  Bench b;
  b.open();
  const std::string body = R"({"id":"card00000001","text":"x"})";
  CHECK(status_of(b.ask("POST", "/card", body, "anna0000", "Origin: http://evil.example\r\n")) ==
        403);
  const Wire forged(b.door->port());
  forged.send("GET /state HTTP/1.1\r\nHost: evil.example\r\nX-Kurumaza: " + b.key + "\r\n\r\n");
  CHECK(status_of(forged.read()) == 421);
  const std::string right = std::exchange(b.key, "abcdefghijkm");
  CHECK(status_of(b.ask("GET", "/state")) == 403);
  b.key = right;
  CHECK(b.door->take().empty());
  const std::string page = b.ask("GET", "/");
  CHECK(status_of(page) == 200);
  CHECK(page.find("Content-Security-Policy: default-src 'none'") != std::string::npos);
  CHECK(page.find("Access-Control") == std::string::npos);
}

TEST_CASE("door: closed it says 410, and opened with another key the old one is none") {
  Bench b;
  b.open();
  CHECK(status_of(b.ask("GET", "/state")) == 200);
  b.door->close();
  CHECK(status_of(b.card("card00000001")) == 410);
  CHECK(status_of(b.ask("GET", "/")) == 200);
  CHECK_FALSE(read_inbox(b.files, kFile)->door.open);
  const std::string old = std::exchange(b.key, make_key());
  b.door->open_again(b.key);
  CHECK(status_of(b.ask("GET", "/state")) == 200);
  b.key = old;
  CHECK(status_of(b.ask("GET", "/state")) == 403);
}

TEST_CASE("door: points wait for the table's answer, and not for ever") {
  Bench b;
  b.open();
  Told told;
  told.weighing.manner = model::Manner::stickers;
  b.door->tell(std::make_shared<const Told>(told));
  const std::string body = R"({"target":")" + b.ids.next().str() + R"(","times":1})";
  std::atomic<bool> ended{false};
  std::thread table([&] {
    const Outcome outcomes[] = {Outcome::done, Outcome::not_now, Outcome::refused};
    for (std::size_t answered = 0; !ended && answered < 3;) {
      for (const Arrived& one : b.door->take()) b.door->answer(one.number, outcomes[answered++]);
      support::pause_s(0.002);
    }
  });
  CHECK(status_of(b.ask("POST", "/points", body)) == 200);
  CHECK(status_of(b.ask("POST", "/points", body)) == 409);
  CHECK(status_of(b.ask("POST", "/points", body)) == 409);
  ended = true;
  table.join();
  CHECK(status_of(b.ask("POST", "/points", body)) == 503);  // nobody answers any more
}

TEST_CASE("door: another program's port is said, and nothing is opened") {
  Bench b, other;
  b.open();
  auto inbox = Inbox::open(other.files, kFile, {}, {});
  const auto opened = Door::open({"127.0.0.1", b.door->port()}, {}, {}, std::move(inbox).value(),
                                 {.key = other.key}, other.clock, [] {});
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == base::ErrorCode::unavailable);
  CHECK_FALSE(read_inbox(other.files, kFile)->door.open);
}

TEST_CASE("door: at its end the file keeps what no session has, and no words besides") {
  Bench b;
  b.open();
  CHECK(status_of(b.card("card00000001", "ひみつ")) == 200);
  CHECK(status_of(b.card("card00000002", "まだ")) == 200);
  const auto came = b.door->take();
  b.door->note_taken({std::get<SentCard>(came[0].what).id});
  CHECK(status_of(b.ask("GET", "/state")) == 200);  // by then that was noted
  b.door->end();
  b.door.reset();
  CHECK(b.files.content(kFile)->find("ひみつ") == std::string::npos);
  const auto read = read_inbox(b.files, kFile);
  REQUIRE(read->waiting.size() == 1);
  CHECK(read->waiting[0].text == "まだ");
  CHECK(read->keys.size() == 2);
}

TEST_CASE("door: two hundred phones at once, one card in five sent twice: each is there once") {
  Bench b;
  b.limits.asks_s = b.limits.asks_burst = 100000;  // all of them are one address here
  b.open();
  constexpr int kThreads = 8, kPhones = 200, kCards = 3;
  std::atomic<int> ticked{0};
  std::vector<std::thread> hands;
  for (int t = 0; t < kThreads; ++t)
    hands.emplace_back([&, t] {
      for (int phone = t; phone < kPhones; phone += kThreads)
        for (int i = 0; i < kCards; ++i) {
          const int number = phone * kCards + i;
          const std::string name = numbered("phone", phone), id = numbered("card", number);
          ticked += status_of(b.card(id, "x", name)) == 200;
          if (number % 5 == 0) (void)b.card(id, "x", name);
        }
    });
  for (std::thread& hand : hands) hand.join();
  CHECK(ticked == kPhones * kCards);
  std::set<std::string> keys;
  std::size_t came = 0;
  for (const Arrived& one : b.door->take()) {
    keys.insert(std::get<SentCard>(one.what).key);
    ++came;
  }
  CHECK(came == kPhones * kCards);
  CHECK(keys.size() == came);
  CHECK(read_inbox(b.files, kFile)->waiting.size() == came);
}

TEST_CASE("door: a picture is cleaned and on the disk before its phone is told, also sent twice") {
  Bench b;
  b.open();
  b.tell(true);
  const std::string taken = with_place(jpeg_of(1600, 1200));
  CHECK(status_of(b.photo("photo0000001", taken)) == 200);
  b.files.crash();
  const auto there = b.files.content("/evening.photos/photo0000001.jpg");
  REQUIRE(there);
  CHECK(there->find("GPS") == std::string::npos);
  CHECK(status_of(b.photo("photo0000001", taken)) == 200);
  const auto came = b.door->take();
  REQUIRE(came.size() == 1);
  CHECK(std::get<PhotoCame>(came[0].what).key == "photo0000001");
  CHECK(status_of(b.photo("photo0000002", "\x89PNG\r\n" + taken)) == 400);
  CHECK(status_of(b.photo("photo0000003", saying(taken, 65535, 65535))) == 413);
  CHECK(b.door->counts().cards == 0);
}

TEST_CASE(
    "door: what is too large, comes too early or by an old code hears why, though it still sends") {
  Bench b;
  b.open();
  const std::string large(3u << 20, 'x');
  CHECK(status_of(b.photo("photo0000001", std::string(900000, 'x'))) == 409);  // nobody wants any
  b.tell(true);
  CHECK(status_of(b.photo("photo0000001", large)) == 413);
  CHECK(status_of(b.ask("POST", "/card", large)) == 413);
  const std::string right = std::exchange(b.key, "abcdefghijkm");
  CHECK(status_of(b.photo("photo0000001", std::string(900000, 'x'))) == 403);
  b.key = right;
  b.door->close();
  CHECK(status_of(b.photo("photo0000001", std::string(900000, 'x'))) == 410);
  CHECK_FALSE(b.files.exists("/evening.photos"));
}

TEST_CASE("door: only so many pictures are on their way at once, and cards come in meanwhile") {
  Bench b;
  b.limits.photos_at_once = 2;
  b.limits.photo_s = 1;
  b.open();
  b.tell(true);
  const std::string jpeg = jpeg_of(64, 64);
  const Wire first(b.door->port()), second(b.door->port());
  for (const Wire* slow : {&first, &second})
    slow->send(b.head("POST", "/photo", jpeg.size(), "anna0000", "X-Photo: photo0000009\r\n"));
  CHECK(support::wait_until(10, [&] { return status_of(b.photo("photo0000001", jpeg)) == 429; }));
  CHECK(status_of(b.card("card00000001")) == 200);
  CHECK(first.read() == "");  // cut off after its time
  CHECK(support::wait_until(10, [&] { return status_of(b.photo("photo0000001", jpeg)) == 200; }));
}
