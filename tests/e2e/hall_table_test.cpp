// A table in its hall, really: a nats-server with TLS, beacons on loopback, a session on a disk of the test's own. All on 127.0.0.1.
#include <doctest/doctest.h>
#include <signal.h>

#include <iostream>
#include <set>

#include "hall/link.h"
#include "hall/reader.h"
#include "hall/subjects.h"
#include "ops/op.h"
#include "pages/hall_table.h"
#include "storage/side_files.h"
#include "support/hall_ear.h"
#include "support/real_hall.h"

using hall::Presence;
using pages::HallTable;
using support::made;
using support::RealHall;
using Kind = pages::HallStanding::Kind;

namespace {

const hall::RoomWords kOurs{11, 222, 333, 444, 1555, 2047};

/// A table with a session, and the loop of its program.
class Table {
 public:
  Table() { start(); }
  void start() {
    hall_.reset();
    hall_ = made(HallTable::open({files,
                                  clock,
                                  KURUMAZA_WORDS,
                                  folder.path() / "known",
                                  folder.path() / "asked",
                                  support::own_udp(),
                                  "三班",
                                  {}}));
    hall_->carry(live.get());
  }
  void sit_down(const std::string& name) {
    live = made(storage::LiveSession::create(
        files, clock, folder.path() / (name + ".json"),
        storage::make_session({name, {}, {}, {}, {}}, ids, clock.wall())));
    hall_->carry(live.get());
  }
  void open(const base::Path& path) {
    live = made(storage::LiveSession::open(files, clock, ids, path));
    hall_->carry(live.get());
  }
  void leave() {
    REQUIRE(live->close());
    hall_->carry(nullptr);
    live.reset();
  }
  void write(const std::string& words) {
    model::Card card;
    card.id = ids.next();
    card.text = words;
    card.made = clock.wall();
    const base::Id board = live->session().boards.begin()->first;
    REQUIRE(live->doc().apply(ops::Add<model::Card>{board, card}, live->doc().new_action()));
  }
  bool until(double seconds, const std::function<bool()>& there) {
    return support::wait_until(seconds, [&] {
      if (live) live->tick(clock.now_s());
      hall_->tick(clock.now_s());
      return there();
    });
  }
  bool is(Kind kind, double seconds = 15) {
    return until(seconds, [&] { return hall_->standing().kind == kind; });
  }
  std::string journal() { return made(files.read(storage::journal_path(live->path()), 64u << 20)); }
  HallTable& hall() { return *hall_; }

  support::TemporaryFolder folder{"kurumaza-table-"};
  base::RealFileSystem files;
  base::RealClock clock;
  base::IdSource ids{clock};
  std::unique_ptr<storage::LiveSession> live;

 private:
  std::unique_ptr<HallTable> hall_;
};

}  // namespace

TEST_CASE(
    "hall table: by six words it comes in, and all that was and is done there is at the hub") {
  RealHall hall(kOurs);
  REQUIRE(hall.serves());
  support::HallEar room(hall);
  Table table;
  table.sit_down("evening");
  table.write("before");
  CHECK(table.hall().standing().kind == Kind::none);
  CHECK(table.until(5, [&] { return table.hall().heard().size() == 1; }));
  const double typed_s = table.clock.now_s();
  table.hall().join_by(kOurs);
  REQUIRE(table.is(Kind::level));
  MESSAGE("words to level: " << table.clock.now_s() - typed_s << " s");
  CHECK(table.hall().standing().hall == "会館");
  const base::Id id = table.live->session().id;
  REQUIRE(table.until(5, [&] { return room.text(id).find("before") != std::string::npos; }));
  const double written_s = table.clock.now_s();
  table.write("after");
  REQUIRE(table.until(5, [&] { return room.text(id).find("after") != std::string::npos; }));
  MESSAGE("op to room: " << table.clock.now_s() - written_s << " s");
  CHECK(table.until(5, [&] { return room.text(id) == table.journal(); }));
  REQUIRE(table.until(5, [&] { return room.seen() && room.seen()->session == id; }));
  CHECK(room.seen()->table == "三班");
  CHECK(room.seen()->title == "evening");
  CHECK_FALSE(room.seen()->forked);
}

TEST_CASE("hall table: on its way in a table says that it joins, never that the hall is out of reach") {
  RealHall hall(kOurs);
  REQUIRE(hall.serves());
  Table table;
  table.sit_down("evening");
  table.hall().join_by(kOurs);
  std::set<Kind> seen;
  REQUIRE(table.until(15, [&] {
    const Kind now = table.hall().standing().kind;
    seen.insert(now);
    return now == Kind::level;
  }));
  CHECK(seen.contains(Kind::joining));
  CHECK_FALSE(seen.contains(Kind::away));
  // Out again it says so at once.
  table.hall().leave();
  table.hall().tick(table.clock.now_s());
  CHECK(table.hall().standing().kind == Kind::none);
}

TEST_CASE("hall table: a hall that ends before the table has come in is out of reach after a while") {
  auto hall = std::make_unique<RealHall>(kOurs);
  REQUIRE(hall->serves());
  Table table;
  table.hall().join_by(kOurs);
  // It has its place: the hub goes before its own connection is there, or just after.
  REQUIRE(table.until(15, [&] { return table.hall().standing().kind == Kind::joining &&
                                       table.hall().standing().hall == "会館"; }));
  hall.reset();
  CHECK(table.until(20, [&] {
    const Kind now = table.hall().standing().kind;
    return now == Kind::away || now == Kind::looking || now == Kind::refused;
  }));
}

TEST_CASE(
    "hall table: another session takes the first one's place, and of that nothing is missing") {
  RealHall hall(kOurs);
  REQUIRE(hall.serves());
  support::HallEar room(hall);
  Table table;
  table.hall().join_by(kOurs);
  REQUIRE(table.is(Kind::level));
  table.sit_down("one");
  const base::Id one = table.live->session().id;
  for (int n = 0; n < 300; ++n) table.write("card");
  table.leave();
  const std::string first = made(table.files.read(table.folder.path() / "one.journal", 64u << 20));
  table.sit_down("two");
  const base::Id two = table.live->session().id;
  table.write("here");
  CHECK(table.until(10, [&] { return room.text(one) == first; }));
  CHECK(table.until(10, [&] { return room.text(two).find("here") != std::string::npos; }));
  // Started again it comes in by itself.
  table.start();
  CHECK(table.is(Kind::level));
}

TEST_CASE("hall table: hub away, the table works on; hub back, everything arrives") {
  RealHall hall(kOurs);
  REQUIRE(hall.serves());
  support::HallEar room(hall);
  Table table;
  table.sit_down("evening");
  table.hall().join_by(kOurs);
  REQUIRE(table.is(Kind::level));
  ::kill(hall.server_pid(), SIGSTOP);
  table.write("meanwhile");
  CHECK(table.until(15, [&] {
    const Kind now = table.hall().standing().kind;
    return now == Kind::away || now == Kind::behind;
  }));
  const double back_s = table.clock.now_s();
  CHECK(table.is(Kind::level, 30));  // the keeper has put another one in its place
  MESSAGE("frozen hub to level: " << table.clock.now_s() - back_s << " s");
  const base::Id id = table.live->session().id;
  CHECK(table.until(10, [&] { return room.text(id) == table.journal(); }));
}

TEST_CASE("hall table: left, nothing more is sent, and it stays out until somebody goes in again") {
  RealHall hall(kOurs);
  REQUIRE(hall.serves());
  support::HallEar room(hall);
  Table table;
  table.sit_down("evening");
  table.hall().join_by(kOurs);
  REQUIRE(table.is(Kind::level));
  const base::Id id = table.live->session().id;
  table.hall().leave();
  REQUIRE(table.is(Kind::none));
  table.write("alone");
  CHECK_FALSE(table.until(1.5, [&] {
    return table.hall().standing().kind != Kind::none ||
           room.text(id).find("alone") != std::string::npos;
  }));
  CHECK(table.hall().last_hall() == "会館");
  table.hall().join_known();
  CHECK(table.is(Kind::level));
  CHECK(table.until(5, [&] { return room.text(id).find("alone") != std::string::npos; }));
}

TEST_CASE("hall table: who is sent out is told so, and works on") {
  RealHall hall(kOurs);
  REQUIRE(hall.serves());
  Table table;
  table.sit_down("evening");
  table.hall().join_by(kOurs);
  REQUIRE(table.is(Kind::level));
  hall.shut_out(1);
  CHECK(table.is(Kind::refused, 20));
  CHECK_FALSE(table.hall().standing().trouble.empty());
  table.write("on");
  CHECK(table.until(5, [&] { return table.journal().find("on") != std::string::npos; }));
}

TEST_CASE("hall table: a request is answered once it is kept, and what became of it is told") {
  RealHall hall(kOurs);
  REQUIRE(hall.serves());
  support::HallEar room(hall);
  Table table;
  table.hall().join_by(kOurs);
  REQUIRE(table.is(Kind::level));
  const hall::Request request{table.ids.next(), table.clock.wall(), hall::Say{"あと五分"}};
  base::Result<std::string> answer = std::string();
  std::thread asking([&] { answer = room.ask(request); });
  CHECK(table.until(5, [&] { return table.hall().waiting().size() == 1; }));
  asking.join();
  REQUIRE(answer);
  CHECK(hall::read_request_answer(*answer, request.id).value() == hall::RequestAnswer::kept);
  // It is on the disk: also after the program was started again.
  table.start();
  REQUIRE(table.hall().waiting().size() == 1);
  REQUIRE(table.is(Kind::level));
  table.hall().settle(request.id, hall::RequestOutcome::What::done);
  CHECK(table.until(5, [&] {
    const auto seen = room.seen();
    return seen && seen->outcomes.size() == 1 && seen->outcomes[0].request == request.id;
  }));
}

TEST_CASE(
    "hall table: a session that went on otherwise elsewhere is seen, and nothing written over") {
  RealHall hall(kOurs);
  REQUIRE(hall.serves());
  support::HallEar room(hall);
  Table table;
  table.sit_down("evening");
  const base::Path path = table.live->path();
  table.write("shared");
  table.leave();
  const base::Path copy = table.folder.path() / "copy.json";
  std::filesystem::copy_file(path, copy);
  std::filesystem::copy_file(storage::journal_path(path), storage::journal_path(copy));
  table.hall().join_by(kOurs);
  REQUIRE(table.is(Kind::level));
  table.open(path);
  const base::Id id = table.live->session().id;
  table.write("here");
  REQUIRE(table.until(5, [&] { return room.text(id).find("here") != std::string::npos; }));
  table.leave();
  table.open(copy);
  table.write("otherwise");
  CHECK(table.is(Kind::forked));
  CHECK(table.until(5, [&] { return room.seen() && room.seen()->forked; }));
  CHECK(room.text(id).find("otherwise") == std::string::npos);
}

TEST_CASE("hall table: a damaged file of known halls is said, and left as it is") {
  Table table;
  support::TemporaryFolder folder;
  hall::RealPrivateFiles files;
  REQUIRE(files.write(folder.path() / "known", "{no json"));
  const auto opened = HallTable::open({table.files,
                                       table.clock,
                                       KURUMAZA_WORDS,
                                       folder.path() / "known",
                                       folder.path() / "asked",
                                       support::own_udp(),
                                       "三班",
                                       {}});
  REQUIRE_FALSE(opened);
  CHECK(opened.error().text().find("known") != std::string::npos);
  CHECK(files.read(folder.path() / "known").value() == "{no json");
}
