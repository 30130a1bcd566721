#include "platform/tuio_tracks.h"

#include <doctest/doctest.h>

#include <limits>
#include <set>

using input::FingerId;
using input::Phase;
using platform::TuioContact;
using platform::TuioFrame;
using platform::TuioProfile;
using platform::TuioSet;
using platform::TuioTracks;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// A tracker, its frames as they arrive, and what came of them.
struct Tracker {
  TuioTracks& tracks;
  std::string source = "one";
  TuioProfile profile = TuioProfile::cursors;
  double now_s = 10;
  std::int64_t number = 0;

  std::vector<TuioContact> frame(std::vector<std::int64_t> alive, std::vector<TuioSet> sets = {}) {
    return numbered(++number, std::move(alive), std::move(sets));
  }
  std::vector<TuioContact> numbered(std::int64_t n, std::vector<std::int64_t> alive,
                                    std::vector<TuioSet> sets = {}) {
    std::vector<TuioContact> out;
    tracks.take({profile, source, std::move(alive), std::move(sets), n}, now_s, out);
    return out;
  }
  std::vector<TuioContact> after(double seconds) {
    now_s += seconds;
    std::vector<TuioContact> out;
    tracks.tick(now_s, out);
    return out;
  }
};

std::vector<Phase> phases(const std::vector<TuioContact>& contacts) {
  std::vector<Phase> out;
  for (const auto& c : contacts) out.push_back(c.phase);
  return out;
}
using Phases = std::vector<Phase>;

}  // namespace

TEST_CASE("tuio: a finger goes down with its first set, moves, and lifts when it is no longer alive") {
  TuioTracks tracks;
  Tracker t{tracks};
  const auto down = t.frame({5}, {{5, {0.25, 0.5}, {}}});
  REQUIRE(phases(down) == Phases{Phase::down});
  CHECK(down[0].at == base::Vec2{0.25, 0.5});
  CHECK(down[0].time_s == 10);
  t.now_s = 10.01;
  const auto move = t.frame({5}, {{5, {0.26, 0.5}, {}}});
  REQUIRE(phases(move) == Phases{Phase::move});
  CHECK(move[0].finger == down[0].finger);
  const auto up = t.frame({});
  REQUIRE(phases(up) == Phases{Phase::up});
  CHECK(up[0].finger == down[0].finger);
  CHECK(up[0].at == base::Vec2{0.26, 0.5});
  CHECK(t.frame({}).empty());
}

TEST_CASE("tuio: what is repeated unchanged says nothing") {
  TuioTracks tracks;
  Tracker t{tracks};
  t.frame({5}, {{5, {0.25, 0.5}, {}}});
  CHECK(t.frame({5}, {{5, {0.25, 0.5}, {}}}).empty());
  CHECK(t.numbered(-1, {5}, {{5, {0.25, 0.5}, {}}}).empty());
}

TEST_CASE("tuio: a lost set is a finger that waits, a lost end is made good by the next alive") {
  TuioTracks tracks;
  Tracker t{tracks};
  CHECK(t.frame({5}).empty());  // its set was lost
  CHECK(phases(t.frame({5}, {{5, {0.5, 0.5}, {}}})) == Phases{Phase::down});
  CHECK(phases(t.frame({6}, {{6, {0.1, 0.1}, {}}})) == Phases{Phase::up, Phase::down});
}

TEST_CASE("tuio: a set of what is not alive is nothing, and so is one without any alive before") {
  TuioTracks tracks;
  Tracker t{tracks};
  CHECK(t.frame({5}, {{6, {0.5, 0.5}, {}}}).empty());
  std::vector<TuioContact> out;
  tracks.take({TuioProfile::cursors, "other", {}, {{1, {0.5, 0.5}, {}}}, 1}, 10, out);
  CHECK(out.empty());
  // Without an alive the last one holds.
  tracks.take({TuioProfile::cursors, "one", {}, {{5, {0.5, 0.5}, {}}}, 2}, 10, out);
  CHECK(phases(out) == Phases{Phase::down});
}

TEST_CASE("tuio: an older frame is ignored, the same number and -1 are taken") {
  TuioTracks tracks;
  Tracker t{tracks};
  t.numbered(200, {5}, {{5, {0.5, 0.5}, {}}});
  CHECK(t.numbered(199, {}).empty());
  CHECK(t.numbered(100, {}).empty());
  // A tracker splits many contacts into several bundles of one number.
  CHECK(phases(t.numbered(200, {5, 6}, {{6, {0.1, 0.1}, {}}})) == Phases{Phase::down});
  CHECK(phases(t.numbered(-1, {5})) == Phases{Phase::up});
  CHECK(t.numbered(150, {5}, {{5, {0.9, 0.9}, {}}}).empty());  // -1 did not forget the number
}

TEST_CASE("tuio: a number more than 100 behind is a tracker begun anew: fingers are lost, not lifted") {
  TuioTracks tracks;
  Tracker t{tracks};
  const auto before = t.numbered(200, {1, 2, 3}, {{1, {0.1, 0.1}, {}}, {2, {0.5, 0.5}, {}}, {3, {0.9, 0.9}, {}}});
  // 1 is another finger, 2 the same, 3 has gone.
  const auto after = t.numbered(1, {1, 2}, {{1, {0.7, 0.7}, {}}, {2, {0.51, 0.5}, {}}});
  REQUIRE(phases(after) == Phases{Phase::lost, Phase::lost, Phase::down, Phase::move});
  CHECK(after[0].finger == before[0].finger);
  CHECK(after[1].finger == before[2].finger);
  CHECK(after[2].finger != before[0].finger);
  CHECK(after[3].finger == before[1].finger);
  CHECK(phases(t.numbered(2, {})) == Phases{Phase::up, Phase::up});
}

TEST_CASE("tuio: after a second of silence a smaller number is a tracker begun anew, too") {
  TuioTracks tracks;
  Tracker t{tracks};
  t.numbered(40, {1}, {{1, {0.1, 0.1}, {}}});
  t.now_s += 0.9;
  CHECK(t.numbered(1, {}).empty());
  t.now_s += 0.2;
  CHECK(phases(t.numbered(1, {})) == Phases{Phase::lost});
  CHECK(phases(t.numbered(2, {1}, {{1, {0.1, 0.1}, {}}})) == Phases{Phase::down});
}

TEST_CASE("tuio: an id that is used again is another finger") {
  TuioTracks tracks;
  Tracker t{tracks};
  std::set<FingerId> seen;
  for (int k = 0; k < 50; ++k) {
    const auto down = t.frame({1}, {{1, {0.5, 0.5}, {}}});
    REQUIRE(phases(down) == Phases{Phase::down});
    CHECK(seen.insert(down[0].finger).second);
    t.frame({});
  }
}

TEST_CASE("tuio: of a tracker that is silent every finger is lost, of one that repeats itself none") {
  TuioTracks tracks;
  Tracker t{tracks};
  t.frame({1, 2}, {{1, {0.1, 0.1}, {}}, {2, {0.2, 0.2}, {}}});
  for (int second = 0; second < 60; ++second) {
    CHECK(t.after(1).empty());
    t.numbered(-1, {1, 2});
  }
  CHECK(tracks.next_deadline_s() == doctest::Approx(t.now_s + TuioTracks::kSilent_s));
  CHECK(t.after(TuioTracks::kSilent_s - 0.01).empty());
  CHECK(phases(t.after(0.02)) == Phases{Phase::lost, Phase::lost});
  CHECK(tracks.next_deadline_s() > 1e300);
  CHECK(t.after(100).empty());
  // It comes back, its finger still down: a new one.
  CHECK(phases(t.frame({1}, {{1, {0.1, 0.1}, {}}})) == Phases{Phase::down});
}

TEST_CASE("tuio: frames that are ignored as old do not keep a silent tracker's fingers") {
  TuioTracks tracks;
  Tracker t{tracks};
  t.numbered(90, {1}, {{1, {0.1, 0.1}, {}}});
  t.now_s += 0.5;
  t.numbered(50, {1});
  CHECK(phases(t.after(2.6)) == Phases{Phase::lost});
}

TEST_CASE("tuio: two trackers have fingers of the same ids and numbers of their own") {
  TuioTracks tracks;
  Tracker a{tracks, "left"}, b{tracks, "right"};
  a.number = 5000;
  const auto one = a.frame({1}, {{1, {0.1, 0.1}, {}}});
  const auto two = b.frame({1}, {{1, {0.9, 0.9}, {}}});
  REQUIRE(phases(two) == Phases{Phase::down});
  CHECK(one[0].finger != two[0].finger);
  CHECK(b.frame({1}).empty());
  CHECK(phases(b.frame({})) == Phases{Phase::up});
  CHECK(phases(a.frame({1}, {{1, {0.2, 0.1}, {}}})) == Phases{Phase::move});
}

TEST_CASE("tuio: a little beyond the edges is the edge; far beyond, or no number, is nothing") {
  TuioTracks tracks;
  Tracker t{tracks};
  const auto down = t.frame({1, 2, 3, 4}, {{1, {-0.02, 1.04}, {}},
                                           {2, {kNan, 0.5}, {}},
                                           {3, {512, 300}, {}},
                                           {4, {0.5, -std::numeric_limits<double>::infinity()}, {}}});
  REQUIRE(phases(down) == Phases{Phase::down});
  CHECK(down[0].at == base::Vec2{0, 1});
  CHECK(tracks.left_out() == 3);
  CHECK(t.frame({1}, {{1, {kNan, 0}, {}}}).empty());  // stays where it was
  const auto up = t.frame({});
  REQUIRE(up.size() == 1);
  CHECK(up[0].at == base::Vec2{0, 1});
}

TEST_CASE("tuio: a blob has a size; one that cannot be is none") {
  TuioTracks tracks;
  Tracker t{tracks, "one", TuioProfile::blobs};
  const auto down = t.frame({1, 2, 3}, {{1, {0.1, 0.1}, {0.02, 0.03}}, {2, {0.5, 0.5}, {-1, 0.2}}, {3, {0.9, 0.9}, {kNan, 7}}});
  REQUIRE(down.size() == 3);
  CHECK(down[0].size == base::Vec2{0.02, 0.03});
  CHECK(down[1].size == base::Vec2{});
  CHECK(down[2].size == base::Vec2{});
  const auto wider = t.frame({1, 2, 3}, {{1, {0.1, 0.1}, {0.06, 0.03}}});
  REQUIRE(phases(wider) == Phases{Phase::move});
  CHECK(wider[0].size == base::Vec2{0.06, 0.03});
}

TEST_CASE("tuio: a finger told as cursor and as blob is one, and the blob tells its size") {
  for (const std::int64_t blob : {7, 99}) {  // with the same id and with one of its own
    TuioTracks tracks;
    Tracker cursors{tracks}, blobs{tracks, "one", TuioProfile::blobs};
    const auto down = cursors.frame({7}, {{7, {0.5, 0.5}, {}}});
    const auto told = blobs.frame({blob}, {{blob, {0.502, 0.5}, {0.01, 0.02}}});
    REQUIRE(phases(told) == Phases{Phase::move});
    CHECK(told[0].finger == down[0].finger);
    CHECK(told[0].at == base::Vec2{0.5, 0.5});
    CHECK(told[0].size == base::Vec2{0.01, 0.02});
    const auto move = cursors.frame({7}, {{7, {0.6, 0.5}, {}}});
    REQUIRE(move.size() == 1);
    CHECK(move[0].size == base::Vec2{0.01, 0.02});
    CHECK(blobs.frame({blob}, {{blob, {0.602, 0.5}, {0.01, 0.02}}}).empty());
    CHECK(phases(cursors.frame({})) == Phases{Phase::up});
    CHECK(blobs.frame({blob}, {{blob, {0.7, 0.5}, {0.03, 0.03}}}).empty());
    CHECK(blobs.frame({}).empty());
  }
}

TEST_CASE("tuio: a cursor that comes after its blob is the blob's finger; one elsewhere is another") {
  TuioTracks tracks;
  Tracker cursors{tracks}, blobs{tracks, "one", TuioProfile::blobs};
  CHECK(phases(blobs.frame({1}, {{1, {0.5, 0.5}, {0.02, 0.02}}})) == Phases{Phase::down});
  CHECK(cursors.frame({4}, {{4, {0.505, 0.5}, {}}}).empty());
  CHECK(phases(cursors.frame({4, 5}, {{5, {0.8, 0.5}, {}}})) == Phases{Phase::down});
  CHECK(phases(blobs.frame({})) == Phases{Phase::up});
  CHECK(phases(cursors.frame({})) == Phases{Phase::up});
}

TEST_CASE("tuio: another source's blobs are fingers of their own") {
  TuioTracks tracks;
  Tracker cursors{tracks, "left"}, blobs{tracks, "right", TuioProfile::blobs};
  cursors.frame({7}, {{7, {0.5, 0.5}, {}}});
  CHECK(phases(blobs.frame({7}, {{7, {0.5, 0.5}, {0.01, 0.02}}})) == Phases{Phase::down});
}

TEST_CASE("tuio: however many fingers and sources are told, what is kept has an end, and all end once") {
  TuioTracks tracks;
  std::map<FingerId, int> down, ended;
  const auto count = [&](const std::vector<TuioContact>& contacts) {
    for (const auto& c : contacts) {
      down[c.finger] += c.phase == Phase::down;
      ended[c.finger] += c.phase == Phase::up || c.phase == Phase::lost;
    }
  };
  std::vector<std::int64_t> alive;
  std::vector<TuioSet> sets;
  for (int k = 0; k < 1000; ++k) {
    alive.push_back(k);
    sets.push_back({k, {k / 1000.0, 0.5}, {}});
  }
  Tracker t{tracks};
  count(t.frame(alive, sets));
  CHECK(down.size() == TuioTracks::kMostFingers);
  for (int k = 0; k < 1000; ++k) {
    Tracker other{tracks, "source " + std::to_string(k)};
    count(other.frame({}));
  }
  count(t.frame({}));
  for (int k = 0; k < 100; ++k) {
    Tracker other{tracks, "source " + std::to_string(k)};
    count(other.frame({1}, {{1, {0.5, 0.5}, {}}}));
  }
  CHECK(down.size() == TuioTracks::kMostFingers + TuioTracks::kMostStreams);
  t.now_s += 10;
  count(t.after(0));
  for (const auto& [finger, times] : down) {
    CHECK(times == 1);
    CHECK(ended[finger] == 1);
  }
}
