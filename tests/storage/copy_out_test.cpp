// Files copied to a stick: whole, beside what lies there, or not at all.
#include "storage/copy_out.h"

#include <doctest/doctest.h>

#include <thread>

#include "storage/copy_worker.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

namespace {

struct Desk {
  Desk() {
    REQUIRE(files.make_folders("/s").ok());
    REQUIRE(files.make_folders("/media/STICK").ok());
    files.put("/s/evening.json", "session");
    files.put("/s/evening.journal", std::string(5u << 20, 'j'));
  }
  base::Result<std::vector<base::Path>> copy(const std::string& stem = "evening") {
    return storage::copy_out(files,
                             {{{"/s/evening.json", ".json"}, {"/s/evening.journal", ".journal"}},
                              stem,
                              "/media/STICK",
                              progress});
  }
  std::vector<std::string> on_stick() const {
    std::vector<std::string> out;
    for (const std::string& name : files.names())
      if (name.starts_with("/media/STICK/")) out.push_back(name);
    return out;
  }
  support::MemoryFileSystem files;
  std::shared_ptr<storage::CopyProgress> progress = std::make_shared<storage::CopyProgress>();
};

}  // namespace

TEST_CASE("copying out: every byte is there and lasts, and it says how far it is") {
  Desk desk;
  const auto there = desk.copy();
  REQUIRE(there.ok());
  CHECK(*there ==
        std::vector<base::Path>{"/media/STICK/evening.json", "/media/STICK/evening.journal"});
  CHECK(desk.progress->all == (5u << 20) + 7);
  CHECK(desk.progress->done == desk.progress->all);
  desk.files.crash();  // pulled out
  CHECK(desk.files.content("/media/STICK/evening.json") == "session");
  CHECK(desk.files.content("/media/STICK/evening.journal")->size() == 5u << 20);
  CHECK(desk.on_stick().size() == 2);
}

TEST_CASE("copying out: what lies there is never written over; all get the same number") {
  Desk desk;
  desk.files.put("/media/STICK/evening.journal", "another's");
  CHECK(desk.copy()->front() == "/media/STICK/evening-2.json");
  CHECK(desk.copy()->back() == "/media/STICK/evening-3.journal");
  CHECK(desk.files.content("/media/STICK/evening.journal") == "another's");
  CHECK_FALSE(desk.files.exists("/media/STICK/evening.json"));
}

TEST_CASE("copying out: what is not there is left out, and nothing at all is said") {
  Desk desk;
  REQUIRE(desk.files.remove("/s/evening.json").ok());
  CHECK(desk.copy()->size() == 1);
  REQUIRE(desk.files.remove("/s/evening.journal").ok());
  CHECK(desk.copy().error().code == base::ErrorCode::not_found);
}

TEST_CASE("copying out: a name that sticks refuse is changed") {
  Desk desk;
  CHECK(desk.copy("いつ? どこ: \"町\".. ")->front() == "/media/STICK/いつ- どこ- -町-.json");
  CHECK(desk.copy("...")->front() == "/media/STICK/kurumaza.json");
}

TEST_CASE("copying out: a full, refused or missing stick is said, and has nothing of it") {
  Desk desk;
  desk.files.put("/media/STICK/old.txt", "old");
  base::ErrorCode code{};
  SUBCASE("full") {
    desk.files.disk_full_after(desk.files.bytes_in_use() + (3u << 20));
    const auto copied = desk.copy();
    REQUIRE_FALSE(copied.ok());
    code = copied.error().code;
    CHECK(code == base::ErrorCode::no_space);
    CHECK(copied.error().message.english().find("6 MB") != std::string::npos);
  }
  SUBCASE("write-protected, and it says so") {
    desk.files.set_read_only_disk();
    CHECK(desk.copy().error().code == base::ErrorCode::permission);
  }
  SUBCASE("somebody else's") {
    desk.files.set_read_only(true);
    CHECK(desk.copy().error().code == base::ErrorCode::permission);
  }
  CHECK(desk.on_stick() == std::vector<std::string>{"/media/STICK/old.txt"});
}

TEST_CASE("copying out: pulled out in the middle, whenever that is") {
  Desk whole;
  REQUIRE(whole.copy().ok());
  Desk gone;
  gone.files.vanish("/media/STICK", true);
  CHECK(gone.copy().error().code == base::ErrorCode::unavailable);
  for (std::uint64_t n = 0;; ++n) {
    Desk desk;
    desk.files.fail_after(n);
    const auto copied = desk.copy();
    if (copied) break;
    CAPTURE(n);
    CHECK(copied.error().code == base::ErrorCode::io);
    for (const std::string& name : desk.on_stick()) {
      // Nothing can be tidied there any more; but what has the name is whole.
      const auto content = desk.files.content(name);
      if (name.ends_with("/evening.json")) CHECK(content == "session");
      if (name.ends_with("/evening.journal")) CHECK(content->size() == 5u << 20);
    }
    REQUIRE(n < 1000);
  }
}

TEST_CASE("copying out: on a thread of its own") {
  Desk desk;
  support::ManualClock clock;
  storage::CopyWorker worker(
      [&]() -> base::Result<std::unique_ptr<storage::CopyTask::Engine>> {
        return std::make_unique<storage::CopyTask::Engine>(storage::CopyTask::Engine{desk.files});
      },
      clock, [] {});
  worker.ask(1, 7, {{{"/s/evening.json", ".json"}}, "evening", "/media/STICK", desk.progress});
  std::vector<storage::CopyWorker::Answer> answers;
  while (answers.empty()) {
    answers = worker.poll();
    std::this_thread::yield();
  }
  CHECK(answers[0].serial == 7);
  CHECK(answers[0].kind == storage::CopyWorker::Answer::Kind::answered);
  CHECK(answers[0].reply == std::vector<base::Path>{"/media/STICK/evening.json"});
}
