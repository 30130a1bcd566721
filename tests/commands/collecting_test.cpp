// Many sessions into one book: what is taken, what is left out and named, and what a disk does.
#include "commands/collecting.h"

#include <doctest/doctest.h>

#include "base/assets.h"
#include "commands/progress_bar.h"
#include "storage/live_session.h"
#include "storage/session_writer.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

namespace {

struct Bench {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  support::MemoryFileSystem files;

  model::Session session(const std::string& venue) {
    storage::NewSession wishes;
    wishes.title = "Evening at " + venue;
    wishes.venue = venue;
    wishes.questions = {"Why?"};
    model::Session out = storage::make_session(wishes, ids, clock.wall());
    model::Board& board = out.boards.begin()->second;
    model::Card card;
    card.id = ids.next();
    card.text = "said at " + venue;
    card.made = 1;
    board.cards[card.id] = card;
    return out;
  }
  void put(const base::Path& path, const model::Session& session) {
    REQUIRE(files.make_folders(path.parent_path()).ok());
    files.put(path, storage::session_text(session, {}));
  }
  base::Result<commands::CollectDone> collect(std::vector<base::Path> from, bool reports = false) {
    return commands::collect_sessions(files, base::find_assets().fonts,
                                      {std::move(from), "/out", "Book", reports, {}},
                                      base::Messages());
  }
  std::string content(const base::Path& path) {
    const auto bytes = files.content(path);
    REQUIRE_MESSAGE(bytes, path.string());
    return *bytes;
  }
};

}  // namespace

TEST_CASE("collect: sessions of a folder and the folders in it become one book") {
  Bench bench;
  bench.put("/city/a.json", bench.session("North"));
  bench.put("/city/south/b.JSON", bench.session("South"));
  bench.put("/city/.bin/c.json", bench.session("Gone"));
  bench.files.put("/city/notes.txt", "no session");
  const auto done = bench.collect({"/city", "/city/a.json"});
  REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().text()));
  CHECK(done->sessions == 2);
  CHECK(done->cards == 2);
  CHECK(done->left_out.empty());
  const std::string page = bench.content("/out/index.html");
  CHECK(page.find("said at North") != std::string::npos);
  CHECK(page.find("said at South") != std::string::npos);
  CHECK(page.find("Gone") == std::string::npos);
  CHECK(bench.content("/out/collection.xlsx").starts_with("PK"));
  CHECK(bench.content("/out/maps/001-1.svg").starts_with("<svg"));
  CHECK_FALSE(bench.files.exists("/out/reports"));
}

TEST_CASE("collect: the report of each where that is wished") {
  Bench bench;
  bench.put("/a.json", bench.session("North"));
  REQUIRE(bench.collect({"/a.json"}, true).ok());
  CHECK(bench.content("/out/reports/001.html").find("said at North") != std::string::npos);
  CHECK(bench.content("/out/index.html").find("href=\"reports/001.html\"") != std::string::npos);
}

TEST_CASE("collect: what cannot be read is left out and named, and the rest is there") {
  Bench bench;
  const model::Session north = bench.session("North");
  bench.put("/city/a.json", north);
  bench.put("/city/again.json", north);
  bench.files.put("/city/broken.json", "{\"kurumaza\":");
  bench.files.put("/city/list.json", "[1,2,3]");
  bench.files.put("/city/empty.json", "");
  const auto done = bench.collect({"/city", "/city/missing.json"});
  REQUIRE(done.ok());
  CHECK(done->sessions == 1);
  REQUIRE(done->left_out.size() == 5);
  std::vector<std::string> names;
  for (const report::LeftOut& left : done->left_out) {
    names.push_back(left.file);
    CHECK_FALSE(left.why.empty());
  }
  CHECK(names == std::vector<std::string>{"/city/again.json", "/city/broken.json",
                                          "/city/empty.json", "/city/list.json",
                                          "/city/missing.json"});
  CHECK(done->left_out[0].why == "It is the same session as a.json.");
  const std::string page = bench.content("/out/index.html");
  CHECK(page.find("<bdi>broken.json</bdi>") != std::string::npos);
  CHECK(page.find("/city/") == std::string::npos);  // where it lies is nobody's business
}

TEST_CASE("collect: where there is no session at all that is said, and no book is made") {
  Bench bench;
  REQUIRE(bench.files.make_folders("/empty").ok());
  const auto none = bench.collect({"/empty"});
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().code == base::ErrorCode::not_found);
  bench.files.put("/broken.json", "{");
  const auto broken = bench.collect({"/broken.json"});
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().message.english().find("broken.json") != std::string::npos);
  CHECK_FALSE(bench.files.exists("/out/index.html"));
}

TEST_CASE("collect: wherever the disk fails it is said, and no half file has its final name") {
  int failed = 0;
  for (std::uint64_t after = 0; after < 60; ++after) {
    Bench bench;
    bench.put("/city/a.json", bench.session("North"));
    bench.put("/city/b.json", bench.session("South"));
    bench.files.fail_after(after);
    const auto done = bench.collect({"/city"}, true);
    bench.files.heal();
    if (const auto page = bench.files.content("/out/index.html"))
      CHECK(page->ends_with("</html>\n"));
    if (const auto map = bench.files.content("/out/maps/001-1.svg"))
      CHECK(map->find("</svg>") != std::string::npos);
    if (done && done->left_out.empty()) {
      CHECK(done->sessions == 2);
      break;
    }
    ++failed;
  }
  CHECK(failed > 3);
  CHECK(failed < 60);
}

TEST_CASE("collect: it is told how far it is, in order") {
  Bench bench;
  for (const char* name : {"a", "b", "c"})
    bench.put(base::Path("/city") / (std::string(name) + ".json"), bench.session(name));
  std::vector<std::string> told;
  const auto done = commands::collect_sessions(
      bench.files, base::find_assets().fonts,
      {{"/city"},
       "/out",
       "",
       false,
       [&](std::size_t n, std::size_t all, const std::string& file) {
         told.push_back(std::to_string(n) + "/" + std::to_string(all) + " " + file);
       }},
      base::Messages());
  REQUIRE(done.ok());
  CHECK(told == std::vector<std::string>{"1/3 a.json", "2/3 b.json", "3/3 c.json"});
}

TEST_CASE("progress bar: as long as how far it is, and no wider than the terminal") {
  CHECK(commands::ProgressBar::line(0, 2, "a", 79) == "[" + std::string(24, ' ') + "] 0/2 a");
  CHECK(commands::ProgressBar::line(1, 2, "a", 79) ==
        "[" + std::string(12, '#') + std::string(12, ' ') + "] 1/2 a");
  CHECK(commands::ProgressBar::line(2, 2, "懇談会", 34).ends_with("2/2 懇"));
  CHECK(commands::ProgressBar::line(1, 1, "a\x1b[2J", 79).find('\x1b') == std::string::npos);
}

TEST_CASE("collect: what may name somebody is counted, or its session left out") {
  Bench bench;
  auto named = bench.session("Town");
  named.boards.begin()->second.cards.begin()->second.text = "call 090-1234-5678";
  bench.put("/in/a.json", named);
  bench.put("/in/b.json", bench.session("Village"));
  const auto done = bench.collect({"/in"});
  REQUIRE(done.ok());
  CHECK(done->sessions == 2);
  CHECK(done->people == 1);
  CHECK(done->people_sessions == 1);
  commands::CollectWishes strict{{"/in"}, "/strict", "Book"};
  strict.strict_names = true;
  const auto without =
      commands::collect_sessions(bench.files, base::find_assets().fonts, strict, base::Messages());
  REQUIRE(without.ok());
  CHECK(without->sessions == 1);
  REQUIRE(without->left_out.size() == 1);
  CHECK(without->left_out[0].file == "/in/a.json");
}
