#include "hall/reader_work.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "hall/lines.h"
#include "hall/memory_hub.h"
#include "support/manual_clock.h"

using support::header;
using support::op;
using support::ops;

namespace {

struct Kept final : hall::LineTaker {
  std::map<hall::OpSubject, std::string> texts;
  std::vector<hall::ReadTrouble> troubles;
  void take(const hall::ReadLines& lines) override {
    if (lines.begins) texts[lines.from].clear();
    texts[lines.from] += lines.text;
  }
  void say(const hall::OpSubject&, hall::ReadTrouble trouble) override {
    troubles.push_back(trouble);
  }
};

struct Room {
  support::MemoryHub& hub;
  support::ManualClock clock;
  support::MemoryRead transport{hub};
  Kept kept;
  hall::ReaderWork work{transport, clock, {&kept}};

  explicit Room(support::MemoryHub& at) : hub(at) {}
  void run(double seconds) {
    for (const double until = clock.now_s() + seconds; clock.now_s() < until;)
      clock.advance(std::max(work.step(), 0.01));
  }
  const std::string& text(int slot = 7) { return kept.texts[{slot, support::session_id(1)}]; }
};

const hall::OpSubject kFrom{7, support::session_id(1)};
const std::string kSubject = hall::op_subject(7, support::session_id(1));

/// A message as the sender makes them, without the last newline.
void put(support::MemoryHub& hub, std::string lines, int slot = 7) {
  lines.pop_back();
  hub.stream.push_back({hall::op_subject(slot, support::session_id(1)), lines});
}

}  // namespace

TEST_CASE("reader: what the tables sent is handed on, line for line") {
  support::MemoryHub hub;
  put(hub, header() + ops(1, 2));
  put(hub, header(4), 8);
  put(hub, op(3));
  put(hub, op(5), 8);
  Room room(hub);
  room.run(0.5);
  CHECK(room.text() == header() + ops(1, 3));
  CHECK(room.text(8) == header(4) + op(5));
  put(hub, op(4));
  room.run(0.5);
  CHECK(room.text() == header() + ops(1, 4));
  CHECK(room.work.state().lines == 7);
  CHECK(room.work.state().begun_anew == 0);
}

TEST_CASE("reader: a lost message is a hole, and the stream is read again") {
  support::MemoryHub hub;
  put(hub, header() + op(1));
  put(hub, op(2));
  put(hub, op(3));
  hub.skip_number = 2;
  Room room(hub);
  room.run(1);
  CHECK(room.text() == header() + ops(1, 3));
  CHECK(room.work.state().holes == 1);
  CHECK(room.kept.troubles.empty());
}

TEST_CASE("reader: a hole that stays is said once, and the others are read on") {
  support::MemoryHub hub;
  put(hub, header() + op(1));
  put(hub, op(5));
  put(hub, op(6));
  put(hub, header(), 8);
  Room room(hub);
  room.run(120);
  CHECK(room.text() == header() + op(1));
  put(hub, op(1), 8);
  room.run(1);
  CHECK(room.text(8) == header() + op(1));
  CHECK(room.kept.troubles == std::vector{hall::ReadTrouble::hole});
  CHECK(room.work.state().begun_anew < 15);
  hub.stream.insert(hub.stream.begin() + 1, {kSubject, ops(2, 4)});
  room.run(60);
  CHECK(room.text() == header() + ops(1, 6));
}

TEST_CASE("reader: a wiped hub is read from its beginning, and nothing comes twice") {
  support::MemoryHub hub;
  put(hub, header() + ops(1, 5));
  Room room(hub);
  room.run(1);
  hub.wipe();
  put(hub, header() + ops(1, 3));
  room.run(1);
  CHECK(room.text() == header() + ops(1, 5));
  put(hub, ops(4, 9));
  room.run(1);
  CHECK(room.text() == header() + ops(1, 9));
  CHECK(room.work.state().begun_anew == 1);
}

TEST_CASE("reader: a hub that forgot its newest messages is read from its beginning") {
  support::MemoryHub hub;
  put(hub, header());
  put(hub, op(1));
  put(hub, op(2));
  Room room(hub);
  room.run(1);
  hub.forget(2);
  put(hub, ops(1, 3));
  room.run(1);
  CHECK(room.text() == header() + ops(1, 3));
}

TEST_CASE("reader: another branch in a new stream is not mixed in") {
  support::MemoryHub hub;
  put(hub, header() + ops(1, 5));
  Room room(hub);
  room.run(1);
  hub.wipe();
  put(hub, header() + ops(1, 3) + ops(4, 9, "b"));
  put(hub, op(10, "b"));
  room.run(1);
  CHECK(room.text() == header() + ops(1, 5));
  CHECK(room.kept.troubles == std::vector{hall::ReadTrouble::forked});
}

TEST_CASE("reader: a subscription that ends is made again where it was") {
  support::MemoryHub hub;
  put(hub, header());
  Room room(hub);
  room.run(0.5);
  hub.end_subscription = true;
  put(hub, op(1));
  room.run(1);
  CHECK(room.text() == header() + op(1));
  CHECK(room.work.state().passed_over == 0);
}

TEST_CASE("reader: a room that knows the sessions from its files takes only what is new") {
  support::MemoryHub hub;
  put(hub, header() + ops(1, 5));
  Room room(hub);
  std::string last = op(4);
  last.pop_back();
  room.work.knows(kFrom, last);
  room.run(1);
  CHECK(room.text() == op(5));
  CHECK(room.work.state().passed_over == 5);
}

TEST_CASE("reader: a room whose files are another branch's says so") {
  support::MemoryHub hub;
  put(hub, header() + ops(1, 5));
  Room room(hub);
  std::string last = op(4, "b");
  last.pop_back();
  room.work.knows(kFrom, last);
  room.run(1);
  CHECK(room.text().empty());
  CHECK(room.kept.troubles == std::vector{hall::ReadTrouble::forked});
}

TEST_CASE("reader: a journal that begins anew further on replaces what was read") {
  support::MemoryHub hub;
  put(hub, header() + ops(1, 3));
  put(hub, header(9) + op(10));
  Room room(hub);
  room.run(1);
  CHECK(room.text() == header(9) + op(10));
}

TEST_CASE("reader: garbage of one table troubles nobody else") {
  support::MemoryHub hub;
  put(hub, "garbage\n");
  hub.stream.push_back({"hall.op.x.y", "{}"});
  hub.stream.push_back({kSubject, ""});
  hub.stream.push_back({kSubject, "\n\n\n"});
  put(hub, header() + op(1), 8);
  Room room(hub);
  room.run(2);
  CHECK(room.text(8) == header() + op(1));
  CHECK(room.text().empty());
}

TEST_CASE("reader: lines that stand for lost ones are handed on") {
  support::MemoryHub hub;
  put(hub, header() + op(1) + hall::gone_line(2) + "\n" + op(3));
  Room room(hub);
  room.run(1);
  CHECK(room.text() == header() + op(1) + hall::gone_line(2) + "\n" + op(3));
}
