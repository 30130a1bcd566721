// A folder that is searched: only what changed is read again, and an index that is no good is made again.
#include "archive/archive.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <fstream>

#include "support/manual_clock.h"
#include "support/memory_file_system.h"

namespace {

/// A folder of this machine's disk, gone at the end.
struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kurumaza-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  base::Path path;
};

/// Sessions whose file holds the text of their one card; "broken" and "none" are no sessions.
struct Bench {
  support::MemoryFileSystem files;
  Folder folder;
  std::atomic<int> reads = 0;
  base::Path cache = folder.path / "find";
  std::optional<archive::Archive> all;

  Bench() {
    REQUIRE(files.make_folders("/city/2026-park").ok());
    begin();
  }
  /// As another program, or the same later.
  void begin() {
    all.emplace(
        files, [this](const base::Path& path) { return read(path); },
        archive::Places{"/city", cache});
  }
  base::Result<model::Session> read(const base::Path& path) {
    ++reads;
    auto text = files.read(path, 1000);
    if (!text) return text.error();
    if (*text == "broken") return base::Error{base::ErrorCode::parse, "broken", {}};
    if (*text == "none") return base::Error{base::ErrorCode::format, "none", {}};
    model::Session out;
    model::Board board;
    model::Card card;
    out.id.bytes[0] = board.id.bytes[0] = card.id.bytes[0] = 1;
    card.text = *text;
    board.cards[card.id] = card;
    out.boards[board.id] = board;
    return out;
  }
  archive::Progress refresh() {
    const auto looked = all->look();
    REQUIRE_MESSAGE(looked.ok(), (looked.ok() ? "" : looked.error().text()));
    const auto done = all->read_some(60);
    REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().text()));
    CHECK(done->is_ready());
    return *looked;
  }
  std::vector<std::string> find(const std::string& word) {
    const auto answer = all->search(word, 50);
    REQUIRE_MESSAGE(answer.ok(), (answer.ok() ? "" : answer.error().text()));
    std::vector<std::string> out;
    for (const archive::Hit& hit : answer->hits.first) out.push_back(hit.path.string());
    std::ranges::sort(out);
    return out;
  }
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "archive: sessions of a folder and those in it are found; others are read once and left") {
  Bench bench;
  bench.files.put("/city/a.json", "花を植える");
  bench.files.put("/city/2026-park/b.json", "花壇");
  bench.files.put("/city/.bin.json", "花");
  bench.files.put("/city/a.original-2026.json", "花");
  bench.files.put("/city/evening.json", "none");
  bench.files.put("/city/c.json", "broken");
  CHECK(bench.refresh().all == 4);
  CHECK(bench.find("花") == Paths{"/city/2026-park/b.json", "/city/a.json"});
  CHECK(bench.all->known()->damaged == 1);
  bench.begin();
  CHECK(bench.refresh().all == 0);
  CHECK(bench.reads == 4);
}

TEST_CASE(
    "archive: what changed is read again, its journal's change counts, what is gone vanishes") {
  Bench bench;
  bench.files.put("/city/a.json", "花");
  bench.files.put("/city/b.json", "花");
  bench.files.put("/city/c.json", "花");
  (void)bench.refresh();
  bench.files.put("/city/a.json", "木々");
  bench.files.put("/city/b.journal", "more");
  REQUIRE(bench.files.remove("/city/c.json").ok());
  CHECK(bench.refresh().all == 2);
  CHECK(bench.find("花") == Paths{"/city/b.json"});
  CHECK(bench.find("木") == Paths{"/city/a.json"});
}

TEST_CASE("archive: an index that is damaged, or no index at all, is made again") {
  Bench bench;
  bench.files.put("/city/a.json", "花");
  (void)bench.refresh();
  const base::Path file = archive::index_file({"/city", bench.cache});
  REQUIRE(std::filesystem::exists(file));
  for (const char* content : {"no database at all, but long enough to be taken for one", ""}) {
    bench.all.reset();
    std::filesystem::remove(file.string() + "-wal");
    std::filesystem::remove(file.string() + "-shm");
    std::ofstream(file, std::ios::trunc) << content;
    bench.begin();
    CHECK(bench.refresh().all == 1);
    CHECK(bench.find("花") == Paths{"/city/a.json"});
  }
}

TEST_CASE("archive: pages of an index that were overwritten are seen, and it is made again") {
  Bench bench;
  for (int n = 0; n < 200; ++n)
    bench.files.put("/city/" + std::to_string(n) + ".json", "花を植える " + std::to_string(n));
  (void)bench.refresh();
  const base::Path file = archive::index_file({"/city", bench.cache});
  bench.all.reset();
  const auto size = std::filesystem::file_size(file);
  {
    std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
    for (std::uintmax_t at = 4096; at < size; at += 4096) {
      damage.seekp(std::streamoff(at));
      damage << std::string(2000, '\x5a');
    }
  }
  bench.begin();
  (void)bench.refresh();
  CHECK(bench.find("花").size() == 50);
}

TEST_CASE("archive: damage that only a search meets is said, and the index is made again") {
  Bench bench;
  for (int n = 0; n < 200; ++n)
    bench.files.put("/city/" + std::to_string(n) + ".json", "花を植える " + std::to_string(n));
  (void)bench.refresh();
  bench.all.reset();
  {
    auto database = archive::Database::open(archive::index_file({"/city", bench.cache}));
    REQUIRE(database.ok());
    REQUIRE(database->run("UPDATE words_data SET block = substr(block, 1, 20) WHERE id > 10").ok());
  }
  bench.begin();
  (void)bench.refresh();
  const auto answer = bench.all->search("花を植", 10);
  REQUIRE_FALSE(answer.ok());
  CHECK(answer.error().code == base::ErrorCode::format);
  CHECK(bench.refresh().all == 200);
  CHECK(bench.all->search("花を植", 10)->hits.things == 200);
}

TEST_CASE("archive: two programs use one index at once, and each finds what the other has read") {
  Bench bench;
  for (int n = 0; n < 40; ++n)
    bench.files.put("/city/" + std::to_string(n) + ".json", "花 " + std::to_string(n));
  archive::Archive other(bench.files, [&](const base::Path& path) { return bench.read(path); },
                         {"/city", bench.cache});
  REQUIRE(bench.all->look()->all == 40);
  REQUIRE(other.look()->all == 40);
  REQUIRE(bench.all->read_some(60)->is_ready());
  REQUIRE(other.read_some(60)->is_ready());  // the same again: nothing is there twice
  CHECK(bench.all->search("花", 100)->hits.things == 40);
  CHECK(other.search("花", 100)->hits.things == 40);
}

TEST_CASE("archive: it is read piece by piece, and what was read is found meanwhile") {
  Bench bench;
  for (int n = 0; n < 300; ++n)
    bench.files.put("/city/" + std::to_string(n) + ".json", "花 " + std::to_string(n));
  REQUIRE(bench.all->look()->all == 300);
  const auto first = bench.all->read_some(0);
  REQUIRE(first.ok());
  CHECK(first->done > 0);
  CHECK(first->done < 300);
  CHECK(bench.all->search("花", 1)->hits.things == first->done);
  REQUIRE(bench.all->read_some(60)->is_ready());
  CHECK(bench.all->search("花", 1)->hits.things == 300);
  CHECK(bench.reads == 300);
}

TEST_CASE("archive: a file that cannot be read now is tried again next time") {
  Bench bench;
  bench.files.put("/city/a.json", "花");
  bench.files.set_unreadable("/city/a.json", base::ErrorCode::permission);
  (void)bench.refresh();
  CHECK(bench.find("花").empty());
  bench.files.heal();
  CHECK(bench.refresh().all == 1);
  CHECK(bench.find("花").size() == 1);
}

TEST_CASE("archive: a folder that is not there is said, and so is a cache that cannot be written") {
  Bench bench;
  archive::Archive none(bench.files, [&](const base::Path& path) { return bench.read(path); },
                        {"/nowhere", bench.cache});
  CHECK(none.look().error().code == base::ErrorCode::not_found);
  std::ofstream(bench.folder.path / "file") << "x";
  archive::Archive shut(bench.files, [&](const base::Path& path) { return bench.read(path); },
                        {"/city", bench.folder.path / "file" / "find"});
  const auto looked = shut.look();
  REQUIRE_FALSE(looked.ok());
  CHECK(looked.error().code == base::ErrorCode::permission);
}
