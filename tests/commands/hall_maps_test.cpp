#include "commands/hall_maps.h"

#include <doctest/doctest.h>

#include <chrono>

#include "model/codec.h"
#include "storage/journal.h"
#include "storage/session_file.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using commands::HallMaps;

namespace {

struct Evening {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  model::Session session = support::small_session(ids);
  std::string header =
      storage::journal_header(session, {0, storage::hash_of_beginning(session.id)});
  std::vector<std::string> lines;

  Evening() {
    std::mt19937 random(5);
    storage::Hash hash = storage::hash_of_beginning(session.id);
    while (lines.size() < 60)
      for (const ops::Op& op : support::random_action(session, random, ids))
        if (ops::apply(session, op))
          lines.push_back(
              storage::journal_line(lines.size() + 1, clock.wall(), lines.size() + 1, op, hash));
  }
  hall::ReadLines begun(int slot) const { return {{slot, session.id}, 0, 0, true, header}; }
  hall::ReadLines rest(int slot, std::size_t from, std::size_t to) const {
    std::string text;
    for (std::size_t n = from; n < to; ++n) text += lines[n];
    return {{slot, session.id}, from + 1, to, false, text};
  }
  std::string text() const { return storage::session_text(session, 0); }
};

std::string text_of(const HallMaps::Map& map) { return storage::session_text(*map.session, 0); }

/// The maps as soon as one has got so far.
HallMaps::Maps at(const HallMaps& maps, hall::OpSubject from, std::uint64_t seq) {
  for (int n = 0; n < 1000; ++n) {
    HallMaps::Maps all = maps.maps();
    if (const auto it = all.find(from); it != all.end() && it->second.seq >= seq) return all;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  FAIL("the lines were not applied");
  return {};
}

}  // namespace

TEST_CASE("hall maps: what is read is the session as it is at the table") {
  const Evening e;
  HallMaps maps({}, {});
  maps.take(e.begun(4));
  maps.take(e.rest(4, 0, 20));
  maps.take(e.rest(4, 20, e.lines.size()));
  const auto all = at(maps, {4, e.session.id}, e.lines.size());
  CHECK(text_of(all.at({4, e.session.id})) == e.text());
}

TEST_CASE("hall maps: a copy that was fetched does not change") {
  const Evening e;
  HallMaps maps({}, {});
  maps.take(e.begun(4));
  maps.take(e.rest(4, 0, 10));
  const auto before = at(maps, {4, e.session.id}, 10);
  const std::string text = text_of(before.at({4, e.session.id}));
  maps.take(e.rest(4, 10, e.lines.size()));
  const auto after = at(maps, {4, e.session.id}, e.lines.size());
  CHECK(text_of(before.at({4, e.session.id})) == text);
  CHECK(after.at({4, e.session.id}).turn > before.at({4, e.session.id}).turn);
}

TEST_CASE("hall maps: what lay on the disk is there at once, and goes on from there") {
  Evening e;
  model::Session as_kept;
  {
    HallMaps first({}, {});
    first.take(e.begun(4));
    first.take(e.rest(4, 0, 30));
    as_kept = *at(first, {4, e.session.id}, 30).at({4, e.session.id}).session;
  }
  HallMaps maps({{{4, e.session.id}, std::make_shared<const model::Session>(as_kept)}}, {});
  CHECK(maps.maps().size() == 1);
  maps.take(e.rest(4, 30, e.lines.size()));
  CHECK(text_of(at(maps, {4, e.session.id}, e.lines.size()).at({4, e.session.id})) == e.text());
}

TEST_CASE("hall maps: another branch is said, and a first line that says nothing ends nothing") {
  const Evening e;
  HallMaps maps({}, {});
  maps.take({{5, e.session.id}, 0, 0, true, "rubbish\n"});
  maps.take(e.begun(4));
  maps.take(e.rest(4, 0, 3));
  maps.say({4, e.session.id}, hall::ReadTrouble::forked);
  maps.take(e.rest(4, 3, 4));
  CHECK(at(maps, {4, e.session.id}, 4).at({4, e.session.id}).forked);
}
