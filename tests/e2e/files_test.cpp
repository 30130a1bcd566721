// Sessions as people's disks have them, through the real program: links, two copies of one session,
// names of every length, rights, another program's text, a second program beside an open table.
#include <sys/stat.h>

#include <filesystem>
#include <set>

#include "e2e/table_fixture.h"

using e2e::command;
using e2e::kProgram;
namespace fs = std::filesystem;

namespace {

struct Disk {
  support::TemporaryFolder folder;
  std::string path(const std::string& name) const { return (folder.path() / name).string(); }
  std::string cards(const std::string& name, const std::string& lines) const {
    std::ofstream(path(name), std::ios::binary) << lines;
    return path(name);
  }
  void run(const std::vector<std::string>& arguments) const {
    const auto done = command(kProgram, arguments);
    REQUIRE_MESSAGE(done.exit_code == 0, done.output);
  }
  /// The texts of the cards that the session has, as a report lists them.
  std::set<std::string> texts(const std::string& session) const {
    run({"report", session, "--format", "csv", "--out", path("out")});
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(path("out"))) {
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);)
        for (const char* text : {"common", "home1", "home2", "hall1", "hall5", "later"})
          if (line.find("," + std::string(text) + ",") != std::string::npos) found.insert(text);
    }
    fs::remove_all(path("out"));
    return found;
  }
};

}  // namespace

TEST_CASE("files: a session named by a link is the file it leads to, and the link stays one") {
  const Disk disk;
  fs::create_directories(disk.path("usb"));
  fs::create_directories(disk.path("desk"));
  disk.run({"new", disk.path("usb/e.json"), "--title", "t"});
  disk.run({"import", disk.path("usb/e.json"), disk.cards("c", "common\n")});
  fs::create_symlink("../usb/e.json", disk.path("desk/e.json"));
  disk.run({"import", disk.path("desk/e.json"), disk.cards("l", "later\n")});
  CHECK(fs::is_symlink(disk.path("desk/e.json")));
  CHECK(disk.texts(disk.path("usb/e.json")) == std::set<std::string>{"common", "later"});
  CHECK(disk.texts(disk.path("desk/e.json")) == std::set<std::string>{"common", "later"});
  std::size_t beside = 0;
  for (const auto& entry : fs::directory_iterator(disk.path("desk"))) beside += entry.exists();
  CHECK(beside == 1);
}

TEST_CASE("files: two copies of a session that both went on are not mixed, and both are kept") {
  const Disk disk;
  fs::create_directories(disk.path("hall"));
  fs::create_directories(disk.path("home"));
  const std::string hall = disk.path("hall/e.json"), home = disk.path("home/e.json");
  disk.run({"new", hall, "--title", "t"});
  disk.run({"import", hall, disk.cards("c", "common\n")});
  fs::copy_file(hall, home);
  disk.run({"import", home, disk.cards("a", "home1\nhome2\n")});
  disk.run({"import", hall, disk.cards("b", "hall1\nhall2\nhall3\nhall4\nhall5\n")});
  fs::copy_file(home, hall, fs::copy_options::overwrite_existing);
  const auto check = command(kProgram, {"check", hall});
  CHECK(check.exit_code == 1);
  CHECK(check.output.find("another copy") != std::string::npos);
  CHECK(disk.texts(hall) == std::set<std::string>{"common", "home1", "home2"});
  disk.run({"import", hall, disk.cards("l", "later\n")});
  CHECK(disk.texts(hall) == std::set<std::string>{"common", "home1", "home2", "later"});
  std::string other;
  for (const auto& entry : fs::directory_iterator(disk.path("hall")))
    if (const std::string name = entry.path().filename().string();
        name.find(".other-") != name.npos && name.ends_with(".json"))
      other = entry.path().string();
  REQUIRE_FALSE(other.empty());
  CHECK(disk.texts(other) == std::set<std::string>{"common", "hall1", "hall5"});
  CHECK(command(kProgram, {"check", hall}).exit_code == 0);
  CHECK(command(kProgram, {"check", other}).exit_code == 0);
}

TEST_CASE("files: a damaged session is saved whatever the length of its name") {
  const Disk disk;
  for (const std::size_t length : {100u, 230u, 236u, 241u, 250u, 255u}) {
    CAPTURE(length);
    const std::string session = disk.path(std::string(length - 5, 'x') + ".json");
    disk.run({"new", session, "--title", "t"});
    std::string text;
    {
      std::ifstream in(session);
      text.assign(std::istreambuf_iterator<char>(in), {});
    }
    text.replace(text.find("\"title\": \"t\""), 12, "\"title\": 7");
    std::ofstream(session) << text;
    disk.run({"import", session, disk.cards("c", "common\n")});
    CHECK(disk.texts(session) == std::set<std::string>{"common"});
    CHECK(command(kProgram, {"check", session}).exit_code == 0);
  }
}

TEST_CASE("files: a private session stays private, and so does all that lies beside it") {
  const Disk disk;
  const std::string session = disk.path("e.json");
  disk.run({"new", session});
  ::chmod(session.c_str(), 0600);
  fs::remove(disk.path("e.journal"));
  disk.run({"import", session, disk.cards("c", "common\n")});
  for (const auto& entry : fs::directory_iterator(disk.folder.path())) {
    if (entry.path().filename().string().find("e.") == std::string::npos) continue;
    struct stat s {};
    REQUIRE(::stat(entry.path().c_str(), &s) == 0);
    CHECK_MESSAGE((s.st_mode & 0777) == 0600, entry.path().string());
  }
}

TEST_CASE("files: a session saved as UTF-16 is told what helps") {
  const Disk disk;
  const std::string session = disk.path("e.json");
  std::ofstream(session, std::ios::binary) << std::string("\xff\xfe{\0\"\0f\0", 8);
  const auto check = command(kProgram, {"check", session});
  CHECK(check.exit_code == 1);
  CHECK(check.output.find("UTF-8") != std::string::npos);
}

TEST_CASE("files: `new` beside a session never takes its journal, however the name is written") {
  const Disk disk;
  disk.run({"new", disk.path("a.json"), "--title", "t"});
  disk.run({"import", disk.path("a.json"), disk.cards("c", "common\n")});
  CHECK(command(kProgram, {"new", disk.path("a")}).exit_code == 1);
  disk.run({"new", disk.path("a.txt")});
  CHECK(fs::exists(disk.path("a.txt.json")));
  fs::remove(disk.path("a.json"));
  // Made again from its journal, which is still its own.
  CHECK(disk.texts(disk.path("a.json")) == std::set<std::string>{"common"});
}
