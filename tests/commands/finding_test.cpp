// Words in many sessions: real session files, from the disk to what is printed.
#include "commands/finding.h"

#include <doctest/doctest.h>

#include "storage/live_session.h"
#include "storage/session_writer.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

TEST_CASE("find: cards of session files are found, with their island, and as JSON for programs") {
  support::ManualClock clock;
  base::IdSource ids(clock, 5);
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/city").ok());
  model::Session session = storage::make_session(
      {"駅前の会", "2026-07-05", "公民館", {}, {"なぜ？"}}, ids, clock.wall());
  model::Board& board = session.boards.begin()->second;
  model::Island island;
  island.id = ids.next();
  island.plate = "自転車";
  board.islands[island.id] = island;
  model::Card card;
  card.id = ids.next();
  card.text = "駅前に駐輪場がほしい";
  card.island = island.id;
  card.made = 1;
  board.cards[card.id] = card;
  files.put("/city/a.json", storage::session_text(session, {}));
  files.put("/city/broken.json", "{");
  archive::Archive all = commands::archive_of(files, "/city", {});
  REQUIRE(all.look().ok());
  REQUIRE(all.read_some(60).ok());
  const auto answer = all.search("駐輪場 ﾎｼｲ", 10);
  REQUIRE(answer.ok());
  REQUIRE(answer->hits.things == 1);
  CHECK(answer->hits.first[0].thing.island == "自転車");
  CHECK(answer->hits.first[0].venue == "公民館");
  CHECK(all.known()->damaged == 1);
  const std::string json = commands::found_as_json(*answer);
  for (const char* part : {"\"kind\": \"card\"", "\"text\": \"駅前に駐輪場がほしい\"",
                           "\"things\": 1", "\"path\": \"/city/a.json\"", "\"counted\": true"})
    CHECK_MESSAGE(json.find(part) != std::string::npos, part);
}
