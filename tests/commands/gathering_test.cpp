// A stick into the town's collection: sessions, a card for each evening, and the book that is made of them.
#include "commands/gathering.h"

#include <doctest/doctest.h>

#include "base/assets.h"
#include "commands/collecting.h"
#include "storage/evening_card.h"
#include "storage/live_session.h"
#include "storage/session_writer.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

namespace {

struct Bench {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  support::MemoryFileSystem files;

  Bench() { REQUIRE(files.make_folders("/stick").ok()); }
  base::Id put(const std::string& name, const std::string& venue, const std::string& group) {
    storage::NewSession wishes;
    wishes.title = "駅前の会";
    wishes.date = "2026-07-05";
    wishes.venue = venue;
    wishes.questions = {"なぜ？"};
    model::Session session = storage::make_session(wishes, ids, clock.wall());
    session.group = group;
    files.put("/stick/" + name, storage::session_text(session, {}));
    return session.id;
  }
  base::Result<commands::GatherDone> gather() {
    return commands::gather(files, clock, {"/stick", "/city/", {}}, base::Messages());
  }
  std::string content(const base::Path& path) {
    const auto bytes = files.content(path);
    REQUIRE_MESSAGE(bytes, path.string());
    return *bytes;
  }
};

}  // namespace

TEST_CASE("gather: tables of one evening lie together, with one card that names them") {
  Bench bench;
  const base::Id a = bench.put("a.json", "北/公民館", "1"),
                 b = bench.put("b.json", "北/公民館", "2");
  (void)bench.put("c.json", "南公民館", "1");
  const auto done = bench.gather();
  REQUIRE(done.ok());
  CHECK(done->added == 3);
  CHECK(done->notes.empty());
  const base::Path north = "/city/2026-07-05-北-公民館";
  CHECK(bench.files.exists(north / ("1-" + a.str() + ".json")));
  CHECK(bench.files.exists(north / ("2-" + b.str() + ".json")));
  const auto card = storage::EveningCard::parse(bench.content(north / "evening.json"));
  REQUIRE(card);
  CHECK(card->has(a));
  CHECK(card->has(b));
  CHECK(bench.files.exists("/city/2026-07-05-南公民館/evening.json"));
}

TEST_CASE("gather: again it changes nothing, and what people wrote into a card stays") {
  Bench bench;
  (void)bench.put("a.json", "北公民館", "1");
  bench.files.put("/stick/evening.json",
                  "{\"format\":\"kurumaza-evening\",\"facilitator\":\"山田\"}");
  REQUIRE(bench.gather().ok());
  const base::Path card = "/city/2026-07-05-北公民館/evening.json";
  CHECK(bench.content(card).find("山田") != std::string::npos);
  std::string written = bench.content(card);
  written.replace(written.find("駅前の会"), std::string("駅前の会").size(), "本当の題");
  bench.files.put(card, written);
  const auto names = bench.files.names();
  const auto again = bench.gather();
  REQUIRE(again.ok());
  CHECK(again->nothing == 1);
  CHECK(again->foreign == 0);
  CHECK(bench.content(card) == written);
  CHECK(bench.files.names() == names);
}

TEST_CASE("gather: something else of the card's name is left as it is, and said") {
  Bench bench;
  (void)bench.put("a.json", "北公民館", "1");
  const base::Path folder = "/city/2026-07-05-北公民館";
  REQUIRE(bench.files.make_folders(folder).ok());
  bench.files.put(folder / "evening.json", "[1]");
  const auto done = bench.gather();
  REQUIRE(done.ok());
  CHECK(done->added == 1);
  CHECK(done->notes.size() == 1);
  CHECK(bench.content(folder / "evening.json") == "[1]");
}

TEST_CASE("gather: a stick that is empty, or not there, is said") {
  Bench bench;
  CHECK(bench.gather().error().code == base::ErrorCode::not_found);
  bench.files.vanish("/stick");
  CHECK_FALSE(bench.gather().ok());
}

TEST_CASE("gather: a stick that is pulled out meanwhile is said, and what came of it is there") {
  Bench bench;
  (void)bench.put("a.json", "北公民館", "1");
  (void)bench.put("b.json", "北公民館", "2");
  const auto done = commands::gather(
      bench.files, bench.clock,
      {"/stick", "/city",
       [&](std::size_t, std::size_t, const std::string&) { bench.files.vanish("/stick"); }},
      base::Messages());
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().code == base::ErrorCode::unavailable);
  CHECK(done.error().text().find("1 of 2") != std::string::npos);
  CHECK(bench.files.exists("/city/2026-07-05-北公民館/evening.json"));
}

TEST_CASE("gather: the collection becomes the city's book, and no card is taken for a session") {
  Bench bench;
  (void)bench.put("a.json", "北公民館", "1");
  (void)bench.put("b.json", "南公民館", "1");
  REQUIRE(bench.gather().ok());
  const auto book =
      commands::collect_sessions(bench.files, base::find_assets().fonts,
                                 {{"/city"}, "/out", "Book", false, {}}, base::Messages());
  REQUIRE(book.ok());
  CHECK(book->sessions == 2);
  CHECK(book->left_out.empty());
}
