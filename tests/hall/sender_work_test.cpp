#include "hall/sender_work.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

#include "hall/lines.h"
#include "hall/memory_hub.h"
#include "hall/subjects.h"
#include "support/manual_clock.h"

using hall::SenderState;
using support::header;
using support::op;
using support::ops;
using Kind = SenderState::Kind;

namespace {

struct Table {
  support::MemoryHub& hub;
  support::ManualClock clock;
  support::MemorySend transport{hub};
  hall::SenderWork work{transport, clock, 7};
  std::shared_ptr<hall::Outgoing> lines = open(1);
  std::string subject = hall::op_subject(7, support::session_id(1));

  explicit Table(support::MemoryHub& at) : hub(at) {}
  std::shared_ptr<hall::Outgoing> open(int session) {
    auto opened = std::make_shared<hall::Outgoing>(support::session_id(session));
    work.carry(opened);
    return opened;
  }
  /// Steps for so long.
  void run(double seconds) {
    for (const double until = clock.now_s() + seconds; clock.now_s() < until;) {
      const double next = work.step();
      clock.advance(std::clamp(next - clock.now_s(), 0.001, until - clock.now_s() + 0.001));
    }
  }
  Kind kind() const { return work.state().kind; }
};

/// Somebody asks for the work's state while the hub is asked, which is in the middle of a step.
struct AskedMeanwhile final : hall::SendTransport {
  support::MemorySend hub;
  std::function<void()> ask = [] {};

  explicit AskedMeanwhile(support::MemoryHub& at) : hub(at) {}
  base::Result<std::optional<Newest>> newest(const std::string& subject) override {
    ask();
    return hub.newest(subject);
  }
  base::Result<std::uint64_t> publish(const std::string& subject, std::string_view body,
                                      std::uint64_t after) override {
    ask();
    return hub.publish(subject, body, after);
  }
  std::uint64_t connections() const override { return hub.connections(); }
};

}  // namespace

TEST_CASE("sender: what is on the disk comes to the hub, header first") {
  support::MemoryHub hub;
  Table table(hub);
  CHECK(table.kind() == Kind::asking);
  table.lines->begin(header() + ops(1, 3));
  table.run(0.1);
  CHECK(hub.text(table.subject) == header() + ops(1, 3));
  CHECK(table.kind() == Kind::level);
  CHECK(table.work.state().have == 3);
  table.lines->add(op(4));
  table.run(0.1);
  CHECK(hub.text(table.subject) == header() + ops(1, 4));
  CHECK(table.work.state().asked == 1);
}

TEST_CASE("sender: what it says is true at once, not only after its next step") {
  support::MemoryHub hub;
  Table table(hub);
  table.lines->begin(header() + ops(1, 3));
  table.run(0.1);
  REQUIRE(table.kind() == Kind::level);
  table.lines->add(op(4));
  CHECK(table.kind() == Kind::behind);
  CHECK(table.work.state().total == 4);
  table.run(0.1);
  REQUIRE(table.kind() == Kind::level);
  // A journal begun anew that happens to be as long is not what the hub has.
  table.lines->begin(header() + ops(1, 4));
  CHECK(table.kind() == Kind::asking);
  table.run(0.1);
  REQUIRE(table.kind() == Kind::level);
  const auto next = table.open(2);
  CHECK(table.kind() == Kind::asking);
  CHECK(table.work.state().session == support::session_id(2));
  table.work.carry_none();
  CHECK(table.kind() == Kind::idle);
  table.run(0.1);
  CHECK(table.kind() == Kind::idle);
}

TEST_CASE("sender: in the middle of the step that takes a session up it tells of that one") {
  support::MemoryHub hub;
  support::ManualClock clock;
  AskedMeanwhile transport(hub);
  hall::SenderWork work(transport, clock, 7);
  const auto first = std::make_shared<hall::Outgoing>(support::session_id(1));
  first->begin(header() + ops(1, 3));
  work.carry(first);
  while (work.state().kind != Kind::level) work.step();

  std::vector<SenderState> told;
  transport.ask = [&] { told.push_back(work.state()); };
  SUBCASE("another one") {
    const auto next = std::make_shared<hall::Outgoing>(support::session_id(2));
    next->begin(header() + ops(1, 2));
    work.carry(next);
    work.step();
    REQUIRE(told.size() == 2);  // asked, then sent
    for (const SenderState& state : told) {
      CHECK(state.kind == Kind::asking);
      CHECK(state.session == support::session_id(2));
      CHECK(state.have == 0);
      CHECK(state.total == 2);
    }
    CHECK(work.state().kind == Kind::level);
  }
  SUBCASE("the same, whose journal says something else now") {
    const auto again = std::make_shared<hall::Outgoing>(support::session_id(1));
    again->begin(header() + ops(1, 5));
    work.carry(again);
    work.step();
    REQUIRE_FALSE(told.empty());
    CHECK(told.front().kind == Kind::asking);
    CHECK(told.front().total == 5);
  }
  SUBCASE("none any more, while the one before is still on its way") {
    first->add(op(4));
    work.carry_none();
    work.step();
    REQUIRE(told.size() == 1);
    CHECK(told[0].kind == Kind::idle);
    CHECK(told[0].session.nil());
    CHECK(told[0].total == 0);
  }
}

TEST_CASE("sender: nothing is asked while there is nothing to send") {
  support::MemoryHub hub;
  Table table(hub);
  table.run(5);
  CHECK(hub.asked == 0);
  CHECK(table.kind() == Kind::asking);
}

TEST_CASE("sender: a message whose answer is lost is not sent twice") {
  support::MemoryHub hub;
  Table table(hub);
  table.lines->begin(header() + ops(1, 3));
  hub.lose_answers = 1;
  table.run(1);
  table.lines->add(op(4));
  hub.lose_answers = 1;
  table.run(1);
  CHECK(hub.text(table.subject) == header() + ops(1, 4));
  CHECK(hub.stream.size() == 2);
  CHECK(table.kind() == Kind::level);
}

TEST_CASE("sender: a message that is lost is sent again") {
  support::MemoryHub hub;
  Table table(hub);
  table.lines->begin(header() + ops(1, 3));
  hub.lose_messages = 3;
  table.run(2);
  CHECK(hub.text(table.subject) == header() + ops(1, 3));
}

TEST_CASE("sender: while the hub is away it is asked now and then, however much is written") {
  support::MemoryHub hub;
  Table table(hub);
  hub.away = true;
  table.lines->begin(header());
  for (int n = 1; n <= 100; ++n) {
    table.lines->add(op(std::uint64_t(n)));
    table.run(0.01);
  }
  CHECK(table.kind() == Kind::asking);
  CHECK(hub.asked <= 7);
  CHECK(hub.published == 0);
  hub.away = false;
  table.run(0.5);
  CHECK(hub.text(table.subject) == header() + ops(1, 100));
}

TEST_CASE("sender: a hub that was wiped gets all of it again, an idle table's too") {
  support::MemoryHub hub;
  Table table(hub);
  table.lines->begin(header() + ops(1, 500));
  table.run(1);
  hub.wipe();
  table.run(1);
  CHECK(hub.text(table.subject) == header() + ops(1, 500));
}

TEST_CASE("sender: a hub that forgot its last minute gets that again") {
  support::MemoryHub hub;
  Table table(hub);
  table.lines->begin(header());
  for (std::uint64_t n = 1; n <= 10; ++n) {
    table.lines->add(op(n));
    table.run(0.05);
  }
  hub.forget(4);
  table.run(1);
  CHECK(hub.text(table.subject) == header() + ops(1, 10));
}

TEST_CASE("sender: a hub that was swapped without a word is noticed within half a minute") {
  support::MemoryHub hub;
  Table table(hub);
  table.lines->begin(header() + ops(1, 5));
  table.run(1);
  hub.stream.clear();
  table.run(31);
  CHECK(hub.text(table.subject) == header() + ops(1, 5));
}

TEST_CASE("sender: the same session from a copy with other ops is never sent on") {
  support::MemoryHub hub;
  {
    Table table(hub);
    table.lines->begin(header() + ops(1, 10));
    table.run(1);
  }
  Table other(hub);
  SUBCASE("longer") { other.lines->begin(header() + ops(1, 7) + ops(8, 20, "b")); }
  SUBCASE("as long") { other.lines->begin(header() + ops(1, 7) + ops(8, 10, "b")); }
  SUBCASE("shorter: from a backup") { other.lines->begin(header() + ops(1, 7)); }
  other.run(60);
  CHECK(other.kind() == Kind::forked);
  CHECK(hub.text(other.subject) == header() + ops(1, 10));
  CHECK(hub.published == 1);
}

TEST_CASE("sender: a fork is looked at again where another hub is there") {
  support::MemoryHub hub;
  Table table(hub);
  hub.stream.push_back({table.subject, header() + op(1, "b")});
  table.lines->begin(header() + ops(1, 3));
  table.run(1);
  REQUIRE(table.kind() == Kind::forked);
  hub.wipe();
  table.run(1);
  CHECK(table.kind() == Kind::level);
  CHECK(hub.text(table.subject) == header() + ops(1, 3));
}

TEST_CASE("sender: a table that starts again goes on where the hub is") {
  support::MemoryHub hub;
  {
    Table table(hub);
    table.lines->begin(header() + ops(1, 10));
    table.run(1);
  }
  Table again(hub);
  again.lines->begin(header() + ops(1, 15));
  again.run(1);
  CHECK(hub.text(again.subject) == header() + ops(1, 15));
  CHECK(hub.stream.size() == 2);
}

TEST_CASE("sender: a journal that was lost and begun anew is still this session's") {
  support::MemoryHub hub;
  {
    Table table(hub);
    table.lines->begin(header() + ops(1, 10));
    table.run(1);
  }
  Table again(hub);
  SUBCASE("at the place where the hub is") {
    again.lines->begin(header(10) + ops(11, 12));
    again.run(1);
    CHECK(hub.text(again.subject) == header() + ops(1, 12));
  }
  SUBCASE("beyond it: its header says what the hub lacks") {
    again.lines->begin(header(20) + ops(21, 22));
    again.run(1);
    CHECK(hub.text(again.subject) == header() + ops(1, 10) + header(20) + ops(21, 22));
  }
  SUBCASE("at the same number of another branch") {
    again.lines->begin(header(10, "b") + ops(11, 12, "b"));
    again.run(1);
    CHECK(again.kind() == Kind::forked);
  }
}

TEST_CASE("sender: a hub that is full is said, and gets the rest when it has room") {
  support::MemoryHub hub;
  Table table(hub);
  table.lines->begin(header() + op(1));
  hub.full = true;
  table.run(5);
  CHECK(table.kind() == Kind::full);
  CHECK(hub.published <= 4);
  hub.full = false;
  table.run(3);
  CHECK(table.kind() == Kind::level);
}

TEST_CASE("sender: the session before is brought to its end, the new one goes first") {
  support::MemoryHub hub;
  Table table(hub);
  hub.away = true;
  table.lines->begin(header() + ops(1, 3));
  table.run(1);
  auto next = table.open(2);
  next->begin(header() + op(1));
  table.run(1);
  CHECK(table.work.state().session == support::session_id(2));
  CHECK(table.work.state().earlier_behind == 1);
  hub.away = false;
  table.run(1);
  CHECK(hub.stream.front().subject == hall::op_subject(7, support::session_id(2)));
  CHECK(hub.text(table.subject) == header() + ops(1, 3));
  CHECK(table.work.state().earlier_behind == 0);
  table.work.carry_none();
  table.run(0.1);
  CHECK(table.kind() == Kind::idle);
}

TEST_CASE("sender: through a thousand mishaps the hub ends with the journal, byte for byte") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    support::MemoryHub hub;
    auto table = std::make_unique<Table>(hub);
    std::string journal = header();
    table->lines->begin(journal);
    std::uint64_t seq = 0;
    for (int n = 0; n < 300; ++n) {
      switch (random() % 12) {
        case 0:
          hub.lose_answers = int(random() % 3);
          break;
        case 1:
          hub.lose_messages = int(random() % 3);
          break;
        case 2:
          hub.away = !hub.away;
          break;
        case 3:
          ++hub.connections;
          break;
        case 4:
          if (random() % 8 == 0) hub.wipe();
          break;
        case 5:
          if (!hub.stream.empty()) hub.forget(random() % hub.stream.size() / 4);
          break;
        case 6:  // killed
          table = std::make_unique<Table>(hub);
          table->lines->begin(journal);
          break;
        default: {
          std::string more;
          for (auto k = random() % 5; k > 0; --k) more += op(++seq);
          journal += more;
          table->lines->add(more);
        }
      }
      table->run(double(random() % 100) / 200);
      CHECK(table->kind() != Kind::forked);
    }
    hub.away = false;
    hub.lose_answers = hub.lose_messages = 0;
    table->run(35);
    CHECK(table->kind() == Kind::level);
    CHECK(hub.text(table->subject) == journal);
  }
}
