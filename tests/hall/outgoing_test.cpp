#include "hall/outgoing.h"

#include <doctest/doctest.h>

#include "hall/lines.h"

using hall::Outgoing;
using support::header;
using support::op;
using support::ops;

namespace {

/// All that is given out, message by message.
std::string all_of(const Outgoing& lines) {
  std::string out;
  std::optional<std::uint64_t> have;
  for (;;) {
    const Outgoing::Batch batch = lines.after(have);
    if (batch.lines == 0) return out;
    out += batch.body + "\n";
    have = batch.last;
  }
}

}  // namespace

TEST_CASE("outgoing: a journal is given out byte for byte, in messages of 200 lines") {
  Outgoing lines(support::session_id(1));
  CHECK(lines.empty());
  const std::string journal = header() + ops(1, 450);
  lines.begin(journal);
  CHECK(lines.first() == 0);
  CHECK(lines.last() == 450);
  CHECK(all_of(lines) == journal);
  CHECK(lines.after(std::nullopt).lines == 200);
  CHECK(lines.after(450).lines == 0);
  CHECK(lines.after(449).body + "\n" == op(450));
}

TEST_CASE("outgoing: a journal that begins later begins with its header") {
  Outgoing lines(support::session_id(1));
  lines.begin(header(7) + ops(8, 9));
  CHECK(lines.first() == 7);
  CHECK(lines.last() == 9);
  CHECK(all_of(lines) == header(7) + ops(8, 9));
  CHECK(lines.after(3).last == 9);  // what is before it is in the header
  CHECK(lines.after(3).lines == 3);
}

TEST_CASE("outgoing: half an action is not given out, a crash may take it back") {
  Outgoing lines(support::session_id(1));
  lines.begin(header() + op(1) + op(2, "a", support::More::follows));
  CHECK(lines.last() == 1);
  CHECK(all_of(lines) == header() + op(1));
  lines.add(op(3, "a", support::More::follows));
  CHECK(lines.last() == 1);
  CHECK_FALSE(lines.mark(2));
  lines.add(op(4));
  CHECK(lines.last() == 4);
}

TEST_CASE("outgoing: lost lines leave no gap in the numbers") {
  Outgoing lines(support::session_id(1));
  lines.begin(header() + op(1) + "{\"seq\":2,\"at\n" + op(3) + op(5));
  CHECK(all_of(lines) ==
        header() + op(1) + hall::gone_line(2) + "\n" + op(3) + hall::gone_line(4) + "\n" + op(5));
}

TEST_CASE("outgoing: a damaged number is not believed") {
  Outgoing lines(support::session_id(1));
  SUBCASE("one that is too high") {
    lines.begin(header() + op(1) + op(92) + op(3));
    CHECK(all_of(lines) == header() + op(1) + hall::gone_line(2) + "\n" + op(3));
  }
  SUBCASE("one that is too low") {
    lines.begin(header() + ops(1, 4) + op(1) + op(6));
    CHECK(all_of(lines) == header() + ops(1, 4) + hall::gone_line(5) + "\n" + op(6));
  }
  SUBCASE("one so high that nothing can be made of it") {
    lines.begin(header() + op(1) + op(9'000'000'000));
    CHECK(lines.last() == 1);
  }
}

TEST_CASE("outgoing: a journal whose first line is damaged goes without it") {
  Outgoing lines(support::session_id(1));
  lines.begin("{\"jour\n" + ops(5, 6));
  CHECK(all_of(lines) == hall::gone_line(4) + "\n" + ops(5, 6));
}

TEST_CASE("outgoing: a line that no message can hold is said with its size") {
  Outgoing lines(support::session_id(1));
  const std::string large =
      "{\"seq\":1,\"at\":\"x\",\"step\":1,\"op\":{\"t\":\"" + std::string(9u << 20, 'a') + "\"}}\n";
  lines.begin(header() + large + op(2));
  CHECK(all_of(lines) == header() + hall::big_line(1, large.size() - 1) + "\n" + op(2));
}

TEST_CASE("outgoing: one long line goes alone") {
  Outgoing lines(support::session_id(1));
  const std::string large = "{\"seq\":2,\"at\":\"x\",\"step\":1,\"op\":{\"t\":\"" +
                            std::string(300u << 10, 'a') + "\"}}\n";
  lines.begin(header() + op(1) + large + op(3));
  CHECK(lines.after(std::nullopt).last == 1);
  CHECK(lines.after(1).last == 2);
  CHECK(lines.after(2).last == 3);
}

TEST_CASE("outgoing: a journal that is begun anew replaces what was told") {
  int rung = 0;
  Outgoing lines(support::session_id(1), [&] { ++rung; });
  lines.begin(header() + ops(1, 3));
  lines.begin(header(2) + op(3));
  CHECK(lines.beginnings() == 2);
  CHECK(lines.first() == 2);
  CHECK(rung == 2);
}

TEST_CASE("journal lines: what people write is not taken for a number") {
  const std::string line = header(5).substr(0, header(5).size() - 1);
  const auto head = hall::read_line_head(line);
  CHECK(head.kind == hall::LineHead::Kind::header);
  CHECK(head.seq == 5);
  CHECK(head.mark == support::hash_of("a", 5));
}

TEST_CASE("journal lines: one place in two spellings is the same, another branch is not") {
  const auto mark = [](std::string line) {
    line.pop_back();
    return hall::mark_of(line);
  };
  CHECK(same_place(mark(op(5)), mark(header(5))));
  CHECK_FALSE(same_place(mark(op(5)), mark(op(5, "b"))));
  CHECK_FALSE(same_place(mark(op(5)), mark(op(6))));
  CHECK(same_place(mark(op(5, "b")), hall::mark_of(hall::gone_line(5))));
  CHECK(same_place(hall::mark_of("{\"seq\":1,\"op\":{}}"), hall::mark_of("{\"seq\":1,\"op\":{}}")));
  CHECK_FALSE(
      same_place(hall::mark_of("{\"seq\":1,\"op\":{}}"), hall::mark_of("{\"seq\":1,\"op\":{ }}")));
}

TEST_CASE("journal lines: what is no line is unknown") {
  for (const char* line : {"", "{", "}", "{}", "{\"seq\":}", "{\"seq\":-1}", "[1]", "null",
                           "{\"seq\":99999999999999999999999}", "{\"op\":{}}"})
    CHECK_MESSAGE(hall::read_line_head(line).kind == hall::LineHead::Kind::unknown, line);
  CHECK(hall::read_line_head("{ \"seq\" : 4, \"op\": {}}").seq == 4);
}
