#include "hall/join_table.h"

#include <doctest/doctest.h>

#include <set>

#include "hall/hall_things.h"
#include "support/environment.h"
#include "support/manual_clock.h"

using namespace hall;
using Step = JoinState::Step;

namespace {

/// What comes in by the air, in the test's own hands.
struct Air final : Datagrams {
  explicit Air(std::vector<Datagram>& comes) : heard(comes) {}
  base::Result<int> shout(std::string_view) override { return 0; }
  base::Result<void> send(const Address&, std::string_view) override { return {}; }
  std::vector<Datagram> receive(double) override { return std::exchange(heard, {}); }
  void wake() override {}
  std::vector<Datagram>& heard;
};

/// A hall's end of the line.
struct FakeCall final : JoinCall {
  base::Result<JoinAnswer> ask(const JoinQuestion& question) override {
    asked.push_back(question);
    if (false_hubs.contains(question.hub.host))
      return base::Error{base::ErrorCode::permission, "another hub", ""};
    return answer;
  }
  std::vector<JoinQuestion> asked;
  std::set<std::uint32_t> false_hubs;
  JoinAnswer answer = Place{7, "t07", "secret"};
};

struct Table {
  static constexpr RoomWords kOurs{1, 2, 3, 4, 5, 6}, kOthers{6, 5, 4, 3, 2, 1};
  support::ManualClock clock;
  hall_things::MemoryPrivateFiles files;
  std::vector<Datagram> heard;
  BeaconListener listener{std::make_unique<Air>(heard), clock, {}};
  FakeCall call;
  int woken = 0;
  std::unique_ptr<JoinTable> table;

  Table() { start(); }
  void start() {
    table.reset();
    auto made = JoinTable::open(
        {listener, call, files, clock, hall_things::words(), "halls", "三班", [this] { ++woken; }});
    REQUIRE(made.ok());
    table = std::move(made).value();
  }
  static Mac mac(const RoomWords& words) {
    static const Mac ours = RoomKey::from_words(hall_things::words(), kOurs)->beacon_key();
    static const Mac others = RoomKey::from_words(hall_things::words(), kOthers)->beacon_key();
    return words == kOurs ? ours : others;
  }
  void hear(const RoomWords& words, std::uint32_t host = 1, const std::string& name = "会館",
            const std::string& der = hall_things::certificate().der) {
    heard.push_back({{host, kBeaconPort}, beacon_packet(mac(words), {14222, name, der})});
    listener.step(0);
  }
  void wait(double seconds) {
    clock.advance(seconds);
    listener.step(0);
    table->step();
  }
  Step step() {
    table->step();
    return table->state().step;
  }
  std::string trouble() const {
    const auto& t = table->state().trouble;
    return t ? t->message.english() : "";
  }
};

}  // namespace

TEST_CASE_FIXTURE(Table, "join: without words, and with no hall known, nothing is tried") {
  hear(kOurs);
  CHECK(step() == Step::idle);
  CHECK(call.asked.empty());
}

TEST_CASE_FIXTURE(Table, "join: six words, a beacon that they prove, a place") {
  table->join_by(kOurs);
  CHECK(step() == Step::looking);
  CHECK(trouble() == "");
  hear(kOurs);
  CHECK(step() == Step::joined);
  const JoinState state = table->state();
  CHECK(state.hall == "会館");
  CHECK(state.hub == Address{1, 14222});
  CHECK(state.place == Place{7, "t07", "secret"});
  CHECK(state.certificate_pem == hall_things::certificate().pem);
  REQUIRE(call.asked.size() == 1);
  CHECK(call.asked[0].name == "三班");
  CHECK(call.asked[0].password ==
        RoomKey::from_words(hall_things::words(), kOurs)->join_password());
  CHECK(woken > 0);
  for (int i = 0; i < 5; ++i) wait(1);
  CHECK(step() == Step::joined);
  CHECK(call.asked.size() == 1);
}

TEST_CASE_FIXTURE(Table,
                  "join: a table that was here before comes in by itself, as the same table") {
  table->join_by(kOurs);
  hear(kOurs);
  REQUIRE(step() == Step::joined);
  start();
  CHECK(step() == Step::joined);
  REQUIRE(call.asked.size() == 2);
  CHECK(call.asked[0].table == call.asked[1].table);
  CHECK(call.asked[1].password == call.asked[0].password);
  CHECK(table->known().size() == 1);
  CHECK(table->known()[0].name == "会館");
}

TEST_CASE_FIXTURE(Table, "join: a hall of other words is named, and never asked") {
  table->join_by(kOurs);
  hear(kOthers, 1, "よその会");
  CHECK(step() == Step::looking);
  CHECK(support::has(trouble(), "these are not its words: よその会"));
  CHECK(call.asked.empty());
  table->join_by(kOthers);
  CHECK(step() == Step::joined);
}

TEST_CASE_FIXTURE(Table, "join: a replay from a false address costs one try") {
  table->join_by(kOurs);
  (void)step();
  call.false_hubs = {666};
  hear(kOurs, 666);
  hear(kOurs, 1);
  CHECK(step() == Step::looking);
  CHECK(support::has(trouble(), "another hub"));
  CHECK(call.asked.size() == 1);
  wait(1);
  CHECK(table->state().step == Step::joined);
  CHECK(table->state().hub.host == 1);
}

TEST_CASE_FIXTURE(Table, "join: a full hall says so, and is asked again by itself") {
  call.answer = Refusal::full;
  table->join_by(kOurs);
  hear(kOurs);
  CHECK(step() == Step::refused);
  CHECK(support::has(trouble(), "no free place"));
  for (int i = 0; i < 9; ++i) {
    hear(kOurs);
    wait(1);
  }
  CHECK(call.asked.size() == 1);
  call.answer = Place{3, "t03", "x"};
  hear(kOurs);
  wait(2);
  CHECK(table->state().step == Step::joined);
}

TEST_CASE_FIXTURE(Table,
                  "join: a hall that falls silent is not left; one that speaks from another "
                  "address is followed") {
  table->join_by(kOurs);
  hear(kOurs);
  REQUIRE(step() == Step::joined);
  wait(60);
  CHECK(table->state().step == Step::joined);
  hear(kOurs, 9);
  CHECK(step() == Step::joined);
  CHECK(table->state().hub.host == 9);
  CHECK(call.asked.size() == 1);
}

TEST_CASE_FIXTURE(
    Table, "join: when another machine becomes the hall of the same words the table asks there") {
  table->join_by(kOurs);
  hear(kOurs);
  REQUIRE(step() == Step::joined);
  const std::string other = make_certificate(hall_things::kNow)->der;
  hear(kOurs, 2, "会館 二台目", other);
  CHECK(step() == Step::joined);
  CHECK(table->state().hub.host == 1);  // both are there: it stays
  clock.advance(5);
  hear(kOurs, 2, "会館 二台目", other);
  CHECK(step() == Step::joined);
  CHECK(table->state().hub.host == 2);
  CHECK(call.asked.size() == 2);
}

TEST_CASE_FIXTURE(Table, "join: of two halls of the same words a person chooses") {
  const std::string other = make_certificate(hall_things::kNow)->der;
  table->join_by(kOurs);
  hear(kOurs, 1, "一");
  hear(kOurs, 2, "二", other);
  REQUIRE(step() == Step::joined);
  CHECK(table->state().hall == "一");
  table->choose(other);
  CHECK(step() == Step::joined);
  CHECK(table->state().hall == "一");  // not more than once a second
  hear(kOurs, 1, "一");
  hear(kOurs, 2, "二", other);
  wait(1.1);
  CHECK(table->state().hall == "二");
}

TEST_CASE_FIXTURE(Table, "join: who leaves is out, and comes back by what is known") {
  table->join_by(kOurs);
  hear(kOurs);
  REQUIRE(step() == Step::joined);
  table->leave();
  CHECK(step() == Step::idle);
  table->join_known();
  CHECK(step() == Step::joined);
}

TEST_CASE_FIXTURE(Table,
                  "join: a disk that takes nothing keeps no table out of a hall; it says so") {
  table->join_by(kOurs);
  hear(kOurs);
  files.fails = true;
  CHECK(step() == Step::joined);
  CHECK(trouble() == "full");
}

TEST_CASE_FIXTURE(Table, "join: a certificate that is none is no hall") {
  table->join_by(kOurs);
  hear(kOurs, 1, "会館", "no certificate");
  CHECK(step() == Step::looking);
  CHECK(call.asked.empty());
  CHECK_FALSE(trouble().empty());
}

TEST_CASE_FIXTURE(Table, "join: a newer program in the hall is said") {
  table->join_by(kOurs);
  heard.push_back({{1, 1}, std::string(32, 'm') + "KZH2\nwhat may come"});
  listener.step(0);
  CHECK(step() == Step::looking);
  CHECK(support::has(trouble(), "another version"));
}

TEST_CASE_FIXTURE(Table, "join: a damaged file of known halls is said at the start") {
  files.content["halls"] = "x";
  const auto made =
      JoinTable::open({listener, call, files, clock, hall_things::words(), "halls", "三班", {}});
  CHECK_FALSE(made.ok());
}
