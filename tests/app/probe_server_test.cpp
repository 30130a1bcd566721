#include "app/probe_server.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace {

namespace fs = std::filesystem;

struct Folder {
  Folder() {
    char name[] = "/tmp/kurumaza-probe-XXXXXX";
    REQUIRE(::mkdtemp(name));
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

class Client {
 public:
  explicit Client(const fs::path& socket) : fd_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, socket.c_str());
    REQUIRE(::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    const timeval limit{10, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  }
  ~Client() { ::close(fd_); }
  void send(const std::string& bytes) {
    (void)!::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  void no_more() { ::shutdown(fd_, SHUT_WR); }
  /// Up to the newline; what came so far where the other side has hung up.
  std::string line() {
    std::string out;
    for (char c; ::recv(fd_, &c, 1, 0) == 1 && c != '\n';) out += c;
    return out;
  }

 private:
  int fd_;
};

/// A model's thread that answers each question with itself, `echo` times.
class Table {
 public:
  explicit Table(const fs::path& socket, int echo = 1) {
    auto made = app::ProbeServer::start(socket, [this] { ++woken_; });
    REQUIRE_MESSAGE(made.ok(), (made.ok() ? "" : made.error().text()));
    server_ = std::move(made).value();
    thread_ = std::thread([this, echo] {
      while (!end_) {
        server_->answer_all([&](const std::string& line) {
          std::string out;
          for (int i = 0; i < echo; ++i) out += line;
          return out;
        });
        ++turns_;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
  }
  ~Table() { stop(); }
  void stop() {
    end_ = true;
    if (thread_.joinable()) thread_.join();
    server_.reset();
  }
  int turns() const { return turns_; }

 private:
  std::unique_ptr<app::ProbeServer> server_;
  std::atomic<bool> end_ = false;
  std::atomic<int> turns_ = 0, woken_ = 0;
  std::thread thread_;
};

}  // namespace

TEST_CASE("probe: a socket that cannot be made says why") {
  const auto probe = app::ProbeServer::start("/no/such/folder/probe.sock", [] {});
  REQUIRE_FALSE(probe.ok());
  CHECK(probe.error().text().find("/no/such/folder") != std::string::npos);
  CHECK_FALSE(app::ProbeServer::start(base::Path(std::string(200, 'x')), [] {}).ok());
}

TEST_CASE("probe: what has its name and is no socket stays as it is, and it says so") {
  const Folder folder;
  const fs::path name = folder.path / "evening.json", other = folder.path / "other";
  const auto refused = [&] {
    const auto probe = app::ProbeServer::start(name, [] {});
    REQUIRE_FALSE(probe.ok());
    CHECK(probe.error().code == base::ErrorCode::invalid);
    CHECK(probe.error().text().find("evening.json") != std::string::npos);
  };
  SUBCASE("a session") {
    std::ofstream(name) << "{}";
    refused();
    CHECK(fs::file_size(name) == 2);
  }
  SUBCASE("an empty folder") {
    fs::create_directory(name);
    refused();
    CHECK(fs::is_directory(name));
  }
  SUBCASE("a pipe, which would wait for a reader") {
    REQUIRE(::mkfifo(name.c_str(), 0600) == 0);
    refused();
    CHECK(fs::is_fifo(name));
  }
  SUBCASE("a link that leads nowhere") {
    fs::create_symlink(other, name);
    refused();
    CHECK(fs::is_symlink(name));
    CHECK_FALSE(fs::exists(other));
  }
  SUBCASE("a link to a socket that nobody answers at") {
    { const Table left(other); }
    fs::create_symlink(other, name);
    refused();
    CHECK(fs::is_symlink(name));
  }
}

TEST_CASE("probe: a socket that was left is replaced, one that is used is not") {
  const Folder folder;
  const fs::path name = folder.path / "probe";
  const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, name.c_str());
  REQUIRE(::bind(left, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  ::close(left);
  {
    const Table table(name);
    struct stat st {};
    REQUIRE(::stat(name.c_str(), &st) == 0);
    CHECK((st.st_mode & 07777) == 0600);
    const auto second = app::ProbeServer::start(name, [] {});
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == base::ErrorCode::locked);
    Client client(name);
    client.send("still there\n");
    CHECK(client.line() == "still there");
  }
  CHECK_FALSE(fs::exists(name));
  // A system's log socket is one of another kind.
  const int datagrams = ::socket(AF_UNIX, SOCK_DGRAM, 0);
  REQUIRE(::bind(datagrams, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  CHECK_FALSE(app::ProbeServer::start(name, [] {}).ok());
  CHECK(fs::is_socket(name));
  ::close(datagrams);
}

TEST_CASE("probe: at the end only its own socket is removed") {
  const Folder folder;
  const fs::path name = folder.path / "probe", aside = folder.path / "aside";
  Table table(name);
  fs::rename(name, aside);
  std::ofstream(name) << "somebody's";
  table.stop();
  CHECK(fs::file_size(name) == 10);
}

TEST_CASE("probe: several clients, several questions at once, a last one without more to come") {
  const Folder folder;
  const Table table(folder.path / "probe");
  Client a(folder.path / "probe"), b(folder.path / "probe");
  a.send("one\ntwo\nth");
  b.send("mine\n");
  CHECK(b.line() == "mine");
  CHECK(a.line() == "one");
  CHECK(a.line() == "two");
  a.send("ree\n");
  a.no_more();
  CHECK(a.line() == "three");
  CHECK(a.line() == "");
}

TEST_CASE("probe: who does not read, says nothing or half a line holds up nobody, nor the end") {
  const Folder folder;
  const fs::path name = folder.path / "probe";
  Table table(name, 2000000);
  std::vector<std::unique_ptr<Client>> mute;
  for (int i = 0; i < 5; ++i) {
    mute.push_back(std::make_unique<Client>(name));
    for (int k = 0; k < 50; ++k) mute.back()->send("never read\n");
    mute.push_back(std::make_unique<Client>(name));
    mute.push_back(std::make_unique<Client>(name));
    mute.back()->send("half a li");
  }
  const int before = table.turns();
  Client last(name);
  last.send("x\n");
  CHECK(last.line().size() == 2000000);
  CHECK(table.turns() > before);
  const auto from = std::chrono::steady_clock::now();
  table.stop();
  CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds(5));
}

TEST_CASE("probe: when too many have come, those who say nothing make room") {
  const Folder folder;
  const fs::path name = folder.path / "probe";
  const Table table(name);
  Client busy(name);
  std::vector<std::unique_ptr<Client>> mute;
  for (int i = 0; i < 60; ++i) {
    mute.push_back(std::make_unique<Client>(name));
    busy.send("here\n");
    CHECK(busy.line() == "here");
  }
  Client late(name);
  late.send("late\n");
  CHECK(late.line() == "late");
  CHECK(mute[0]->line() == "");
}

TEST_CASE("probe: a line without an end is not gathered for ever") {
  const Folder folder;
  const Table table(folder.path / "probe");
  Client client(folder.path / "probe");
  for (int i = 0; i < 200; ++i) client.send(std::string(1000, 'x'));
  CHECK(client.line() == "");
}
