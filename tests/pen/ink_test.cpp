#include "pen/ink.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <sstream>

#include "model/codec.h"
#include "model/invariants.h"

using namespace pen;
using base::Rect;
using model::InkStroke;

namespace {

using Phase = input::Phase;

// "down 1 X Y; move 1 X Y; up 1 X Y; cancel 1 X Y; lift; write; erase; undo; clear; width W":
// positions in mm of the card. `nan` is a number here. True where any of it changed the ink.
bool play(InkPad& pad, const std::string& script) {
  bool changed = false;
  std::istringstream commands(script);
  for (std::string command; std::getline(commands, command, ';');) {
    std::istringstream words(command);
    std::string verb, x, y;
    input::FingerId finger = 0;
    if (!(words >> verb)) continue;
    const auto number = [](const std::string& s) { return std::stod(s); };
    if (verb == "lift") {
      changed = pad.lift_all() || changed;
    } else if (verb == "write" || verb == "erase") {
      pad.set_mode(verb == "write" ? InkPad::Mode::write : InkPad::Mode::erase);
    } else if (verb == "undo") {
      changed = pad.undo() || changed;
    } else if (verb == "clear") {
      changed = pad.clear() || changed;
    } else if (verb == "width") {
      words >> x;
      pad.set_width(number(x));
    } else {
      REQUIRE(static_cast<bool>(words >> finger >> x >> y));
      const Phase phase = verb == "down"   ? Phase::down
                          : verb == "move" ? Phase::move
                          : verb == "up"   ? Phase::up
                                           : Phase::cancel;
      REQUIRE((phase != Phase::cancel || verb == "cancel"));
      changed = pad.sample({finger, phase, {number(x), number(y)}}) || changed;
    }
  }
  return changed;
}

// Straight from a to b in steps of a millimetre.
void draw(InkPad& pad, input::FingerId finger, Vec2 a, Vec2 b) {
  pad.sample({finger, Phase::down, a});
  const int steps = std::max(1, int(base::distance(a, b)));
  for (int i = 1; i < steps; ++i)
    pad.sample({finger, Phase::move, a + (b - a) * (double(i) / steps)});
  pad.sample({finger, Phase::up, b});
}

double off_line(Vec2 p, const std::vector<Vec2>& line) {
  double least = 1e9;
  for (std::size_t i = 1; i < line.size(); ++i)
    least = std::min(least, segment_distance(p, p, line[i - 1], line[i]));
  return least;
}

bool sound(const InkPad& pad) {
  model::Card card;
  card.id.bytes[0] = 1;
  card.ink = pad.ink();
  return model::wrong_with(card).empty();
}

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("ink pad: a straight way becomes two points, a tap one, ends where the finger was") {
  InkPad pad;
  draw(pad, 1, {-20, 0}, {20, 10});
  REQUIRE(pad.ink().size() == 1);
  CHECK(pad.ink()[0] == InkStroke{InkPad::kPenWidth, {{-20, 0}, {20, 10}}});
  CHECK(play(pad, "down 2 5 5; move 2 5.1 5; up 2 5.1 5.1"));
  REQUIRE(pad.ink().size() == 2);
  CHECK(pad.ink()[1].points == std::vector<Vec2>{{5, 5}});
  CHECK_FALSE(pad.writing());
}

TEST_CASE("ink pad: a circle of few positions comes out round, and small") {
  InkPad pad;
  for (int i = 0; i <= 24; ++i) {
    const double a = i * std::numbers::pi / 12;
    pad.sample({1,
                i == 0    ? Phase::down
                : i == 24 ? Phase::up
                          : Phase::move,
                {10 * std::cos(a), 10 * std::sin(a)}});
  }
  REQUIRE(pad.ink().size() == 1);
  const auto& points = pad.ink()[0].points;
  CHECK(points.size() < 40);
  CHECK(points.size() > 12);
  for (std::size_t i = 1; i < points.size(); ++i)
    for (double t = 0; t < 1; t += 0.25)
      CHECK(std::abs(base::length(points[i - 1] + (points[i] - points[i - 1]) * t) - 10) < 0.45);
}

TEST_CASE("ink pad: a corner stays a corner") {
  InkPad pad;
  pad.sample({1, Phase::down, {0, 0}});
  for (int i = 1; i <= 10; ++i) pad.sample({1, Phase::move, {double(i), 0}});
  for (int i = 1; i <= 9; ++i) pad.sample({1, Phase::move, {10, double(i)}});
  pad.sample({1, Phase::up, {10, 10}});
  double nearest = 1e9;
  for (const Vec2 p : pad.ink().at(0).points)
    nearest = std::min(nearest, base::distance(p, {10, 0}));
  CHECK(nearest < 0.3);
  CHECK(pad.ink()[0].points.size() < 10);
}

TEST_CASE("ink pad: a shaking finger's line is smooth and near its way") {
  std::mt19937 random(4);
  std::normal_distribution<double> shake(0, 0.12);
  std::vector<Vec2> raw;
  for (int i = 0; i <= 120; ++i) {
    const double x = i * 0.5 - 30;
    raw.push_back({x + shake(random), 8 * std::sin(x / 6) + shake(random)});
  }
  const auto line = smooth_line(raw);
  CHECK(line.size() < raw.size() / 2);
  for (const Vec2 p : raw) CHECK(off_line(p, line) < 0.7);
  CHECK(line.front() == raw.front());
  CHECK(line.back() == raw.back());
}

TEST_CASE("ink pad: simplifying keeps within its tolerance and keeps both ends") {
  std::mt19937 random(9);
  std::uniform_real_distribution<double> step(-1, 1);
  for (int round = 0; round < 20; ++round) {
    std::vector<Vec2> line{{0, 0}};
    for (int i = 0; i < 200; ++i) line.push_back(line.back() + Vec2{step(random), step(random)});
    const auto few = simplified(line, 0.3);
    CHECK(few.front() == line.front());
    CHECK(few.back() == line.back());
    for (const Vec2 p : line) CHECK(off_line(p, few) <= 0.3 + 1e-9);
  }
  CHECK(simplified({}, 1).empty());
  CHECK(smooth_line({}).empty());
  CHECK(simplified(std::vector<Vec2>(50, Vec2{1, 1}), 0.1).size() == 2);
}

TEST_CASE("ink pad: fingers write at once, each its own stroke, in the order of lifting") {
  InkPad pad;
  CHECK_FALSE(play(pad, "down 1 -10 0; down 2 -10 10; move 1 0 0; move 2 0 10; move 1 10 0"));
  CHECK(pad.under_way().size() == 2);
  CHECK(pad.ink().empty());
  CHECK(play(pad, "up 2 10 10; up 1 10 0"));
  REQUIRE(pad.ink().size() == 2);
  CHECK(pad.ink()[0].points.front() == Vec2{-10, 10});
  CHECK(pad.ink()[1].points.front() == Vec2{-10, 0});
}

TEST_CASE("ink pad: what is under way looks as it will when the finger lifts") {
  InkPad pad;
  play(pad, "width 1.5; down 1 0 0; move 1 5 1; move 1 9 5; move 1 10 10");
  const auto before = pad.under_way();
  REQUIRE(before.size() == 1);
  CHECK(pad.lift_all());
  CHECK(pad.ink() == before);
  CHECK(pad.ink()[0].width == 1.5);
}

TEST_CASE("ink pad: a stroke ends at the card's edge and begins there when the finger comes back") {
  InkPad pad;
  play(pad,
       "down 1 30 0; move 1 36 0; move 1 39 0; move 1 60 40; move 1 39 10; move 1 36 10; up 1 30 "
       "10");
  REQUIRE(pad.ink().size() == 2);
  CHECK(pad.ink()[0].points.back() == Vec2{37.5, 0});
  CHECK(pad.ink()[1].points.front() == Vec2{37.5, 10});
  CHECK(sound(pad));
  // Beside the card all along: nothing.
  CHECK_FALSE(play(pad, "down 1 50 0; move 1 60 5; up 1 50 0"));
  CHECK(pad.ink().size() == 2);
}

TEST_CASE("ink pad: a palm taken back leaves nothing; a device that goes leaves what was written") {
  InkPad pad;
  CHECK_FALSE(play(pad, "down 1 0 0; move 1 5 5; cancel 1 5 5"));
  CHECK(pad.ink().empty());
  CHECK_FALSE(pad.writing());
  CHECK(play(pad, "down 1 0 0; move 1 5 5; down 2 9 9; lift"));
  CHECK(pad.ink().size() == 2);
}

TEST_CASE("ink pad: the rubber takes whole strokes that it touches, and no others") {
  InkPad pad;
  draw(pad, 1, {-30, 0}, {30, 0});
  draw(pad, 1, {-30, 10}, {30, 10});
  play(pad, "down 1 20 -10; up 1 20 -10");
  CHECK_FALSE(play(pad, "erase; down 1 0 -10; move 1 0 -5"));
  // One fast move across two lines.
  CHECK(play(pad, "move 1 0 4; move 1 0 20; up 1 0 20"));
  REQUIRE(pad.ink().size() == 1);
  CHECK(play(pad, "down 1 20 -8; up 1 20 -8"));
  CHECK(pad.ink().empty());
}

TEST_CASE("ink pad: undo takes back strokes and rubbing, whole gestures, in order") {
  InkPad pad;
  draw(pad, 1, {-30, 0}, {30, 0});
  draw(pad, 1, {-30, 10}, {30, 10});
  draw(pad, 1, {-30, -20}, {30, -20});
  const auto three = pad.ink();
  play(pad, "erase; down 1 0 -5; move 1 0 4; move 1 0 20; up 1 0 20; write");
  CHECK(pad.ink().size() == 1);
  draw(pad, 2, {0, 0}, {1, 9});
  CHECK(pad.undo());
  CHECK(pad.undo());
  CHECK(pad.ink() == three);
  CHECK(pad.undo());
  CHECK(pad.ink().size() == 2);
  CHECK(pad.clear());
  CHECK_FALSE(pad.clear());
  CHECK(pad.ink().empty());
  CHECK(pad.undo());
  CHECK(pad.ink().size() == 2);
  CHECK(pad.undo());
  CHECK(pad.undo());
  CHECK_FALSE(pad.undo());
}

TEST_CASE("ink pad: what a card had before can be rubbed out, but undo stops there") {
  InkPad pad({{0.7, {{0, 0}, {10, 0}}}});
  CHECK_FALSE(pad.can_undo());
  CHECK(play(pad, "erase; down 1 5 1; up 1 5 1"));
  CHECK(pad.ink().empty());
  CHECK(pad.undo());
  CHECK(pad.ink().size() == 1);
  CHECK_FALSE(pad.undo());
}

TEST_CASE("ink pad: clearing takes what is under way, and the finger may go on") {
  InkPad pad;
  play(pad, "down 1 0 0; move 1 5 5");
  CHECK(pad.clear());
  CHECK(pad.under_way().empty());
  CHECK(play(pad, "move 1 10 10; up 1 12 12"));
  REQUIRE(pad.ink().size() == 1);
  CHECK(pad.ink()[0].points.front() == Vec2{10, 10});
}

TEST_CASE("ink pad: positions that are no numbers, and fingers nobody knows, do nothing") {
  InkPad pad;
  CHECK_FALSE(play(pad, "move 7 1 1; up 7 1 1; cancel 7 1 1; down 1 nan 0; move 1 3 3; up 1 3 3"));
  CHECK(pad.ink().empty());
  CHECK(play(
      pad,
      "down 1 0 0; move 1 nan 2; move 1 inf 0; move 1 1e300 -1e300; move 1 9 0; up 1 nan nan"));
  REQUIRE(pad.ink().size() == 1);
  CHECK(pad.ink()[0].points == std::vector<Vec2>{{0, 0}, {9, 0}});
  pad.set_width(kNan);
  pad.set_width(-3);
  play(pad, "down 1 0 0; up 1 0 0");
  CHECK(pad.ink().back().width == model::kMinInkWidth);
  // A lifting that got lost: the finger comes down again.
  CHECK(play(pad, "down 1 0 0; move 1 5 0; down 1 0 9"));
  CHECK(pad.ink().size() == 3);
  CHECK(sound(pad));
}

TEST_CASE(
    "ink pad: it stays sound under sixty fingers doing anything, and undo goes all the way back") {
  InkPad pad;
  std::mt19937 random(11);
  std::uniform_real_distribution<double> x(-42, 42), y(-29, 29);
  for (int i = 0; i < 20000; ++i) {
    const auto finger = input::FingerId(random() % 60);
    const auto phase = Phase(random() % 16 == 0 ? 3 : random() % 8 == 0 ? 2 : random() % 4 ? 1 : 0);
    const Vec2 pos{random() % 50 ? x(random) : kNan, y(random)};
    pad.sample({finger, phase, pos});
    if (random() % 40 == 0)
      pad.set_mode(random() % 4 == 0 ? InkPad::Mode::erase : InkPad::Mode::write);
    if (random() % 50 == 0) pad.undo();
    if (random() % 2000 == 0) pad.clear();
    if (i % 500 == 0) {
      REQUIRE(sound(pad));
      for (const InkStroke& stroke : pad.under_way()) REQUIRE(model::wrong_with(stroke).empty());
    }
  }
  pad.lift_all();
  CHECK(sound(pad));
  while (pad.undo()) {
  }
  CHECK(pad.ink().empty());
}

TEST_CASE("ink pad: a card that is full takes no more, and says so") {
  InkPad pad;
  for (std::size_t i = 0; i < model::kMaxStrokes; ++i) play(pad, "down 1 0 0; up 1 0 0");
  CHECK(pad.full());
  CHECK_FALSE(play(pad, "down 1 0 0; up 1 9 9"));
  CHECK(pad.ink().size() == model::kMaxStrokes);
  CHECK(sound(pad));
  pad.undo();
  CHECK_FALSE(pad.full());
}

TEST_CASE("ink pad: a scribble without end becomes several strokes that hang together") {
  InkPad pad;
  pad.sample({1, Phase::down, {0, 0}});
  for (int i = 1; i < 2500; ++i)
    pad.sample({1, Phase::move, {20 * std::sin(i * 0.05), 15 * std::cos(i * 0.07)}});
  pad.lift_all();
  REQUIRE(pad.ink().size() == 3);
  CHECK(pad.ink()[0].points.back() == pad.ink()[1].points.front());
  CHECK(pad.ink()[1].points.back() == pad.ink()[2].points.front());
}

TEST_CASE("ink pad: a card written full is a few thousand bytes of JSON") {
  // Forty characters of eight strokes, each a bent line of 6 mm given at 120 Hz.
  InkPad pad;
  for (int n = 0; n < 320; ++n) {
    const Vec2 at{-33.0 + (n / 8 % 10) * 7, -20.0 + n / 80 * 11 + n % 8 * 1.2};
    for (int i = 0; i <= 20; ++i)
      pad.sample({1,
                  i == 0    ? Phase::down
                  : i == 20 ? Phase::up
                            : Phase::move,
                  at + Vec2{i * 0.3, std::sin(i * 0.2)}});
  }
  CHECK(pad.ink().size() == 320);
  CHECK(model::to_json(pad.ink()).dump().size() < 320 * 100);
}

TEST_CASE("ink pad: the distance between two ways, crossing, apart, or mere points") {
  CHECK(segment_distance({0, 0}, {10, 10}, {0, 10}, {10, 0}) == 0);
  CHECK(segment_distance({0, 0}, {10, 0}, {0, 3}, {10, 3}) == 3);
  CHECK(segment_distance({0, 0}, {10, 0}, {13, 4}, {20, 4}) == 5);
  CHECK(segment_distance({1, 1}, {1, 1}, {1, 1}, {1, 1}) == 0);
  CHECK(segment_distance({0, 0}, {0, 0}, {3, 4}, {3, 4}) == 5);
  CHECK(segment_distance({0, 0}, {10, 0}, {12, 0}, {20, 0}) == 2);
}
