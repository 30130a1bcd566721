#include "storage/collected_session.h"

#include <doctest/doctest.h>

#include "ops/document.h"
#include "storage/journal_reader.h"
#include "storage/open_session.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"
#include "support/random_walk.h"

using storage::CollectedSession;

namespace {

const base::Path kPath = "/hall/t07.json", kJournal = "/hall/t07.journal";

/// A table's journal, line by line, and the session it ends with.
struct Story {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  std::mt19937 random{7};
  model::Session session = support::small_session(ids);
  storage::JournalPoint point{0, storage::hash_of_beginning(session.id)};
  std::string header = storage::journal_header(session, point);
  std::vector<std::string> lines;

  explicit Story(int actions) {
    for (; actions > 0; --actions)
      for (const ops::Op& op : support::random_action(session, random, ids))
        if (ops::apply(session, op))
          lines.push_back(storage::journal_line(lines.size() + 1, clock.wall(), lines.size() + 1,
                                                op, *point.hash));
  }
  std::string text() const {
    std::string all = header;
    for (const std::string& line : lines) all += line;
    return all;
  }
};

void run(CollectedSession& session, support::ManualClock& clock, double seconds) {
  for (const double until = clock.now_s() + seconds; clock.now_s() < until;) {
    const double next = session.step();
    clock.advance(std::clamp(next - clock.now_s(), 0.001, 0.05));
  }
}

}  // namespace

TEST_CASE(
    "collected session: the journal is the table's byte for byte, the session file what follows") {
  Story story(80);
  support::MemoryFileSystem files;
  auto begun = CollectedSession::begin(files, story.clock, kPath, story.header);
  REQUIRE(begun);
  std::uint64_t seq = 0;
  for (const std::string& line : story.lines) {
    (*begun)->take(line, ++seq);
    run(**begun, story.clock, 0.03);
  }
  run(**begun, story.clock, 10);
  CHECK(files.content(kJournal) == story.text());
  CHECK(storage::session_text((*begun)->session(), 0) == storage::session_text(story.session, 0));
  REQUIRE((*begun)->close());
  const auto loaded = storage::load_session(files, kPath);
  REQUIRE(loaded);
  CHECK(loaded->findings.empty());
  CHECK(loaded->replayed == 0);
  CHECK(storage::session_text(loaded->session, 0) == storage::session_text(story.session, 0));
}

TEST_CASE("collected session: opened again it goes on where it was, also after a power cut") {
  Story story(40);
  support::MemoryFileSystem files;
  const std::size_t half = story.lines.size() / 2;
  {
    auto begun = CollectedSession::begin(files, story.clock, kPath, story.header);
    REQUIRE(begun);
    for (std::size_t n = 0; n < half; ++n) (*begun)->take(story.lines[n], n + 1);
    run(**begun, story.clock, 1);
    files.crash();
  }
  auto again = CollectedSession::open(files, story.clock, kPath);
  REQUIRE(again);
  REQUIRE((*again)->last_seq() == half);
  CHECK((*again)->last_line() + "\n" == story.lines[half - 1]);
  for (std::size_t n = half; n < story.lines.size(); ++n) (*again)->take(story.lines[n], n + 1);
  REQUIRE((*again)->close());
  CHECK(files.content(kJournal) == story.text());
}

TEST_CASE("collected session: one that has no op yet is told from its header when it is opened") {
  Story story(1);
  support::MemoryFileSystem files;
  {
    auto begun = CollectedSession::begin(files, story.clock, kPath, story.header);
    REQUIRE(begun);
    REQUIRE((*begun)->close());
  }
  auto again = CollectedSession::open(files, story.clock, kPath);
  REQUIRE(again);
  CHECK((*again)->last_seq() == 0);
  CHECK((*again)->last_line() + "\n" == story.header);
}

TEST_CASE("collected session: a line that stands for a lost one is kept, and the rest goes on") {
  Story story(20);
  REQUIRE(story.lines.size() > 5);
  support::MemoryFileSystem files;
  auto begun = CollectedSession::begin(files, story.clock, kPath, story.header);
  REQUIRE(begun);
  story.lines[3] = "{\"seq\":4,\"gone\":true}\n";
  std::string all;
  for (const std::string& line : story.lines) all += line;
  (*begun)->take(all, story.lines.size());
  REQUIRE((*begun)->close());
  CHECK(files.content(kJournal) == story.text());
  auto again = CollectedSession::open(files, story.clock, kPath);
  REQUIRE(again);
  CHECK((*again)->last_seq() == story.lines.size());
}

TEST_CASE("collected session: what is no beginning, or lies there already, is refused") {
  Story story(1);
  support::MemoryFileSystem files;
  CHECK_FALSE(CollectedSession::begin(files, story.clock, kPath, "{\"seq\":0,\"gone\":true}\n"));
  CHECK_FALSE(CollectedSession::begin(files, story.clock, kPath, ""));
  CHECK_FALSE(files.exists(kPath));
  files.put(kPath, "somebody's");
  CHECK_FALSE(CollectedSession::begin(files, story.clock, kPath, story.header));
  CHECK(files.content(kPath) == "somebody's");
}
