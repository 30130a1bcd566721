// Many copies of sessions become one collection: the longer history is kept, different ways are both kept, and
// wherever it is cut off what lies there opens and the next time does the rest.
#include "storage/gather.h"

#include <set>

#include "storage/evening.h"
#include "storage/evening_card.h"

using namespace storage_test;
using What = storage::Gathered::What;

namespace {

/// An evening in three states: young, old (goes on from it), and two that went different ways.
struct Told {
  std::string young_file, young_journal, file, journal, other_file, other_journal, text;
  base::Id id;

  Told() {
    Evening e(3);
    e.create();
    e.act_ops(30);
    e.work->snapshot(e.document->session());
    e.settle();
    young_file = *e.files.content(kPath);
    young_journal = *e.files.content(kJournal);
    e.act_ops(30);
    e.work->snapshot(e.document->session());
    e.settle();
    e.act_ops(10);
    e.settle();
    file = *e.files.content(kPath);
    journal = *e.files.content(kJournal);
    text = e.text();
    id = e.document->session().id;
    // Worked on at home from the young one on.
    Evening home(77);
    home.files.put(kPath, young_file);
    home.files.put(kJournal, young_journal);
    home.open();
    home.act_ops(20);
    home.work->snapshot(home.document->session());
    home.settle();
    other_file = *home.files.content(kPath);
    other_journal = *home.files.content(kJournal);
  }
};
const Told& told() {
  static const Told all;
  return all;
}

struct Bench {
  support::ManualClock clock;
  support::MemoryFileSystem files;

  Bench() { REQUIRE(files.make_folders("/stick").ok()); }
  void put(const std::string& stem, const std::string& file, const std::string& journal = {}) {
    if (!file.empty()) files.put(stem + ".json", file);
    if (!journal.empty()) files.put(stem + ".journal", journal);
  }
  /// What became of each.
  base::Result<std::vector<What>> gather(const base::Path& from = "/stick") {
    storage::Gather gather(files, clock, "/city");
    if (auto ready = gather.look(); !ready) return ready.error();
    const auto found = storage::find_sessions(files, from);
    if (!found) return found.error();
    std::vector<What> out;
    for (const storage::SessionThere& session : *found) {
      const auto done = gather.take(session);
      if (!done) return done.error();
      out.push_back(done->what);
      notes.push_back(done->note.english());
    }
    return out;
  }
  std::vector<What> gathered(const base::Path& from = "/stick") {
    auto out = gather(from);
    REQUIRE_MESSAGE(out.ok(), (out.ok() ? "" : out.error().text()));
    return *out;
  }
  /// Session files in the collection.
  std::vector<base::Path> there() {
    std::vector<base::Path> out;
    for (const std::string& name : files.names())
      if (name.starts_with("/city/") && name.ends_with(".json")) out.push_back(name);
    return out;
  }
  std::string opened(const base::Path& path) {
    const auto loaded = storage::load_session(files, path);
    REQUIRE_MESSAGE(loaded.ok(), path.string());
    CHECK(loaded->findings.empty());
    return text_of(loaded->session);
  }
  std::vector<std::string> notes;
};

using Whats = std::vector<What>;

}  // namespace

TEST_CASE("gather: a session comes whole, with its journal, under the evening's date and venue") {
  Bench bench;
  bench.put("/stick/a/evening", told().file, told().journal);
  CHECK(bench.gathered() == Whats{What::added});
  REQUIRE(bench.there().size() == 1);
  const base::Path path = bench.there().front();
  CHECK(path.filename().string().ends_with(told().id.str() + ".json"));
  CHECK(path.parent_path().parent_path() == "/city");
  CHECK(bench.files.content(path) == told().file);
  CHECK(bench.files.content(storage::journal_path(path)) == told().journal);
  CHECK(bench.opened(path) == told().text);
}

TEST_CASE("gather: twice, or the shorter after the longer, changes nothing") {
  Bench bench;
  bench.put("/stick/evening", told().file, told().journal);
  (void)bench.gathered();
  const auto names = bench.files.names();
  const auto operations = bench.files.operations();
  CHECK(bench.gathered() == Whats{What::nothing});
  bench.put("/stick/evening", told().young_file, told().young_journal);
  CHECK(bench.gathered() == Whats{What::nothing});
  CHECK(bench.files.names() == names);
  // Making sure of the folder is all that was done.
  CHECK(bench.files.operations() <= operations + 2);
  CHECK(bench.opened(bench.there().front()) == told().text);
}

TEST_CASE("gather: a longer history takes the shorter one's place, wherever that lies") {
  Bench bench;
  REQUIRE(bench.files.make_folders("/city/old").ok());
  bench.put("/city/old/mine", told().young_file, told().young_journal);
  bench.put("/stick/evening", told().file, told().journal);
  CHECK(bench.gathered() == Whats{What::longer});
  CHECK(bench.there() == std::vector<base::Path>{"/city/old/mine.json"});
  CHECK(bench.opened("/city/old/mine.json") == told().text);
}

TEST_CASE("gather: two that went different ways are both kept, and that is said once") {
  for (const bool first : {true, false}) {
    Bench bench;
    bench.put("/stick/a", first ? told().file : told().other_file,
              first ? told().journal : told().other_journal);
    bench.put("/stick/b", first ? told().other_file : told().file,
              first ? told().other_journal : told().journal);
    CHECK(bench.gathered() == Whats{What::added, What::forked});
    REQUIRE(bench.there().size() == 2);
    CHECK(bench.notes.back().find(".other-") != std::string::npos);
    CHECK(bench.gathered() == Whats{What::nothing, What::nothing});
    CHECK(bench.there().size() == 2);
    std::set<std::string> journals;
    for (const base::Path& path : bench.there())
      journals.insert(*bench.files.content(storage::journal_path(path)));
    CHECK(journals == std::set<std::string>{told().journal, told().other_journal});
  }
}

TEST_CASE("gather: in whatever order copies come, the same histories are there") {
  std::vector<std::pair<std::string, std::string>> copies{{told().young_file, told().young_journal},
                                                          {told().file, told().journal},
                                                          {told().other_file, told().other_journal},
                                                          {told().young_file, {}},
                                                          {told().file, told().young_journal}};
  std::ranges::sort(copies);
  do {
    Bench bench;
    for (const auto& [file, journal] : copies) {
      REQUIRE(bench.files.make_folders("/one").ok());
      bench.put("/one/x", file, journal);
      (void)bench.gathered("/one");
      (void)bench.files.remove("/one/x.json");
      if (bench.files.exists("/one/x.journal")) (void)bench.files.remove("/one/x.journal");
    }
    std::set<std::string> texts;
    for (const base::Path& path : bench.there())
      if (const auto loaded = storage::load_session(bench.files, path))
        texts.insert(text_of(loaded->session));
    CHECK(texts.contains(told().text));
    CHECK(bench.there().size() <= 3);
  } while (std::ranges::next_permutation(copies).found);
}

TEST_CASE("gather: a journal that is being written is taken up to its last whole line") {
  Bench bench;
  bench.put("/stick/evening", told().young_file,
            told().journal.substr(0, told().journal.size() - 7));
  CHECK(bench.gathered() == Whats{What::added});
  const base::Path path = bench.there().front();
  const std::string journal = *bench.files.content(storage::journal_path(path));
  CHECK(journal.ends_with("}\n"));
  CHECK(told().journal.starts_with(journal));
  bench.put("/stick/evening", told().file, told().journal);
  CHECK(bench.gathered() == Whats{What::longer});
  CHECK(bench.opened(path) == told().text);
}

TEST_CASE("gather: a session of which one file alone came is made whole by the other") {
  Bench bench;
  bench.put("/stick/evening", told().file);
  CHECK(bench.gathered() == Whats{What::added});
  bench.put("/stick/evening", {}, told().journal);
  REQUIRE(bench.files.remove("/stick/evening.json").ok());
  CHECK(bench.gathered() == Whats{What::longer});
  REQUIRE(bench.there().size() == 1);
  CHECK(bench.opened(bench.there().front()) == told().text);

  Bench lost;
  lost.put("/stick/evening", {}, told().journal);
  CHECK(lost.gathered() == Whats{What::added});
  CHECK(lost.opened(lost.there().front()) == told().text);
}

TEST_CASE("gather: what a person wrote into a session file stays, from either side") {
  std::string edited = told().young_file;
  const std::string title = "\"title\": \"";
  edited.insert(edited.find(title) + title.size(), "市の控え ");
  for (const bool in_city : {true, false}) {
    Bench bench;
    REQUIRE(bench.files.make_folders("/city/x").ok());
    bench.put("/city/x/mine", in_city ? edited : told().young_file, told().young_journal);
    bench.put("/stick/evening", in_city ? told().file : edited,
              in_city ? told().journal : told().young_journal);
    (void)bench.gathered();
    REQUIRE(bench.there().size() == 1);
    const auto loaded = storage::load_session(bench.files, "/city/x/mine.json");
    REQUIRE(loaded.ok());
    CHECK(loaded->session.title.starts_with("市の控え"));
  }
}

TEST_CASE(
    "gather: what cannot be read is left out and said, other files are no sessions, the rest "
    "comes") {
  Bench bench;
  bench.put("/stick/a", "{\"format\":\"kurumaza-session\",");
  bench.put("/stick/b", told().file, told().journal);
  bench.put("/stick/c", "{\"format\":\"kurumaza-evening\"}");
  bench.put("/stick/d.original-20260705T103000Z", told().file);
  bench.put("/stick/.e", told().file);
  bench.put("/stick/f", told().file, told().journal);
  bench.files.set_unreadable("/stick/f.json", base::ErrorCode::io);
  const auto what = bench.gathered();
  REQUIRE(what.size() == 4);
  CHECK(what[0] == What::left_out);
  CHECK(what[1] == What::added);
  CHECK(what[2] == What::foreign);
  CHECK(what[3] == What::nothing);  // its journal alone says enough
  CHECK_FALSE(bench.notes[0].empty());
  CHECK(bench.there().size() == 1);
}

TEST_CASE("gather: a damaged copy takes nothing away from a good one") {
  Bench bench;
  bench.put("/stick/evening", told().young_file, told().young_journal);
  (void)bench.gathered();
  std::string damaged = told().file;
  damaged.resize(damaged.size() / 2);
  bench.put("/stick/evening", damaged, told().journal);
  CHECK(bench.gathered() == Whats{What::longer});
  CHECK(bench.opened(bench.there().front()) == told().text);
}

TEST_CASE("gather: a session that is open in the collection is left alone, and said") {
  Bench bench;
  bench.put("/stick/evening", told().young_file, told().young_journal);
  (void)bench.gathered();
  const base::Path path = bench.there().front();
  bench.files.hold_lock(storage::lock_path(path));
  bench.put("/stick/evening", told().file, told().journal);
  CHECK(bench.gathered() == Whats{What::left_out});
  CHECK(bench.files.content(path) == told().young_file);
  bench.files.release_lock(storage::lock_path(path));
  CHECK(bench.gathered() == Whats{What::longer});
}

TEST_CASE("gather: the collection may lie in the folder it is gathered from, or be it") {
  Bench bench;
  REQUIRE(bench.files.make_folders("/city/x").ok());
  bench.put("/city/x/mine", told().file, told().journal);
  CHECK(bench.gathered("/city") == Whats{What::nothing});
  CHECK(bench.there().size() == 1);
}

TEST_CASE("gather: pictures and papers of its name come along, what waits at the seats does not") {
  Bench bench;
  bench.put("/stick/evening", told().file, told().journal);
  bench.files.put("/stick/evening.jpg", "photo");
  bench.files.put("/stick/evening.waiting", "secret");
  bench.files.put("/stick/others.jpg", "photo");
  (void)bench.gathered();
  const base::Path path = bench.there().front();
  base::Path picture = path;
  CHECK(bench.files.content(picture.replace_extension(".jpg")) == "photo");
  CHECK_FALSE(bench.files.exists(storage::waiting_path(path)));
  CHECK_FALSE(bench.files.exists(path.parent_path() / "others.jpg"));
}

TEST_CASE(
    "gather: wherever the disk fails or the power is cut, what is there opens and the rest comes "
    "later") {
  for (const bool from_young : {false, true}) {
    int cuts = 0;
    for (std::uint64_t after = 0; after < 80; ++after) {
      Bench bench;
      if (from_young) {
        REQUIRE(bench.files.make_folders("/city/x").ok());
        bench.put("/city/x/mine", told().young_file, told().young_journal);
      }
      bench.put("/stick/a", told().file, told().journal);
      bench.put("/stick/b", told().other_file, told().other_journal);
      bench.files.fail_after(after);
      const auto done = bench.gather();
      bench.files.heal();
      bench.files.crash();
      for (const base::Path& path : bench.there()) {
        const auto loaded = storage::load_session(bench.files, path);
        REQUIRE_MESSAGE(loaded.ok(), path.string());
        CHECK(loaded->findings.empty());
      }
      REQUIRE(bench.files.make_folders("/stick").ok());
      (void)bench.gathered();
      std::set<std::string> journals;
      for (const base::Path& path : bench.there())
        journals.insert(bench.files.content(storage::journal_path(path)).value_or(""));
      CHECK(journals == std::set<std::string>{told().journal, told().other_journal});
      CHECK(bench.there().size() == 2);
      if (done) break;
      ++cuts;
    }
    CHECK(cuts > 8);
    CHECK(cuts < 80);
  }
}

TEST_CASE("gather: a full collection is said, and nothing half written stays") {
  Bench bench;
  bench.put("/stick/evening", told().file, told().journal);
  bench.files.disk_full_after(bench.files.bytes_in_use() + told().file.size() / 2);
  const auto done = bench.gather();
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().code == base::ErrorCode::no_space);
  CHECK(bench.there().empty());
  bench.files.heal();
  CHECK(bench.gathered() == Whats{What::added});
}

TEST_CASE("evening card: it says what its sessions say, and keeps what people wrote into it") {
  model::Session session;
  session.id = told().id;
  session.title = "駅前の会";
  session.date = "2026-07-05";
  session.venue = "中央公民館";
  session.group = "3";
  storage::EveningCard card;
  card.add(session, "3-x.json");
  card.add(session, "3-x.json");
  CHECK(card.has(session.id));
  const auto again = storage::EveningCard::parse(card.text());
  REQUIRE(again);
  CHECK(again->text() == card.text());
  auto written = storage::EveningCard::parse(
      "{\"format\":\"kurumaza-evening\",\"facilitator\":\"山田\",\"theme\":\"別の題\",\"mine\":[1],"
      "\"consent\":{\"may_leave_town\":false},\"tables\":[7]}");
  REQUIRE(written);
  written->add(session, "3-x.json");
  CHECK(written->text().find("別の題") != std::string::npos);
  CHECK(written->text().find("\"mine\"") != std::string::npos);
  card.fill_from(*written);
  CHECK(card.text().find("山田") != std::string::npos);
  CHECK(card.text().find("駅前の会") != std::string::npos);
  CHECK(card.text().find("\"may_leave_town\": false") != std::string::npos);
  CHECK_FALSE(storage::EveningCard::parse("[]"));
  CHECK_FALSE(storage::EveningCard::parse("{\"format\":\"kurumaza-session\"}"));
}
