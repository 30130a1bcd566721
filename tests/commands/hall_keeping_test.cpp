#include "commands/hall_keeping.h"

#include <doctest/doctest.h>

#include "storage/journal.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"
#include "support/random_walk.h"

using commands::HallKeeping;

namespace {

struct Evening {
  support::ManualClock clock;
  support::MemoryFileSystem files;
  base::IdSource ids{clock, 3};
  model::Session session = support::small_session(ids);
  std::string header =
      storage::journal_header(session, {0, storage::hash_of_beginning(session.id)});
  std::string lines, last;
  std::uint64_t seq = 0;

  Evening() {
    std::mt19937 random(3);
    storage::Hash hash = storage::hash_of_beginning(session.id);
    while (seq < 30)
      for (const ops::Op& op : support::random_action(session, random, ids))
        if (ops::apply(session, op)) {
          ++seq;
          lines += last = storage::journal_line(seq, clock.wall(), seq, op, hash);
        }
  }
  std::unique_ptr<HallKeeping> open() {
    auto opened = HallKeeping::open(files, clock, "/hall/2026-07-05");
    REQUIRE(opened);
    return std::move(*opened);
  }
  hall::ReadLines begun(int slot) const { return {{slot, session.id}, 0, 0, true, header}; }
  hall::ReadLines rest(int slot) const { return {{slot, session.id}, 1, seq, false, lines}; }
  std::string name(int slot, const char* extension) const {
    return "/hall/2026-07-05/t0" + std::to_string(slot) + "-" + session.id.str() + extension;
  }
};

}  // namespace

TEST_CASE("hall keeping: what the hall read is a folder of session files") {
  Evening evening;
  {
    auto keeping = evening.open();
    keeping->take(evening.begun(7));
    keeping->take(evening.rest(7));
  }
  CHECK(evening.files.content(evening.name(7, ".journal")) == evening.header + evening.lines);
  CHECK(evening.files.exists(evening.name(7, ".json")));
}

TEST_CASE("hall keeping: started again it tells the reader how far it is") {
  Evening evening;
  {
    auto keeping = evening.open();
    keeping->take(evening.begun(7));
    keeping->take(evening.rest(7));
  }
  auto keeping = evening.open();
  REQUIRE(keeping->known().size() == 1);
  CHECK(keeping->known()[0].first == hall::OpSubject{7, evening.session.id});
  CHECK(keeping->known()[0].second + "\n" == evening.last);
  REQUIRE(keeping->kept().size() == 1);
  CHECK(keeping->kept()[0].seq == evening.seq);
}

TEST_CASE("hall keeping: one session from two tables is two files, and it is said") {
  Evening evening;
  std::vector<base::Sentence> notes;
  {
    auto keeping = evening.open();
    keeping->take(evening.begun(7));
    keeping->take(evening.rest(7));
    keeping->take(evening.begun(8));
    while (notes.empty()) notes = keeping->take_notes();
  }
  CHECK(notes.size() == 1);
  CHECK(evening.files.content(evening.name(7, ".journal")) == evening.header + evening.lines);
  CHECK(evening.files.content(evening.name(8, ".journal")) == evening.header);
}

TEST_CASE("hall keeping: a journal that begins anew leaves the one before beside it") {
  Evening evening;
  {
    auto keeping = evening.open();
    keeping->take(evening.begun(7));
    keeping->take(evening.rest(7));
    keeping->take(evening.begun(7));
  }
  CHECK(evening.files.content(evening.name(7, ".journal")) == evening.header);
  int aside = 0;
  for (const std::string& name : evening.files.names())
    aside += name.find(".other-") != std::string::npos;
  CHECK(aside == 2);
}

TEST_CASE("hall keeping: a file in its folder that cannot be opened is said and left") {
  Evening evening;
  REQUIRE(evening.files.make_folders("/hall/2026-07-05"));
  evening.files.put(evening.name(7, ".json"), "rubbish");
  evening.files.put("/hall/2026-07-05/notes.json", "{}");
  auto keeping = evening.open();
  CHECK(keeping->known().empty());
  CHECK(keeping->take_notes().size() == 1);
  keeping.reset();
  CHECK(evening.files.content(evening.name(7, ".json")) == "rubbish");
}
