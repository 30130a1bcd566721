// Where moments lie along the timeline.
#include "pages/time_axis.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "ops/op.h"
#include "storage/journal.h"
#include "storage/past.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using pages::TimeAxis;
using storage::Past;

namespace {

/// A journal in which a card is laid at each of these times (s), on one of two boards.
struct Told {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  model::Session session = support::small_session(ids);
  base::Id one = session.boards.begin()->first, other, last;
  std::string text;
  storage::Hash hash = 0;
  std::uint64_t seq = 0;

  Told() {
    model::Board board;
    board.id = other = ids.next();
    session.boards.emplace(other, board);
    text = storage::journal_header(session, 0);
    hash = storage::hash_of_beginning(session.id);
  }
  void lay(double at_s, base::Id board) {
    model::Card card;
    card.id = last = ids.next();
    card.text = "card";
    ++seq;
    text += storage::journal_line(seq, base::WallTime(at_s * 1000), seq,
                                  ops::Add<model::Card>{board, card}, hash);
  }
  void write(double at_s, base::Id card, const char* words) {
    ++seq;
    text += storage::journal_line(
        seq, base::WallTime(at_s * 1000), seq,
        ops::Change<model::Card>{one, card,
                                 model::Patch<model::Card>{}.set<&model::Card::text>(words)},
        hash);
  }
  void lose(int ops) {
    for (int n = 0; n < ops; ++n) {
      const std::string before = text;
      lay(0, one);
      text = before + "#\n";
    }
  }
  std::shared_ptr<const Past> past() const {
    auto told = Past::told_by(text, "x", Past::Names::kept);
    REQUIRE(told.ok());
    return *told;
  }
};

}  // namespace

TEST_CASE("time axis: moments lie as time passed, a break takes a minute, places rise to 1") {
  Told t;
  for (const double at : {1000.0, 1010.0, 1020.0, 90000.0, 90030.0}) t.lay(at, t.one);
  const TimeAxis axis(*t.past(), t.one);
  REQUIRE(axis.size() == 6);
  CHECK(axis.place(0) == 0);
  CHECK(axis.place(5) == 1);
  for (std::size_t i = 1; i < 6; ++i) CHECK(axis.place(i) > axis.place(i - 1));
  const double ten = axis.place(2) - axis.place(1), gap = axis.place(4) - axis.place(3);
  CHECK(gap / ten == doctest::Approx(60.25 / 10.25));
  for (std::size_t i = 0; i < 6; ++i) CHECK(axis.stop_at(axis.place(i)) == i);
  CHECK(axis.stop_at(axis.place(3) - 1e-6) == 2);
  CHECK(axis.stop_at(2) == 5);
  CHECK(axis.stop_at(-1) == 0);
}

TEST_CASE("time axis: another board's moments are none of it; marks find their stop") {
  Told t;
  t.lay(100, t.one);
  t.lay(101, t.other);
  t.lay(102, t.other);
  t.lay(103, t.one);
  const TimeAxis axis(*t.past(), t.one);
  REQUIRE(axis.size() == 3);
  CHECK(axis.moment(2) == 4);
  CHECK(axis.stop_after(0) == 0);
  CHECK(axis.stop_after(1) == 1);
  CHECK(axis.stop_after(3) == 1);
  CHECK(axis.stop_after(4) == 2);
  CHECK(axis.stop_after(1000) == 2);
  // Nothing was done on it yet: the beginning is its end.
  const TimeAxis none(*t.past(), base::Id());
  CHECK(none.size() == 1);
  CHECK(none.stop_at(1) == 0);
}

TEST_CASE("time axis: a mark on a letter stands where the word was written") {
  Told t;
  t.lay(100, t.one);
  const base::Id card = t.last;
  t.write(101, card, "と");
  t.write(102, card, "とも");
  t.write(103, card, "ともに");
  t.lay(104, t.other);
  const TimeAxis axis(*t.past(), t.one);
  REQUIRE(axis.size() == 3);
  CHECK(axis.stop_after(1) == 1);
  CHECK(axis.stop_after(2) == 2);
  CHECK(axis.stop_after(3) == 2);
  CHECK(axis.stop_after(4) == 2);
  CHECK(axis.stop_after(5) == 2);
  CHECK(axis.time(2) == 103000);
}

TEST_CASE("time axis: a clock that was set back keeps the order") {
  Told t;
  for (const double at : {5000.0, 5010.0, 200.0, 210.0}) t.lay(at, t.one);
  const TimeAxis axis(*t.past(), t.one);
  for (std::size_t i = 1; i < axis.size(); ++i) CHECK(axis.place(i) > axis.place(i - 1));
}

TEST_CASE("time axis: how much was done is seen, and what cannot be read is a hole") {
  Told t;
  for (int n = 0; n < 10; ++n) t.lay(100 + n * 0.1, t.one);
  t.lose(3);
  t.lay(150, t.one);
  const TimeAxis axis(*t.past(), t.one);
  const auto columns = axis.density(20);
  REQUIRE(columns.size() == 20);
  CHECK(*std::ranges::max_element(columns) == 1);
  CHECK(columns.back() > 0);
  CHECK(columns[10] == 0);
  CHECK(axis.density(0).empty());
  REQUIRE(axis.holes().size() == 1);
  CHECK(axis.holes()[0].second == 1);
}

TEST_CASE("time axis: times of day stand apart, never more than there is room for") {
  Told t;
  for (int n = 0; n < 600; ++n) t.lay(1783200000 + n * 12, t.one);
  const TimeAxis axis(*t.past(), t.one);
  for (const std::size_t most : {1u, 3u, 7u, 12u}) {
    const auto labels = axis.labels(most);
    REQUIRE(!labels.empty());
    CHECK(labels.size() <= most + 1);
    for (std::size_t i = 1; i < labels.size(); ++i)
      CHECK(labels[i].place - labels[i - 1].place >= 1.0 / double(most) - 1e-6);
  }
  CHECK(axis.labels(7).size() >= 3);
  CHECK(axis.labels(0).empty());
}
